"""What a terminal shows: a grid of cells.

Cells are interned: two that look the same are one object, so that rows are compared and
searched by identity, at the speed of C.
"""

from functools import lru_cache
from typing import Final, NamedTuple

BOLD: Final = 1
DIM: Final = 2
ITALIC: Final = 4
UNDERLINE: Final = 8
BLINK: Final = 16
REVERSE: Final = 32
CONCEAL: Final = 64
STRIKE: Final = 128
OVERLINE: Final = 256
DOUBLE: Final = 512

ATTRIBUTES: Final = {
    "bold": BOLD,
    "dim": DIM,
    "italic": ITALIC,
    "underline": UNDERLINE,
    "double underline": DOUBLE,
    "overline": OVERLINE,
    "strike": STRIKE,
    "blink": BLINK,
    "reverse": REVERSE,
    "conceal": CONCEAL,
}
"""All attributes, by what people call them."""

SEEN_ON_BLANKS: Final = UNDERLINE | REVERSE | STRIKE | OVERLINE | DOUBLE
"""The attributes that show where there is no character; colour of text, bold and so on do not."""


class Style(NamedTuple):
    """How a cell looks. Colours are parameters of SGR ("36", "48;5;17"), "" the terminal's own."""

    foreground: str = ""
    background: str = ""
    attributes: int = 0


DEFAULT: Final = Style()


class Cell:
    """One column of a row: a character with what combines with it.

    `width` is 2 for the left half of a wide character and 0 for its right half, whose `text` is
    empty. `doubtful` says that terminals do not agree on how wide it is, `most` how many columns
    it takes at most, `size` how many bytes its text takes, `is_blank` that there is nothing in
    it but a background. `parts` are the cells that it stands for, where it is several (see
    `tui.line.uncertain_widths`).
    """

    __slots__ = ("doubtful", "is_blank", "most", "parts", "size", "style", "text", "width")

    def __init__(
        self,
        text: str,
        style: Style,
        width: int,
        *,
        doubtful: bool,
        most: int,
        parts: "tuple[Cell, ...]" = (),
    ) -> None:
        self.text = text
        self.style = style
        self.width = width
        self.doubtful = doubtful
        self.most = most
        self.parts = parts
        self.size = len(text.encode("utf-8", "replace"))
        self.is_blank = text == " " and not style.foreground and not style.attributes

    def __repr__(self) -> str:
        return f"Cell({self.text!r}, {self.style}, {self.width})"


Row = list[Cell]


@lru_cache(maxsize=1 << 16)
def cell(text: str, style: Style, width: int = 1, *, doubtful: bool = False, most: int = 0) -> Cell:
    """Return the one cell that looks like this; what cannot be seen of a blank is left out."""
    if text == " " and not style.attributes & SEEN_ON_BLANKS and style != plain(style):
        return cell(text, plain(style))
    return _interned(text, style, width, doubtful, max(most, width))


@lru_cache(maxsize=1 << 16)
def _interned(text: str, style: Style, width: int, doubtful: bool, most: int) -> Cell:  # noqa: FBT001 - a key of the cache, however the cell was asked for
    return Cell(text, style, width, doubtful=doubtful, most=most)


@lru_cache(maxsize=1024)
def plain(style: Style) -> Style:
    """Return what is left of a style on a blank without lines: its background."""
    return Style("", style.background, 0)


def blank(style: Style = DEFAULT) -> Cell:
    """Return the cell that erasing leaves."""
    return cell(" ", plain(style))


class Grid:
    """`rows` lists of `columns` cells, row by row from the top.

    `cursor` is the column and the row at which the terminal's own cursor is to stand, from 0;
    `None` where that is of no account.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.cursor: tuple[int, int] | None = None
        self.rows: list[Row] = [[blank()] * columns for _ in range(rows)]

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; what still fits stays."""
        kept = [row[:columns] + [blank()] * (columns - len(row)) for row in self.rows[:rows]]
        self.columns = columns
        self.rows = kept + [[blank()] * columns for _ in range(rows - len(kept))]
        for row in self.rows:
            if row and row[-1].width == 2:  # noqa: PLR2004 - its right half was cut off
                row[-1] = blank(row[-1].style)
