"""What plain text is written on: rows of 78 columns, with one blank row wherever there is a gap."""

from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from briefings.export.brief.blocks import Table
from briefings.layout.page import Column, Sheet
from briefings.text import one_line

WIDTH: Final = 78
STEP: Final = 4
_GAP: Final = 2
"""Cells between the columns of a table."""


class TextPaper:
    """A document under way, row by row."""

    def __init__(self) -> None:
        self._sheet = Sheet(WIDTH, cell_len)
        self._gap = False

    def content(self) -> bytes:
        """Return all rows, UTF-8."""
        page = self._sheet.page()
        rows = (page.words(number, cell_len) for number in range(len(page.rows)))
        return "".join(f"{row}\n" for row in rows).encode()

    def gap(self) -> None:
        """Ask for a blank row before whatever follows."""
        self._gap = True

    def heading(self, text: str, rule: str) -> None:
        """Write a heading with a line beneath it, and gaps around both."""
        self.gap()
        self.ruled(text, rule)
        self.gap()

    def ruled(self, text: str, rule: str) -> None:
        """Write a line with another one beneath it."""
        self.text(text)
        self.text(rule * min(cell_len(one_line(text)), WIDTH))

    def text(self, text: str, x: int = 0) -> None:
        """Write a line, a blank one if there is nothing in it."""
        self._columns(Column(x, WIDTH - x, one_line(text) or " ", "text"))

    def marked(self, mark: str, text: str, x: int, step: int = STEP) -> None:
        """Write a text with a mark before its first line."""
        at = x + step
        said = Column(at, WIDTH - at, one_line(text), "text")
        self._columns(Column(x, step, mark, "text"), said)

    def table(self, table: Table) -> None:
        """Write a table, each cell wrapped in its column."""
        edges = [
            round(WIDTH * share)
            for share in accumulate((column.share for column in table.columns), initial=0)
        ]
        spaces = [
            (at, end - at - _GAP)
            for at, end in zip(edges, (*edges[1:-1], WIDTH + _GAP), strict=False)
        ]
        head = tuple(column.heading for column in table.columns)
        for row in (head, *table.rows):
            self._columns(
                *(
                    Column(at, width, one_line(cell), "text")
                    for (at, width), cell in zip(spaces, row, strict=True)
                )
            )

    def _columns(self, *columns: Column) -> None:
        if self._gap:
            self._sheet.row()
        self._gap = False
        self._sheet.columns(list(columns), None)
