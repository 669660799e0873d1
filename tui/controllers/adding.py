"""The key that brings articles and briefings in."""

from functools import partial

from briefings import Added, AddOptions, Refused
from tui.arrivals import what_came_in
from tui.controllers.catalogue import current_catalogue, list_anew
from tui.controllers.versions import VersionsController
from tui.screens.path import Entered, PathScreen
from tui.session import Actions, Session, in_thread
from tui.system import typed_paths

PASTED = "pasted text"


class AddingController:
    """Asks for a path, takes in what stands there, and shows it in the catalogue."""

    def __init__(self, session: Session, versions: VersionsController) -> None:
        self._session = session
        self._versions = versions
        self._refused = ""
        """What was typed last, if nothing came of it."""
        self._goes_on = True
        self.actions: Actions = {"article.add": self.ask}

    def ask(self) -> None:
        """Ask for a path, or an article that is pasted."""
        if current_catalogue(self._session):
            screen = PathScreen(self._session, self._complete, self._refused)
            self._session.hold_keys()
            self._session.show(screen, self._answered)

    async def _complete(self, text: str) -> typed_paths.Completion:
        return await in_thread(typed_paths.complete, text)

    def _answered(self, entered: Entered | None) -> None:
        if entered:
            self._refused = entered.path
            self._session.announce(f"Taking in {entered.path or PASTED} ...")
            self._session.start(partial(self._add, entered), "add", tell=self._session.announce)

    async def _add(self, entered: Entered) -> None:
        added, refused = await in_thread(self._take_in, entered)
        if added:
            self._refused = ""
            await list_anew(self._session, added[0].id)
        offer = self._versions.offer(added)
        self._session.announce(offer or what_came_in(added, refused))

    def _take_in(self, entered: Entered) -> tuple[list[Added], list[Refused]]:
        library = self._session.library
        options = AddOptions(largest_original=self._session.config.originals)
        if entered.article is not None:
            raw = entered.article.encode("utf-8", "surrogatepass")
            return library.add_text(raw, PASTED, options=options)
        path = typed_paths.path_of(entered.path)
        return library.add(path, options=options, goes_on=lambda: self._goes_on)

    def stop(self) -> None:
        """Take no more of a folder in: the app ends, and would wait for the last one."""
        self._goes_on = False
