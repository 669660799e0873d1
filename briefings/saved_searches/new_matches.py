"""What a search finds that it did not find before.

Only briefings count that came in or were edited since, got another version of their article, or
have notes that were written or changed since, or items that were decided about; how they read
before is in the log. The cost grows with what came in, and not with the library.
"""

import sys
import threading
from collections import defaultdict
from typing import Final, NamedTuple

import msgspec

from briefings.notes.index import TABLE as NOTES
from briefings.notes.index import note_head
from briefings.repository.briefings import TABLE as BRIEFINGS
from briefings.repository.briefings import BriefingRepository
from briefings.repository.reviewed import TABLE as REVIEWED
from briefings.repository.reviewed import briefing_of
from briefings.repository.searching import Searching
from briefings.saved_searches.earlier import EarlierTexts
from briefings.saved_searches.saved_search import SavedSearch
from briefings.search.hit import Match, SearchResult
from briefings.search.matcher import holds
from briefings.search.request import SearchOrder, SearchRequest
from briefings.store import JournalDB
from briefings.store.records import Keyed

MOST: Final = 100
"""So many briefings are looked at, unless more are asked for."""


class NewMatches(NamedTuple):
    """The briefings that match now and did not, the newest articles first; `more` if others may.

    Where `upto` is later than what was seen, they are of the library as that transaction left it.
    """

    matches: tuple[Match, ...] = ()
    more: bool = False
    upto: int = 0

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(match.id for match in self.matches)

    @property
    def said(self) -> str:
        """How many there are, in words: `3 new`, nothing where none is."""
        return f"{len(self.matches)}{'+' * self.more} new" if self.matches else ""

    def before(self, result: SearchResult) -> SearchResult:
        """Return a result in which they come before what else was found."""
        others = (match for match in result.matches if match.id not in self.ids)
        return msgspec.structs.replace(result, matches=(*self.matches, *others))


class _Changed(NamedTuple):
    """By briefings the last change of each from transaction `since` to `upto`."""

    since: int
    upto: int
    whole: bool
    last: dict[str, int]


def last_transaction(db: JournalDB) -> int:
    """Return the number of the last transaction there is."""
    return db.follow(BRIEFINGS).changed_after(sys.maxsize).upto


class NewMatchFinder:
    """Tells what is new; safe between threads. Changes that it has read it remembers."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, searching: Searching) -> None:
        self._db = db
        self._searching = searching
        self._earlier = EarlierTexts(db, briefings)
        self._lock = threading.Lock()
        self._known: _Changed | None = None

    def of(self, saved: SavedSearch, limit: int = MOST) -> NewMatches:
        """Return what is new, of at most `limit` briefings that match and have changed."""
        changed = self._changed(saved.seen)
        ids = tuple(sorted(each for each, x in changed.last.items() if x > saved.seen))
        if not ids:
            return NewMatches(upto=saved.seen)
        request = self._searching.with_drafts(
            SearchRequest(saved.query, limit, SearchOrder.NEWEST, among=ids)
        )
        result = self._searching.search(request)
        if result.suggestion is not None:
            return NewMatches(upto=changed.upto)
        root = request.parsed().root
        found = []
        for match in result.matches:
            before = self._earlier.document(match.id, saved.seen)
            if before is None or not holds(root, before):
                found.append(match)
        more = result.more or result.matched > len(result.matches) or not changed.whole
        return NewMatches(tuple(found), more, changed.upto)

    def _changed(self, since: int) -> _Changed:
        """Return what changed after a transaction, and perhaps more that did before."""
        with self._lock, self._db.lock:
            known = self._known
            if known is None or since < known.since or last_transaction(self._db) < known.upto:
                known = _Changed(since, since, whole=True, last={})
            upto, whole, last = known.upto, known.whole, defaultdict(int, known.last)
            for table in (BRIEFINGS, NOTES, REVIEWED):
                found = self._db.follow(table).changed_after(known.upto)
                upto, whole = found.upto, whole and found.whole
                for doc_id, x in found.documents.items():
                    if briefing_id := self._briefing(table, doc_id):
                        last[briefing_id] = max(x, last[briefing_id])
            self._known = _Changed(known.since, upto, whole, dict(last))
            return self._known

    def _briefing(self, table: str, doc_id: int) -> str | None:
        """Return the id of the briefing that a document is of."""
        raw = self._db.raw(table, doc_id)
        try:
            if raw is None:
                return None
            if table == NOTES:
                return note_head(raw).target.briefing
            key = _key(raw).key
            return briefing_of(key) if table == REVIEWED else key
        except msgspec.MsgspecError:
            return None


_key = msgspec.json.Decoder(Keyed).decode
