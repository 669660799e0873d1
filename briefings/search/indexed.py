"""Search by an index: it names briefings, the matcher judges them by their texts.

The newest briefings come first, and no more are looked at than are shown.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from briefings.errors import BriefingsError
from briefings.search.document import SearchDocument
from briefings.search.hit import SearchProgress, SearchResult
from briefings.search.matcher import holds, panels_named
from briefings.search.needs import needs
from briefings.search.nodes import All, Condition, Filter, leaves, spelled
from briefings.search.query import Query
from briefings.search.ranking import Ranking, rank
from briefings.search.scan import match_of, unknown_panel
from briefings.search.suggestions import mended

_AT_ONCE: Final = (16, 64, 256)
"""How many candidates are asked for at a time: first few, since most hold."""

_MOST_IN_VAIN: Final = 500
"""So many candidates are looked at that do not match; a phrase of the commonest words has more."""

_KEPT: Final = 64
"""So many texts of briefings are kept, folded."""


class CandidateRow(NamedTuple):
    """A briefing that may match; those before `row` are asked for next.

    `mark` differs whenever what `SearchShelf.document` returns would.
    """

    row: int
    id: str
    mark: Hashable


class SearchShelf(Protocol):
    """What a search by an index asks the library."""

    def candidates(
        self, needs: Sequence[str], before: int | None, count: int
    ) -> list[CandidateRow]:
        """Return the next briefings before a row of which all needs may hold, newest first."""

    def document(self, briefing_id: str) -> SearchDocument:
        """Return a briefing's texts."""

    def panels(self) -> dict[str, tuple[str, ...]]:
        """Return the panels there are, as `SearchDocument.panels` has them."""

    def beginning(self, letters: str) -> Mapping[str, int]:
        """Return the words that begin so, and how many briefings have each."""

    def unread(self) -> Sequence[str]:
        """Return a sentence on each briefing that cannot be read."""


class IndexedSearch:
    """Answers queries, safe to use from several threads; keeps the texts that it read last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[Hashable, SearchDocument]] = OrderedDict()

    def search(
        self, query: Query, limit: int, shelf: SearchShelf, progress: SearchProgress
    ) -> SearchResult:
        """Answer a query with at most `limit` briefings."""
        root = query.root
        unread: list[str] = []
        matching, more = self._matching(root, limit, shelf, unread)
        meant = None if matching or more else mended(root, shelf.beginning)
        if meant:
            matching, more = self._matching(meant.root, limit, shelf, unread)
        every = len(matching) == 1 and not more
        every = every or all(isinstance(e, Condition) for e in leaves(root, wanted=True))
        return SearchResult(
            query=spelled(root),
            matched=len(matching),
            more=more,
            matches=tuple(match_of(each, every=every) for each in matching),
            mistake=query.mistake,
            problems=tuple(_unknown_panels(root, shelf)),
            unread=tuple(dict.fromkeys((*shelf.unread(), *unread))),
            suggestion=spelled(meant.root) if meant and matching else None,
            correction=meant.sentence if meant and matching else None,
            progress=None if progress.done == progress.all else progress,
        )

    def _matching(
        self, root: All, limit: int, shelf: SearchShelf, unread: list[str]
    ) -> tuple[list[Ranking], bool]:
        """Return the briefings of which a query holds, and whether there may be others."""
        matching: list[Ranking] = []
        more = False
        in_vain = 0
        for document in self._candidates(root, shelf, unread) if root.nodes else ():
            is_match = holds(root, document)
            in_vain += not is_match
            if more := in_vain > _MOST_IN_VAIN or (is_match and len(matching) >= limit):
                break
            if is_match:
                matching.append(rank(root, document))
        matching.sort(key=lambda ranking: -ranking.score)
        return matching, more

    def _candidates(
        self, root: All, shelf: SearchShelf, unread: list[str]
    ) -> Iterator[SearchDocument]:
        for row in _candidates(shelf, needs(root)):
            try:
                yield self._document(shelf, row)
            except BriefingsError as error:
                unread.append(str(error))

    def _document(self, shelf: SearchShelf, row: CandidateRow) -> SearchDocument:
        with self._lock:
            kept = self._kept.get(row.id)
            if kept is not None and kept[0] == row.mark:
                self._kept.move_to_end(row.id)
                return kept[1]
        document = shelf.document(row.id)
        with self._lock:
            self._kept[row.id] = row.mark, document
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return document


def _candidates(shelf: SearchShelf, needed: Sequence[str]) -> Iterator[CandidateRow]:
    before: int | None = None
    for step in range(1 << 30):
        count = _AT_ONCE[min(step, len(_AT_ONCE) - 1)]
        rows = shelf.candidates(needed, before, count)
        yield from rows
        if len(rows) < count:
            return
        before = rows[-1].row


def _unknown_panels(root: All, shelf: SearchShelf) -> Iterator[str]:
    wanted = [leaf for leaf in leaves(root) if isinstance(leaf, Filter) and leaf.name == "panel"]
    panels = shelf.panels() if wanted else {}
    for leaf in wanted:
        if panels and not panels_named(leaf, panels):
            yield unknown_panel(leaf, panels)
