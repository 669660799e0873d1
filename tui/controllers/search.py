"""The key that searches the library."""

from functools import partial

from briefings.search.hit import Hit
from tui.controllers.current_reader import current_reader
from tui.controllers.library import LibraryController
from tui.screens.search import FoundPlace, SearchScreen
from tui.session import Actions, Session, in_thread


class SearchController:
    """Searches as one types, and opens a place that was found at its very words."""

    def __init__(self, session: Session, library: LibraryController) -> None:
        self._session = session
        self._library = library
        self._last = ""
        self.actions: Actions = {"search": self.search}

    def search(self) -> None:
        """Ask for words; the place that is chosen is opened."""
        screen = SearchScreen(self._session, self._last, self._look_for)

        def go(found: FoundPlace | None) -> None:
            self._last = screen.query_text
            if found:
                self._open(found.briefing, found.hit)

        self._session.hold_keys()
        self._session.show(screen, go)

    def _look_for(self, screen: SearchScreen, query: str) -> None:
        self._session.start(partial(self._find, screen, query), "search", exclusive=True)

    async def _find(self, screen: SearchScreen, query: str) -> None:
        """Show what is found; the next letter typed cancels this search."""
        result = await in_thread(self._session.library.search, query)
        if self._session.app.screen is screen:
            screen.take(result)

    def _open(self, briefing_id: str, hit: Hit) -> None:
        reader = current_reader(self._session)
        if reader and reader.briefing.id == briefing_id:
            reader.go_to_hit(hit)
        else:
            self._library.open(briefing_id, at=hit)
