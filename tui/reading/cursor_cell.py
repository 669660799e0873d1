"""Which cell of a view is the current one: the terminal's own cursor goes there."""

from typing import NamedTuple

from briefings.layout.page import Cells, TextSegment
from tui.reading.viewport import Viewport


class At(NamedTuple):
    """A character of one of a page's blocks."""

    block: int
    offset: int


def cell(view: Viewport, cells: Cells, at: At | None = None) -> tuple[int, int]:
    """Return column and row of the cell that is current, of the text and not of the margin.

    It is that of `at` if the row under the cursor shows it, or a view without one; else the first
    of the row under the cursor; else the first that is seen.
    """
    row = view.page.row_of(*at) if at else None
    current = view.cursor if view.cursor is not None and view.sees(view.cursor) else None
    if at and row is not None and view.sees(row) and current in (None, row):
        return _column(view.page.rows[row].segments, at, view, cells), row - view.top
    rows = range(view.top, min(view.top + view.height, len(view.page.rows)))
    for y in rows if current is None else (current,):
        if first := _first(view, y):
            return first.x, y - view.top
    return 0, 0


def _first(view: Viewport, row: int) -> TextSegment | None:
    """Return where a row's text begins: it has numbers, signs and bullets before it."""
    segments = [segment for segment in view.page.rows[row].segments if segment.start < segment.end]
    blocks = view.page.blocks
    texts = (segment for segment in segments if blocks[segment.block].origin is not None)
    return next(texts, None) or next(
        (each for each in segments if _has_words(view, each)), segments[0] if segments else None
    )


def _has_words(view: Viewport, segment: TextSegment) -> bool:
    text = view.page.blocks[segment.block].text
    return any(char.isalnum() for char in text[segment.start : segment.end])


def _column(segments: tuple[TextSegment, ...], at: At, view: Viewport, cells: Cells) -> int:
    segment = [p for p in segments if p.block == at.block and p.start <= at.offset][-1]
    return segment.x + cells(view.page.blocks[at.block].text[segment.start : at.offset])
