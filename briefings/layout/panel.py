"""A panel as a page: bottom line first, then its items by kind."""

from collections.abc import Mapping
from typing import Final, assert_never

import msgspec

from briefings.layout.digest import (
    AS_USUAL,
    FOLDED,
    Digest,
    Folding,
    PanelSection,
    digest,
    folded_away,
)
from briefings.layout.figure_rows import FigureRows
from briefings.layout.item_rows import WIDE, ItemRows, cited
from briefings.layout.notes import write_note, write_notes
from briefings.layout.page import Cells, Column, Page, Role, Sheet
from briefings.layout.proposals import paragraph_row
from briefings.layout.wrap import wrap
from briefings.model import (
    Actor,
    AnyItem,
    Briefing,
    Figure,
    OpenQuestion,
    Panel,
    Place,
    PlainItem,
    Statement,
    Tension,
)
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.notes.questions import is_closed
from briefings.notes.wording import about
from briefings.text import displayable, flowing
from briefings.weight import WEIGHTY
from briefings.wording import attributed, first_words, label, reasoning, said, sentence, speaker

_SEVERITY_CELLS = 6
"""`medium` takes so many."""


class PanelOptions(msgspec.Struct, frozen=True):
    """How a panel looks: if it `is_airy`, its topic's question stands above it, and headings have a
    blank row before them. `remarks` are sentences on figures, by their ids.
    """

    is_airy: bool = False
    remarks: Mapping[str, str] = {}


PLAIN: Final = PanelOptions()


def panel_page(
    briefing: Briefing,
    panel: Panel,
    width: int,
    cells: Cells,
    notes: Notebook = NO_NOTES,
    folding: Folding = AS_USUAL,
    options: PanelOptions = PLAIN,
) -> Page:
    """Lay out one panel, `width` cells wide. Sections without items are left out."""
    noted = frozenset(item.id for item in panel.items if notes.on_item(item.id))
    shown = digest(briefing, panel, folding, noted)
    sheet = Sheet(width, cells, is_airy=options.is_airy)
    writer = _PanelWriter(briefing, panel, notes, sheet, shown, options.remarks)
    if options.is_airy:
        writer.question()
    return writer.write(folding)


