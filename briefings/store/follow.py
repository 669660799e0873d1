"""Which documents of a table have changed since one last looked, whoever changed them."""

from collections.abc import Iterator
from typing import NamedTuple

from briefings.store.index import LogPosition
from briefings.store.journal import Journal


class Changed(NamedTuple):
    """What to take in: a document's JSON by its id, `None` where it was removed.

    With `anew`, everything known before is to be forgotten first. Documents are read one by one:
    hold the database's lock until the last one.
    """

    anew: bool
    documents: Iterator[tuple[int, bytes | None]]


class Moved(NamedTuple):
    """Which documents have changed, and where each stands now, `None` where it was removed.

    With `anew`, everything known before is to be forgotten first.
    """

    anew: bool
    places: list[tuple[int, LogPosition | None]]


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
        anew, places = self.take_places()
        return Changed(anew, ((key, place and self.read(key, place)) for key, place in places))

    def take_places(self) -> Moved:
        """Return what has changed without reading it."""
        with self._journal.lock:
            self._journal.refresh()
            index = self._journal.log.reader.index.tables.get(self._table)
            touched = [] if index is None else index.touched
            anew = touched is not self._touched
            taken, self._touched, self._taken = self._taken, touched, len(touched)
            if index is None:
                return Moved(anew, [])
            if anew:
                return Moved(anew, list(index.items()))
            return Moved(anew, [(key, index.find(key)) for key in dict.fromkeys(touched[taken:])])

    def read(self, key: int, place: LogPosition) -> bytes:
        """Return the JSON of a document where it stands."""
        return self._journal.log.reader.document(self._table, key, place)
