"""The door to reviewing: proposals, and decisions about them."""

import secrets
from collections.abc import Iterable, Sequence

import msgspec

from briefings.errors import ConflictError
from briefings.model import AnyItem, Briefing, Span
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.building import proposed_items
from briefings.repository.clock import now
from briefings.repository.decisions import DecisionRepository
from briefings.review.decided import Change, Decided, PanelChange
from briefings.review.decision import Decision
from briefings.review.drafting import draft
from briefings.review.history import in_words, last_decision, undone, written_down
from briefings.review.item_states import ItemState, states_of, with_states
from briefings.review.lessons import Lesson, lessons
from briefings.review.memory import Memory
from briefings.review.proposing import Proposing, counted
from briefings.review.working_review import Signed, WorkingReview
from briefings.store import JournalDB


class Reviews:
    """Decides and undoes; safe between threads and programs.

    Each call is one transaction: all of it is kept, or nothing is.
    """

    def __init__(self, db: JournalDB, briefings: BriefingRepository) -> None:
        self._db = db
        self._briefings = briefings
        self._kept = DecisionRepository(db)
        self.memory = Memory(db)
        """What the library has learned of its reviews."""
        self.proposing = Proposing(db, briefings, self.memory.known)

    def propose(self, briefing_id: str) -> bool:
        """Have a proposal of today's rules for a briefing; see `Proposing.propose`."""
        return self.proposing.propose(briefing_id)

    def decide(
        self, briefing_id: str, decisions: Sequence[Decision], *, editor: str | None
    ) -> Decided:
        """Keep what an editor decides, all of it or nothing.

        Raises:
            NotFoundError: the briefing is not there, or one of the items.
            ConflictError: somebody else has changed an item that is edited.
            UsageError: a decision makes no sense; the sentence says why.
        """
        at = now()
        with self._db.transaction():
            record = self._briefings.record(briefing_id)
            briefing = self._briefings.built(record)
            work = WorkingReview(record, briefing, Signed(editor, at.date()))
            for each in decisions:
                work.apply(each)
            states = states_of(record)
            lines = {panel.key: panel for panel in record.panels}
            changes = {i: Change(states.get(i), work.states.get(i)) for i in work.touched}
            decided = Decided(
                briefing_id=briefing_id,
                decisions=tuple(decisions),
                changes=changes,
                panels={
                    key: PanelChange(lines.get(key), work.panels.get(key))
                    for key in work.panels_touched
                },
                order=record.item_ids,
                batch=secrets.token_hex(4),
                taught=_lessons((each.after for each in changes.values()), briefing),
                untaught=_lessons((each.before for each in changes.values()), briefing),
            )
            if decided.changes or decided.panels:
                self._put(record, decided, is_undo=False)
                seen = {item.id: item for item in briefing.items}
                written = list(written_down(decided, seen, record.article, editor, at))
                self._kept.add(written)
                decided = msgspec.structs.replace(decided, told=in_words(written, work.states))
        return decided

    def undo(self, decided: Decided) -> None:
        """Give items back as they were before something was decided; others stay as they are.

        Raises:
            NotFoundError: the briefing is not there any more.
            ConflictError: one of the items was decided about anew.
        """
        with self._db.transaction():
            record = self._briefings.record(decided.briefing_id)
            states = states_of(record)
            lines = {panel.key: panel for panel in record.panels}
            is_as_it_was = all(
                _as_kept(change.after) == states.get(i) for i, change in decided.changes.items()
            ) and all(change.after == lines.get(key) for key, change in decided.panels.items())
            if not is_as_it_was:
                raise ConflictError(
                    f"{decided.briefing_id} was changed since: what was decided anew stays, and so "
                    "does the rest of it."
                )
            if decided.changes or decided.panels:
                self._put(record, decided, is_undo=True)
                self._kept.add(undone(decided, record.article, now()))

    def last(self, briefing_id: str) -> Decided:
        """Return what was decided last and not taken back, by whom and where ever, for `undo`.

        Raises:
            NotFoundError: the briefing is not there.
            UsageError: nothing was decided, or it was by an earlier program.
            ConflictError: its items have changed since in another way.
        """
        with self._db.lock:
            record = self._briefings.record(briefing_id)
            briefing = self._briefings.built(record)
            last = last_decision(record, self._kept.on(briefing_id))
        changes = last.changes.values()
        return msgspec.structs.replace(
            last,
            taught=_lessons((each.after for each in changes), briefing),
            untaught=_lessons((each.before for each in changes), briefing),
        )

    def draft(self, briefing_id: str, kind: str, start: int, end: int) -> AnyItem:
        """Return an item of a kind that stands on chosen words, its fields as the rules read them.

        It is kept by `Make`.

        Raises:
            NotFoundError: the briefing is not there.
            UsageError: there is no such kind or passage, or a figure without a number.
        """
        record = self._briefings.record(briefing_id)
        briefing = self._briefings.built(record)
        proposal = self._briefings.proposed(record)
        if proposal is None:
            proposal = self.proposing.made(self.proposing.reading(record))
        found = proposed_items(proposal, briefing.article)
        return draft(briefing, found, kind, Span(start, end))

    def close(self) -> None:
        """End the processes that read articles."""
        self.proposing.close()

    def _put(self, record: BriefingRecord, decided: Decided, *, is_undo: bool) -> None:
        states = {i: c.before if is_undo else c.after for i, c in decided.changes.items()}
        lines = {k: c.before if is_undo else c.after for k, c in decided.panels.items()}
        fresh = with_states(record, states, lines)
        if is_undo:
            place = {item_id: number for number, item_id in enumerate(decided.order)}
            items = sorted(fresh.items, key=lambda item: place.get(item.id, len(place)))
            fresh = msgspec.structs.replace(fresh, items=tuple(items))
        gained, lost = decided.taught, decided.untaught
        if is_undo:
            gained, lost = lost, gained
        self.memory.learn(gained, lost)
        article = self._briefings.articles.get(fresh.article)
        self._briefings.records.put(counted(fresh, article, self._briefings.proposed(fresh)))


def _lessons(states: Iterable[ItemState | None], briefing: Briefing) -> tuple[Lesson, ...]:
    return tuple(each for state in states for each in lessons(state, briefing.items))


def _as_kept(state: ItemState | None) -> ItemState | None:
    """Return a state as a record has it: what is gone is not in it."""
    return None if state is None or state.shelf == "gone" else state
