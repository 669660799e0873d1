"""What is done before anything is loaded: the screen of last time is put back, if it still holds.

It holds while the same command would show the same briefing of a library that nobody has
written to, on a terminal of the same size and kind, with the same program.
"""

from __future__ import annotations

import os
import sys

from tui.thrift import boot

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPT_OUT = "BRIEFINGS_BOOT"
"""Set to 0, nothing is kept from one start to the next."""

WIRE = "BRIEFINGS_WIRE"

_LOOKS = (
    "TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG",
    "BRIEFINGS_LIBRARY", "HOME", "XDG_DATA_HOME",
)  # fmt: skip
"""The variables that decide what is shown, and how."""


def kept_at(columns: int, rows: int) -> str:
    """Return where the screen of this size is kept."""
    return f"{boot.cache_folder('briefings')}/screen-{columns}x{rows}"


def is_wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Say whether screens may be kept."""
    return environ.get(OPT_OUT, "") != "0"


def key(briefing_id: str, log: str, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return all that a kept screen depends on.

    Args:
        briefing_id: the briefing that it shows.
        log: the library's file, to whose present state it belongs.
        environ: where the terminal is described.
    """
    program = os.path.dirname(__file__)
    looks = [f"{name}={environ.get(name)}" for name in _LOOKS]
    # Whoever leaves a place replaces a file in the folder of places.
    places = os.path.join(os.path.dirname(log), "places")
    seeds = os.path.join(os.path.dirname(program), "seeds")
    stamps = [_stamp(path) for path in (log, places, program, seeds)]
    return [briefing_id, log, *looks, *stamps]


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def paint(arguments: Sequence[str]) -> boot.Early | None:
    """Paint the screen that was kept, if these arguments ask for it; `None` if there is none."""
    size = boot.terminal_size()
    wanted = _briefing(arguments)
    if size is None or wanted is None or not is_wanted():
        return None
    path = kept_at(*size)
    kept = boot.head(path)
    if kept is None or len(kept) < 2 or wanted not in ("", kept[0]):  # noqa: PLR2004
        return None
    return boot.paint(path, key(kept[0], kept[1]))


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
