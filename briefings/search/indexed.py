"""Search by an index: it names briefings, the matcher judges them by their texts.

No more are read than are shown; the others are counted where the index knows (`exactness`).
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, Protocol

from briefings.errors import BriefingsError
from briefings.search.document import SearchDocument
from briefings.search.exactness import is_exact
from briefings.search.hit import SearchProgress, SearchResult
from briefings.search.matcher import holds, panels_named
from briefings.search.needs import AllOf, Among, Need, needed
from briefings.search.nodes import All, Condition, Filter, Term, leaves, spelled
from briefings.search.prominence import STEPS, on_step, step
from briefings.search.ranking import Ranking, rank
from briefings.search.request import SearchOrder, SearchRequest
from briefings.search.scan import match_of, unknown_panel
from briefings.search.suggestions import mended

_AT_ONCE: Final = (16, 64, 256)
"""How many candidates are asked for at a time: first few, since most hold."""

_MOST_IN_VAIN: Final = 500
"""So many candidates are looked at that do not match; a phrase of the commonest words has more."""

_MOST_LESS_PROMINENT: Final = 100
"""So many are looked at on a step (`prominence`) that stand on a later one."""

_KEPT: Final = 256
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

    def candidates(self, need: Need, before: int | None, count: int) -> list[CandidateRow]:
        """Return the next briefings before a row of which a need may hold, newest first."""

    def count(self, need: Need) -> int:
        """Return of how many briefings a need may hold."""

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
        self, request: SearchRequest, shelf: SearchShelf, progress: SearchProgress
    ) -> SearchResult:
        """Answer a query."""
        query = request.parsed()
        root = query.root
        unread: list[str] = []
        is_whole = progress.done == progress.all
        find = partial(self._counted, request, shelf, unread, is_whole=is_whole)
        found, matched, more = find(root)
        meant = None if matched or more else mended(root, shelf.beginning)
        if meant:
            found, matched, more = find(meant.root)
        every = matched == 1 and not more
        every = every or all(isinstance(e, Condition) for e in leaves(root, wanted=True))
        return SearchResult(
            query=spelled(root),
            matched=matched,
            more=more,
            matches=tuple(match_of(each, every=every) for each in found),
            mistake=query.mistake,
            problems=tuple(_unknown_panels(root, shelf)),
            unread=tuple(dict.fromkeys((*shelf.unread(), *unread))),
            suggestion=spelled(meant.root) if meant and matched else None,
            correction=meant.sentence if meant and matched else None,
            progress=None if is_whole else progress,
        )

    def _counted(
        self,
        request: SearchRequest,
        shelf: SearchShelf,
        unread: list[str],
        root: All,
        *,
        is_whole: bool,
    ) -> tuple[list[Ranking], int, bool]:
        """Return the first briefings that match, how many do, and whether there may be others."""
        need = needed(root, shelf.beginning)
        if request.among is not None:
            need = AllOf((need, Among(request.among)))
        found, more = self._matching(request, root, need, shelf, unread)
        if more and is_whole and is_exact(root) and request.goes_on():
            return found, max(len(found), shelf.count(need)), False
        return found, len(found), more

    def _matching(
        self,
        request: SearchRequest,
        root: All,
        need: Need,
        shelf: SearchShelf,
        unread: list[str],
    ) -> tuple[list[Ranking], bool]:
        """Return the first briefings that match, and whether there may be others."""
        found: dict[str, Ranking] = {}
        not_matching: set[str] = set()
        steps = list(_steps(request.order, root, need))
        for step_number, wanted in enumerate(steps):
            is_last = step_number == len(steps) - 1
            less = 0
            for row in _candidates(shelf, wanted) if root.nodes else ():
                if row.id in found or row.id in not_matching:
                    continue
                is_enough = len(found) >= request.limit and is_exact(root)
                if is_enough or not request.goes_on():
                    return list(found.values()), True
                document = self._read(shelf, row, unread)
                if document is None or not holds(root, document):
                    not_matching.add(row.id)
                    if len(not_matching) > _MOST_IN_VAIN:
                        return list(found.values()), True
                elif not is_last and step(root, document) > step_number:
                    less += 1
                    if less > _MOST_LESS_PROMINENT:
                        break
                elif len(found) >= request.limit:
                    return list(found.values()), True
                else:
                    found[row.id] = rank(root, document)
        return list(found.values()), False

    def _read(
        self, shelf: SearchShelf, row: CandidateRow, unread: list[str]
    ) -> SearchDocument | None:
        try:
            return self._document(shelf, row)
        except BriefingsError as error:
            unread.append(str(error))
            return None

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


def _steps(order: SearchOrder, root: All, need: Need) -> Iterator[Need]:
    """Yield what is needed of those that come first, and of those that come after them."""
    has_words = any(isinstance(leaf, Term) for leaf in leaves(root, wanted=True))
    if order is SearchOrder.RELEVANCE and has_words:
        yield from (on_step(need, number) for number in range(STEPS - 1))
    yield need


def _candidates(shelf: SearchShelf, need: Need) -> Iterator[CandidateRow]:
    before: int | None = None
    for step_number in range(1 << 30):
        count = _AT_ONCE[min(step_number, len(_AT_ONCE) - 1)]
        rows = shelf.candidates(need, before, count)
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
