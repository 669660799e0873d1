"""What this terminal can do, as far as it says."""

import os
from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len

from briefings.charset import speaks_utf8
from briefings.layout.page import Cells
from briefings.text import ascii_only
from tui.line.clusters import most_columns


def encoder(environ: Mapping[str, str] = os.environ) -> Callable[[str], str]:
    """Return what puts text into the terminal's characters, one for one."""
    return str if speaks_utf8(environ) else ascii_only


STREAMS = ("input", "output", "error")
"""The standard streams. The app reads from the first, and draws on the others."""


def why_not(environ: Mapping[str, str], *, elsewhere: Sequence[str]) -> str | None:
    """Return in one sentence why no screen can be drawn here and what to do; `None` if it can.

    `elsewhere` names those of `STREAMS` that are no terminal.
    """
    if elsewhere:
        return _no_terminal(elsewhere)
    term = environ.get("TERM", "")
    if term in ("dumb", "unknown", ""):
        why = f"A terminal that is `{term}` cannot draw screens" if term else "TERM is not set"
        return (
            f"{why}: set TERM to what your terminal is (xterm, linux, vt220), "
            "or read with `briefings show ID`."
        )
    return None


def _no_terminal(elsewhere: Sequence[str]) -> str:
    if len(elsewhere) == len(STREAMS):
        return (
            "The app needs a terminal; where there is none, read with `briefings show ID` "
            "(`briefings list` names them)."
        )
    are = "is none" if len(elsewhere) == 1 else "are none"
    return (
        "The app needs a terminal for standard input, output and error, and standard "
        f"{' and '.join(elsewhere)} {are}: start it without redirecting, or read with "
        "`briefings show ID`."
    )


cells: Cells = most_columns
"""How many cells a text takes in the terminal: so many as are enough in every one."""


def spare(text: str) -> int:
    """Return by how many cells a text may be longer in some terminal than Textual reckons."""
    return cells(text) - cell_len(text)
