"""The first briefings of which a query holds, among those that an index names."""

from collections.abc import Callable, Hashable, Iterator
from typing import Final, NamedTuple

from briefings.search.article_phrases import ArticlePhrases
from briefings.search.document import SearchDocument
from briefings.search.exactness import is_exact
from briefings.search.hit import Match
from briefings.search.matcher import holds
from briefings.search.needs import Need
from briefings.search.nodes import All, Term, leaves
from briefings.search.prominence import STEPS, on_step, step
from briefings.search.ranking import Ranking, rank
from briefings.search.request import SearchOrder, SearchRequest
from briefings.search.scan import match_of

_MOST_IN_VAIN: Final = 500
"""So many articles are looked at in vain; a phrase of the commonest words stands in few of them.

Who asks for many briefings may wait for as many more.
"""

_ARTICLES: Final = 10
"""So many articles are looked at while one briefing is read whole."""

_MOST_LESS_PROMINENT: Final = 100
"""So many are looked at on a step (`prominence`) that stand on a later one."""


class CandidateRow(NamedTuple):
    """A briefing that may match; those before `row` are asked for next.

    `article` is the SHA-256 of its article's text, `mark` differs whenever what
    `SearchShelf.document` returns would.
    """

    row: int
    id: str
    article: str
    mark: Hashable


class FirstMatches:
    """One search; `read` returns a candidate's texts, `None` where they cannot be read."""

    def __init__(
        self,
        request: SearchRequest,
        root: All,
        phrases: ArticlePhrases,
        read: Callable[[CandidateRow], SearchDocument | None],
    ) -> None:
        self._request = request
        self._root = root
        self._is_exact = is_exact(root)
        self._has_words = any(isinstance(leaf, Term) for leaf in leaves(root, wanted=True))
        self._phrases = phrases
        self._read = read
        self.found: dict[str, Ranking] = {}
        self.matches: list[Match] = []
        self._turned_down: set[str] = set()
        self._in_vain = 0
        self._most_in_vain = _MOST_IN_VAIN + _ARTICLES * request.limit
        self._hits = 0

    def look(self, need: Need, candidates: Callable[[Need], Iterator[CandidateRow]]) -> bool:
        """Find briefings, those that come first first; return whether there may be others."""
        first = self._first_steps()
        for number in range(first):
            if self._is_on_step(number, candidates(on_step(need, number))):
                return True
        return self._is_in(candidates(need))

    def every_hit(self) -> list[Match]:
        return [match_of(ranking, every=True) for ranking in self.found.values()]

    def _first_steps(self) -> int:
        """Return how many steps are looked at by themselves."""
        is_ranked = self._request.order is SearchOrder.RELEVANCE and self._has_words
        return STEPS - 1 if is_ranked else 0

    def _is_on_step(self, number: int, rows: Iterator[CandidateRow]) -> bool:
        """Find those on a step; return whether that is enough. What is left out is found later."""
        less = 0
        for row in self._unknown(rows):
            if self._is_enough:
                return True
            document = self._holding(row)
            if document is not None and step(self._root, document) <= number:
                if not self._take(document):
                    return True
            else:
                less += document is not None
            if less > _MOST_LESS_PROMINENT or self._in_vain > self._most_in_vain // 2:
                break
        return False

    def _is_in(self, rows: Iterator[CandidateRow]) -> bool:
        """Find all others; return whether there may be more."""
        for row in self._unknown(rows):
            if self._is_enough:
                return True
            document = self._holding(row)
            is_over = self._in_vain > self._most_in_vain
            if is_over or (document is not None and not self._take(document)):
                return True
        return False

    def _unknown(self, rows: Iterator[CandidateRow]) -> Iterator[CandidateRow]:
        return (row for row in rows if row.id not in self.found and row.id not in self._turned_down)

    @property
    def _is_enough(self) -> bool:
        request = self._request
        is_full = self._is_exact and len(self.found) >= request.limit
        has_hits = request.hits is not None and self._hits >= request.hits
        return is_full or has_hits or not request.goes_on()

    def _take(self, document: SearchDocument) -> bool:
        """Take in a briefing, if there is room."""
        if len(self.found) >= self._request.limit:
            return False
        ranking = rank(self._root, document)
        self.found[document.id] = ranking
        self.matches.append(match_of(ranking, every=not self._has_words))
        self._hits += len(self.matches[-1].hits)
        return True

    def _holding(self, row: CandidateRow) -> SearchDocument | None:
        """Return a candidate's texts if the query holds of it."""
        is_likely = self._phrases.may_hold(row.row, row.article)
        document = self._read(row) if is_likely else None
        if document is not None and holds(self._root, document):
            return document
        self._turned_down.add(row.id)
        self._in_vain += _ARTICLES if is_likely else 1
        return None
