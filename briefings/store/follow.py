"""Which documents of a table have changed since one last looked, whoever changed them."""

from collections.abc import Iterator
from typing import NamedTuple

from briefings.store.index import LogPosition
from briefings.store.journal import Journal
from briefings.store.later_changes import LaterChanges, later_changes


class Changed(NamedTuple):
    """What to take in: a document's JSON by its id, `None` where it was removed.

    With `anew`, everything known before is to be forgotten first. Documents are read one by one:
    hold the database's lock until the last one.
    """

    anew: bool
    documents: Iterator[tuple[int, bytes | None]]


class Follower:
    """Tells what was saved in one table since it was last asked, at a cost that grows with that.

    It follows the log alone: changes of a transaction that is still open are left out.
    """

    def __init__(self, journal: Journal, table: str) -> None:
        self._journal = journal
        self._table = table
        self._touched: list[int] = []
        self._taken = 0

    def take(self) -> Changed:
        """Return what has changed, each document once and as it is now."""
        with self._journal.lock:
            self._journal.refresh()
            index = self._journal.log.reader.index.tables.get(self._table)
            touched = [] if index is None else index.touched
            anew = touched is not self._touched
            taken, self._touched, self._taken = self._taken, touched, len(touched)
            places: list[tuple[int, LogPosition | None]] = []
            if index is not None and anew:
                places += index.items()
            elif index is not None:
                places += ((key, index.find(key)) for key in dict.fromkeys(touched[taken:]))
            return Changed(anew, ((key, place and self._read(key, place)) for key, place in places))

    def changed_after(self, transaction: int) -> LaterChanges:
        """Return which documents changed after a transaction, whatever was taken."""
        with self._journal.lock:
            self._journal.refresh()
            return later_changes(self._journal.log.reader, transaction, self._table)

    def offset(self, key: int) -> int | None:
        """Return the byte of the log where a document stands, `None` where none was saved."""
        index = self._journal.log.reader.index.tables.get(self._table)
        place = None if index is None else index.find(key)
        return None if place is None else place.offset

    def next_id(self) -> int:
        """Return the number that the next document gets which is given none."""
        with self._journal.lock:
            self._journal.refresh()
            return self._journal.rows(self._table).next_id

    def _read(self, key: int, place: LogPosition) -> bytes | None:
        return self._journal.log.reader.document_if_there(self._table, key, place)
