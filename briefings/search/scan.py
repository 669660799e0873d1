"""Search without an index: every briefing's texts, folded once, looked through at each query."""

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from briefings.errors import BriefingsError
from briefings.model import Briefing
from briefings.notes.model import Note
from briefings.search.best_hits import best_hits
from briefings.search.document import SearchDocument, document
from briefings.search.hit import Match, SearchResult
from briefings.search.matcher import holds
from briefings.search.needs import named_words
from briefings.search.nodes import All, Condition, leaves, spelled
from briefings.search.prominence import step
from briefings.search.ranking import Ranking, rank
from briefings.search.request import SearchOrder, SearchRequest
from briefings.search.suggestions import counted, mended
from briefings.search.unknown_names import with_known_names
from briefings.search.vocabulary import SortedWords


class Edition(NamedTuple):
    """A briefing as it stands in the library: `mark` differs whenever `build` would."""

    id: str
    mark: Hashable
    build: Callable[[], Briefing]


class Contents(NamedTuple):
    """What a library holds; of equal matches the one whose edition comes first is first."""

    editions: Sequence[Edition]
    notes: Iterable[Note] = ()


class ScanSearch:
    """Answers queries on a library's contents, safe to use from several threads.

    It keeps the folded texts of each briefing until its edition or a note on it changes.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: Hashable = None
        self._kept: dict[str, tuple[Hashable, SearchDocument]] = {}
        self._unread: tuple[str, ...] = ()

    def search(
        self, request: SearchRequest, stamp: Hashable, load: Callable[[], Contents]
    ) -> SearchResult:
        """Answer a query.

        `load` is called where `stamp` is `None` or differs from that of the last call.
        """
        with self._lock:
            if stamp is None or stamp != self._stamp:
                self._take(load())
                self._stamp = stamp
            documents = [kept for _, kept in self._kept.values()]
            unread = self._unread
        return answer(request, documents, unread)

    def _take(self, contents: Contents) -> None:
        notes = _by_briefing(contents.notes)
        kept: dict[str, tuple[Hashable, SearchDocument]] = {}
        unread: list[str] = []
        for edition in contents.editions:
            mine = notes.get(edition.id, [])
            mark = (edition.mark, tuple((note.id, note.revision) for note in mine))
            held = self._kept.get(edition.id)
            if held and held[0] == mark:
                kept[edition.id] = held
                continue
            try:
                kept[edition.id] = mark, document(edition.build(), mine)
            except BriefingsError as error:
                unread.append(str(error))
        self._kept = kept
        self._unread = tuple(unread)


class _Names(SortedWords):
    """The names that documents know."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        super().__init__(Counter(word for each in documents for word in named_words(each)))
        self._documents = documents

    def panels(self) -> dict[str, tuple[str, ...]]:
        return {key: names for each in self._documents for key, names in each.panels.items()}


def answer(
    request: SearchRequest, documents: Sequence[SearchDocument], unread: tuple[str, ...] = ()
) -> SearchResult:
    """Look through documents; an empty query asks nothing and matches none."""
    query = request.parsed()
    if request.among is None and documents:
        query = with_known_names(query, _Names(documents))
    root = query.root
    matching = _matching(request, root, documents)
    meant = None if matching else mended(root, SortedWords(counted(documents)))
    if meant:
        root = meant.root
        matching = _matching(request, root, documents)
    wanted = leaves(root, wanted=True)
    every = len(matching) == 1 or all(isinstance(leaf, Condition) for leaf in wanted)
    shown = (rank(root, document) for document in matching[: max(request.limit, 0)])
    return SearchResult(
        query=spelled(query.root),
        matched=len(matching),
        matches=tuple(match_of(each, every=every) for each in shown),
        mistake=query.mistake,
        unread=unread,
        suggestion=spelled(root) if meant and matching else None,
        correction=meant.sentence if meant and matching else None,
    )


def _matching(
    request: SearchRequest, root: All, documents: Sequence[SearchDocument]
) -> list[SearchDocument]:
    """Return the documents of which a query holds, in the order that is asked for."""
    among = None if request.among is None else frozenset(request.among)
    asked = (each for each in documents if among is None or each.id in among)
    found = [each for each in asked if root.nodes and holds(root, each)]
    if request.order is SearchOrder.RELEVANCE:
        found.sort(key=lambda document: step(root, document))
    return found


def match_of(ranking: Ranking, *, every: bool) -> Match:
    document = ranking.document
    hits, found = best_hits(ranking, every=every)
    return Match(
        id=document.id,
        title=document.title,
        hits=hits,
        found=found,
        panel_names=document.panel_names,
    )


def _by_briefing(notes: Iterable[Note]) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in notes:
        if not note.deleted:
            found.setdefault(note.target.briefing, []).append(note)
    return found
