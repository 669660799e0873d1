"""Search in a library: by its index where there is one, else by reading every briefing."""

from collections.abc import Callable, Collection, Hashable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from briefings.index.library_index import LibraryIndex, NoWordsError
from briefings.notes.model import Note
from briefings.repository.briefings import BriefingRepository
from briefings.repository.text_builder import TextBuilder
from briefings.repository.texts import Following, LibraryShelf, LibraryTexts
from briefings.search.hit import SearchProgress, SearchResult
from briefings.search.indexed import IndexedSearch
from briefings.search.nodes import InDraft, leaves, spelled
from briefings.search.query import parse
from briefings.search.request import SearchRequest
from briefings.search.scan import Contents, ScanSearch
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError

LARGE: Final = 1 << 24
"""A library of so many bytes has its index made as soon as it is opened."""

SCANNED: Final = 2000
"""A library of so many briefings is read whole until its index is made."""

BUSY: Final = "Another program keeps the library's index busy: search again in a moment."

DAMAGED: Final = (
    "The library's index was damaged and is thrown away: open the library again, and a new one is "
    "made."
)

BEHIND: Final = "What was saved last is not searched yet: another program keeps the index busy."


class Searching:
    """Answers queries on what a library holds now; safe between threads."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        index: LibraryIndex,
        notes: Callable[[str | None], Sequence[Note]],
        stamp: Callable[[], Hashable],
        in_draft: Callable[[], Collection[str]],
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._index = index
        self._notes = notes
        self._stamp = stamp
        self._in_draft = in_draft
        self._texts = LibraryTexts(db, briefings, index)
        self._scan = ScanSearch()
        self._indexed = IndexedSearch()
        self._was_damaged = False
        self._builder = TextBuilder(Path(db.path))

    def prepare(self) -> None:
        """Begin to make the index of a large library that has none, in a process of its own."""
        if not self._index.is_known and self._log_size() >= LARGE:
            self._builder.start()

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a query.

        Of an index that is damaged nothing is believed, one that is busy stays. A large library is
        not read whole because of either.
        """
        request = self.with_drafts(request)
        try:
            found = self._by_index(request)
        except NoWordsError:
            found = self._unanswered(request, DAMAGED) if self._was_damaged else None
        except HintFileError:
            self._was_damaged = not self._index.is_known
            if self._was_damaged:
                self._db.give_up_hints()
            found = self._unanswered(request, DAMAGED if self._was_damaged else BUSY)
        return found or self._scan.search(request, self._stamp(), self._contents)

    def _unanswered(self, request: SearchRequest, problem: str) -> SearchResult | None:
        """Say why a large library is not searched."""
        if self._log_size() < LARGE:
            return None
        query = spelled(request.parsed().root)
        return SearchResult(query=query, matched=0, matches=(), problems=(problem,), more=True)

    def _by_index(self, request: SearchRequest) -> SearchResult | None:
        """Answer by the index, `None` where all is to be read instead."""
        following = self._texts.catch_up()
        progress = self._progress(following)
        if progress is None or (not following.is_whole and self._log_size() < LARGE):
            return None
        stamp = self._stamp()
        shelf = LibraryShelf(self._db, self._briefings, self._index, self._notes, stamp)
        found = self._indexed.search(request, shelf, progress)
        if following.is_whole:
            return found
        return msgspec.structs.replace(found, problems=(*found.problems, BEHIND))

    def with_drafts(self, request: SearchRequest) -> SearchRequest:
        """Tell a search that asks for it which briefings have notes that are not finished."""
        if any(isinstance(leaf, InDraft) for leaf in leaves(parse(request.query).root)):
            return request._replace(in_draft=tuple(self._in_draft()))
        return request

    def _progress(self, following: Following) -> SearchProgress | None:
        """Have written what is waiting; `None` where it is too much to search without."""
        due, every = following.waiting
        if due or (following.written and self._is_stale()):
            self._builder.start()
        return None if due and every <= SCANNED else SearchProgress(max(0, every - due), every)

    def _is_stale(self) -> bool:
        with suppress(HintFileError):
            return self._index.words(lambda words: words.is_stale())
        return False

    def _log_size(self) -> int:
        try:
            return Path(self._db.path).stat().st_size
        except OSError:
            return 0

    def _contents(self) -> Contents:
        """Return what is searched, in the catalogue's order."""
        with self._db.lock:
            return Contents(self._briefings.editions(), self._notes(None))
