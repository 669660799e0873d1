"""Which briefings are handed on, told by the log without an index."""

from collections.abc import Callable
from itertools import count, takewhile

import msgspec

from briefings.index.handed_on import REVIEWED, TABLE
from briefings.notes.index import TABLE as NOTES
from briefings.store import JournalDB
from briefings.store.records import Keyed, document_id

_decode = msgspec.json.Decoder(Keyed).decode


class HandedOnFollower:
    """Compares where exports stand with where else something was saved of their briefings.

    `note_keys` returns the numbers of all notes on a briefing.
    """

    def __init__(
        self, db: JournalDB, briefings: str, note_keys: Callable[[str], list[int]]
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._note_keys = note_keys
        self._follower = db.follow(TABLE)
        self._others = [db.follow(each) for each in (briefings, REVIEWED, NOTES)]
        self._exported: dict[int, str] = {}
        self._handed_on: frozenset[int] = frozenset()

    def take(self) -> frozenset[int]:
        """Return the numbers of the briefings that are handed on."""
        exported, others = self._follower.take(), [each.take() for each in self._others]
        if exported.anew:
            self._exported.clear()
        is_changed = exported.anew
        for doc_id, raw in exported.documents:
            is_changed = True
            self._exported.pop(doc_id, None)
            if raw is not None:
                self._exported[doc_id] = _decode(raw).key
        if not self._exported:
            self._handed_on = frozenset()
        elif is_changed or any(e.anew or any(True for _ in e.documents) for e in others):
            self._handed_on = frozenset(
                i for i, key in self._exported.items() if self._is_so(i, key)
            )
        return self._handed_on

    def _is_so(self, doc_id: int, briefing_id: str) -> bool:
        keys = (document_id(f"{briefing_id}/{number}") for number in count(1))
        decided = takewhile(lambda at: at is not None, (self._db.offset(REVIEWED, k) for k in keys))
        notes = (self._db.offset(NOTES, key) for key in self._note_keys(briefing_id))
        saved = (self._db.offset(self._briefings, doc_id), *decided, *notes)
        exported = self._db.offset(TABLE, doc_id) or 0
        return all(at is None or at < exported for at in saved)
