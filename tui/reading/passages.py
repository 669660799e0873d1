"""Going through the passages of an article: those of one item, and all that are cited."""

from briefings.model import Span
from briefings.notes.notebook import Placed
from tui.actions.status_text import StatusText, Template
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE, placed_note

NONE_CITED = "No passage of this article is cited."
CHOOSE = "{move.next_item} and {move.previous_item} choose a cited passage; {back} goes back."


def to_evidence(reading: Reading) -> StatusText | None:
    """Go from the item to its evidence; in Source, to its next passage.

    Returns a sentence where there is nowhere to go.
    """
    if reading.tab == SOURCE:
        return _next_evidence(reading)
    if placed := placed_note(reading):
        return _to_noted(reading, placed)
    item = reading.item
    if item is None:
        return Template("No item here: {move.next_item} goes to the next one.")
    if not item.evidence:
        return "This item has no evidence: `briefings verify` says why."
    jump_to(reading, item.spans[0])
    return None


def jump_to(reading: Reading, span: Span) -> None:
    reading.remember()
    reading.show_span(span)


def to_paragraph(reading: Reading, number: int) -> None:
    """Go to a paragraph of the article."""
    reading.remember()
    reading.open(SOURCE)
    reading.selected = None
    reading.source_to(reading.briefing.article.paragraphs[number - 1].start)


def step(reading: Reading, direction: int) -> StatusText | None:
    """Select the next (1) or previous (-1) cited passage, from the selected or top one on.

    Returns a sentence where there is none.
    """
    spans, chosen = reading.spans, reading.chosen
    if not spans:
        return NONE_CITED
    if chosen in spans:
        at = spans.index(chosen) + direction
    else:
        here = chosen.start if chosen else reading.source_offset() or 0
        at = sum(span.start < here for span in spans) - (direction < 0)
    if not 0 <= at < len(spans):
        return "No further cited passage this way."
    reading.show_span(spans[at])
    return None


def show_selection(reading: Reading, span: Span, head: Span) -> None:
    """Show a passage that is being chosen, the end that moves in view."""
    reading.show_span(span)
    if (row := reading.row_of(head)) is not None:
        reading.view.reveal(row, row)


def number_in_item(reading: Reading) -> tuple[int, int]:
    """Return which of the item's passages is selected, from 1, and how many there are."""
    return _number(reading, reading.item.spans if reading.item else ())


def number_of_all(reading: Reading) -> tuple[int, int]:
    """Return which of the article's cited passages is chosen, from 1, and how many it has."""
    return _number(reading, reading.spans)


def _number(reading: Reading, spans: tuple[Span, ...]) -> tuple[int, int]:
    chosen = reading.chosen
    return (spans.index(chosen) + 1 if chosen in spans else 0), len(spans)


def _next_evidence(reading: Reading) -> StatusText | None:
    number, count = number_in_item(reading)
    if not number or not reading.item:
        return Template(CHOOSE) if reading.spans else NONE_CITED
    if count == 1:
        return Template("This is the item's only passage: {back} goes back to it.")
    reading.show_span(reading.item.spans[number % count])
    return None


def _to_noted(reading: Reading, placed: Placed) -> StatusText | None:
    target = placed.note.target
    item = reading.items.get(target.item or "")
    if span := placed.span or next(iter(item.spans if item else ()), None):
        jump_to(reading, span)
    elif target.panel in reading.tabs:
        reading.remember()
        reading.open(str(target.panel))
    elif target.passage or target.item:
        return "This note stands on no passage that the article still has."
    else:
        return "This note is on the whole briefing."
    return None
