"""How far briefings are, told by the log without an index."""

from collections import defaultdict
from collections.abc import Callable

import msgspec

from briefings.index.listed import Listed
from briefings.index.standing import HANDED_ON, REVIEWED, DecidedCount, counted, standing
from briefings.notes.index import TABLE as NOTES
from briefings.store import JournalDB
from briefings.store.records import Keyed, document_id

_decode = msgspec.json.Decoder(Keyed).decode


class StandingFollower:
    """Keeps up what was decided and exported.

    `note_keys` returns the numbers of all notes on a briefing.
    """

    def __init__(
        self, db: JournalDB, briefings: str, note_keys: Callable[[str], list[int]]
    ) -> None:
        self._note_keys = note_keys
        self._exports = db.follow(HANDED_ON)
        self._decisions = db.follow(REVIEWED)
        self._notes = db.follow(NOTES)
        self._briefings = db.follow(briefings)
        self._exported: set[int] = set()
        self._decided: defaultdict[int, dict[int, bytes]] = defaultdict(dict)
        """What was decided about briefings, by the numbers of the documents."""

    def refresh(self) -> bool:
        """Take in what was saved; return whether any briefing may stand elsewhere now."""
        exports, decisions, notes = (
            each.take() for each in (self._exports, self._decisions, self._notes)
        )
        is_changed = exports.anew or decisions.anew or any(True for _ in notes.documents)
        if exports.anew:
            self._exported.clear()
        if decisions.anew:
            self._decided.clear()
        for doc_id, raw in exports.documents:
            is_changed = True
            (self._exported.discard if raw is None else self._exported.add)(doc_id)
        for doc_id, raw in decisions.documents:
            is_changed = True
            if raw is None:
                for each in self._decided.values():
                    each.pop(doc_id, None)
            else:
                briefing = document_id(_decode(raw).key.rpartition("/")[0])
                self._decided[briefing][doc_id] = raw
        return is_changed

    def stands(self, doc_id: int, each: Listed) -> Listed:
        """Return what is listed of a briefing with where it stands."""
        decisions = self._decided.get(doc_id, {})
        done = counted(decisions.values()) if decisions else DecidedCount()
        is_handed_on = doc_id in self._exported and self._is_handed_on(doc_id, each.entry.id)
        return standing(each, done, is_handed_on=is_handed_on)

    def _is_handed_on(self, doc_id: int, briefing_id: str) -> bool:
        saved = [
            self._briefings.offset(doc_id),
            *map(self._decisions.offset, self._decided.get(doc_id, ())),
            *map(self._notes.offset, self._note_keys(briefing_id)),
        ]
        exported = self._exports.offset(doc_id) or 0
        return all(at is None or at < exported for at in saved)
