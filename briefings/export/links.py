"""What points to what in a document: items to each other and to passages, and back."""

from collections.abc import Iterable

from briefings.export.build import entries_of
from briefings.export.document import Document, ItemPart, PanelPart
from briefings.model import Evidence, Tension
from briefings.weight import SEVERITIES, is_blanket
from briefings.wording import full_label, paragraph_name


def passage_anchor(start: int) -> str:
    """Return the anchor of the passages that begin at `start` of the article."""
    return f"at-{start}"


class Links:
    """The entries of a document by their anchors and by their items."""

    def __init__(self, document: Document) -> None:
        self._briefing = document.briefing
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

    def anchor(self, item_id: str, panel: str) -> str | None:
        """Return an item's anchor, in the panel with the anchor `panel` if that shows it too."""
        return self._anchors.get((panel, item_id)) or self._first.get(item_id)

    def place_name(self, evidence: Evidence) -> str:
        """Return what the paragraph is cited by in which a passage begins."""
        return paragraph_name(self._article, evidence.paragraph, self._labels)

    def first(self, item_id: str) -> str | None:
        """Return the anchor of an item's first place, `None` where it is not in the document."""
        return self._first.get(item_id)

    def earlier_anchor(self, entry: ItemPart) -> str | None:
        """Return the place that showed an item before, `None` where `entry` is its first place.

        What is long, as a tension's reasoning is, stands in full at the first place alone.
        """
        first = self._first[entry.item.id]
        return None if first == entry.anchor else first

    def beside(self, entry: ItemPart) -> tuple[Tension, ...]:
        """Return the tensions to be told beside an item that they concern, on paper.

        Those are the ones that make it unusable as it stands, unless they are about the source as a
        whole, and those that are told nowhere else. All others name what they concern in their own
        place.
        """
        return tuple(
            each
            for each in entry.tensions
            if each.id not in self._first
            or (each.severity == SEVERITIES[0] and not is_blanket(self._briefing, each))
        )

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
