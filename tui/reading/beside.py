"""What stands beside a tab: the words of what is under the cursor, or what stands on them."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from briefings.layout.beside import evidence_page, noted_page, on_passage, passage_page
from briefings.layout.page import Cells, Page
from briefings.model import Span
from briefings.notes.model import Note
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE, placed_note
from tui.reading.viewport import Viewport


class Beside(NamedTuple):
    """A page to stand beside others, laid out once it is wanted; equal `of`, equal page."""

    of: object
    lay_out: Callable[[int, Cells], Page]


def beside(reading: Reading) -> Beside | None:
    """Return what stands beside the tab that is shown, `None` for nothing."""
    briefing = reading.briefing
    if reading.tab == SOURCE:
        return _on_passage(reading, reading.chosen) if reading.chosen else None
    if placed := placed_note(reading):
        return Beside((briefing.id, placed), partial(noted_page, briefing, placed))
    item = reading.item
    return Beside((briefing.id, item), partial(evidence_page, briefing, item)) if item else None


def _on_passage(reading: Reading, span: Span) -> Beside:
    """Return what stands on a passage; it comes anew once the passage has moved on the screen."""
    notes = _notes_on(reading, span)
    of = reading.briefing.id, span, notes, reading.view.top
    return Beside(of, partial(passage_page, reading.briefing, span, notes))


def _notes_on(reading: Reading, span: Span) -> list[Note]:
    items = {item.id for item in on_passage(reading.briefing, span)}
    return [
        placed.note
        for placed in reading.notes.notes
        if placed.note.target.item in items
        or (placed.span and placed.span.overlaps(span.start, span.end))
    ]


def view_beside(page: Page, height: int) -> Viewport:
    """Return what of such a page fits beside: from its top, unless words marked lie deeper."""
    view = Viewport(page, height, text=True)
    marked = [
        index
        for index, row in enumerate(page.rows)
        if any(segment.role == "selected" for segment in row.segments)
    ]
    if marked and marked[0] >= height:
        view.top = min(marked[0] - height // 3, view.max_top)
    return view
