"""Rows of text that know which words they show.

A `Page` keeps every logical text (a `TextBlock`) whole and its rows as ranges of blocks. So a
phrase is found although a line break falls into it, a hit is marked wherever its words came
to stand, and an offset of the article is one subtraction away from a row.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from briefings.layout.wrap import wrap
from briefings.text import displayable, exportable, wrappable

Cells = Callable[[str], int]
"""How many terminal cells a text takes: `rich.cells.cell_len`, or `len` for plain ASCII."""

Role = Literal[
    "heading",
    "text",
    "value",
    "name",
    "muted",
    "warn",
    "note",
    "cited",
    "noted",
    "selected",
    "hit",
    "current",
    "bar",
]
"""What a segment of a row is; the screen decides how each looks."""


class TextBlock(msgspec.Struct, frozen=True):
    """One logical text, safe to show. `origin` is its offset in the article, if it stands there.

    `item` is the id of the item that it belongs to. `alias` is the same in other words, which
    finds it too: `24,000 ha` is also what the article calls `about 24,000 hectares`. `written` is
    the text before it was made safe to show, character for character, where that differs.
    """

    text: str
    item: str | None = None
    origin: int | None = None
    alias: str = ""
    written: str = ""


class TextSegment(msgspec.Struct, frozen=True):
    """Characters `start`..`end` of a block, shown from cell `x` of the row on."""

    x: int
    block: int
    start: int
    end: int
    role: Role


class Row(msgspec.Struct, frozen=True):
    """One line of the screen; `item` is the id of the item it belongs to."""

    segments: tuple[TextSegment, ...] = ()
    item: str | None = None


class Mark(msgspec.Struct, frozen=True):
    """A range of a block that is to look different for now: a hit, the selected evidence."""

    start: int
    end: int
    role: Role


_BLANKS = str.maketrans("\n\t", "  ")

Marks = Mapping[int, Sequence[Mark]]
"""Marks by the number of their block; a later one lies over an earlier one."""

NO_MARKS: Marks = {}


class Page:
    """A text of a given width; its rows are laid out when they are first looked at."""

    def __init__(self, blocks: tuple[TextBlock, ...], rows: Iterable[Row], width: int) -> None:
        self.blocks = blocks
        self.width = width
        self._rows = rows

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The page from top to bottom."""
        return tuple(self._rows)

    def rows_of(self, item: str) -> range:
        """Return the rows that show `item`, an empty range where there are none."""
        rows = [index for index, row in enumerate(self.rows) if row.item == item]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def row_of(self, block: int, offset: int) -> int | None:
        """Return the row that shows character `offset` of `block`."""
        last = None
        for index, row in enumerate(self.rows):
            for segment in row.segments:
                if segment.block == block and segment.start <= offset:
                    last = index
        return last

    def ranges(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield block, start and end within it for each block that `start`..`end` touches.

        `start` and `end` are offsets in the article.
        """
        for index, block in enumerate(self.blocks):
            if block.origin is None:
                continue
            first, last = max(start - block.origin, 0), min(end - block.origin, len(block.text))
            if first < last:
                yield index, first, last

    def offset_of(self, row: int) -> int | None:
        """Return the offset in the article of the first character from `row` on."""
        for shown in self.rows[max(row, 0) :]:
            for segment in shown.segments:
                if (origin := self.blocks[segment.block].origin) is not None:
                    return origin + segment.start
        return None

    def line(self, row: int, cells: Cells = len) -> str:
        """Return a row as plain text; `cells` are those that the page was laid out with."""
        return "".join(text for text, _ in self.segments(row, cells)).rstrip()

    def words(self, row: int, cells: Cells = len) -> str:
        """Return a row as it may leave the program; see `briefings.text.exportable`.

        Columns stand where they stand on the screen, but what is left out leaves no gap.
        """
        out, shown, x = "", 0, 0
        for segment in self.rows[row].segments:
            block = self.blocks[segment.block]
            if segment.x > shown:
                out += " " * (segment.x - x)
                shown = x = segment.x
            part = slice(segment.start, segment.end)
            own = exportable((block.written or block.text)[part]).translate(_BLANKS)
            out += own
            shown += cells(block.text[part])
            x += cells(own)
        return out.rstrip()

    def segments(
        self, row: int, cells: Cells = len, marks: Marks = NO_MARKS
    ) -> Iterator[tuple[str, Role | None]]:
        """Yield the texts of a row from left to right, `None` for the blanks between them."""
        x = 0
        for segment in self.rows[row].segments:
            if segment.x > x:
                yield " " * (segment.x - x), None
                x = segment.x
            text = self.blocks[segment.block].text
            for start, end, role in _cut(segment, marks.get(segment.block, ())):
                part = text[start:end]
                x += cells(part)
                yield part, role


def _cut(segment: TextSegment, marks: Sequence[Mark]) -> Iterator[tuple[int, int, Role]]:
    """Cut a segment where marks begin and end."""
    mine = [mark for mark in marks if mark.start < segment.end and segment.start < mark.end]
    edges = {segment.start, segment.end}
    for mark in mine:
        edges |= {max(mark.start, segment.start), min(mark.end, segment.end)}
    cuts = sorted(edges)
    for start, end in itertools.pairwise(cuts):
        over = [m.role for m in mine if m.start <= start and end <= m.end]
        yield start, end, over[-1] if over else segment.role


class Column(msgspec.Struct, frozen=True):
    """A column of a table row: its text wraps within `width` cells from `x` on."""

    x: int
    width: int
    text: str
    role: Role
    alias: str = ""


class Sheet:
    """Writes a page from top to bottom; if it `is_airy`, with a blank row before headings."""

    def __init__(self, width: int, cells: Cells, *, is_airy: bool = False) -> None:
        self.width = width
        self.is_airy = is_airy
        self.cells = cells
        self._blocks: list[TextBlock] = []
        self._rows: list[Iterable[Row]] = []

    def page(self) -> Page:
        return Page(tuple(self._blocks), itertools.chain.from_iterable(self._rows), self.width)

    def heading(self, text: str) -> None:
        if self.is_airy and self._rows:
            self.row()
        self.columns([Column(0, self.width, text, "heading")], None)

    def flow(self, text: str, role: Role, *, x: int = 2, item: str | None = None) -> int:
        """Write a text from cell `x` to the right edge, on as many rows as it takes.

        Returns the number of its block.
        """
        self.columns([Column(x, self.width - x, text, role)], item)
        return len(self._blocks) - 1

    def pair(
        self, wide: int, label: str, text: str, roles: tuple[Role, Role] = ("name", "text")
    ) -> None:
        """Write a label in `wide` cells and a text beside it, which begins three cells after."""
        at = wide + 3
        columns = [Column(2, wide, label, roles[0]), Column(at, self.width - at, text, roles[1])]
        self.columns(columns, None)

    def columns(self, columns: list[Column], item: str | None) -> None:
        """Write texts side by side, each wrapped in its own column."""
        written = [
            (self.add(column.text, item, alias=column.alias), column)
            for column in columns
            if column.text
        ]
        self.rows(self._side_by_side(written, item))

    def _side_by_side(
        self, columns: Sequence[tuple[int, Column]], item: str | None
    ) -> Iterator[Row]:
        stacks = [
            [
                TextSegment(column.x, block, start, end, column.role)
                for start, end in wrap(self._blocks[block].text, max(column.width, 1), self.cells)
            ]
            for block, column in columns
        ]
        for level in range(max(map(len, stacks), default=0)):
            yield Row(tuple([stack[level] for stack in stacks if level < len(stack)]), item)

    def add(self, text: str, item: str | None = None, alias: str = "") -> int:
        """Add a block that `row` will show; return its number."""
        shown = displayable(text)
        written = "" if shown == text else text
        self._blocks.append(TextBlock(shown, item, alias=alias, written=written))
        return len(self._blocks) - 1

    def add_paragraph(self, written: str, origin: int) -> tuple[int, str]:
        """Add a paragraph of the article, which begins at `origin`.

        Returns the number of its block, and its text as it is to be wrapped.
        """
        text = wrappable(written)
        shown = text.replace("\n", " ")
        kept = "" if shown == written else written
        self._blocks.append(TextBlock(shown, origin=origin, written=kept))
        return len(self._blocks) - 1, text

    def row(self, segments: tuple[TextSegment, ...] = (), item: str | None = None) -> None:
        """Write one row of segments, a blank one by default."""
        self.rows((Row(segments, item),))

    def insert(self, page: Page) -> None:
        """Write a page that was laid out by itself in the same width."""
        first = len(self._blocks)
        self._blocks += page.blocks
        self.rows(_counted_from(first, row) for row in page.rows)

    def rows(self, rows: Iterable[Row]) -> None:
        """Write rows, which an iterator makes when the page's rows are first looked at."""
        self._rows.append(rows)


def _counted_from(first: int, row: Row) -> Row:
    """Return a row whose first block has another number."""
    return Row(
        tuple(
            [
                TextSegment(each.x, first + each.block, each.start, each.end, each.role)
                for each in row.segments
            ]
        ),
        row.item,
    )
