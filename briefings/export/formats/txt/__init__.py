"""Plain text of 78 columns: for mail, for `less`, and for readers without anything else."""

from collections.abc import Iterable

from briefings.export.brief.blocks import Brief
from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart, PanelPart, SourcePart
from briefings.export.first_page import first_page_of
from briefings.export.footer import footer
from briefings.export.formats.txt.brief import write_text
from briefings.export.formats.txt.first_page import write_first_page
from briefings.export.formats.txt.paper import STEP, WIDTH, TextPaper
from briefings.export.links import Links
from briefings.layout.notes import SIGN
from briefings.model import BottomLine, Tension
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, found, meta, note_about
from briefings.origin import signed
from briefings.text import lines
from briefings.wording import (
    argued,
    citation,
    concerns,
    item_line,
    label,
    reasoning,
    short_name,
    tension_name,
    weight,
)

NAME = "txt"
SUFFIX = ".txt"
SUMMARY = "plain text, 78 columns wide"


def write(document: Document) -> bytes:
    """Return the document as plain text, UTF-8."""
    writer = _Writer(document)
    writer.write()
    return writer.paper.content()


def write_brief(brief: Brief) -> bytes:
    """Return a brief as plain text, UTF-8."""
    return write_text(brief)


def brief_size(brief: Brief) -> int:
    return len(write_brief(brief))


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.briefing = document.briefing
        self.labels = document.labels
        self.links = Links(document)
        self.paper = TextPaper()
        self.margin = len(f"¶{len(self.briefing.article.paragraphs)} ")
        self.names = {
            entry.anchor: label(entry.item, self.labels)
            if not isinstance(entry.item, BottomLine)
            else self.labels.references.bottom_line.format(panel=panel.topic.name)
            for panel in document.panels
            for entry in entries_of(panel)
        }

    def write(self) -> None:
        headings, paper = self.labels.headings, self.paper
        self.marking()
        paper.text(self.briefing.source.title)
        paper.text(signed(self.briefing.source, self.labels))
        for sentence in self.document.review_note:
            paper.text(sentence)
        if self.document.has_first_page:
            write_first_page(paper, first_page_of(self.document, self.links))
        if self.document.notes:
            paper.heading(headings.notes_on_briefing, "=")
            self.notes(self.document.notes)
        for panel in self.document.panels:
            self.panel(panel)
        self.source()
        if self.document.orphans:
            paper.heading(headings.notes_elsewhere, "=")
            self.notes(self.document.orphans)
        paper.heading(headings.about, "=")
        for name, value in footer(self.document):
            paper.text(f"{name}: {value}")
        paper.gap()
        self.marking()

    def marking(self) -> None:
        if marking := self.document.options.marking:
            self.paper.text(marking.upper())

    def panel(self, panel: PanelPart) -> None:
        headings = self.labels.headings
        self.paper.heading(panel.topic.name, "=")
        self.paper.text(panel.topic.question)
        if panel.bottom_line is not None:
            self.paper.heading(headings.bottom_line, "-")
            self.entry(panel.bottom_line)
        for section in panel.sections:
            self.paper.heading(section.kind.heading_in(self.labels), "-")
            for entry in section.entries:
                self.entry(entry)
        for heading, notes in (
            (headings.notes_on_panel, panel.notes),
            (headings.notes_on_passages, panel.passages),
        ):
            if notes:
                self.paper.heading(heading, "-")
                self.notes(notes)

    def entry(self, entry: ItemPart) -> None:
        item, paper = entry.item, self.paper
        if earlier := self.links.earlier_anchor(entry):
            there = self.labels.references.see.format(place=self.links.panel_heading(earlier))
            paper.marked("-", f"{short_name(item, self.labels)} - {there}", 0)
            return
        cited = " ".join(place.name for place in self.links.cited_paragraphs(item.evidence))
        has_source = self.links.has_source and cited
        said = item_line(item, self.labels)
        paper.marked("-", f"{said} ({cited})" if has_source else said, 0)
        if argument := argued(item):
            paper.text(reasoning(argument, self.labels), STEP)
            if concerned := concerns(self.briefing, argument, self.labels):
                paper.text(f"{self.labels.marks.concerns}: {concerned}", STEP)
        for evidence in () if has_source else item.evidence:
            paper.text(citation(self.briefing.article, evidence, self.labels), STEP)
        for tension in self.links.beside(entry):
            paper.marked("!", self.beside(entry, tension), STEP)
        for placed in entry.notes:
            self.note(placed, found(placed, self.labels), STEP)
        paper.gap()

    def beside(self, entry: ItemPart, tension: Tension) -> str:
        """Return a tension beside an item that it concerns: in full, or where it stands so."""
        elsewhere = self.links.told_elsewhere(entry, tension)
        if elsewhere is None:
            said = f"{tension.text} {reasoning(tension, self.labels)}"
            return f"{weight(tension, self.labels)}: {said}"
        here, there = map(self.links.panel_heading, (entry.anchor, elsewhere))
        place = self.labels.kinds[tension.kind].many if here == there else there
        see = self.labels.references.see.format(place=place)
        return f"{tension_name(tension, self.labels)} {see}"

    def source(self) -> None:
        headings = self.labels.headings
        if self.document.source:
            self.paper.heading(headings.source, "=")
        for part in self.document.source:
            self.paragraph(part)
        self.paper.heading(headings.source_note, "=")
        for note in self.document.source_note:
            self.paper.text(note)

    def paragraph(self, part: SourcePart) -> None:
        self.paper.marked(f"¶{part.paragraph.number}", part.text, 0, max(STEP, self.margin))
        cited_by = ", ".join(dict.fromkeys(self.names[anchor] for anchor in part.cited_by))
        if cited_by:
            self.paper.text(f"{self.labels.marks.cited_by}: {cited_by}", STEP)
        self.notes(part.notes, STEP)
        self.paper.gap()

    def notes(self, notes: Iterable[Placed], x: int = 0) -> None:
        """Write notes that do not stand beneath what they are about."""
        for placed in notes:
            self.note(placed, note_about(self.briefing, placed, self.labels), x)

    def note(self, placed: Placed, about: str, x: int) -> None:
        rows = lines(placed.note.content.body) or [empty_note(placed, self.labels)]
        marks = self.labels.marks
        head = marks.note_on.format(target=about) if about else marks.note
        self.paper.marked(SIGN, f"{head} ({meta(placed.note, labels=self.labels)}):", x)
        for row in rows:
            indent = min(len(row) - len(row.lstrip()), WIDTH // 2)
            self.paper.text(row, x + STEP + indent)
