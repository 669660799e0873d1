"""The items of a panel with what they stand on and what is said about them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefings.export.document import ItemPart, PanelPart, Section
from briefings.export.formats.html.markup import Content, Html, element, together
from briefings.export.formats.html.notes import asides
from briefings.export.links import CitedPlace, Links
from briefings.export.passages import other_words
from briefings.labels.labels import Labels
from briefings.model import AnyItem, Evidence, Tension
from briefings.wording import argued, reasoning, remark, sentence, short_name, tension_name, weight


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
            element("ul", *map(self.item, section.entries), class_="items"),
            *after,
            class_=section.kind.tag.replace("_", "-"),
        )

    def item(self, entry: ItemPart) -> Html:
        if earlier := self.links.earlier_anchor(entry):
            return element("li", self.referred(entry, earlier), id=entry.anchor, class_="again")
        said = " ".join(self.marks(entry))
        return element("li", *self.content(entry), id=entry.anchor, class_=said or None)

    def marks(self, entry: ItemPart) -> Iterator[str]:
        """Yield by what else than its kind an item is found: that it has notes, or is a tension."""
        if entry.notes:
            yield "noted"
        if argued(entry.item):
            yield "argued"

    def referred(self, entry: ItemPart, earlier: str) -> Html:
        """Return an item that is written in full elsewhere: its name, and the way there."""
        before, _, after = self.labels.references.see.partition("{place}")
        panel = element("a", self.links.panel_heading(earlier), href=f"#{earlier}")
        name = f"{short_name(entry.item, self.labels)}. {before}"
        return element("p", name, panel, after, class_="words")

    def content(self, entry: ItemPart) -> Iterator[Html]:
        """Yield the item's own words, its evidence, its tensions and its notes."""
        item = entry.item
        yield element("p", *self.words(item), self.places(item), class_="words")
        if tension := argued(item):
            yield self.reasons(tension)
        if not self.links.has_source:
            yield self.evidence(item)
        for each in self.links.beside(entry):
            yield self.tension(entry, each)
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

    def reasons(self, tension: Tension) -> Html:
        """Return why it is one, and links to the items that it concerns."""
        links = self.to_items(tension.items)
        concerns = f" {self.labels.marks.concerns}: "
        return element(
            "p",
            reasoning(tension, self.labels),
            together((concerns, together(links, ", "), ".")) if links else None,
            class_="reasoning",
        )

    def to_items(self, ids: Iterable[str]) -> list[Html]:
        """Return links to those of the items that are in the document."""
        anchors = (self.links.anchor(item_id, self.panel.anchor) for item_id in ids)
        return [element("a", self.links.name(a), href=f"#{a}") for a in anchors if a]

    def places(self, item: AnyItem) -> Html | None:
        """Return where all that an item stands on is; without the article, its own words alone.

        Of several passages of one paragraph paper has the first, since all say the same there.
        """
        places = [self.place(place) for place in self.links.cited(self.links.behind(item))]
        if not places:
            return None
        return together((" ", element("small", together(places, " "), class_="places")))

    def place(self, place: CitedPlace) -> Content:
        if place.anchor is None:
            return place.name
        more = place.number > 1
        name = f"{place.name}/{place.number}" if more else place.name
        return element("a", name, href=f"#{place.anchor}", class_="more" if more else None)

    def evidence(self, item: AnyItem) -> Html:
        """Return what else an item stands on, passages of the same words together."""
        passages = [element("li", *self.passages(*each)) for each in other_words(item)]
        return element("ul", *passages, class_="evidence") if passages else Html("")

    def passages(self, words: str, places: Iterable[Evidence]) -> Iterator[Content]:
        """Yield where the words stand, and the words.

        The quotation marks are text: those that a browser draws are not copied with it.
        """
        yield together(map(self.place, self.links.cited(places)), " ")
        yield " “"
        yield element("span", words, lang=self.language, dir="auto")
        yield "”"

    def tension(self, entry: ItemPart, tension: Tension) -> Html:
        """Return a tension beside an item that it concerns: in full, or the way to it."""
        mark = element("b", f"{self.labels.marks.tension}: ")
        if elsewhere := self.links.told_elsewhere(entry, tension):
            way = element("a", tension_name(tension, self.labels), href=f"#{elsewhere}")
            return element("p", mark, way, class_="contested")
        weighs = element("small", f" {weight(tension, self.labels)}")
        return element(
            "div",
            element("p", mark, tension.text, weighs),
            element("p", reasoning(tension, self.labels)),
            class_="contested",
        )
