"""What is asked of the library's search as one types and scrolls."""

from collections.abc import Callable
from typing import Final, NamedTuple

from briefings.saved_searches.new_matches import NewMatches
from briefings.saved_searches.saved_search import SavedSearch
from briefings.search.hit import SearchResult
from briefings.search.request import SearchOrder, SearchRequest
from tui.reading.viewport import Viewport

_ROWS: Final = 3
"""A briefing has at least so many rows of what is found: its title, where, and the words there."""

_FEWEST: Final = 4

_ROWS_OF_A_HIT: Final = 2


class OpenedSearch(NamedTuple):
    """A saved search that is looked at, and what was new for it by then."""

    saved: SavedSearch
    news: NewMatches


class AskedSearch:
    """The words, the order, and of how many briefings the places are wanted.

    That is a screenful, and one more near its end. `search` is called with each request; `height`
    returns how many rows there are to show what is found.
    """

    def __init__(
        self,
        words: str,
        order: SearchOrder,
        search: Callable[[SearchRequest], None],
        height: Callable[[], int],
        opened: OpenedSearch | None = None,
    ) -> None:
        self.words = words
        self.opened = opened
        self.order = order
        self._search = search
        self._height = height
        self._count = 0
        self._hits: int | None = None

    def begin(self, words: str) -> None:
        """Search for other words, or for the same ones anew."""
        self.words = words
        if self.opened and words != self.opened.saved.query:
            self.opened = None
        self._ask(max(_FEWEST, self._height() // _ROWS), self._height() // _ROWS_OF_A_HIT)

    def open(self, opened: OpenedSearch) -> None:
        """Search for what is saved."""
        self.opened = opened
        self.begin(opened.saved.query)

    @property
    def title(self) -> str:
        return f"Saved search: {self.opened.saved.name}" if self.opened else "Search the library"

    @property
    def news(self) -> NewMatches:
        """What is new; nothing is where no saved search is looked at."""
        return self.opened.news if self.opened else NewMatches()

    def turn(self) -> None:
        """Search in the other order."""
        self.order = next(order for order in SearchOrder if order is not self.order)
        self.begin(self.words)

    def go_on(self, result: SearchResult, view: Viewport) -> None:
        """Search for more, where one comes to the end of what is there and more may be found."""
        there = len(result.matches)
        is_near = view.top + 2 * view.height > len(view.page.rows)
        has_more = result.more or there < result.matched
        is_answered = self._count <= there or (self._hits or result.shown + 1) <= result.shown
        if is_near and has_more and is_answered:
            self._ask(there + max(_FEWEST, view.height // _ROWS))

    def _ask(self, count: int, hits: int | None = None) -> None:
        self._count, self._hits = count, hits
        self._search(SearchRequest(self.words, count, self.order, hits=hits))
