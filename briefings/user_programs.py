"""The user's own programs: editor and pager, as the environment names them."""

import os
import shlex
import shutil

from briefings.errors import UsageError


def editor() -> list[str]:
    """Return the command of the user's editor: what `$VISUAL`, else `$EDITOR` says, else `vi`.

    Raises:
        UsageError: there is no such program.
    """
    return command("VISUAL" if os.environ.get("VISUAL") else "EDITOR", "vi")


def command(variable: str, default: str) -> list[str]:
    """Return the command that a variable of the environment names.

    Raises:
        UsageError: it cannot be read, or there is no such program.
    """
    try:
        words = shlex.split(os.environ.get(variable) or default)
    except ValueError as error:
        raise UsageError(f"{variable} cannot be read ({error}): set it to a command.") from None
    if not words or shutil.which(words[0]) is None:
        named = words[0] if words else variable
        raise UsageError(f"{named} cannot be started: set {variable} to a program you have.")
    return words
