"""The keys that open another briefing, and leave this one."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from briefings.errors import BriefingsError, NotFoundError
from briefings.model import Briefing, ReadingPlace
from briefings.notes.notebook import Notebook
from tui.actions.status_text import Template
from tui.controllers.catalogue import AROUND, CatalogueParts, current_catalogue, list_anew
from tui.controllers.current_reader import current_reader
from tui.controllers.notes import NotesController
from tui.controllers.remarks import RemarksController
from tui.messages import PlaceChanged
from tui.reading.state import DEPTH, lists_of
from tui.screens.catalogue import CatalogueScreen
from tui.screens.catalogue_list import AT_FIRST, ListLeft
from tui.screens.catalogue_part import CataloguePart, PartWanted
from tui.screens.reader import ReaderScreen
from tui.session import Actions, NewestOnly, Session, in_thread

NO_FURTHER = Template("No further briefing this way: {library} lists them all.")

NONE_LEFT = "All is done: no briefing here has anything left to review."

NO_OTHER_LEFT = "This is the only briefing with anything left to review."

NO_LONGER = Template("What you read is no longer in the library: {library} lists what is.")


class LeftAt(NamedTuple):
    """What was read when the app was left, where in it, and the notes on it by then."""

    briefing: Briefing
    place: ReadingPlace
    notes: Notebook


class LibraryController:
    """Opens briefings, keeps the place in each, and leaves them."""

    def __init__(
        self, session: Session, notes: NotesController, remarks: RemarksController
    ) -> None:
        self._session = session
        self._notes = notes
        self._remarks = remarks
        self._parts = CatalogueParts(session.library)
        self._asked = 0
        self._keep_newest = NewestOnly()
        self._listing: CatalogueScreen | None = None
        self.left_at: LeftAt | None = None
        """Where the reader was when the app was left."""
        self.actions: Actions = {
            "library": self.list_briefings,
            "briefing.next": lambda: self._step(1),
            "briefing.previous": lambda: self._step(-1),
            "briefing.unfinished": self._next_unfinished,
            "quit": self.quit,
            "leave": self.leave,
        }

    # -- opening ----------------------------------------------------------------------------------

    def open(
        self,
        briefing_id: str,
        then: Callable[[ReaderScreen], None] | None = None,
        list_again: Callable[[], None] | None = None,
    ) -> None:
        """Read a briefing of the library and show it; `then` is called once it is shown.

        `list_again` shows the list that it was chosen from, where leaving it leads back to one.
        """
        self._asked += 1
        work = partial(self._open, briefing_id, then, list_again, self._asked)
        self._session.start(work, "load", holds_keys=True)

    async def _open(
        self,
        briefing_id: str,
        then: Callable[[ReaderScreen], None] | None,
        list_again: Callable[[], None] | None,
        number: int,
    ) -> None:
        briefing, place = await in_thread(self._read, briefing_id)
        if number != self._asked:
            return
        reader = current_reader(self._session)
        if reader is None:
            reader = ReaderScreen(self._session, briefing, place)
            reader.lists.append(self._uncover)
            self._session.show(reader)
        else:
            self._keep_now(reader)
            reader.lists = [*reader.lists, *lists_of(reader.reading)][-DEPTH:]
            reader.load(briefing, place)
            reader.jumped()
        if list_again:
            reader.lists.append(list_again)
        self._notes.refresh()
        self._remarks.look_up(reader)
        if then:
            reader.call_after_refresh(then, reader)

    def _read(self, briefing_id: str) -> tuple[Briefing, ReadingPlace | None]:
        library = self._session.library
        with suppress(BriefingsError):  # what is kept already can be read all the same
            library.reviews.propose(briefing_id)
        return library.get(briefing_id), library.places.load(briefing_id)

    def _step(self, direction: int) -> None:
        """Show the next (1) or previous (-1) briefing, in the catalogue's order."""
        if reader := current_reader(self._session):
            work = partial(self._open_other, reader.briefing.id, direction)
            self._session.start(work, "load", holds_keys=True)

    async def _open_other(self, briefing_id: str, direction: int) -> None:
        try:
            other = await in_thread(self._session.library.beside, briefing_id, direction)
        except NotFoundError:
            self._session.announce(NO_LONGER)
            return
        if other is None:
            self._session.announce(NO_FURTHER)
        else:
            self.open(other)

    def _next_unfinished(self) -> None:
        """Go to the next briefing whose review is not done, as the catalogue goes round."""
        reader, catalogue = current_reader(self._session), current_catalogue(self._session)
        read = reader.briefing.id if reader else None
        here = catalogue.body.view.item if catalogue else read
        work = partial(self._go_to_unfinished, here)
        self._session.start(work, "load", holds_keys=True)

    async def _go_to_unfinished(self, here: str | None) -> None:
        found = await in_thread(self._session.library.pages.unfinished, here)
        if found is None or found == here:
            self._session.announce(NONE_LEFT if found is None else NO_OTHER_LEFT)
        elif current_catalogue(self._session):
            await list_anew(self._session, found)
        else:
            self.open(found)

    def list_briefings(self) -> None:
        """Show the catalogue over the reader, the cursor on what is being read."""
        if reader := current_reader(self._session):
            self.list_over(reader.briefing.id)

    def list_over(self, began_in: str, left: ListLeft = AT_FIRST) -> None:
        """Show the catalogue over a briefing, as it was left where it is shown again."""
        reader = current_reader(self._session)
        at = reader.briefing.id if reader else began_in
        work = partial(self._list, at, began_in, left)
        self._session.start(work, "catalogue", holds_keys=True)

    async def _list(self, at: str, began_in: str, left: ListLeft) -> None:
        part = await in_thread(self._first_part, at, left.words)
        screen = self._listing_from(part, at, left)

        def go(chosen: str | None) -> None:
            if chosen is None:
                self.go_back_to(began_in)
                return
            self.open(chosen, list_again=partial(self.list_over, began_in, screen.entries.left))

        self._session.show(screen, go)

    def _listing_from(self, part: CataloguePart, at: str, left: ListLeft) -> CatalogueScreen:
        """Return a catalogue that begins with a part, the one that was closed before if it is.

        It stays: to make its widgets again takes longer than all else.
        """
        app, screen = self._session.app, self._listing
        if screen and screen not in app.screen_stack:
            screen.begin(part, at, left.marked)
            return screen
        fresh = self._catalogue(part, at)
        fresh.entries.marked = dict.fromkeys(left.marked)
        if screen is None:
            self._listing = fresh
            app.install_screen(fresh, "catalogue")
        return fresh

    def go_back_to(self, briefing_id: str | None) -> None:
        """Show the briefing that a list was begun in, where another one was opened since.

        Where the list was begun in none, that is the catalogue with which the app began.
        """
        reader = current_reader(self._session)
        if reader and briefing_id is None:
            self._uncover()
        elif reader and briefing_id and reader.briefing.id != briefing_id:
            self.open(briefing_id)

    def _uncover(self) -> None:
        """Leave the briefing for the catalogue beneath it, with which the app began."""
        if reader := current_reader(self._session):
            self._keep_now(reader)
            self._session.app.pop_screen()
            self._session.start(partial(list_anew, self._session, reader.briefing.id), "catalogue")

    def first_screen(self) -> CatalogueScreen:
        """Return the catalogue for an app that begins with it."""
        return self._catalogue(self._first_part(None), None)

    def _first_part(self, at: str | None, words: str = "") -> CataloguePart:
        return self._parts.read(PartWanted(words, at, around=AROUND))

    def _catalogue(self, part: CataloguePart, at: str | None) -> CatalogueScreen:
        return CatalogueScreen(self._session, part, self._parts, self.open, self.leave, at=at)

    # -- the place, and the way out ---------------------------------------------------------------

    def keep(self, changed: PlaceChanged) -> None:
        keep = self._session.library.places.keep
        place = changed.briefing_id, changed.place, changed.removed
        self._session.start(partial(self._keep_newest, keep, *place), "place")

    def _keep_now(self, reader: ReaderScreen) -> None:
        changed = reader.place.changed
        self._session.library.places.keep(changed.briefing_id, changed.place, changed.removed)

    def quit(self) -> None:
        """Leave what lies over the tab; else go back to the list that led to the briefing."""
        reader = current_reader(self._session)
        if not (reader and (reader.evidence.leaves_something() or reader.evidence.lists_again())):
            self.leave()

    def leave(self) -> None:
        """Quit from anywhere; the place is kept."""
        if reader := current_reader(self._session):
            self._keep_now(reader)
            reading = reader.reading
            self.left_at = LeftAt(reader.briefing, reader.place.current, reading.notes)
        self._session.library.drafts.flush()
        self._session.app.exit()