class _PanelWriter:
    def __init__(
        self,
        briefing: Briefing,
        panel: Panel,
        notes: Notebook,
        sheet: Sheet,
        shown: Digest,
        remarks: Mapping[str, str],
    ) -> None:
        self.briefing = briefing
        self.panel = panel
        self.notes = notes
        self.sheet = sheet
        self.shown = shown
        self.rows = ItemRows(briefing, sheet)
        self.speakers: set[tuple[str | None, str | None]] = set()
        """Who has been introduced, by name and role."""
        every = (item for section in shown.sections for item in section.items)
        figures = [item for item in every if isinstance(item, Figure)]
        self.figures = FigureRows(self.rows, figures, remarks)

    def write(self, folding: Folding) -> Page:
        self.bottom_line()
        for section in self.shown.sections:
            self.section(section)
        if folded := folded_away(self.shown, folding):
            self.sheet.flow(folded, "muted", x=self.rows.left, item=FOLDED)
        self.paragraphs()
        self.panel_notes()
        return self.sheet.page()

    def question(self) -> None:
        self.sheet.flow(self.panel.topic.question, "muted", x=self.rows.left)

    def bottom_line(self) -> None:
        """Write the bottom line; that it is the article's own sentence is said above it."""
        summary = self.panel.summary
        if not summary.text:
            return
        is_quoted = self.panel.wording == "quoted"
        self.sheet.heading("BOTTOM LINE, QUOTED" if is_quoted else "BOTTOM LINE")
        left = self.rows.left
        room = self.sheet.width - left - (3 if summary.id in self.briefing.changed else 0)
        self.rows.plain([Column(left, room, summary.text, "text")], summary)

    def section(self, section: PanelSection) -> None:
        self.sheet.heading(section.kind.heading.upper())
        is_alone = len(section.items) == 1
        for item in section.items:
            self.item(item, is_alone=is_alone)
            write_notes(self.sheet, self.notes.on_item(item.id), self.rows.indent)
        if section.names:
            names = ", ".join(item.text for item in section.names)
            self.sheet.flow(names, "text", x=self.rows.left)
        if section.kind.struct is Figure:
            self.figures.bars()

    def paragraphs(self) -> None:
        """Write the paragraphs that the topic was found in, a row each."""
        if self.panel.paragraphs:
            self.sheet.heading("PARAGRAPHS")
        article, width, left = self.briefing.article, self.sheet.width, self.rows.left
        for number in self.panel.paragraphs:
            paragraph = article.paragraphs[number - 1]
            name = f"¶{number}"
            at = left + 5
            # Of a very long one no more than fits is looked at.
            cut = min(paragraph.end, paragraph.start + 2 * width)
            words = displayable(flowing(article.text[paragraph.start : cut]))
            (first, end), *more = wrap(words, width - at - 2, self.sheet.cells)
            begin = Column(at, width - at, words[first:end] + (" …" if more else ""), "text")
            self.sheet.columns([Column(left, 4, name, "text"), begin], paragraph_row(number))

    def item(self, item: AnyItem, *, is_alone: bool) -> None:
        match item:
            case Figure():
                self.figures.write(item)
            case Statement():
                self.statement(item)
            case Tension():
                self.tension(item)
            case Actor() | Place():
                self.named(item)
            case PlainItem():
                write = self.rows.text if is_alone else self.rows.bulleted
                write(self.closed(item) + sentence(item).text, item)
            case _:
                assert_never(item)

    def closed(self, item: PlainItem) -> str:
        """Return what stands before a question that a note has closed."""
        closes = isinstance(item, OpenQuestion) and is_closed(self.notes, item)
        return "Closed: " if closes else ""

    def panel_notes(self) -> None:
        """Write the notes on the panel and on passages of the article that it stands on."""
        notes = self.notes.in_panel(self.panel)
        if notes:
            self.sheet.heading("NOTES")
        for placed in notes:
            write_note(self.sheet, placed.note, 2, about(self.briefing, placed))

    def statement(self, item: Statement) -> None:
        if item.id in self.shown.brief:
            begin = first_words(item.text)
            begin = begin if item.direct else begin[1:-1]
            text = self.told(f"{attributed(item)}: {begin}", item)
            self.rows.flagged([self.rows.first(text, "text")], item)
            return
        self.rows.flagged([self.rows.first(self.introduced(item), "name")], item)
        self.rows.beneath(cited(said(item), item), "text", item)

    def introduced(self, item: Statement) -> str:
        """Return who is speaking, and in which role where that does not stand above already."""
        named = (item.speaker, item.role)
        if not self.shown.is_brief or named not in self.speakers:
            self.speakers.add(named)
            return speaker(item)
        return speaker(msgspec.structs.replace(item, role=None))

    def tension(self, item: Tension) -> None:
        """Write a tension and its weight; its reasoning too, unless another panel tells that."""
        role: Role = "warn" if item.severity in WEIGHTY else "muted"
        text = self.told(item.text, item) or cited(item.text, item)
        at, severity = self.rows.left, Column(self.rows.left, _SEVERITY_CELLS, item.severity, role)
        if self.sheet.width >= WIDE:
            at += _SEVERITY_CELLS + 2
            self.rows.plain([severity, self.rows.first(text, "text", at)], item)
        else:
            self.rows.plain([self.rows.first(f"{item.severity}: {text}", "text", at)], item)
        if item.id in self.shown.elsewhere or item.id in self.shown.brief:
            return
        by = max(at - self.rows.indent, 0)
        self.rows.beneath(reasoning(item), "muted", item, by)
        if self.shown.is_brief:
            return
        if concerned := ", ".join(
            label(each) for each in self.briefing.items if each.id in item.items
        ):
            self.rows.beneath(f"Concerns: {concerned}", "muted", item, by)

    def told(self, text: str, item: AnyItem) -> str:
        """Return a text and the earlier panel that tells the whole; empty where none does."""
        panel = self.shown.elsewhere.get(item.id)
        return f"{text}  told in {panel}" if panel else ""

    def named(self, item: Actor | Place) -> None:
        others = ", ".join(item.names)
        parts = [item.text, f"({others})" if others else "", f"- {item.role}" if item.role else ""]
        self.rows.text(" ".join(part for part in parts if part), item)
