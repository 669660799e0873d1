"""What plain text is written on: rows of 78 columns, with one blank row wherever there is a gap."""

from typing import Final

from rich.cells import cell_len

from briefings.layout.page import Column, Sheet
from briefings.text import one_line

WIDTH: Final = 78
STEP: Final = 4


class TextPaper:
    """A document under way, row by row."""

    def __init__(self) -> None:
        self.sheet = Sheet(WIDTH, cell_len)
        self._gap = False

    def content(self) -> bytes:
        """Return all rows, UTF-8."""
        page = self.sheet.page()
        rows = (page.words(number, cell_len) for number in range(len(page.rows)))
        return "".join(f"{row}\n" for row in rows).encode()

    def gap(self) -> None:
        """Ask for a blank row before whatever follows."""
        self._gap = True

    def begin(self) -> None:
        """Write the blank row that was asked for, if one was."""
        if self._gap:
            self.sheet.row()
        self._gap = False

    def heading(self, text: str, rule: str) -> None:
        """Write a heading with a line beneath it."""
        shown = one_line(text)
        self.gap()
        self.text(shown)
        self.text(rule * min(cell_len(shown), WIDTH))
        self.gap()

    def text(self, text: str, x: int = 0) -> None:
        """Write a line, a blank one if there is nothing in it."""
        self._columns(Column(x, WIDTH - x, one_line(text) or " ", "text"))

    def marked(self, mark: str, text: str, x: int, step: int = STEP) -> None:
        """Write a text with a mark before its first line."""
        at = x + step
        said = Column(at, WIDTH - at, one_line(text), "text")
        self._columns(Column(x, step, mark, "text"), said)

    def _columns(self, *columns: Column) -> None:
        self.begin()
        self.sheet.columns(list(columns), None)
