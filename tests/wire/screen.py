"""pyte's screen with what xterm does besides (dim text too), and without what pyte does wrong.

pyte keeps a row only once something was written to it. Its own scrolling passes over rows that
are not there and so leaves old text standing; here all scrolling moves whole rows in one place.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, cast
from unicodedata import combining

import pyte
from pyte.screens import Char, Margins
from wcwidth import wcwidth

PRIVATE: Final = 5
"""Bits by which pyte shifts the number of a private mode, to tell it from a public one."""

_ALTERNATE: Final = frozenset({47, 1047, 1049})

_RESET, _DIM, _NEITHER_BOLD_NOR_DIM, _INDEXED = 0, 2, 22, 5
_EXTENDED_COLOURS: Final = frozenset({38, 48})


class Cell(NamedTuple):
    """pyte's `Char`, and whether it is dim."""

    data: str
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    dim: bool = False


def is_dim_after(attributes: tuple[int, ...], before: bool) -> bool:
    """Return whether text is dim after an SGR sequence with these parameters."""
    dim, codes = before, iter(attributes or (_RESET,))
    for code in codes:
        if code in _EXTENDED_COLOURS:
            for _ in range(1 if next(codes, _INDEXED) == _INDEXED else 3):
                next(codes, None)
        elif code == _DIM:
            dim = True
        elif code in {_RESET, _NEITHER_BOLD_NOR_DIM}:
            dim = False
    return dim


