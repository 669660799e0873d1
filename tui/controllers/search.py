"""The key that searches the library."""

from collections.abc import Callable
from functools import partial
from threading import Event

from briefings.search.request import SearchOrder, SearchRequest
from tui.controllers.catalogue import current_catalogue
from tui.controllers.current_reader import current_reader
from tui.controllers.library import LibraryController
from tui.screens.catalogue_list import ListLeft
from tui.screens.found_place import FoundPlace
from tui.screens.reader import ReaderScreen
from tui.screens.search import Results, SearchScreen
from tui.session import Actions, Session, in_thread


class SearchController:
    """Searches as one types, and opens a place that was found at its very words."""

    def __init__(self, session: Session, library: LibraryController) -> None:
        self._session = session
        self._library = library
        self._last = ""
        self._order = SearchOrder.RELEVANCE
        self.actions: Actions = {"search": self.search}

    def search(self) -> None:
        """Ask for words; the place that is chosen is opened."""
        reader, catalogue = current_reader(self._session), current_catalogue(self._session)
        began_in = reader.briefing.id if reader else None
        over = catalogue.entries.left if reader and catalogue else None
        self._show(Results(self._last, self._order), began_in, over)

    def _show(self, left: Results, began_in: str | None, over: ListLeft | None) -> None:
        """Show a search that was begun in a briefing, or in none; leaving it leads back there.

        It may have been begun in the catalogue over the briefing, which was left as `over` says,
        and gives way to a place.
        """
        screen = SearchScreen(self._session, left, self._look_for, self._look_around)

        def go(found: FoundPlace | None) -> None:
            self._last, self._order = screen.asked.words, screen.asked.order
            if found:
                if over and current_catalogue(self._session):
                    self._session.app.pop_screen()
                self._open(found, partial(self._show, screen.left, began_in, over))
            elif over and began_in and not current_catalogue(self._session):
                self._library.list_over(began_in, over)
            else:
                self._library.go_back_to(began_in)

        self._session.open(screen, go)

    def _look_for(self, screen: SearchScreen, request: SearchRequest) -> None:
        self._session.start(partial(self._find, screen, request), "search", exclusive=True)

    async def _find(self, screen: SearchScreen, request: SearchRequest) -> None:
        """Show what is found; the next letter typed cancels this search."""
        given_up = Event()
        request = request._replace(goes_on=lambda: not given_up.is_set())
        try:
            result = await in_thread(self._session.library.search, request)
        finally:
            given_up.set()
        if self._session.app.screen is screen:
            screen.take(result)

    def _look_around(self, screen: SearchScreen, place: FoundPlace) -> None:
        work = partial(self._read_around, screen, place)
        self._session.start(work, "around", exclusive=True, tell=screen.announce)

    async def _read_around(self, screen: SearchScreen, place: FoundPlace) -> None:
        """Show what is around a place; the next one that is asked for cancels this."""
        briefing = await in_thread(self._session.library.get, place.briefing)
        if self._session.app.screen is screen:
            screen.around.take(place, briefing)

    def _open(self, found: FoundPlace, list_again: Callable[[], None]) -> None:
        def go(reader: ReaderScreen) -> None:
            reader.go_to_hit(found.hit, list_again)

        reader = current_reader(self._session)
        if reader and reader.briefing.id == found.briefing:
            go(reader)
        else:
            self._library.open(found.briefing, then=go)
