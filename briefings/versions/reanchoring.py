"""What stands on an article, put on its next version. Nothing here reads or writes a library."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from briefings.anchors.alignment import Alignment, Reanchored
from briefings.anchors.anchor_record import AnchorOwner, AnchorRecord
from briefings.anchors.passages import Passage
from briefings.anchors.selectors import make, resolve
from briefings.anchors.spans import evidence_at
from briefings.model import (
    AnyItem,
    Article,
    Evidence,
    ReadingPlace,
    Source,
    Span,
    Spot,
    Tension,
    bottom_line_id,
)
from briefings.notes.model import Note
from briefings.repository.briefing_record import BriefingRecord, PanelRecord, RetiredItem

_WORDS_OF_A_POINT: Final = 60
"""So many characters from a mark on tell where it was."""


class Reanchoring:
    """Puts things from one version on another, and keeps a list of what became of each."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.old = alignment.old.article
        self.new = alignment.new.article
        self.anchors: list[AnchorRecord] = []

    # -- what an editor made ----------------------------------------------------------------------

    def briefing(self, record: BriefingRecord) -> BriefingRecord:
        """Return a record with its evidence on the new version.

        An item of which no words are left is taken out, its words with its id.
        """
        found = {item.id: self.evidence("item", item.id, item.evidence) for item in record.items}
        lost = [item for item in record.items if item.evidence and not found[item.id]]
        gone = {item.id for item in lost}
        items = tuple(
            _without(msgspec.structs.replace(item, evidence=found[item.id]), gone)
            for item in record.items
            if item.id not in gone
        )
        retired = {item.id: _retired(item) for item in lost}
        return msgspec.structs.replace(
            record,
            items=items,
            panels=tuple(map(self._panel, record.panels)),
            source=self.source(record.source),
            retired={**record.retired, **retired},
            rejected=tuple(map(self._rejected, record.rejected)),
        )

    def _rejected(self, item: AnyItem) -> AnyItem:
        """Return an item that was turned down on what is left of its words; no list names it."""
        found = (self.alignment.find(span).span for span in item.spans)
        kept = dict.fromkeys(span for span in found if span is not None)
        evidence = tuple(evidence_at(self.new, span) for span in kept)
        return msgspec.structs.replace(item, evidence=evidence)

    def _panel(self, panel: PanelRecord) -> PanelRecord:
        evidence = self.evidence("panel", panel.key, panel.evidence)
        return msgspec.structs.replace(panel, evidence=evidence)

    def source(self, source: Source) -> Source:
        evidence = self.evidence("source", "source", source.evidence)
        return msgspec.structs.replace(source, evidence=evidence)

    def evidence(
        self, owner: AnchorOwner, name: str, evidence: Iterable[Evidence]
    ) -> tuple[Evidence, ...]:
        """Return what is left of the words that something stands on."""
        found = (self._record(owner, name, Span(each.start, each.end)) for each in evidence)
        kept = dict.fromkeys(each.span for each in found if each.span is not None)
        return tuple(evidence_at(self.new, span) for span in kept)

    def compare(self, before: BriefingRecord, after: BriefingRecord) -> None:
        """List what an editor, who brought the new version, made of the words of each item."""
        for owner, name, old, new in _pairs(before, after):
            there = [(each.start, each.end) for each in new]
            for each in old:
                found = self.alignment.find(Span(each.start, each.end))
                span = found.span
                if span is not None and (span.start, span.end) not in there:
                    found = Reanchored(None, "lost", 0.0)
                self._list(owner, name, Span(each.start, each.end), found)

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids of the items and bottom lines whose words are no longer the same."""
        names = (
            each.id if each.owner == "item" else bottom_line_id(each.id)
            for each in self.anchors
            if each.owner in ("item", "panel") and each.fate in ("changed", "lost")
        )
        return tuple(dict.fromkeys(names))

    # -- what readers left ------------------------------------------------------------------------

    def note(self, note: Note) -> Passage | None:
        """Return the passage that a note is on in the new version; `None` where nothing changes.

        One that was lost before comes back if all of its words and of those around it do.
        """
        passage = note.target.passage
        if passage is None:
            return None
        if not passage.kept:
            return self._come_back(note.id, passage)
        there = resolve(self.old.text, passage)
        if there.span is None:
            return None
        found = self.alignment.find(there.span)
        self._list("note", note.id, there.span, found, passage)
        kept = there.score if there.how == "fuzzy" else 1.0
        return _put(msgspec.structs.replace(passage, kept=kept), found, self.new)

    def _come_back(self, note_id: str, passage: Passage) -> Passage | None:
        quote = passage.quote
        whole = f"{quote.prefix}{quote.exact}{quote.suffix}"
        at = self.new.text.find(whole)
        if at < 0 or self.new.text.find(whole, at + 1) >= 0:
            return None
        span = Span(at + len(quote.prefix), at + len(quote.prefix) + len(quote.exact))
        found = Reanchored(span, "moved", 1.0)
        self._list("note", note_id, Span(passage.start, passage.end), found, passage)
        return make(self.new, span)

    def place(self, place: ReadingPlace) -> ReadingPlace:
        """Return a reader's place and marks in the new version."""
        return msgspec.structs.replace(
            place,
            spot=self._spot("place", "place", place.spot),
            marks=tuple(
                self._spot("mark", str(number), mark) for number, mark in enumerate(place.marks, 1)
            ),
            article=self.new.text_sha256,
        )

    def _spot(self, owner: AnchorOwner, name: str, spot: Spot) -> Spot:
        """Return where a spot is; what is gone is where it would stand."""
        if spot.offset is None or not 0 <= spot.offset < len(self.old.text):
            return spot
        end = min(spot.offset + _WORDS_OF_A_POINT, self.old.paragraph_at(spot.offset).end)
        words = Span(spot.offset, max(end, spot.offset + 1))
        found = self._record(owner, name, words)
        at = self.alignment.nearest(spot.offset) if found.span is None else found.span.start
        return msgspec.structs.replace(spot, offset=at)

    # -- the list ---------------------------------------------------------------------------------

    def _record(self, owner: AnchorOwner, name: str, span: Span) -> Reanchored:
        found = self.alignment.find(span)
        self._list(owner, name, span, found)
        return found

    def _list(
        self,
        owner: AnchorOwner,
        name: str,
        before: Span,
        found: Reanchored,
        passage: Passage | None = None,
    ) -> None:
        self.anchors.append(
            AnchorRecord(
                owner=owner,
                id=name,
                fate=found.fate,
                score=found.score,
                before=before,
                after=found.span,
                passage=passage,
            )
        )