class Screen(pyte.Screen):
    """A screen with the alternate buffer, SU, SD and REP; what is erased has the background.

    Erasing and scrolling fill with the current background and with nothing else of the
    current style, as xterm does (`bce`).
    """

    def __init__(self, columns: int, lines: int) -> None:
        self._last = " "
        self._main: list[dict[int, Char]] | None = None
        super().__init__(columns, lines)

    def reset(self) -> None:
        """RIS."""
        super().reset()
        self.cursor.attrs = self.default_char

    @property
    def default_char(self) -> Char:
        """A blank without attributes."""
        return cast("Char", Cell(" ", reverse=super().default_char.reverse))

    def cell(self, x: int, y: int) -> Cell:
        """Return what stands in a column and row, counted from 0."""
        return cast("Cell", self.buffer[y][x])

    def select_graphic_rendition(self, *attributes: int, **options: Any) -> None:
        """SGR."""
        was_dim = cast("Cell", self.cursor.attrs).dim
        super().select_graphic_rendition(*attributes, **options)
        dim = is_dim_after(attributes, was_dim)
        self.cursor.attrs = cast("Char", cast("Cell", self.cursor.attrs)._replace(dim=dim))

    @property
    def position(self) -> tuple[int, int]:
        """The row and column of the cursor, from 1; one that waits to wrap is in the last one."""
        return self.cursor.y + 1, min(self.cursor.x, self.columns - 1) + 1

    @property
    def display(self) -> list[str]:
        """The rows; pyte measures each character anew for that, which takes ten times as long."""
        columns = range(self.columns)
        rows = (self.buffer[y] for y in range(self.lines))
        return ["".join([row[x].data for x in columns]) for row in rows]

    @property
    def text(self) -> list[str]:
        """The rows, without blanks at their ends."""
        return [row.rstrip() for row in self.display]

    # -- what is written ----------------------------------------------------------------------

    def draw(self, data: str) -> None:
        """Write characters; REP repeats the last of them.

        pyte stops at a character without a width that it does not know for a mark.
        """
        self._last = data[-1:] or self._last
        if data.isascii():
            super().draw(data)
            return
        for char in data:
            if wcwidth(char) == 0 and not combining(char):
                self._join(char)
            else:
                super().draw(char)

    def _join(self, mark: str) -> None:
        """Put a character on the one before the cursor."""
        row = self.buffer[self.cursor.y]
        at = self.cursor.x - 1
        while at > 0 and not row[at].data:
            at -= 1
        if at >= 0:
            row[at] = row[at]._replace(data=row[at].data + mark)

    def repeat(self, count: int = 1) -> None:
        """REP: write the last character again."""
        super().draw(self._last * max(count, 1))

    # -- what is erased -----------------------------------------------------------------------

    def _blank(self) -> Char:
        return cast("Char", Cell(" ", bg=self.cursor.attrs.bg))

    @contextmanager
    def _erasing(self) -> Iterator[None]:
        """Let pyte erase with a blank, from a column of the screen."""
        style, column = self.cursor.attrs, self.cursor.x
        self.cursor.attrs, self.cursor.x = self._blank(), min(column, self.columns - 1)
        try:
            yield
        finally:
            self.cursor.attrs, self.cursor.x = style, column

    def erase_characters(self, count: int | None = None) -> None:
        """ECH."""
        with self._erasing():
            super().erase_characters(count)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:  # noqa: FBT002
        """EL."""
        with self._erasing():
            super().erase_in_line(how, private)

    def erase_in_display(self, how: int = 0, *arguments: Any, **options: Any) -> None:
        """ED."""
        with self._erasing():
            super().erase_in_display(how, *arguments, **options)

    # -- where the cursor goes ----------------------------------------------------------------

    def cursor_down(self, count: int | None = None) -> None:
        """CUD: stops at the lower margin, or below it at the screen's last row."""
        bottom = self._region.bottom if self.cursor.y <= self._region.bottom else self.lines - 1
        self.cursor.y = min(self.cursor.y + (count or 1), bottom)

    def cursor_up(self, count: int | None = None) -> None:
        """CUU: stops at the upper margin, or above it at the screen's first row."""
        top = self._region.top if self.cursor.y >= self._region.top else 0
        self.cursor.y = max(self.cursor.y - (count or 1), top)

    def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
        """DECSTBM: the cursor goes home, without arguments too."""
        super().set_margins(top, bottom)
        if self.margins is None:
            self.cursor_position()

    # -- what is scrolled ---------------------------------------------------------------------

    @property
    def _region(self) -> Margins:
        return self.margins or Margins(0, self.lines - 1)

    def _shift(self, top: int, bottom: int, rows: int) -> None:
        """Move the rows of a region up (or down, where negative) and blank what comes in."""
        held = [self.buffer[y] for y in range(top, bottom + 1)]
        for y in range(top, bottom + 1):
            origin = y + rows
            if top <= origin <= bottom:
                self.buffer[y] = held[origin - top]
            else:
                self.buffer.pop(y, None)
                self.buffer[y].update(dict.fromkeys(range(self.columns), self._blank()))
        self.dirty.update(range(top, bottom + 1))

    def scroll_up(self, count: int = 1) -> None:
        """SU."""
        self._shift(*self._region, max(count, 1))

    def scroll_down(self, count: int = 1) -> None:
        """SD."""
        self._shift(*self._region, -max(count, 1))

    def index(self) -> None:
        """IND, and a line feed: the region scrolls at its last row."""
        if self.cursor.y == self._region.bottom:
            self.scroll_up()
        else:
            self.cursor_down()

    def reverse_index(self) -> None:
        """RI: the region scrolls at its first row."""
        if self.cursor.y == self._region.top:
            self.scroll_down()
        else:
            self.cursor_up()

    def insert_lines(self, count: int | None = None) -> None:
        """IL."""
        self._shift_from_cursor(-(count or 1))

    def delete_lines(self, count: int | None = None) -> None:
        """DL."""
        self._shift_from_cursor(count or 1)

    def _shift_from_cursor(self, rows: int) -> None:
        top, bottom = self._region
        if top <= self.cursor.y <= bottom:
            self._shift(self.cursor.y, bottom, rows)
            self.carriage_return()

    # -- the alternate screen -----------------------------------------------------------------

    def set_mode(self, *modes: int, **options: Any) -> None:
        """SM and DECSET; the alternate screen begins empty."""
        super().set_mode(*modes, **options)
        if options.get("private") and _ALTERNATE & set(modes) and self._main is None:
            self.save_cursor()
            self._main = [dict(self.buffer[y]) for y in range(self.lines)]
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        """RM and DECRST; the first screen comes back as it was left."""
        super().reset_mode(*modes, **options)
        if options.get("private") and _ALTERNATE & set(modes) and self._main is not None:
            for y, row in enumerate(self._main[: self.lines]):
                self.buffer.pop(y, None)
                self.buffer[y].update(row)
            self._main = None
            self.restore_cursor()


class Stream(pyte.ByteStream):
    """pyte's parser, with the sequences that `Screen` adds."""

    csi = {  # noqa: RUF012 - as pyte's class has it
        **pyte.ByteStream.csi,
        "S": "scroll_up",
        "T": "scroll_down",
        "b": "repeat",
    }
