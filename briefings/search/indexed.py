"""Search by an index: it names briefings, the matcher judges them by their texts.

No more are read than are shown; the others are counted where the index knows (`exactness`).
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import Final, Protocol

from briefings.errors import BriefingsError
from briefings.search.article_phrases import ArticlePhrases, ArticleShelf
from briefings.search.document import SearchDocument
from briefings.search.exactness import is_exact
from briefings.search.first_matches import CandidateRow, FirstMatches
from briefings.search.hit import Match, SearchProgress, SearchResult
from briefings.search.needs import AllOf, Among, Need, needed
from briefings.search.nodes import All, spelled
from briefings.search.request import SearchRequest
from briefings.search.suggestions import mended
from briefings.search.unknown_names import LibraryNames, with_known_names

_AT_ONCE: Final = (8, 32, 128)
"""How many candidates are asked for at a time: first few, since most hold."""

_KEPT: Final = 256
"""So many texts of briefings are kept, folded."""


class SearchShelf(LibraryNames, ArticleShelf, Protocol):
    """What a search by an index asks the library; its words are those of notes, too."""

    def candidates(self, need: Need, before: int | None, count: int) -> list[CandidateRow]:
        """Return the next briefings before a row of which a need may hold, newest first."""

    def count(self, need: Need) -> tuple[int, bool]:
        """Return of how many briefings a need may hold, and whether these are all."""

    def document(self, briefing_id: str) -> SearchDocument:
        """Return a briefing's texts."""

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
        is_whole = progress.done == progress.all
        if is_whole and request.among is None:
            query = with_known_names(query, shelf)
        root = query.root
        unread: list[str] = []
        find = partial(self._counted, request, shelf, unread, is_whole=is_whole)
        found, matched, more = find(root)
        meant = None if matched or more else mended(root, shelf)
        if meant:
            found, matched, more = find(meant.root)
        return SearchResult(
            query=spelled(root),
            matched=matched,
            more=more,
            matches=tuple(found),
            mistake=query.mistake,
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
    ) -> tuple[Sequence[Match], int, bool]:
        """Return the first briefings that match, how many do, and whether there may be others."""
        if not root.nodes:
            return (), 0, False
        need = needed(root, shelf)
        if request.among is not None:
            need = AllOf((need, Among(request.among)))
        phrases = ArticlePhrases(root, need, shelf)
        finding = FirstMatches(request, root, phrases, partial(self._read, shelf, unread))
        more = finding.look(need, partial(_candidates, shelf))
        matched = len(finding.matches)
        if more and is_whole and is_exact(root) and request.goes_on():
            count, is_all = shelf.count(need)
            matched, more = max(matched, count), not is_all
        is_alone = matched == 1 and not more
        return finding.every_hit() if is_alone else finding.matches, matched, more

    def _read(
        self, shelf: SearchShelf, unread: list[str], row: CandidateRow
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


def _candidates(shelf: SearchShelf, need: Need) -> Iterator[CandidateRow]:
    before: int | None = None
    for step_number in range(1 << 30):
        count = _AT_ONCE[min(step_number, len(_AT_ONCE) - 1)]
        rows = shelf.candidates(need, before, count)
        yield from rows
        if len(rows) < count:
            return
        before = rows[-1].row
