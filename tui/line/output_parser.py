"""What Textual writes, taken into a grid.

Textual moves (`CSI y;x H`), writes styled text and line feeds; its driver switches modes and
asks the terminal questions. Anything else is unknown output.
"""

import re
from typing import Final

from tui.line.cells import DEFAULT, Cell, Grid, Style, blank
from tui.line.clusters import cells_of, leading_marks, one_cell
from tui.line.sgr import applied
from tui.line.unknown_output import UnknownOutputError

_TOKEN: Final = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<sgr>[0-9;]*)m"
    r"|\x1b\[(?P<row>[0-9]*);?(?P<column>[0-9]*)H"
    r"|(?P<line>\n)"
    r"|(?P<aside>\x07|\x1b\]52;[^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|\x1b\[[<>=?][0-9;]*[ul]|\x1b\[\?[0-9;]*(?:h|\$p)"
    r"|\x1b\]22;[^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""`aside` is not about cells and goes to the terminal as it is: the bell, the clipboard.
The last three (modes, questions, the pointer's shape) are the driver's affair, and dropped."""

_LAST_OF_LATIN: Final = "\u02ff"
"""No character up to here combines with the one before it."""


class OutputParser:
    """Feeds a grid. The cursor's place and style are those of the terminal Textual thinks of."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._x = 0
        self._y = 0
        self._style: Style = DEFAULT

    def feed(self, raw: str) -> str:
        """Take what Textual wrote; return what goes to the terminal as it is.

        Where Textual leaves its writer, it wants the cursor.

        Raises:
            UnknownOutputError: it is not known what a sequence does.
        """
        asides = []
        at = 0
        while at < len(raw):
            token = _TOKEN.match(raw, at)
            if token is None:
                raise UnknownOutputError(_name(raw, at))
            at = token.end()
            match token.lastgroup:
                case "text":
                    self._put(token["text"])
                case "sgr":
                    self._style = applied(self._style, token["sgr"])
                case "row" | "column":
                    self._y = int(token["row"] or 1) - 1
                    self._x = int(token["column"] or 1) - 1
                case "line":
                    self._x, self._y = 0, self._y + 1
                case "aside":
                    asides.append(token["aside"])
            if token.lastgroup not in (None, "aside"):
                self._grid.cursor = self._x, self._y
        return "".join(asides)

    def _put(self, text: str) -> None:
        """Write at the cursor; what is beyond the last column or row is cut off."""
        if self._y >= len(self._grid.rows):
            return
        row = self._grid.rows[self._y]
        if text[0] > _LAST_OF_LATIN and (marks := leading_marks(text)):
            _combine(row, self._x - 1, marks)
        cells = cells_of(text, self._style)
        start, end = self._x, self._x + len(cells)
        self._x = end
        if end > len(row):
            cells = cells[: max(len(row) - start, 0)]
            end = len(row)
            if cells and cells[-1].width == 2:  # noqa: PLR2004 - half of it has no room
                cells, end = cells[:-1], end - 1
        if not cells:
            return
        _part(row, start)
        _part(row, end)
        row[start:end] = cells


def _combine(row: list[Cell], at: int, marks: str) -> None:
    """Put marks on the character before the cursor, as terminals do."""
    while 0 < at < len(row) and row[at].width == 0:
        at -= 1
    if 0 <= at < len(row):
        base = row[at]
        row[at] = one_cell(base.text + marks, base.style, base.width)


def _part(row: list[Cell], at: int) -> None:
    """Where a wide character stands across a boundary, leave blanks of its halves."""
    if 0 < at < len(row) and row[at].width == 0:
        row[at - 1] = blank(row[at - 1].style)
        row[at] = blank(row[at].style)


def _name(raw: str, at: int) -> str:
    """Name a sequence without the text that may stand in it."""
    found = re.compile(r"\x1b\[[0-9;<=>?]*[ -/]*[@-~]|\x1b.?|.", re.DOTALL).match(raw, at)
    return repr(found[0]) if found else ""
