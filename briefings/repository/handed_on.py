"""When a briefing was exported last: it is handed on until something in it changes."""

import datetime as dt
from collections.abc import Callable, Iterable

from briefings.index.standing import HANDED_ON
from briefings.repository.clock import now
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records, document_id


class HandedOnRecord(Keyed, frozen=True, kw_only=True):
    """The last export of a briefing, by its id, which is `key`; `by` is who writes notes.

    `number` counts its exports from 1: a document that stays the same would not be written anew.
    """

    number: int
    at: dt.datetime
    by: str | None = None
    format: str
    depth: str


class HandedOn:
    """Records exports; safe between threads and programs."""

    def __init__(self, db: JournalDB, is_known: Callable[[str], bool]) -> None:
        self._db = db
        self._is_known = is_known
        self._records = Records(db, HANDED_ON, HandedOnRecord)

    def record(self, ids: Iterable[str], format_name: str, depth: str, by: str | None) -> None:
        """Keep that briefings were exported now, in one transaction.

        Of what is not in the library, or in a library that is read-only, nothing is kept.
        """
        known = [] if self._db.read_only else [each for each in ids if self._is_known(each)]
        if not known:
            return
        at = now()
        with self._db.transaction():
            for each in known:
                before = self._records.get(each)
                number = before.number + 1 if before else 1
                self._records.put(
                    HandedOnRecord(
                        key=each, number=number, at=at, by=by, format=format_name, depth=depth
                    )
                )

    def last(self, briefing_id: str) -> HandedOnRecord | None:
        """Return the last export of a briefing, whatever has changed since."""
        return self._records.get(briefing_id)

    def forget(self, briefing_id: str) -> None:
        if briefing_id in self._records:
            self._db.table(HANDED_ON).remove(doc_ids=[document_id(briefing_id)])
