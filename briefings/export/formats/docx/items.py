"""The items of a panel with what they stand on and what is said about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from briefings.export.document import ItemPart, PanelPart
from briefings.export.figure_rows import first_places
from briefings.export.formats.docx.comments import Comments
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import EVIDENCE, ITEM, TENSION, WARNING
from briefings.export.links import Links
from briefings.export.passages import other_words, own_places
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Evidence, Tension
from briefings.wording import argued, reasoning, remark, sentence


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
        runs = list(self.words(paragraph, item))
        here = item.evidence if self.links.has_source else own_places(item)
        if here:
            write(paragraph, "  ")
            self.places(paragraph, first_places(here))
        self.paper.bookmark(runs[0], entry.anchor)
        self.comments.add(runs, entry.notes)
        beside = self.links.beside(entry)
        has_more = bool(argued(item) or beside or not self.links.has_source)
        paragraph.paragraph_format.keep_with_next = has_more or None
        if argument := argued(item):
            self.reasons(entry, argument)
        self.evidence(item)
        for tension in beside:
            self.tension(tension)

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

    def reasons(self, entry: ItemPart, tension: Tension) -> None:
        """Say why it is one, or where that was said, and link to the items that it concerns."""
        paragraph = self.paper.paragraph(TENSION)
        if earlier := self.links.earlier_anchor(entry):
            before, _, after = self.labels.references.reasoning.partition("{panel}")
            write(paragraph, before)
            self.paper.link(paragraph, self.links.panel_heading(earlier), earlier)
            write(paragraph, after)
        else:
            write(paragraph, reasoning(tension, self.labels))
        anchors = (self.links.anchor(item_id, self.panel.anchor) for item_id in tension.items)
        for index, anchor in enumerate(anchor for anchor in anchors if anchor):
            write(paragraph, ", " if index else f" {self.labels.marks.concerns}: ")
            self.paper.link(paragraph, self.links.name(anchor), anchor)

    def evidence(self, item: AnyItem) -> None:
        """Write the words that an item stands on, where the article is not there to have them."""
        if self.links.has_source:
            return
        for words, places in other_words(item):
            paragraph = self.paper.paragraph(EVIDENCE)
            self.places(paragraph, places)
            paragraph.add_run().add_tab()
            write(paragraph, f"“{words}”")

    def places(self, paragraph: Paragraph, places: Iterable[Evidence]) -> None:
        for index, place in enumerate(places):
            write(paragraph, " " if index else "")
            self.place(paragraph, place)

    def place(self, paragraph: Paragraph, evidence: Evidence) -> None:
        """Write a passage's paragraph, linked to the passage where the article is there."""
        number = self.links.place_name(evidence)
        anchor = self.links.passage(evidence)
        if anchor:
            self.paper.link(paragraph, number, anchor)
        else:
            write(paragraph, number)

    def tension(self, tension: Tension) -> None:
        """Write a tension beside an item that it concerns; its reasoning only if nowhere else."""
        paragraph = self.paper.paragraph(TENSION)
        write(paragraph, f"{self.labels.marks.tension}: ", WARNING)
        anchor = self.links.anchor(tension.id, self.panel.anchor)
        if anchor:
            self.paper.link(paragraph, tension.text, anchor)
        else:
            write(paragraph, f"{tension.text} {reasoning(tension, self.labels)}")
