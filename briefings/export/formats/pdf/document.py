"""A whole briefing as the data that `document.typ` sets."""

from collections.abc import Iterable, Iterator

from briefings.export.document import Document, ItemPart, PanelPart, Section
from briefings.export.figure_rows import SHARES, figure_row, heads
from briefings.export.first_page import first_page_of
from briefings.export.footer import footer
from briefings.export.formats.pdf.first_page import first_page_parts
from briefings.export.formats.pdf.runs import Data, between, heading, note_data, words
from briefings.export.formats.pdf.source import source_parts
from briefings.export.links import Links
from briefings.export.passages import other_words
from briefings.export.safe_text import inert
from briefings.model import Evidence, Figure
from briefings.notes.notebook import Placed
from briefings.notes.wording import found, note_about
from briefings.origin import signed
from briefings.text import shortened
from briefings.wording import argued, reasoning, remark, sentence, short_name, tension_name, weight

_SHORT_TITLE = 60


def document_data(document: Document) -> Data:
    source, labels, options = document.briefing.source, document.labels, document.options
    title = inert(options.title or source.title)
    return {
        "title": title,
        "short": shortened(title, _SHORT_TITLE),
        "marking": inert(options.marking or "").upper(),
        "author": inert(options.prepared_by or document.briefing.editor or ""),
        "language": labels.language,
        "contents": labels.headings.contents,
        "lines": [inert(signed(source, labels)), *map(inert, document.review_note)],
        "parts": list(_Parts(document).every()),
    }


