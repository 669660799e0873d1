"""What is under the cursor, to be copied with its citation."""

from typing import TYPE_CHECKING

from briefings.model import Span
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE, placed_note

if TYPE_CHECKING:
    from briefings.export.citation import Citable


def to_copy(reading: Reading, finding: Finding, chosen: Span | None) -> "Citable | None":
    """Return the note or the item, in Source the passage; `chosen` is the one being chosen."""
    if reading.tab == SOURCE:
        return _words(reading, finding, chosen)
    return placed_note(reading) or reading.item


def _words(reading: Reading, finding: Finding, chosen: Span | None) -> Span | None:
    """Return the passage being chosen or chosen, else the paragraph of the hit or on top."""
    if span := chosen or reading.chosen:
        return span
    offset = _hit_in_view(reading, finding)
    if offset is None:
        offset = reading.page(SOURCE).offset_of(reading.view.top)
    if offset is None:
        return None
    paragraph = reading.briefing.article.paragraph_at(offset)
    return Span(paragraph.start, paragraph.end)


def _hit_in_view(reading: Reading, finding: Finding) -> int | None:
    """Return the article's offset of the current hit, if it is there and in view."""
    if not finding.number()[0] or finding.current is None:
        return None
    hit = finding.current[1]
    page = reading.page(SOURCE)
    origin, row = page.blocks[hit.block].origin, page.row_of(hit.block, hit.start)
    seen = row is not None and reading.view.sees(row)
    return origin + hit.start if seen and origin is not None else None
