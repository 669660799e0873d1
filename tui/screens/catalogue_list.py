"""The list in the catalogue's screen: as much of it as is around what is in view."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple, Protocol

from textual.worker import Worker

from briefings.layout.page import Page
from tui.actions.status_text import StatusText
from tui.reading.viewport import Viewport
from tui.screens.catalogue_part import CataloguePart, PartSource, PartWanted
from tui.screens.choice_list import Choice
from tui.session import Session, in_thread
from tui.widgets.rows import Rows

NOTHING = "Nothing here matches."
EMPTY = "No briefings here: {article.add} brings in an article or a briefing."

KEPT: Final = 3
"""So many times the entries that are read on at once are kept on each side of the cursor."""

Show = Callable[[CataloguePart], None]


class ListScreen(Protocol):
    """The screen that a list is in."""

    @property
    def body(self) -> Rows: ...

    @property
    def is_laid_out(self) -> bool: ...

    @property
    def is_current(self) -> bool: ...

    def measure(self) -> tuple[int, int]:
        """Return the size of the rows in cells."""

    def update_status(self, message: StatusText | None = None) -> None:
        """Say where we are, or `message` in its place."""


class ListLeft(NamedTuple):
    """What a list was narrowed by when it was left, and the ids of those that were marked."""

    words: str = ""
    marked: tuple[str, ...] = ()


AT_FIRST: Final = ListLeft()


class CatalogueList:
    """A part of the catalogue in a screen's rows.

    At least a screenful before the rows in view and behind them is there, so that no movement but
    one to an end waits for the library.
    """

    def __init__(
        self, session: Session, screen: ListScreen, source: PartSource, part: CataloguePart
    ) -> None:
        self.part = part
        self.marked: dict[str, None] = {}
        """The ids of those that are marked, which may be anywhere in the list."""
        self.words = part.words
        """What the list is to be narrowed by; the part may not yet be."""
        self._session = session
        self._screen = screen
        self.source = source
        self._reading: Worker[None] | None = None
        self._reads_on = False

    @property
    def chosen(self) -> Choice | None:
        """The briefing under the cursor."""
        return self.part.choice(self._screen.body.view.item)

    @property
    def left(self) -> ListLeft:
        return ListLeft(self.words, tuple(self.marked))

    @property
    def position(self) -> str:
        """The number of the briefing under the cursor, and how many there are."""
        here = self._screen.body.view.item
        return f"{self.part.number(here) + 1 if here else 0}/{self.part.counted}"

    def begin(self, part: CataloguePart, at: str, marked: Iterable[str]) -> None:
        """Show a part with some marked, and nothing of what was asked for before."""
        if self._reading:
            self._reading.cancel()
        self.words = part.words
        self.marked = dict.fromkeys(marked)
        self.show(part, at)

    def show(self, part: CataloguePart, at: str | None = None) -> None:
        """Show a part from its start, or with the cursor on `at`."""
        self.part = part
        view = Viewport(*self._page())
        if at:
            view.go_to_item(at)
        self._screen.body.show(view)
        self._screen.update_status()
        self.keep_room()

    def take(self, part: CataloguePart) -> None:
        """Take what the library holds by now; the briefing under the cursor stays where it is."""
        self.part = part
        self.lay_out()

    def wanted(self, briefing_id: str | None = None) -> PartWanted:
        """Return what part is wanted now: around a briefing, else around the cursor."""
        here = self._screen.body.view.item
        return PartWanted(self.words, briefing_id or here, self.part.number(here), self._around)

    def mark(self, briefing_id: str) -> None:
        """Mark a briefing, or no more if it is."""
        if briefing_id in self.marked:
            del self.marked[briefing_id]
        else:
            self.marked[briefing_id] = None
        self.lay_out()

    def edge(self, direction: int) -> None:
        """Go to the first entry (-1) or to the last one (1)."""
        is_there = self.part.is_at_start if direction < 0 else self.part.is_at_end
        if is_there:
            self._go_to_edge(direction, self.part)
        else:
            wanted = PartWanted(self.words, at=0 if direction < 0 else -1, around=self._around)
            self.load(wanted, partial(self._go_to_edge, direction), wait=True)

    def _go_to_edge(self, direction: int, part: CataloguePart) -> None:
        self.part = part
        view = Viewport(*self._page())
        view.edge(direction)
        self._screen.body.show(view)
        self._screen.update_status()
        self.keep_room()

    def show_around(self, words: str, at: str | None, then: Callable[[], object]) -> None:
        """Show what has all of some words, with the cursor on `at`, or from the start."""

        def show(part: CataloguePart) -> None:
            self.show(part, at)
            then()

        self.words = words
        wanted = PartWanted(words, at, around=self._around)
        self.load(wanted, show, wait=at is not None)

    def await_words(self) -> None:
        """Let keys wait for what the words find, if that is not there yet."""
        if self.words != self.part.words:
            self._await()

    def lay_out(self) -> None:
        """Lay the same entries out anew."""
        body, before = self._screen.body, self._in_view()
        body.view.relay(*self._page())
        if self._in_view() == before:
            body.forget_change()
        else:
            body.redraw()
        self._screen.update_status()
        self.keep_room()

    def keep_room(self) -> None:
        """Read on where less than a screenful is left, for which keys wait, or less than two.

        Then it is read once what is to be seen now has gone, and is there before it is missed.
        """
        if direction := self._lacks(1):
            self._read_on(direction, wait=True)
        elif self._lacks(2):
            self._session.connection.when_shown(lambda _: self._read_ahead())

    def _lacks(self, screens: int) -> int:
        """Return where fewer screenfuls are there than that, behind (1) or before (-1); else 0."""
        view = self._screen.body.view
        room = screens * view.height
        if view.item and view.max_top - view.top < room and not self.part.is_at_end:
            return 1
        return -1 if view.item and view.top < room and not self.part.is_at_start else 0

    def _read_ahead(self) -> None:
        if self._screen.is_current and (direction := self._lacks(2)):
            self._read_on(direction)

    def _read_on(self, direction: int, *, wait: bool = False) -> None:
        if self._reads_on and self._reading and not self._reading.is_finished:
            if wait:
                self._await()
            return
        source, part, wanted = self.source, self.part, self.wanted()
        longer = partial(source.read_on, part, direction, wanted.around)
        take = partial(self._take_longer, part)
        self._start(lambda: longer() or source.read(wanted), take, on=True, wait=wait)

    def _take_longer(self, before: CataloguePart, part: CataloguePart) -> None:
        """Take a part in the place of the one `before`, less what is far from the cursor."""
        here = self._screen.body.view.item
        if self.part is not before:
            self.keep_room()
        elif part.choice(here):
            self.take(part.near(part.number(here), KEPT * self._around))
        else:
            self.take(part)

    def load(self, wanted: PartWanted, show: Show, *, wait: bool = False) -> None:
        """Read a part and show it, in the place of one that is being read; keys may `wait`."""
        self._start(partial(self.source.read, wanted), show, wait=wait)

    def _await(self) -> None:
        """Let keys wait for what is being read."""
        if self._reading and not self._reading.is_finished:
            self._session.type_ahead.hold(self._session.app.screen, self._reading)

    def _start(
        self, read: Callable[[], CataloguePart], show: Show, *, on: bool = False, wait: bool = False
    ) -> None:
        holds = wait or self._session.type_ahead.is_waiting_for(self._reading)
        work = partial(self._read, read, show)
        self._reading = self._session.start(work, "part", exclusive=True, holds_keys=holds)
        self._reads_on = on

    async def _read(self, read: Callable[[], CataloguePart], show: Show) -> None:
        part = await in_thread(read)
        self._reads_on = False
        if self._screen.is_laid_out:
            show(part)

    def _page(self) -> tuple[Page, int]:
        width, height = self._screen.measure()
        nothing = self._session.keys.keyed(NOTHING if self.part.total else EMPTY)
        return self.part.page(width, self.marked, nothing), height

    @property
    def _around(self) -> int:
        """How many entries are wanted on each side: two screenfuls of the shortest."""
        return max(self._screen.measure()[1], 1)

    def _in_view(self) -> tuple[object, ...]:
        """Return what the rows in view look like."""
        view = self._screen.body.view
        shown = range(view.top, min(view.top + view.height, len(view.page.rows)))
        lines = (view.page.line(row) for row in shown)
        return view.height, view.page.width, (view.cursor or 0) - view.top, *lines