class _Parts:
    """The parts of a document in the order in which they are read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.labels = document.labels
        self.links = Links(document)

    def every(self) -> Iterator[Data]:
        document, headings = self.document, self.labels.headings
        if document.has_first_page:
            yield from first_page_parts(first_page_of(document, self.links))
        yield from self.notes(headings.notes_on_briefing, 1, document.notes)
        for panel in document.panels:
            yield from self.panel(panel)
        if document.source:
            yield heading(headings.source, 1)
            yield from source_parts(document, self.links)
        yield heading(headings.source_note, 1)
        for text in document.source_note:
            yield {"kind": "paragraph", "line": [words(text)]}
        yield from self.notes(headings.notes_elsewhere, 1, document.orphans)
        yield heading(headings.about, 1)
        for name, value in footer(document):
            line = [words(f"{name}: ", strong=True), words(value)]
            yield {"kind": "paragraph", "line": line}

    def panel(self, panel: PanelPart) -> Iterator[Data]:
        headings = self.labels.headings
        yield heading(panel.topic.name, 1, panel.anchor)
        yield {"kind": "paragraph", "line": [words(panel.topic.question, muted=True)]}
        if panel.bottom_line is not None:
            yield heading(headings.bottom_line, 2)
            yield self.item(panel, panel.bottom_line)
        for section in panel.sections:
            yield heading(section.kind.heading_in(self.labels), 2)
            yield from self.section(panel, section)
        yield from self.notes(headings.notes_on_panel, 2, panel.notes)
        if not self.links.has_source:
            yield from self.notes(headings.notes_on_passages, 2, panel.passages)

    def section(self, panel: PanelPart, section: Section) -> Iterator[Data]:
        figures = [(e, e.item) for e in section.entries if isinstance(e.item, Figure)]
        if not figures:
            for entry in section.entries:
                yield self.item(panel, entry)
            return
        here = [part for part in figures if self.links.earlier_anchor(part[0]) is None]
        if here:
            rows = [self.row(entry, figure) for entry, figure in here]
            yield {"kind": "figures", "shares": SHARES, "heads": heads(self.labels), "rows": rows}
        for entry, figure in here:
            lines = [*self.evidence(entry), *self.tensions(entry)]
            if lines or entry.notes:
                line = [words(sentence(figure, self.labels).head, strong=True, to=entry.anchor)]
                yield self.with_what_is_below(entry, line, lines)
        for entry, _ in figures:
            if earlier := self.links.earlier_anchor(entry):
                yield self.referred(entry, earlier)

    def row(self, entry: ItemPart, figure: Figure) -> list[list[Data]]:
        row = figure_row(figure, self.labels)
        value = [words(row.value, strong=True, anchor=entry.anchor)]
        if row.wording:
            value.append(words(f" {row.wording}"))
        return [value, *([words(each)] for each in row[2:]), self.places(figure.evidence)]

    def item(self, panel: PanelPart, entry: ItemPart) -> Data:
        item = entry.item
        if earlier := self.links.earlier_anchor(entry):
            return self.referred(entry, earlier)
        said = sentence(item, self.labels)
        line = [words(said.head, strong=said.names, anchor=entry.anchor)]
        if said.rest:
            line.append(words(f"  {said.rest}"))
        if remarked := remark(item, self.labels):
            line.append(words(f"  [{remarked}]"))
        if here := self.links.behind(item):
            line += [words("  "), *self.places(here)]
        lines = [*self.reasons(panel, entry), *self.evidence(entry), *self.tensions(entry)]
        return self.with_what_is_below(entry, line, lines)

    def referred(self, entry: ItemPart, earlier: str) -> Data:
        """Return an item that is written in full elsewhere: its name, and the way there."""
        before, _, after = self.labels.references.see.partition("{place}")
        name = words(short_name(entry.item, self.labels), anchor=entry.anchor)
        panel = words(self.links.panel_heading(earlier), to=earlier)
        line = [name, words(f". {before}"), panel, words(after)]
        return {"kind": "item", "line": line, "lines": [], "notes": []}

    def with_what_is_below(
        self, entry: ItemPart, line: list[Data], lines: list[list[Data]]
    ) -> Data:
        return {
            "kind": "item",
            "line": line,
            "lines": lines,
            "notes": [self.note(placed, found(placed, self.labels)) for placed in entry.notes],
        }

    def reasons(self, panel: PanelPart, entry: ItemPart) -> Iterator[list[Data]]:
        """Yield why a tension is one, and what it concerns."""
        tension = argued(entry.item)
        if tension is None:
            return
        yield [words(reasoning(tension, self.labels))]
        anchors = (self.links.anchor(each, panel.anchor) for each in tension.items)
        named = [words(self.links.name(each), to=each) for each in anchors if each]
        if named:
            yield [words(f"{self.labels.marks.concerns}: "), *between(named, ", ")]

    def evidence(self, entry: ItemPart) -> Iterator[list[Data]]:
        """Yield the words that an item stands on, where the article is not there to have them."""
        if not self.links.has_source:
            for said, places in other_words(entry.item):
                yield [*self.places(places), words(f" “{said}”")]

    def places(self, evidence: Iterable[Evidence]) -> list[Data]:
        """Return paragraphs, each leading to the passage in it."""
        named = (
            words(place.name, muted=True, to=place.anchor)
            for place in self.links.cited_paragraphs(evidence)
        )
        return list(between(named, " "))

    def tensions(self, entry: ItemPart) -> Iterator[list[Data]]:
        """Yield the tensions to be told beside an item: in full, or the way to them."""
        mark = words(f"{self.labels.marks.tension}: ", strong=True)
        for tension in self.links.beside(entry):
            if elsewhere := self.links.told_elsewhere(entry, tension):
                yield [mark, words(tension_name(tension, self.labels), to=elsewhere)]
            else:
                weighs = weight(tension, self.labels)
                said = f"{tension.text} ({weighs}) {reasoning(tension, self.labels)}"
                yield [mark, words(said)]

    def notes(self, title: str, level: int, notes: Iterable[Placed]) -> Iterator[Data]:
        """Yield notes that do not stand beneath what they are about, under a heading."""
        every = [
            self.note(placed, note_about(self.document.briefing, placed, self.labels))
            for placed in notes
        ]
        if every:
            yield heading(title, level)
            yield from every

    def note(self, placed: Placed, about: str) -> Data:
        marks = self.labels.marks
        head = marks.note_on.format(target=about) if about else marks.note
        return note_data(placed, head, self.labels)
