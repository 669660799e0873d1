"""The items of a panel with what they stand on and what is said about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefings.export.document import ItemPart, PanelPart
from briefings.export.formats.docx.comments import Comments
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import EVIDENCE, ITEM, TENSION, WARNING
from briefings.export.links import Links
from briefings.export.passages import other_words
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Evidence, Tension
from briefings.wording import argued, reasoning, remark, sentence, short_name, tension_name, weight


@dataclass(frozen=True)
class WordItems:
    """Writes the entries of one panel."""

    paper: Paper
    comments: Comments
    links: Links
    panel: PanelPart
    labels: Labels

    def write(self, entry: ItemPart, style: str = ITEM) -> None:
        """Write an item, its evidence and the tensions that concern it; notes are comments."""
        item = entry.item
        paragraph = self.paper.paragraph(style)
        if earlier := self.links.earlier_anchor(entry):
            self.referred(paragraph, entry, earlier)
            return
        runs = list(self.words(paragraph, item))
        if here := self.links.behind(item):
            write(paragraph, "  ")
            self.places(paragraph, here)
        self.paper.bookmark(runs[0], entry.anchor)
        self.comments.add(runs, entry.notes)
        beside = self.links.beside(entry)
        has_more = bool(argued(item) or beside or not self.links.has_source)
        paragraph.paragraph_format.keep_with_next = has_more or None
        if argument := argued(item):
            self.reasons(argument)
        self.evidence(item)
        for tension in beside:
            self.tension(self.paper.paragraph(TENSION), entry, tension)

    def referred(self, paragraph: Paragraph, entry: ItemPart, earlier: str) -> None:
        """Write an item that is written in full elsewhere: its name, and the way there."""
        name = write(paragraph, short_name(entry.item, self.labels))
        before, _, after = self.labels.references.see.partition("{place}")
        write(paragraph, f". {before}")
        self.paper.link(paragraph, self.links.panel_heading(earlier), earlier)
        write(paragraph, after)
        self.paper.bookmark(name, entry.anchor)
        paragraph.paragraph_format.keep_with_next = False

    def words(self, paragraph: Paragraph, item: AnyItem) -> Iterator[Run]:
        """Write the words that the item itself consists of, and yield them."""
        said = sentence(item, self.labels)
        first = write(paragraph, said.head)
        first.bold = said.names or None
        yield first
        if said.rest:
            yield write(paragraph, f"  {said.rest}")
        if remarked := remark(item, self.labels):
            yield write(paragraph, f"  [{remarked}]")

    def reasons(self, tension: Tension) -> None:
        """Say why it is one, and link to the items that it concerns."""
        paragraph = self.paper.paragraph(TENSION)
        write(paragraph, reasoning(tension, self.labels))
        anchors = (self.links.anchor(item_id, self.panel.anchor) for item_id in tension.items)
        for index, anchor in enumerate(anchor for anchor in anchors if anchor):
            write(paragraph, ", " if index else f" {self.labels.marks.concerns}: ")
            self.paper.link(paragraph, self.links.name(anchor), anchor)

    def places(self, paragraph: Paragraph, evidence: Iterable[Evidence]) -> None:
        """Write paragraphs, linked to the passages where the article is there."""
        for index, place in enumerate(self.links.cited_paragraphs(evidence)):
            write(paragraph, " " if index else "")
            if place.anchor:
                self.paper.link(paragraph, place.name, place.anchor)
            else:
                write(paragraph, place.name)

    def evidence(self, item: AnyItem) -> None:
        """Write the words that an item stands on, where the article is not there to have them."""
        if self.links.has_source:
            return
        for words, places in other_words(item):
            paragraph = self.paper.paragraph(EVIDENCE)
            self.places(paragraph, places)
            paragraph.add_run().add_tab()
            write(paragraph, f"“{words}”")

    def tension(self, paragraph: Paragraph, entry: ItemPart, tension: Tension) -> None:
        """Write a tension beside an item that it concerns: in full, or the way to it."""
        write(paragraph, f"{self.labels.marks.tension}: ", WARNING)
        if elsewhere := self.links.told_elsewhere(entry, tension):
            self.paper.link(paragraph, tension_name(tension, self.labels), elsewhere)
        else:
            weighs = weight(tension, self.labels)
            write(paragraph, f"{tension.text} ({weighs}) {reasoning(tension, self.labels)}")
