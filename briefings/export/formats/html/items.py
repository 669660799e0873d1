"""The items of a panel with what they stand on and what is said about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefings.export.document import ItemPart, PanelPart, Section
from briefings.export.formats.html.markup import Content, Html, element, together
from briefings.export.formats.html.notes import asides
from briefings.export.links import Links
from briefings.export.passages import other_words, own_places
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Evidence, Tension
from briefings.wording import argued, reasoning, remark, sentence


@dataclass(frozen=True)
class HtmlItems:
    """Writes the entries of one panel; `language` is the article's."""

    links: Links
    panel: PanelPart
    language: str
    labels: Labels

    def section(self, section: Section, *after: Content) -> Html:
        """Return the items of one kind under their heading, and what stands `after` them."""
        return element(
            "section",
            element("h3", section.kind.heading_in(self.labels)),
            element("ul", *map(self.item, section.entries), class_="items", role="list"),
            *after,
            class_=section.kind.tag.replace("_", "-"),
        )

    def item(self, entry: ItemPart) -> Html:
        return element("li", *self.content(entry), id=entry.anchor)

    def content(self, entry: ItemPart) -> Iterator[Html]:
        """Yield the item's own words, its evidence, its tensions and its notes."""
        item = entry.item
        yield element("p", *self.words(item), self.own_places(item), class_="words")
        if tension := argued(item):
            yield self.reasons(entry, tension)
        yield self.evidence(item)
        yield from map(self.tension, entry.tensions)
        yield asides(entry.notes, self.labels)

    def words(self, item: AnyItem) -> Iterator[Content]:
        """Yield the words that the item itself consists of."""
        said = sentence(item, self.labels)
        yield element("b", said.head) if said.names else said.head
        if argued(item):
            yield element("small", f" {said.rest}")
        elif said.rest:
            yield " "
            yield element("span", said.rest)
        if remarked := remark(item, self.labels):
            yield element("small", f" {remarked}")

    def reasons(self, entry: ItemPart, tension: Tension) -> Html:
        """Return why it is one, or where that was said, and link to the items that it concerns."""
        links = self.to_items(tension.items)
        earlier = self.links.earlier_anchor(entry)
        before, _, after = self.labels.references.reasoning.partition("{panel}")
        concerns = f" {self.labels.marks.concerns}: "
        return element(
            "p",
            together((before, self.to_panel(earlier), after))
            if earlier
            else reasoning(tension, self.labels),
            together((concerns, together(links, ", "), ".")) if links else None,
            class_="reasoning",
        )

    def to_panel(self, anchor: str) -> Html:
        """Return a link to an entry that is called by its panel."""
        return element("a", self.links.panel_heading(anchor), href=f"#{anchor}")

    def to_items(self, ids: Iterable[str]) -> list[Html]:
        """Return links to those of the items that are in the document."""
        anchors = (self.links.anchor(item_id, self.panel.anchor) for item_id in ids)
        return [element("a", self.links.name(a), href=f"#{a}") for a in anchors if a]

    def own_places(self, item: AnyItem) -> Html | None:
        """Return where the item's own words stand; they need not be said again."""
        places = own_places(item)
        if not places:
            return None
        links = together(map(self.place, places), " ")
        return together((" ", element("small", links, class_="places")))

    def evidence(self, item: AnyItem) -> Html:
        """Return what else an item stands on, passages of the same words together."""
        passages = [element("li", *self.passages(*each)) for each in other_words(item)]
        return element("ul", *passages, class_="evidence", role="list") if passages else Html("")

    def passages(self, words: str, places: Iterable[Evidence]) -> Iterator[Content]:
        """Yield where the words stand, and the words.

        The quotation marks are text: those that a browser draws are not copied with it.
        """
        yield together(map(self.place, places), " ")
        yield " “"
        yield element("span", words, lang=self.language, dir="auto")
        yield "”"

    def place(self, evidence: Evidence) -> Content:
        """Return a passage's paragraph, linked to the passage where the article is there."""
        number = self.links.place_name(evidence)
        anchor = self.links.passage(evidence)
        return element("a", number, href=f"#{anchor}") if anchor else number

    def tension(self, tension: Tension) -> Html:
        """Return a tension beside an item that it concerns, its reasoning a click away.

        On paper the reasoning stands once, where the tension itself does: many items share one.
        """
        anchor = self.links.anchor(tension.id, self.panel.anchor)
        return element(
            "details",
            element("summary", element("b", f"{self.labels.marks.tension}: "), tension.text),
            element("p", reasoning(tension, self.labels)),
            element("p", element("a", self.labels.references.tension, href=f"#{anchor}"))
            if anchor
            else None,
            class_="tension",
            open=None if anchor else "",
        )