def is_of(passage: Passage, article: Article) -> bool:
    """Return whether a passage, with what stands around it, stands in an article where it says."""
    quote = passage.quote
    whole = f"{quote.prefix}{quote.exact}{quote.suffix}"
    start = passage.start - len(quote.prefix)
    return start >= 0 and article.text.startswith(whole, start)


def moved(passage: Passage, alignment: Alignment) -> Passage:
    """Return a passage of the old version of an article in the new one."""
    found = alignment.find(Span(passage.start, passage.end))
    return _put(passage, found, alignment.new.article)


def _put(passage: Passage, found: Reanchored, article: Article) -> Passage:
    """Return a passage where it was found; one that is lost keeps its words."""
    if found.span is None:
        return msgspec.structs.replace(passage, kept=0.0)
    kept = round(passage.kept * found.score, 3)
    return msgspec.structs.replace(make(article, found.span), kept=kept)


def _retired(item: AnyItem) -> RetiredItem:
    return RetiredItem(item.kind, item.text, tuple(each.text for each in item.evidence))


def _without(item: AnyItem, gone: set[str]) -> AnyItem:
    """Return an item that concerns none of those that are gone."""
    if not isinstance(item, Tension):
        return item
    left = tuple(each for each in item.items if each not in gone)
    return msgspec.structs.replace(item, items=left)


def _pairs(
    before: BriefingRecord, after: BriefingRecord
) -> Iterator[tuple[AnchorOwner, str, Sequence[Evidence], Sequence[Evidence]]]:
    """Yield the evidence of what is in both, or was in the first."""
    items = {item.id: item.evidence for item in after.items}
    panels = {panel.key: panel.evidence for panel in after.panels}
    for item in before.items:
        yield "item", item.id, item.evidence, items.get(item.id, ())
    for panel in before.panels:
        yield "panel", panel.key, panel.evidence, panels.get(panel.key, ())
