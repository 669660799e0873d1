"""What points to what in a document: items to each other and to passages, and back."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart, PanelPart
from briefings.export.passages import own_places
from briefings.model import AnyItem, Evidence, Tension
from briefings.weight import SEVERITIES
from briefings.wording import full_label, paragraph_name


class CitedPlace(NamedTuple):
    """A passage that an item stands on: what it is cited by, and where it and its paragraph are.

    Where the article is not in the document both anchors are `None`. The passages of one paragraph
    are numbered from 1.
    """

    name: str
    anchor: str | None
    paragraph: str | None
    number: int


def passage_anchor(start: int) -> str:
    """Return the anchor of the passages that begin at `start` of the article."""
    return f"at-{start}"


class Links:
    """The entries of a document by their anchors and by their items."""

    def __init__(self, document: Document) -> None:
        self._article = document.briefing.article
        self._labels = document.labels
        self._parts = {part.paragraph.number: part for part in document.source}
        self._entries: dict[str, tuple[PanelPart, ItemPart]] = {}
        self._anchors: dict[tuple[str, str], str] = {}
        self._first: dict[str, str] = {}
        for panel in document.panels:
            for entry in entries_of(panel):
                self._entries[entry.anchor] = panel, entry
                self._anchors[panel.anchor, entry.item.id] = entry.anchor
                self._first.setdefault(entry.item.id, entry.anchor)
        self._told = self._tellings()

    def _tellings(self) -> dict[str, str]:
        """Return where each tension is told in full: at its own place, else beside an item."""
        told: dict[str, str] = {}
        for anchor, (_, entry) in self._entries.items():
            for tension in entry.tensions:
                if self._first[entry.item.id] == anchor:
                    told.setdefault(tension.id, self._first.get(tension.id, anchor))
        return told

    def anchor(self, item_id: str, panel: str) -> str | None:
        """Return an item's anchor, in the panel with the anchor `panel` if that shows it too."""
        return self._anchors.get((panel, item_id)) or self._first.get(item_id)

    def first(self, item_id: str) -> str | None:
        """Return the anchor of an item's first place, `None` where it is not in the document."""
        return self._first.get(item_id)

    def earlier_anchor(self, entry: ItemPart) -> str | None:
        """Return the place that showed an item before, `None` where `entry` is its first place.

        An item is written in full at its first place alone.
        """
        first = self._first[entry.item.id]
        return None if first == entry.anchor else first

    def beside(self, entry: ItemPart) -> tuple[Tension, ...]:
        """Return the tensions to be told beside an item that they concern.

        Those are the ones that make it unusable as it stands, and those that have no place of their
        own. All others name what they concern in their own place.
        """
        return tuple(
            each
            for each in entry.tensions
            if each.id not in self._first or each.severity == SEVERITIES[0]
        )

    def told_elsewhere(self, entry: ItemPart, tension: Tension) -> str | None:
        """Return where a tension is told in full, `None` where that is beside this entry."""
        anchor = self._told[tension.id]
        return None if anchor == entry.anchor else anchor

    def behind(self, item: AnyItem) -> Sequence[Evidence]:
        """Return what an item is cited by: all; without the article, where its own words stand."""
        return item.evidence if self.has_source else own_places(item)

    def cited(self, evidence: Iterable[Evidence]) -> list[CitedPlace]:
        """Return passages as places, each once, and those of one paragraph together."""
        found: dict[int, dict[str | None, Evidence]] = {}
        for each in evidence:
            there = found.setdefault(each.paragraph, {})
            there.setdefault(self.passage(each), each)
        return [
            CitedPlace(self._place_name(each), anchor, self._paragraph(paragraph), number)
            for paragraph, passages in found.items()
            for number, (anchor, each) in enumerate(passages.items(), 1)
        ]

    def cited_paragraphs(self, evidence: Iterable[Evidence]) -> list[CitedPlace]:
        """Return the first passage of each paragraph as a place."""
        return [place for place in self.cited(evidence) if place.number == 1]

    def _place_name(self, evidence: Evidence) -> str:
        return paragraph_name(self._article, evidence.paragraph, self._labels)

    def _paragraph(self, number: int) -> str | None:
        part = self._parts.get(number)
        return part.anchor if part else None

    @property
    def has_source(self) -> bool:
        """Whether the article is part of the document."""
        return bool(self._parts)

    def passage(self, evidence: Evidence) -> str | None:
        """Return the anchor of a passage, `None` where the article is not in the document.

        One that begins in the white space before a paragraph has the paragraph's own.
        """
        part = self._parts.get(evidence.paragraph)
        if part is None:
            return None
        begins_inside = part.paragraph.start <= evidence.start < part.paragraph.end
        return passage_anchor(evidence.start) if begins_inside else part.anchor

    def by_panel(self, anchors: Iterable[str]) -> dict[str, list[str]]:
        """Return the anchors of entries by the short names of the panels that hold them."""
        found: dict[str, list[str]] = {}
        for anchor in anchors:
            found.setdefault(self._entries[anchor][0].topic.short, []).append(anchor)
        return found

    def panel_heading(self, anchor: str) -> str:
        """Return the heading of the panel that holds the entry with this anchor."""
        return self._entries[anchor][0].topic.name

    def name(self, anchor: str) -> str:
        """Name the entry with this anchor in a few words: `figure ~24,000 ha`."""
        return full_label(self._entries[anchor][1].item, self._labels)
