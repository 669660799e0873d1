"""Golden screens: a screen as text with marks beneath each row for how its cells look.

    |BOTTOM LINE
     CCCCCCCCCCC
     ***********

A row of the screen begins with `|`. Below it stands, cell by cell, one sign for each way in
which the cell does not look plain: as many rows of marks as the cell with the most needs.
"""

import os
from contextlib import suppress
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import Final

import pytest

from tests.terminal.emulator import Terminal
from tests.wire.screen import Cell, Screen

FOLDER: Final = Path(__file__).parents[1] / "screens"

UPDATE: Final = "UPDATE_SCREENS"
"""The variable of the environment that has golden screens written anew."""

UNTIL_SURE: Final = 1.0
"""Seconds without output after which a screen is taken to be finished when it is recorded."""

_COLOURS: Final = {
    "black": "K", "red": "R", "green": "G", "brown": "Y", "blue": "B", "magenta": "M",
    "cyan": "C", "white": "W",
}  # fmt: skip
"""Signs of the colours of text, by the names that pyte has for them."""

OTHER: Final = "%"
"""The sign of a colour that has no name."""


def signs(cell: Cell) -> str:
    """Return a sign for each way in which a cell looks different from a plain one."""
    seen = {"^": cell.reverse, "_": cell.underscore, "#": cell.bg != "default"}
    if cell.data.strip():  # on a blank nobody sees these
        colour = _COLOURS.get(cell.fg, OTHER) if cell.fg != "default" else ""
        seen |= {colour: bool(colour), "*": cell.bold, ".": cell.dim, "/": cell.italics}
    return "".join(sign for sign, shown in seen.items() if shown)


def picture(screen: Screen) -> str:
    """Return the screen's text, and marks beneath it."""
    lines = []
    for y, text in enumerate(screen.text):
        lines.append(f"|{text}")
        marked = [signs(screen.cell(x, y)) for x in range(screen.columns)]
        lines.extend(" " + "".join(row).rstrip() for row in zip_longest(*marked, fillvalue=" "))
    return "\n".join(lines) + "\n"


def recorded(name: str, size: str = "80x24") -> str:
    """Return the golden screen of that name and size, marks and all."""
    return (FOLDER / f"{name}-{size}.txt").read_text(encoding="utf-8")


def recorded_text(name: str, size: str = "80x24") -> str:
    """Return the text alone of a golden screen."""
    lines = recorded(name, size).splitlines()
    return "\n".join(line[1:] for line in lines if line.startswith("|")) + "\n"


def check(terminal: Terminal, name: str, size: str) -> None:
    """Wait until a terminal shows a golden screen; record it first where that is asked for."""
    if os.environ.get(UPDATE):
        terminal.settle(UNTIL_SURE)
        (FOLDER / f"{name}-{size}.txt").write_text(picture(terminal.screen), encoding="utf-8")
    wanted = recorded(name, size)
    with suppress(AssertionError):  # what differs is told better below
        terminal.wait_for(lambda _: picture(terminal.screen) == wanted)
    shown = picture(terminal.screen)
    if shown != wanted:
        rows = wanted.splitlines(), shown.splitlines()
        pytest.fail("\n".join(unified_diff(*rows, "recorded", "shown", lineterm="")), pytrace=False)
