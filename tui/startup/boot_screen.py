"""What is done before anything is loaded: the screen of last time is put back, if it still holds.

It holds while the same command would show the same briefing of a library that nobody has
written to, on a terminal of the same size and kind, with the same program.
"""

from __future__ import annotations

import os
import sys

from tui.line import kept_screen, private_files, tty
from tui.system import background_file

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPT_OUT = "BRIEFINGS_BOOT"
"""Set to 0, nothing is kept from one start to the next."""

WIRE = "BRIEFINGS_WIRE"

_LOOKS = (
    "TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "HOME", "XDG_DATA_HOME",
    "XDG_CONFIG_HOME", "BRIEFINGS_CONFIG", "BRIEFINGS_LIBRARY", "BRIEFINGS_THEME", "COLORFGBG",
    OPT_OUT, WIRE,
)  # fmt: skip
"""The variables that decide what is shown, and how."""

_NAMED = 4
"""How much of a key names things: the briefing, and the files whose state it depends on."""

_NAME = "screen-"


def kept_at(columns: int, rows: int) -> str:
    """Return where the screen of this size is kept."""
    return f"{private_files.cache_folder('briefings')}/{_NAME}{columns}x{rows}"


def is_wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the environment lets a screen be painted."""
    return environ.get(OPT_OUT, "").lower() in ("", "1", "true", "yes", "on")


def forget() -> None:
    """Remove the screens of all sizes, and what the terminal has said of its background."""
    background_file.forget()
    folder = private_files.cache_folder("briefings")
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if name.startswith(_NAME):
            private_files.forget(f"{folder}/{name}")


def key(
    briefing_id: str, log: str, settings: Sequence[str], environ: Mapping[str, str] = os.environ
) -> list[str]:
    """Return all that a kept screen depends on.

    Args:
        briefing_id: the briefing that it shows.
        log: the library's file, to whose present state it belongs.
        settings: the file of settings and the theme's, there or not, as the program names them.
        environ: where the terminal is described.
    """
    program = os.path.dirname(os.path.dirname(__file__))
    looks = [f"{name}={environ.get(name)}" for name in _LOOKS]
    # Whoever leaves a place replaces a file in the folder of places.
    places = os.path.join(os.path.dirname(log), "places")
    seeds = os.path.join(os.path.dirname(program), "seeds")
    named = [briefing_id, log, *settings]
    files = (log, places, program, seeds, background_file.path(), *settings)
    return [*named, *looks, *stamps(files)]


def stamps(paths: Sequence[str]) -> list[str]:
    """Return for each file what differs once it has been written, empty where there is none."""
    return [_stamp(path) for path in paths]


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except (OSError, ValueError):  # no file has a name with a zero in it
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def paint(arguments: Sequence[str]) -> str | None:
    """Paint the screen that was kept, if these arguments ask for it; return what was painted.

    Where the app comes without one, what is typed until then is not echoed all the same.
    """
    size = tty.terminal_size()
    wanted = _briefing(arguments)
    if size is None or wanted is None or not is_wanted():
        return None
    path = kept_at(*size)
    kept = kept_screen.head(path)
    if kept is None or len(kept) < _NAMED or wanted not in ("", kept[0]):
        if not wanted:
            tty.hush()
        return None
    painted = kept_screen.paint(path, key(kept[0], kept[1], kept[2:_NAMED]))
    if painted is None:
        tty.hush()
    return painted


def is_far(columns: int, rows: int, environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether a line is taken for a far one before anything is measured.

    That is what it was when a screen of this size was kept last, whatever has changed since.
    Where none was, a line that is none of this machine's may be of any length.
    """
    far = kept_screen.was_far(kept_at(columns, rows))
    return bool(environ.get("SSH_CONNECTION")) if far is None else far


def _briefing(arguments: Sequence[str]) -> str | None:
    """Return the briefing that is asked for, "" for the last one; `None` if the app may not be."""
    is_thrifty = os.environ.get(WIRE, "") in ("", "auto", "thrift")
    if not is_thrifty or not sys.platform.startswith(("linux", "darwin")):
        return None
    rest = []
    words = iter(arguments)
    for word in words:
        if word == "--wire":
            word = f"--wire={next(words, '')}"  # noqa: PLW2901
        if word in ("--wire=auto", "--wire=thrift"):
            continue
        rest.append(word)
    if len(rest) > 1 or (rest and rest[0].startswith("-")):
        return None
    return rest[0] if rest else ""
