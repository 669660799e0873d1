"""The keys that save searches, and list those that are saved with what is new for each."""

from functools import partial

from briefings.saved_searches.new_matches import NewMatches
from briefings.saved_searches.saved_search import SavedSearch
from briefings.text import displayable
from tui.actions.status_text import StatusText, Template
from tui.screens.asked_search import OpenedSearch
from tui.screens.choice_list import Choice
from tui.screens.saved_searches import SavedSearchesScreen
from tui.screens.search import SearchScreen
from tui.session import Actions, Session, Work, in_thread
from tui.widgets.prompt import EntryQuestion

NO_WORDS = Template("Nothing is searched for yet: {search.words} asks for words.")
SAVED = "Saved as “{}”: {search.saved} lists what is saved."
DELETED = "Deleted “{}”: {saved.restore} brings it back."
NONE_DELETED = "No search was deleted here."


class SavedSearchesController:
    """Saves what a search asks, and opens, renames, deletes and restores what is saved."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._saved: dict[str, SavedSearch] = {}
        self._news: dict[str, NewMatches] = {}
        self._deleted: list[SavedSearch] = []
        self._opened: str | None = None
        """The key of the one that was opened or saved last: the cursor comes back to it."""
        self.actions: Actions = {"search.save": self.save, "search.saved": self.show_list}

    # -- saving ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask for the name of what is searched for."""
        screen = self._session.app.screen
        if not isinstance(screen, SearchScreen):
            return
        query = screen.asked.words
        if not query.strip():
            screen.announce(NO_WORDS)
            return

        def end() -> None:
            screen.prompt.end(screen.body)
            screen.update_status()

        def accepted(name: str) -> None:
            end()
            self._start(partial(self._save, name, query))

        question = EntryQuestion(accepted, end)
        screen.prompt.ask(question, "name", query, replaceable=True, live=False)

    async def _save(self, name: str, query: str) -> None:
        saved = await in_thread(self._session.library.saved_searches.save, name, query)
        self._opened = saved.key
        self._session.announce(Template(SAVED, (displayable(saved.name),)))

    # -- the list ----------------------------------------------------------------------------------

    def show_list(self) -> None:
        """List what is saved; what is new for each is counted meanwhile."""
        self._start(self._list)

    async def _list(self) -> None:
        self._news = {}
        await self._read()
        screen = SavedSearchesScreen(self._session, self._choices(), self, self._opened)
        self._session.show(screen, self._chosen)
        self._session.start(partial(self._count, screen), "news", exclusive=True)

    async def _read(self) -> None:
        every = await in_thread(self._session.library.saved_searches.all)
        self._saved = {each.key: each for each in every}

    def _choices(self) -> list[Choice]:
        return [
            Choice(key, displayable(each.name), displayable(self._said(key) + each.query))
            for key, each in self._saved.items()
        ]

    def _said(self, key: str) -> str:
        said = self._news[key].said if key in self._news else ""
        return f"{said} · " if said else ""

    async def _count(self, screen: SavedSearchesScreen) -> None:
        """Say what is new for each, one after the other, as long as the list is shown."""
        for key, saved in tuple(self._saved.items()):
            news = await in_thread(self._session.library.saved_searches.news, saved)
            if self._session.app.screen is not screen:
                return
            self._news[key] = news
            if news.said:
                screen.take(self._choices())

    def _chosen(self, key: str | None) -> None:
        if key is not None:
            self._opened = key
            self._start(partial(self._look_at, self._saved[key]))

    async def _look_at(self, saved: SavedSearch) -> None:
        """Show what is found, what is new first; it is new no more from then on."""
        library = self._session.library
        news = await in_thread(library.saved_searches.news, saved)
        screen = self._session.app.screen
        if isinstance(screen, SearchScreen):
            screen.look_at(OpenedSearch(saved, news))
            if not library.read_only:
                await in_thread(library.saved_searches.settle, saved, news.upto)

    # -- changing ----------------------------------------------------------------------------------

    def rename(self, key: str, name: str) -> None:
        self._start(partial(self._rename, self._saved[key], name))

    async def _rename(self, saved: SavedSearch, name: str) -> None:
        renamed = await in_thread(self._session.library.saved_searches.rename, saved.name, name)
        if saved.key in self._news:
            self._news[renamed.key] = self._news[saved.key]
        await self._show(renamed.key)

    def delete(self, key: str) -> None:
        self._start(partial(self._delete, self._saved[key]))

    async def _delete(self, saved: SavedSearch) -> None:
        gone = await in_thread(self._session.library.saved_searches.delete, saved.name)
        self._deleted.append(gone)
        keys = list(self._saved)
        at = keys.index(saved.key)
        beside = next(iter((*keys[at + 1 :], *reversed(keys[:at]))), None)
        await self._show(beside, Template(DELETED, (displayable(gone.name),)))

    def restore(self) -> None:
        """Bring back what was deleted last."""
        if self._deleted:
            self._start(partial(self._restore, self._deleted[-1]))
        else:
            self._session.announce(NONE_DELETED)

    async def _restore(self, gone: SavedSearch) -> None:
        await in_thread(self._session.library.saved_searches.restore, gone)
        self._deleted.remove(gone)
        await self._show(gone.key)

    async def _show(self, at: str | None, said: StatusText | None = None) -> None:
        await self._read()
        screen = self._session.app.screen
        if isinstance(screen, SavedSearchesScreen):
            screen.take(self._choices(), at)
            screen.announce(said)

    def _start(self, work: Work) -> None:
        """Begin some work; what is typed meanwhile comes after it."""
        self._session.start(work, "saved", holds_keys=True)
