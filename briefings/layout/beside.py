"""What stands beside a page: the words of an item or a note, and what stands on a passage."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefings.kinds import sections
from briefings.layout.item_rows import BULLET, BULLET_WIDTH
from briefings.layout.notes import write_note
from briefings.layout.page import Cells, Column, Page, Sheet
from briefings.layout.paragraph_rows import Layers, ParagraphWriter
from briefings.layout.proposals import reasons_for
from briefings.layout.shortening import shortened
from briefings.model import AnyItem, Briefing, Span
from briefings.notes.model import Note
from briefings.notes.notebook import Placed
from briefings.weight import by_severity, heaviest_first
from briefings.wording import sentence

_MARGIN: Final = 6
_MOST_ROWS: Final = 3
"""What stands on a passage is told in no more rows than this: the whole stands in a panel."""


def evidence_page(briefing: Briefing, item: AnyItem, width: int, cells: Cells) -> Page:
    """Lay out the paragraphs that `item` stands on, its words marked, and its tensions.

    What a tension is about is told in a panel, once.
    """
    sheet = Sheet(width, cells)
    _words(sheet, briefing, "EVIDENCE", item.spans)
    if reasons := reasons_for(item):
        sheet.heading("PROPOSED")
        sheet.flow(reasons, "muted")
    elif item.review == "used":
        sheet.heading("USED")
        sheet.flow("by what somebody confirmed; the name itself nobody decided about.", "muted")
    tensions = briefing.tensions_by_item.get(item.id, ())
    if tensions:
        sheet.heading("TENSIONS")
    for tension in by_severity(tensions):
        sheet.flow(f"{tension.severity}: {tension.text}", "text", x=0)
    return sheet.page()


def words_page(
    briefing: Briefing, heading: str, spans: Sequence[Span], width: int, cells: Cells
) -> Page:
    """Lay out the paragraphs that passages stand in, these marked."""
    sheet = Sheet(width, cells)
    _words(sheet, briefing, heading, spans)
    return sheet.page()


def noted_page(briefing: Briefing, placed: Placed, width: int, cells: Cells) -> Page:
    """Lay out what a note is on: its passage, its item's, the bottom line of its panel.

    Of a note on the whole briefing, or on what is gone, there is nothing.
    """
    target = placed.note.target
    item = next((i for i in briefing.items if i.id == target.item), None)
    panel = next((p for p in briefing.panels if p.topic.key == target.panel), None)
    if placed.span:
        return words_page(briefing, "THE NOTE’S WORDS", [placed.span], width, cells)
    if item:
        return evidence_page(briefing, item, width, cells)
    sheet = Sheet(width, cells)
    if panel:
        sheet.heading(panel.topic.name.upper())
        sheet.flow(panel.summary.text or panel.topic.question, "text", x=0)
    return sheet.page()


def on_passage(briefing: Briefing, span: Span) -> list[AnyItem]:
    """Return the items that stand on words of a passage."""
    return [item for item in briefing.items if span.overlaps_any(item.evidence)]


def passage_page(
    briefing: Briefing, span: Span, notes: Sequence[Note], width: int, cells: Cells
) -> Page:
    """Lay out what stands on a passage: its items by kind, each in a few rows, and these notes."""
    sheet = Sheet(width, cells, is_airy=True)
    items = on_passage(briefing, span)
    for kind, found in sections(heaviest_first(items)):
        sheet.heading(kind.heading.upper())
        for item in found:
            room = width - BULLET_WIDTH
            text = shortened(sentence(item).text, room, _MOST_ROWS, cells)
            sheet.columns(
                [Column(0, 1, BULLET, "text"), Column(BULLET_WIDTH, room, text, "text")], None
            )
    if notes:
        sheet.heading("NOTES")
    for note in notes:
        write_note(sheet, note, 0)
    return sheet.page()


def _words(sheet: Sheet, briefing: Briefing, heading: str, spans: Sequence[Span]) -> None:
    layers: Layers = (("selected", spans),)
    writer = ParagraphWriter(sheet, briefing.article, _MARGIN, layers=lambda: layers, has_rule=True)
    sheet.heading(heading)
    for number in _paragraphs(briefing, spans):
        writer.write(briefing.article.paragraphs[number - 1])
        sheet.row()


def _paragraphs(briefing: Briefing, spans: Iterable[Span]) -> Iterable[int]:
    """Return the numbers of the paragraphs that passages touch, each once."""
    at = briefing.article.paragraph_at
    ends = [(at(span.start).number, at(max(span.end - 1, span.start)).number) for span in spans]
    return dict.fromkeys(number for first, last in ends for number in range(first, last + 1))
