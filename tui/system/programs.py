"""Programs of the user's that take the terminal over for a while: pager and editor."""

import signal
import subprocess
import threading
from typing import Final

from textual.app import App, SuspendNotSupported

from briefings.errors import DamagedError, UsageError
from briefings.notes.drafts.external_edit import ExternalEdit
from briefings.user_programs import command, editor

HEARD: Final = 0.5
"""Seconds after which a hang-up is passed on at the latest."""


def page_text(app: App[None], text: str) -> None:
    """Show `text` in `$PAGER`, the app suspended meanwhile.

    Raises:
        UsageError: there is no such program, or the app cannot be suspended here.
    """
    _run(app, command("PAGER", "less"), text)


def edit_text(app: App[None], lent: ExternalEdit) -> str | None:
    """Let the user edit a text in `$VISUAL` or `$EDITOR`; return it, `None` where it is the same.

    The file stays, for whoever calls to remove once the text is safe: what was saved there is not
    lost where the program or the terminal ends first.

    Raises:
        UsageError: there is no such program, it failed, or what it wrote cannot be read.
    """
    try:
        words = editor()
        with lent.held() as lock:
            code = _run(app, [*words, str(lent.path)], lock=lock)
        text = lent.text()
    except UsageError:  # nothing was started
        lent.remove()
        raise
    except OSError as error:
        said = error.strerror or error
        raise UsageError(f"What was saved in {lent.path} cannot be read: {said}.") from None
    except DamagedError as error:
        raise UsageError(str(error)) from None
    if code and text is None:
        lent.remove()
        raise UsageError(f"{words[0]} ended with a failure: the note is as it was.")
    if code:
        raise UsageError(f"{words[0]} ended with a failure: what it saved waits as a draft.")
    return text


def _run(
    app: App[None], command: list[str], text: str | None = None, lock: int | None = None
) -> int:
    """Run a program in the app's place, which inherits `lock`, and return its exit code."""
    fault: OSError | None = None
    code = 0
    # Ctrl-C is the program's while it runs. A handler, unlike SIG_IGN, is not inherited.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    given = None if text is None else text.encode()
    try:
        with app.suspend():
            # A fault must not leave the block: Textual would stay suspended.
            try:
                code = _call(command, given, lock)
            except OSError as error:
                fault = error
    except SuspendNotSupported:
        raise UsageError("The app cannot be suspended here: use the command line.") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if fault:
        raise UsageError(f"{command[0]} cannot be started: {fault.strerror}.")
    return code


def _call(command: list[str], given: bytes | None, lock: int | None) -> int:
    """Run a program and return its exit code; a hang-up that we are told of is passed on to it."""
    program: subprocess.Popen[bytes] | None = None
    told: list[int] = []

    def pass_on(number: int, _: object) -> None:
        told.append(number)
        if program is not None:
            program.send_signal(number)

    # The event loop hears of the signal as well, once it runs again.
    before = {number: signal.signal(number, pass_on) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        program = subprocess.Popen(  # noqa: S603
            command,
            stdin=None if given is None else subprocess.PIPE,
            pass_fds=() if lock is None else (lock,),
        )
        for number in told:
            program.send_signal(number)
        _attend(program, given)
        return program.returncode
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _attend(program: "subprocess.Popen[bytes]", given: bytes | None) -> None:
    """Wait for a program's end in another thread.

    This one is where signals are heard, and one that reaches another thread does not wake it.
    """
    ended = threading.Event()

    def communicate() -> None:
        try:
            program.communicate(given)
        finally:
            ended.set()

    threading.Thread(target=communicate, name="program", daemon=True).start()
    while not ended.wait(HEARD):
        pass
