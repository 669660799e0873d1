"""A briefing's record while decisions are applied to it. Nothing here reads or writes a library."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Literal, NamedTuple, assert_never

import msgspec

from briefings.anchors.sentences import sentence_around
from briefings.anchors.spans import evidence_at
from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.extract.unit_names import known_unit
from briefings.model import (
    AnyItem,
    Briefing,
    Evidence,
    Figure,
    Item,
    Panel,
    Review,
    Span,
    Statement,
    Suggestion,
    Tension,
)
from briefings.progress import band, is_open
from briefings.repository.briefing_record import BriefingRecord, PanelRecord
from briefings.review.decision import (
    Accept,
    Confirm,
    Decision,
    Edit,
    Make,
    Merge,
    Move,
    Recast,
    Reject,
    Split,
    Summarise,
)
from briefings.review.evidence_kept import without_old_source
from briefings.review.item_states import ItemState, Shelf, states_of
from briefings.review.names import joined, parted
from briefings.review.recasting import recast
from briefings.text import flowing
from briefings.used_names import as_kept
from briefings.wording import full_label, kind_name

_OF_EVERY_ITEM = frozenset(Item.__struct_fields__)


class Signed(NamedTuple):
    """Who decides, and when."""

    editor: str | None
    day: dt.date


class WorkingReview:
    """The decided items of a briefing by their ids, and its panels that were written."""

    def __init__(self, record: BriefingRecord, briefing: Briefing, signed: Signed) -> None:
        self._record = record
        self._briefing = briefing
        self._signed = signed
        self._topics = {panel.topic.key for panel in briefing.panels}
        if briefing.lens is not None and record.takes_proposals:
            self._topics.update(briefing.lens.topics_by_key)
        self._lines = {panel.summary.id: panel for panel in briefing.panels}
        self._seen = {item.id: as_kept(item) for item in briefing.items}
        self.states: dict[str, ItemState] = states_of(record)
        self.panels = {panel.key: panel for panel in record.panels}
        self.touched: dict[str, None] = {}
        self.panels_touched: dict[str, None] = {}

    def apply(self, decision: Decision) -> None:
        """Apply a decision.

        Raises:
            BriefingsError: it cannot be; the review is of no use any more.
        """
        match decision:
            case Confirm() | Accept() | Reject():
                self._decide(decision)
            case Edit():
                self._edit(decision)
            case Recast():
                there = self._item(decision.item)
                self._edit(Edit(recast(self._briefing, there, decision.kind)))
            case Make():
                self._make(decision.item)
            case Move():
                self._move(decision)
            case Merge():
                self._merge(decision)
            case Split():
                self._split(decision)
            case Summarise():
                self._summarise(decision)
            case _:
                assert_never(decision)

    # -- each decision ----------------------------------------------------------------------------

    def _decide(self, decision: Confirm | Accept | Reject) -> None:
        line = self._lines.get(decision.item)
        if line and line.bottom_line.strip() and not isinstance(decision, Accept):
            self._decide_line(line, is_taken=isinstance(decision, Confirm))
            return
        match decision:
            case Confirm():
                self._confirm(decision.item)
            case Accept():
                self._accept(decision.item)
            case Reject():
                self._put(decision.item, "rejected", self._signed_by(self._item(decision.item)))

    def _confirm(self, item_id: str) -> None:
        item = self._item(item_id, rejected_too=True)
        if item.review != "confirmed" or self._shelf(item_id) == "rejected":
            self._put(item_id, "items", self._signed_by(item, "confirmed"))

    def _accept(self, item_id: str) -> None:
        item = self._item(item_id)
        if not is_open(item):
            return
        if band(item) != "sure":
            raise UsageError(
                f"The program is not sure of {full_label(item)}: look at it, and confirm it."
            )
        self._put(item_id, "items", self._signed_by(item, "accepted"))

    def _edit(self, decision: Edit) -> None:
        there = self._item(decision.item.id)
        if decision.was is not None and as_kept(decision.was) != there:
            raise ConflictError(
                f"{full_label(there)} was changed by somebody else meanwhile, and was left as it "
                "is: look at it first."
            )
        given = without_old_source(
            self._briefing.article, decision.item, there, self._briefing.items
        )
        item = self._on_its_sentence(self._checked(given), there)
        wording = there.wording if _words(item) == _words(there) else _wording(item)
        suggestion = _proposed_as(there, item.kind)
        item = msgspec.structs.replace(item, wording=wording, suggestion=suggestion)
        self._put(item.id, "items", self._signed_by(item, "confirmed"))

    def _on_its_sentence(self, item: AnyItem, there: AnyItem) -> AnyItem:
        """Return an item that stands on its sentence too, where values of it are otherwise now.

        That is where an editor reads them; a mere number says no period and no source.
        """
        if not isinstance(item, Figure | Statement) or _values(item) == _values(there):
            return item
        whole = sentence_around(self._briefing.article, item.evidence[0])
        evidence = tuple(dict.fromkeys((*item.evidence, whole)))
        return msgspec.structs.replace(item, evidence=evidence)

    def _make(self, given: AnyItem) -> None:
        item = self._checked(given)
        if not item.evidence:
            raise UsageError("An item stands on words of the article: select some.")
        item = msgspec.structs.replace(item, id=self._new_id(item), wording=_wording(item))
        self._put(item.id, "items", self._signed_by(item, "confirmed"))

    def _move(self, decision: Move) -> None:
        item = msgspec.structs.replace(self._item(decision.item), topics=decision.topics)
        self._put(item.id, "items", self._signed_by(self._checked(item)))

    def _merge(self, decision: Merge) -> None:
        item, into = self._item(decision.item), self._item(decision.into)
        self._put(into.id, "items", self._signed_by(joined(item, into), "confirmed"))
        self._put(item.id, "gone", item)

    def _split(self, decision: Split) -> None:
        kept, fresh = parted(self._item(decision.item), decision.name)
        fresh = msgspec.structs.replace(fresh, id=self._new_id(fresh))
        self._put(kept.id, "items", self._signed_by(kept, "confirmed"))
        self._put(fresh.id, "items", self._signed_by(fresh, "confirmed"))

    def _summarise(self, decision: Summarise) -> None:
        self._check_topics((decision.panel,))
        text = decision.text.strip()
        over = self._record.takes_proposals
        self.panels_touched[decision.panel] = None
        if over and not text:
            self.panels.pop(decision.panel, None)
            return
        evidence = self._evidence(decision.spans)
        is_quoted = flowing(text) == " ".join(flowing(each.text) for each in evidence)
        self.panels[decision.panel] = PanelRecord(
            key=decision.panel,
            bottom_line=text,
            evidence=evidence,
            wording="quoted" if is_quoted else None,
            reviewed=over or None,
            editor=self._signed.editor,
            edited=self._signed.day,
        )

    def _decide_line(self, panel: Panel, *, is_taken: bool) -> None:
        """Take the bottom line of a panel as it is, or take it away."""
        key = panel.topic.key
        line = self.panels.get(key) or PanelRecord(
            key=key,
            bottom_line=panel.bottom_line,
            evidence=panel.evidence,
            wording=panel.wording,
            reviewed=True,
        )
        if is_taken and (line.wording != "quoted" or line.edited is not None):
            return
        if not is_taken:
            line = msgspec.structs.replace(line, bottom_line="", evidence=(), wording=None)
        self.panels_touched[key] = None
        self.panels[key] = msgspec.structs.replace(
            line, editor=self._signed.editor, edited=self._signed.day
        )

    # -- what they need ---------------------------------------------------------------------------

    def _item(self, item_id: str, *, rejected_too: bool = False) -> AnyItem:
        """Return an item as the review has it by now.

        Raises:
            NotFoundError: there is none of this id, or it was rejected.
        """
        state = self.states.get(item_id)
        if state is None:
            item = self._seen.get(item_id)
        else:
            item = state.item if state.shelf == "items" or rejected_too else None
        if item is None:
            was = "was rejected" if state and state.shelf == "rejected" else "is not there"
            raise NotFoundError(
                f"{item_id} {was}: `briefings review {self._record.key}` lists what is proposed."
            )
        return item

    def _shelf(self, item_id: str) -> Shelf | None:
        state = self.states.get(item_id)
        return state and state.shelf

    def _put(self, item_id: str, shelf: Shelf, item: AnyItem) -> None:
        self.states[item_id] = ItemState(shelf, item)
        self.touched[item_id] = None

    def _signed_by(self, item: AnyItem, review: Review | None = None) -> AnyItem:
        return msgspec.structs.replace(
            item,
            review=review or item.review,
            editor=self._signed.editor,
            edited=self._signed.day,
        )

    def _checked(self, item: AnyItem) -> AnyItem:
        """Return an item with its evidence read from the article.

        Raises:
            UsageError: it has no text, is in no panel, or stands on what is not there.
        """
        if not item.text.strip():
            raise UsageError(f"A {kind_name(item)} needs some text.")
        self._check_topics(item.topics)
        if isinstance(item, Figure) and item.unit:
            unit = known_unit(item.unit, self._briefing.source.language)
            item = msgspec.structs.replace(item, unit=unit)
        return msgspec.structs.replace(item, evidence=self._evidence(item.spans))

    def _check_topics(self, topics: Iterable[str]) -> None:
        wrong = [each for each in topics if each not in self._topics]
        if wrong or not topics:
            there = ", ".join(sorted(self._topics)) or "none"
            raise UsageError(
                f"{self._record.key} has no panel “{', '.join(wrong)}”; choose of {there}."
            )

    def _evidence(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        article = self._briefing.article
        every = tuple(spans)
        if any(not 0 <= each.start < each.end <= len(article.text) for each in every):
            raise UsageError(
                f"{self._record.key} has no such passage: select words of its article."
            )
        return tuple(evidence_at(article, each) for each in every)

    def _new_id(self, item: AnyItem) -> str:
        first = item.evidence[0]
        words = f"{first.start}:{first.end}:{item.text}".encode("utf-8", "surrogatepass")
        kind = item.kind.replace("_", "-")
        stem = f"made-{kind}-{hashlib.sha256(words).hexdigest()[:8]}"
        taken = {*self.states, *self._seen, *self._record.retired}
        names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
        return next(each for each in names if each not in taken)


def _proposed_as(there: AnyItem, kind: str) -> Suggestion | None:
    """Return how an item came to be proposed that is of this kind from now on."""
    if there.suggestion is None:
        return None
    proposed = there.suggestion.kind or there.kind
    return msgspec.structs.replace(there.suggestion, kind=proposed if proposed != kind else None)


def _values(item: AnyItem) -> dict[str, object]:
    """Return the fields that items of its kind have beside those of every item."""
    return {name: getattr(item, name) for name in {*item.__struct_fields__} - _OF_EVERY_ITEM}


def _words(item: AnyItem) -> tuple[str, str]:
    return item.text, item.reasoning if isinstance(item, Tension) else ""


def _wording(item: AnyItem) -> Literal["quoted", "written"]:
    """Return whose words an item's text is, once a person has chosen or changed them."""
    is_quoted = any(flowing(each.text) == flowing(item.text) for each in item.evidence)
    return "quoted" if is_quoted and not isinstance(item, Tension) else "written"
