"""Programs of the user's that take the terminal over for a while: pager and editor."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from briefings.errors import UsageError


def page_text(app: App[None], text: str) -> None:
    """Show `text` in `$PAGER`, the app suspended meanwhile.

    Raises:
        UsageError: there is no such program, or the app cannot be suspended here.
    """
    _run(app, _command("PAGER", "less"), text)


def edit_text(app: App[None], text: str) -> str:
    """Let the user edit `text` in `$VISUAL` or `$EDITOR`, and return what it has become.

    The file is the user's alone (0600) and is removed, whatever happens.

    Raises:
        UsageError: there is no such program, it failed, or what it wrote is not UTF-8.
    """
    command = editor()
    descriptor, path = tempfile.mkstemp(suffix=".md", prefix="briefings-")
    file = Path(path)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        if _run(app, [*command, path]):
            raise UsageError(f"{command[0]} ended with a failure: the note is as it was.")
        return file.read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"What {command[0]} wrote cannot be read: {error}.") from None
    finally:
        file.unlink(missing_ok=True)


def editor() -> list[str]:
    """Return the command of the user's editor: what `$VISUAL`, else `$EDITOR` says, else `vi`.

    Raises:
        UsageError: there is no such program.
    """
    return _command("VISUAL" if os.environ.get("VISUAL") else "EDITOR", "vi")


def _command(variable: str, default: str) -> list[str]:
    try:
        command = shlex.split(os.environ.get(variable) or default)
    except ValueError as error:
        raise UsageError(f"{variable} cannot be read ({error}): set it to a command.") from None
    # Known before the app gives the terminal away, so that the screen need not change for it.
    if not command or shutil.which(command[0]) is None:
        named = command[0] if command else variable
        raise UsageError(f"{named} cannot be started: set {variable} to a program you have.")
    return command


def _run(app: App[None], command: list[str], text: str | None = None) -> int:
    """Run a program in the app's place and return its exit code."""
    fault: OSError | None = None
    code = 0
    # Ctrl-C is the program's while it runs. A handler, unlike SIG_IGN, is not inherited.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    given = None if text is None else text.encode()
    try:
        with app.suspend():
            # A fault must not leave the block: Textual would stay suspended.
            try:
                code = subprocess.run(command, input=given, check=False).returncode  # noqa: S603
            except OSError as error:
                fault = error
    except SuspendNotSupported:
        raise UsageError("The app cannot be suspended here: use the command line.") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if fault:
        raise UsageError(f"{command[0]} cannot be started: {fault.strerror}.")
    return code
