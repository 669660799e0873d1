"""The screen of the library's catalogue, which has as many rows in memory as are around it."""

from collections.abc import Callable
from functools import partial

from briefings.layout.page import Page
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.controllers.movement import Movement
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.screens.catalogue_part import CataloguePart, PartSource, PartWanted
from tui.screens.choice_list import Choice
from tui.session import Session, in_thread
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

Show = Callable[[CataloguePart], None]


class CatalogueScreen(PageScreen[str]):
    """The library's briefings; `open_briefing` is called with the id of the one chosen.

    The app may begin with it; then nothing lies beneath, and closing it is to `leave`. At least a
    screenful before the rows in view and behind them is there, so that no movement but one to an
    end waits for the library.
    """

    CONTEXT = "catalogue"
    BINDINGS = bindings("catalogue")
    HINTS: tuple[str, ...] = (
        *("open", "close", "filter", "briefing.remove", "article.add", "briefing.mark mark"),
        "help",
    )
    FIRST_HINTS = ("open", "close quit", *HINTS[2:])
    """Those where the app began with it."""
    NOTHING = "Nothing here matches."
    EMPTY = "No briefings here: {article.add} brings in an article or a briefing."

    def __init__(
        self,
        session: Session,
        part: CataloguePart,
        source: PartSource,
        open_briefing: Callable[[str], None],
        leave: Callable[[], None],
        *,
        at: str | None = None,
    ) -> None:
        """Begin with a part, the cursor on the briefing `at`."""
        super().__init__(session)
        self.part = part
        self.marked: dict[str, None] = {}
        """The ids of those that are marked, which may be anywhere in the list."""
        self._source = source
        self._open_briefing = open_briefing
        self._leave = leave
        self._at = at
        self._words = part.words
        self._before_filter: str | None = None
        self._is_awaited = False
        movement = Movement(self, self.CONTEXT)
        self.step = movement.step_through
        self.actions |= {
            "move.down": partial(self.step, 1),
            "move.up": partial(self.step, -1),
            "move.top": partial(self._edge, -1),
            "move.bottom": partial(self._edge, 1),
            "open": self.open,
            "filter": self.filter,
        }

    @property
    def chosen(self) -> Choice | None:
        """The briefing under the cursor."""
        return self.part.choice(self.body.view.item)

    def on_mount(self) -> None:
        self.query_one("#title", Line).show("Library")
        self.show_part(self.part, self._at)

    def on_resize(self) -> None:
        self._lay_out()

    # -- the part that is there --------------------------------------------------------------------

    def show_part(self, part: CataloguePart, at: str | None = None) -> None:
        """Show a part from its start, or with the cursor on `at`."""
        self.part = part
        view = Viewport(*self._page())
        if at:
            view.go_to_item(at)
        self.body.show(view)
        self.update_status()
        self._keep_room()

    def wanted(self, briefing_id: str | None = None) -> PartWanted:
        """Return what part is wanted now: around a briefing, else around the cursor."""
        here = self.body.view.item
        number = self.part.number(here)
        return PartWanted(self._words, briefing_id or here, number, self._around)

    def take(self, part: CataloguePart) -> None:
        """Take what the library holds by now; the briefing under the cursor stays where it is."""
        self.part = part
        self._lay_out()

    def mark(self, briefing_id: str) -> None:
        """Mark a briefing, or no more if it is, and go on to the next one."""
        if briefing_id in self.marked:
            del self.marked[briefing_id]
        else:
            self.marked[briefing_id] = None
        self._lay_out()
        self.step(1)

    def _lay_out(self) -> None:
        before = self._in_view()
        self.body.view.relay(*self._page())
        if self._in_view() == before:
            self.body.forget_change()
        else:
            self.body.redraw()
        self.update_status()
        self._keep_room()

    def _in_view(self) -> tuple[object, ...]:
        """Return what the rows in view look like."""
        view = self.body.view
        shown = range(view.top, min(view.top + view.height, len(view.page.rows)))
        lines = (view.page.line(row) for row in shown)
        return view.height, view.page.width, (view.cursor or 0) - view.top, *lines

    def _page(self) -> tuple[Page, int]:
        width, height = self.measure()
        nothing = self.session.keys.keyed(self.NOTHING if self.part.total else self.EMPTY)
        return self.part.page(width, self.marked, nothing), height

    @property
    def _around(self) -> int:
        """Return how many entries are wanted on each side: two screenfuls of the shortest."""
        return max(self.measure()[1], 1)

    def moved(self) -> None:
        super().moved()
        self._keep_room()

    def _keep_room(self) -> None:
        """Read on where less than a screenful is left; keys wait for that."""
        view = self.body.view
        lacks_above = view.top < view.height and not self.part.is_at_start
        lacks_below = view.max_top - view.top < view.height and not self.part.is_at_end
        if (lacks_above or lacks_below) and view.item:
            self._load(self.wanted(), self.take, wait=True)

    def _edge(self, direction: int) -> None:
        """Go to the first entry (-1) or to the last one (1)."""

        def show(part: CataloguePart) -> None:
            self.part = part
            view = Viewport(*self._page())
            view.edge(direction)
            self.body.show(view)
            self.moved()

        is_there = self.part.is_at_start if direction < 0 else self.part.is_at_end
        if is_there:
            self.body.view.edge(direction)
            self.moved()
        else:
            at = 0 if direction < 0 else -1
            self._load(PartWanted(self._words, at=at, around=self._around), show, wait=True)

    def _load(self, wanted: PartWanted, show: Show, *, wait: bool = False) -> None:
        """Read a part and show it, in the place of one that is being read; keys may `wait`."""
        if wait:
            self._is_awaited = True
            self.session.hold_keys()
        self.session.start(partial(self._read, wanted, show), "part", exclusive=True)

    async def _read(self, wanted: PartWanted, show: Show) -> None:
        part = await in_thread(self._source, wanted)
        if not self.is_laid_out:
            return
        was_awaited, self._is_awaited = self._is_awaited, False
        show(part)
        if was_awaited and not self._is_awaited:
            self.app.call_later(self.session.type_ahead.ready)

    # -- the filter --------------------------------------------------------------------------------

    def filter(self) -> None:
        """Open the entry row to narrow the list."""
        self._before_filter = self.body.view.item
        question = EntryQuestion(
            lambda _: self._keep_filter(), self._leave_filter, self.narrow, self.step
        )
        self.prompt.ask(question, "filter")

    def narrow(self, words: str) -> None:
        """Show only the briefings that have all of `words`, and say how many those are."""

        def show(part: CataloguePart) -> None:
            self.show_part(part)
            self.prompt.found(f"{part.counted} of {part.total}")

        self._words = words
        self._load(PartWanted(words, around=self._around), show)

    def _keep_filter(self) -> None:
        self.prompt.end(self.body)
        self.update_status()
        if self._words != self.part.words:
            # The next key is for what the words find.
            self._is_awaited = True
            self.session.hold_keys()

    def _leave_filter(self) -> None:
        """Show all again, the cursor where it was."""
        self.prompt.end(self.body)
        self._words, at = "", self._before_filter
        wanted = PartWanted("", at, around=self._around)
        self._load(wanted, partial(self.show_part, at=at), wait=True)

    # -- what is done ------------------------------------------------------------------------------

    def update_status(self, message: StatusText | None = None) -> None:
        at = self.part.number(item) + 1 if (item := self.body.view.item) else 0
        hints = self.FIRST_HINTS if self._is_first else self.HINTS
        self.say([f"{at}/{self.part.counted}"], hints, message)

    def open(self) -> None:
        if chosen := self.body.view.item:
            if not self._is_first:
                self.dismiss(None)
            self._open_briefing(chosen)

    def close(self) -> None:
        """Go back to the briefing; leave the app where there is none."""
        if self._is_first:
            self._leave()
        else:
            self.dismiss(None)

    @property
    def _is_first(self) -> bool:
        """Whether the app began with it."""
        return self.app.screen_stack[0] is self
