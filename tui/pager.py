"""The user's pager, over the app and back again."""

import os
import shlex
import subprocess

from textual.app import App, SuspendNotSupported

from briefings.errors import UsageError

DEFAULT = "less"


def page_text(app: App[None], text: str) -> None:
    """Show `text` in `$PAGER`, the app suspended meanwhile.

    Raises:
        UsageError: there is no such program, or the app cannot be suspended here.
    """
    try:
        command = shlex.split(os.environ.get("PAGER") or DEFAULT)
    except ValueError as error:
        raise UsageError(f"PAGER cannot be read ({error}): set it to a command.") from None
    fault: OSError | None = None
    try:
        with app.suspend():
            # A fault must not leave the block: Textual would stay suspended.
            try:
                subprocess.run(command, input=text.encode(), check=False)  # noqa: S603
            except OSError as error:
                fault = error
    except SuspendNotSupported:
        raise UsageError("The app cannot be suspended here: use `briefings show ID`.") from None
    if fault:
        raise UsageError(f"{command[0]} cannot be started: set PAGER to a pager you have.")
