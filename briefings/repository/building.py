"""Briefings are laid out in panels, with what is proposed for their articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec

from briefings.anchors.spans import evidence_at
from briefings.kinds import KINDS
from briefings.model import (
    OTHER,
    Actor,
    AnyItem,
    Article,
    Block,
    Briefing,
    Evidence,
    Lens,
    LostItem,
    Panel,
    Place,
    SameText,
    Span,
    Tension,
    Topic,
)
from briefings.repository.briefing_record import BriefingRecord, PanelRecord
from briefings.repository.corrections import with_corrections
from briefings.repository.proposals import ProposalParts, ProposalRecord, unpacked
from briefings.repository.proposed_items import item_at
from briefings.used_names import with_used_names

_ORDER: Final = {kind.tag: place for place, kind in enumerate(KINDS)}


class LaidOut(NamedTuple):
    """The items of a briefing and its panels in order: those that are kept, and proposed ones."""

    items: tuple[AnyItem, ...]
    panels: tuple[Panel, ...]


def build(
    record: BriefingRecord,
    article: Article,
    lens: Lens | None,
    same_text: tuple[SameText, ...] = (),
    proposal: ProposalRecord | None = None,
) -> Briefing:
    """Lay a briefing out in panels, in the order of its lens.

    Raises:
        KeyError: the lens has no topic of a panel that an editor wrote.
    """
    contents = contents_of(record, article, lens, proposal)
    return Briefing(
        id=record.key,
        article=article,
        source=record.source,
        lens=lens,
        editor=record.editor,
        edited=record.edited,
        panels=contents.panels,
        items=contents.items,
        changed=frozenset(record.changed),
        lost=tuple(
            LostItem(id=item_id, kind=item.kind, text=item.text, words=item.words)
            for item_id, item in record.retired.items()
            if item.words
        ),
        same_text=same_text,
        rejected=record.rejected,
        takes_proposals=record.takes_proposals,
    )


def contents_of(
    record: BriefingRecord,
    article: Article,
    lens: Lens | None,
    proposal: ProposalRecord | None,
) -> LaidOut:
    """Return the items and panels of a briefing; errors are those of `build`."""
    if not record.takes_proposals or (proposal is None and not record.items):
        return _written(record, lens)
    return _Proposed(record, article, lens, proposal).contents()


def _written(record: BriefingRecord, lens: Lens | None) -> LaidOut:
    topics = lens.topics_by_key if lens else {OTHER.key: OTHER}
    order = list(topics)
    panels = sorted(record.panels, key=lambda panel: order.index(topics[panel.key].key))
    items = with_used_names(record.items, _written_on(record))
    return LaidOut(
        items,
        tuple(
            Panel(
                topic=topics[panel.key],
                bottom_line=panel.bottom_line,
                headline=panel.headline,
                evidence=panel.evidence,
                items=_shown_in(panel.key, items),
                wording=panel.wording or "written",
                paragraphs=panel.paragraphs or (),
                editor=panel.editor,
                edited=panel.edited,
            )
            for panel in panels
        ),
    )


def _written_on(record: BriefingRecord) -> list[Evidence]:
    """Return the words that the bottom lines stand on which somebody wrote or took."""
    written = (p for p in record.panels if p.wording != "quoted" or p.edited is not None)
    return [each for panel in written for each in panel.evidence]


class _Proposed:
    """Lays out what is proposed for an article, and what was decided about that.

    Items stand in the order of their kinds and places, so that none moves when it is decided on.
    """

    def __init__(
        self,
        record: BriefingRecord,
        article: Article,
        lens: Lens | None,
        proposal: ProposalRecord | None,
    ) -> None:
        self._record = record
        self._article = article
        self._topics: Mapping[str, Topic] = lens.topics_by_key if lens else {OTHER.key: OTHER}
        self._kept = proposal
        self._proposal = proposal.parts if proposal else ProposalParts()
        self._paragraphs = {panel.topic: panel.paragraphs for panel in self._proposal.panels}

    def contents(self) -> LaidOut:
        proposed = proposed_items(self._kept, self._article)
        decided = (*self._record.items, *self._record.rejected)
        items = (*self._record.items, *undecided(proposed, decided))
        items = with_corrections(items, proposed, self._article)
        ordered = with_used_names(
            sorted(map(self._placed, items), key=in_order), _written_on(self._record)
        )
        return LaidOut(ordered, tuple(self._panels(ordered)))

    def _placed(self, item: AnyItem) -> AnyItem:
        """Return an item in panels that the lens has: it may have come by another one."""
        known = tuple(topic for topic in item.topics if topic in self._topics)
        if not known:
            there = {each.paragraph for each in item.evidence}
            found = (key for key, numbers in self._paragraphs.items() if there & {*numbers})
            known = tuple(key for key in found if key in self._topics) or (OTHER.key,)
        return item if known == item.topics else msgspec.structs.replace(item, topics=known)

    def _panels(self, items: Sequence[AnyItem]) -> Iterator[Panel]:
        written = {panel.key: panel for panel in self._record.panels}
        lines = {panel.topic: panel.bottom_line for panel in self._proposal.panels}
        for key, topic in self._topics.items():
            shown = _shown_in(key, items)
            if not shown and key not in written and key not in lines:
                continue
            quoted = tuple(evidence_at(self._article, Span(*each)) for each in lines.get(key, ()))
            line = written.get(key) or _quoted_line(key, quoted)
            yield Panel(
                topic=topic,
                bottom_line=line.bottom_line,
                headline=line.headline,
                evidence=line.evidence,
                items=shown,
                wording=line.wording or "written",
                editor=line.editor,
                edited=line.edited,
                paragraphs=self._paragraphs.get(key, ()),
            )


def proposed_items(proposal: ProposalRecord | None, article: Article) -> tuple[AnyItem, ...]:
    """Return what is proposed for an article, decided about or not."""
    return _items(proposal.packed, article.text, article.blocks) if proposal else ()


@lru_cache(maxsize=2)
def _items(packed: str, text: str, blocks: tuple[Block, ...]) -> tuple[AnyItem, ...]:
    """Of the article that is reviewed they are asked for often."""
    article = Article(text=text, blocks=blocks, sha256="")
    return tuple(item_at(each, article) for each in unpacked(packed).items)


def undecided(proposed: Iterable[AnyItem], decided: Iterable[AnyItem]) -> Iterator[AnyItem]:
    """Yield the proposed items that nobody has decided about.

    One was decided about if it has the id of an item that was. Or it is of the kind that one was
    proposed as, stands on the same words first, and that one is not proposed itself: rules have
    changed since, the article has, or a person has made it. Of names those that were joined are
    known by their words.
    """
    every, known = list(proposed), list(decided)
    ids = {item.id for item in known}
    still = {item.id for item in every}
    alone = [item for item in known if item.id not in still or isinstance(item, Actor | Place)]
    for item in every:
        if item.id not in ids and not any(_is_same(item, each) for each in alone):
            yield item


def _is_same(item: AnyItem, decided: AnyItem) -> bool:
    if not item.evidence or not decided.evidence:
        return False
    proposed_as = decided.suggestion.kind if decided.suggestion else None
    if proposed_as and item.kind == decided.kind:
        # Rules that know better by now may propose what an editor has made of it.
        return item.spans[0] in decided.spans
    if item.kind != (proposed_as or decided.kind):
        return False
    if isinstance(item, Tension) and isinstance(decided, Tension) and item.type != decided.type:
        return False
    if isinstance(item, Actor | Place):
        return item.spans[0].overlaps_any(decided.evidence)
    return item.spans[0].overlaps_any(decided.evidence[:1])


def _quoted_line(key: str, evidence: tuple[Evidence, ...]) -> PanelRecord:
    text = " ".join(" ".join(each.text.split()) for each in evidence)
    return PanelRecord(key=key, bottom_line=text, evidence=evidence, wording="quoted")


def in_order(item: AnyItem) -> tuple[int, int, int, str]:
    first = item.evidence[0] if item.evidence else None
    start, end = (first.start, first.end) if first else (0, 0)
    return _ORDER[item.kind], start, end, item.id


def _shown_in(panel: str, items: Iterable[AnyItem]) -> tuple[AnyItem, ...]:
    return tuple(item for item in items if panel in item.topics)
