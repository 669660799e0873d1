"""Search in a library: by its index where there is one, else by reading every briefing."""

from collections.abc import Callable, Collection, Hashable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefings.index.library_index import LibraryIndex
from briefings.notes.model import Note
from briefings.repository.briefings import BriefingRepository
from briefings.repository.text_builder import TextBuilder
from briefings.repository.texts import LibraryShelf, LibraryTexts
from briefings.search.hit import SearchProgress, SearchResult
from briefings.search.indexed import IndexedSearch
from briefings.search.nodes import InDraft, leaves
from briefings.search.query import parse
from briefings.search.request import SearchRequest
from briefings.search.scan import Contents, ScanSearch
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError

FEW: Final = 200
"""So many texts that changed are written into the index before a query is answered."""

SOME: Final = 5
"""So many are if there are more, those that changed last; a process writes the others."""

LARGE: Final = 1 << 24
"""A library of so many bytes has its index made as soon as it is opened."""

SCANNED: Final = 2000
"""A library of so many briefings is read whole until its index is made."""


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
        self._builder = TextBuilder(Path(db.path))

    def prepare(self) -> None:
        """Begin to make the index of a large library that has none, in a process of its own."""
        if not self._index.is_known and self._log_size() >= LARGE:
            self._builder.start()

    def search(self, request: SearchRequest) -> SearchResult:
        request = self.with_drafts(request)
        progress = self._progress()
        if progress is not None:
            stamp = self._stamp()
            shelf = LibraryShelf(self._db, self._briefings, self._index, self._notes, stamp)
            try:
                return self._indexed.search(request, shelf, progress)
            except HintFileError:
                self._db.give_up_hints()
        return self._scan.search(request, self._stamp(), self._contents)

    def with_drafts(self, request: SearchRequest) -> SearchRequest:
        """Tell a search that asks for it which briefings have notes that are not finished."""
        if any(isinstance(leaf, InDraft) for leaf in leaves(parse(request.query).root)):
            return request._replace(in_draft=tuple(self._in_draft()))
        return request

    def _progress(self) -> SearchProgress | None:
        """Bring the index up to date as far as that is quickly done.

        `None` where all is to be read instead.
        """
        waiting = self._texts.waiting()
        if waiting is None:
            return None
        due = waiting.due
        if due:
            with suppress(HintFileError):
                due -= self._texts.write(FEW if due <= FEW else SOME, newest=True)
        if due > 0:
            self._builder.start()
            if waiting.all <= SCANNED:
                return None
        return SearchProgress(max(0, waiting.all - due), waiting.all)

    def _log_size(self) -> int:
        try:
            return Path(self._db.path).stat().st_size
        except OSError:
            return 0

    def _contents(self) -> Contents:
        """Return what is searched, in the catalogue's order."""
        with self._db.lock:
            return Contents(self._briefings.editions(), self._notes(None))
