"""Plain text of 78 columns: for mail, for `less`, and for readers without anything else."""

from collections.abc import Iterable

from rich.cells import cell_len

from briefings.export.brief.blocks import Brief
from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart, PanelPart, SourcePart
from briefings.export.footer import footer
from briefings.export.formats.txt.brief import text
from briefings.export.links import Links
from briefings.layout.notes import SIGN
from briefings.layout.page import Column, Sheet
from briefings.model import BottomLine, Tension
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, found, meta, note_about
from briefings.origin import signed
from briefings.text import lines, one_line
from briefings.wording import argued, citation, concerns, item_line, label, reasoning

NAME = "txt"
SUFFIX = ".txt"
SUMMARY = "plain text, 78 columns wide"

_WIDTH = 78
_STEP = 4


def write(document: Document) -> bytes:
    """Return the document as plain text, UTF-8."""
    writer = _Writer(document)
    writer.write()
    page = writer.sheet.page()
    rows = (page.words(number, cell_len) for number in range(len(page.rows)))
    return "".join(f"{row}\n" for row in rows).encode()


def write_brief(brief: Brief) -> bytes:
    """Return a brief as plain text, UTF-8."""
    return text(brief).encode()


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.briefing = document.briefing
        self.labels = document.labels
        self.links = Links(document)
        self.sheet = Sheet(_WIDTH, cell_len)
        self.gap = False
        self.margin = len(f"¶{len(self.briefing.article.paragraphs)} ")
        self.names = {
            entry.anchor: label(entry.item, self.labels)
            if not isinstance(entry.item, BottomLine)
            else self.labels.references.bottom_line.format(panel=panel.topic.name)
            for panel in document.panels
            for entry in entries_of(panel)
        }

    def write(self) -> None:
        headings = self.labels.headings
        self.marking()
        self.text(self.briefing.source.title)
        self.text(signed(self.briefing.source, self.labels))
        for sentence in self.document.review_note:
            self.text(sentence)
        if self.document.notes:
            self.heading(headings.notes_on_briefing, "=")
            self.notes(self.document.notes)
        for panel in self.document.panels:
            self.panel(panel)
        self.source()
        if self.document.orphans:
            self.heading(headings.notes_elsewhere, "=")
            self.notes(self.document.orphans)
        self.heading(headings.about, "=")
        for name, value in footer(self.document):
            self.text(f"{name}: {value}")
        self.gap = True
        self.marking()

    def marking(self) -> None:
        if marking := self.document.options.marking:
            self.text(marking.upper())

    def panel(self, panel: PanelPart) -> None:
        headings = self.labels.headings
        self.heading(panel.topic.name, "=")
        self.text(panel.topic.question)
        if panel.bottom_line is not None:
            self.heading(headings.bottom_line, "-")
            self.entry(panel.bottom_line)
        for section in panel.sections:
            self.heading(section.kind.heading_in(self.labels), "-")
            for entry in section.entries:
                self.entry(entry)
        for heading, notes in (
            (headings.notes_on_panel, panel.notes),
            (headings.notes_on_passages, panel.passages),
        ):
            if notes:
                self.heading(heading, "-")
                self.notes(notes)

    def entry(self, entry: ItemPart) -> None:
        item = entry.item
        self.marked("-", item_line(item, self.labels), 0)
        if argument := argued(item):
            self.text(self.reasons(entry, argument), _STEP)
            if concerned := concerns(self.briefing, argument, self.labels):
                self.text(f"{self.labels.marks.concerns}: {concerned}", _STEP)
        for evidence in item.evidence:
            self.text(citation(self.briefing.article, evidence, self.labels), _STEP)
        for tension in entry.tensions:
            self.marked("!", self.beside(entry, tension), _STEP)
        for placed in entry.notes:
            self.note(placed, found(placed, self.labels), _STEP)
        self.gap = True

    def reasons(self, entry: ItemPart, tension: Tension) -> str:
        """Return why it is one, or where that was said."""
        earlier = self.links.earlier_anchor(entry)
        if earlier is None:
            return reasoning(tension, self.labels)
        panel = self.links.panel_heading(earlier)
        return self.labels.references.reasoning.format(panel=panel)

    def beside(self, entry: ItemPart, tension: Tension) -> str:
        """Return a tension beside an item that it concerns; its reasoning only if nowhere else."""
        earlier = self.links.first(tension.id)
        if earlier is None:
            return f"{tension.text} {reasoning(tension, self.labels)}"
        here, there = map(self.links.panel_heading, (entry.anchor, earlier))
        place = self.labels.kinds[tension.kind].many if here == there else there
        return f"{tension.text} {self.labels.references.see.format(place=place)}"

    def source(self) -> None:
        headings = self.labels.headings
        if self.document.source:
            self.heading(headings.source, "=")
        for part in self.document.source:
            self.paragraph(part)
        self.heading(headings.source_note, "=")
        for note in self.document.source_note:
            self.text(note)

    def paragraph(self, part: SourcePart) -> None:
        self.marked(f"¶{part.paragraph.number}", part.text, 0, max(_STEP, self.margin))
        cited_by = ", ".join(dict.fromkeys(self.names[anchor] for anchor in part.cited_by))
        if cited_by:
            self.text(f"{self.labels.marks.cited_by}: {cited_by}", _STEP)
        self.notes(part.notes, _STEP)
        self.gap = True

    def notes(self, notes: Iterable[Placed], x: int = 0) -> None:
        """Write notes that do not stand beneath what they are about."""
        for placed in notes:
            self.note(placed, note_about(self.briefing, placed, self.labels), x)

    def note(self, placed: Placed, about: str, x: int) -> None:
        rows = lines(placed.note.content.body) or [empty_note(placed, self.labels)]
        marks = self.labels.marks
        head = marks.note_on.format(target=about) if about else marks.note
        self.marked(SIGN, f"{head} ({meta(placed.note, labels=self.labels)}):", x)
        for row in rows:
            indent = min(len(row) - len(row.lstrip()), _WIDTH // 2)
            self.text(row, x + _STEP + indent)

    def heading(self, text: str, rule: str) -> None:
        """Write a heading with a line beneath it."""
        shown = one_line(text)
        self.gap = True
        self.text(shown)
        self.text(rule * min(cell_len(shown), _WIDTH))
        self.gap = True

    def text(self, text: str, x: int = 0) -> None:
        """Write a line, a blank one if there is nothing in it."""
        self.columns(Column(x, _WIDTH - x, one_line(text) or " ", "text"))

    def marked(self, mark: str, text: str, x: int, step: int = _STEP) -> None:
        """Write a text with a mark before its first line."""
        at = x + step
        said = Column(at, _WIDTH - at, one_line(text), "text")
        self.columns(Column(x, step, mark, "text"), said)

    def columns(self, *columns: Column) -> None:
        """Write texts side by side, after a blank row where a gap was asked for."""
        if self.gap:
            self.sheet.row()
        self.gap = False
        self.sheet.columns(list(columns), None)
