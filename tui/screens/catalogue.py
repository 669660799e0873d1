"""The screen of the library's catalogue."""

from collections.abc import Callable, Iterable
from functools import partial

from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText, Template
from tui.controllers.movement import Movement
from tui.screens.base import PageScreen
from tui.screens.catalogue_list import CatalogueList
from tui.screens.catalogue_part import CataloguePart, PartSource
from tui.screens.choice_list import filtered
from tui.session import Session
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

UNFINISHED = "or is:unfinished"
NOWHERE = Template("Nothing to go back to: {quit} quits.")


class CatalogueScreen(PageScreen[str]):
    """The library's briefings; it is dismissed with the id of the one chosen.

    The app may begin with it; then nothing lies beneath, `open_briefing` is called with the id,
    and closing it is to `leave`.
    """

    CONTEXT = "catalogue"
    BINDINGS = bindings("catalogue")
    HINTS: tuple[str, ...] = (
        *("open", "quit back", "filter", "briefing.unfinished", "article.add"),
        *("briefing.mark mark", "briefing.remove", "help"),
    )
    FIRST_HINTS = ("open", "quit", *HINTS[2:])
    """Those where the app began with it."""

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
        self.entries = CatalogueList(session, self, source, part)
        self._open_briefing = open_briefing
        self._leave = leave
        self._at = at
        self._before_filter: str | None = None
        self.step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(self.step, 1),
            "move.up": partial(self.step, -1),
            "move.top": partial(self.entries.edge, -1),
            "move.bottom": partial(self.entries.edge, 1),
            "open": self.open,
            "filter": self.filter,
            "back": self.back,
        }

    def on_mount(self) -> None:
        self.query_one("#title", Line).show("Library")
        self.entries.show(self.entries.part, self._at)

    def begin(self, part: CataloguePart, at: str, marked: Iterable[str]) -> None:
        """Begin again where it was closed before, as if it were a new one."""
        if self.prompt.is_open:
            self.prompt.end(self.body)
        self.entries.begin(part, at, marked)

    def on_resize(self) -> None:
        self.entries.lay_out()

    def moved(self) -> None:
        super().moved()
        self.entries.keep_room()

    # -- the filter --------------------------------------------------------------------------------

    def filter(self) -> None:
        """Open the entry row to narrow the list."""
        self._before_filter = self.body.view.item
        question = EntryQuestion(
            lambda _: self._keep_filter(), self._leave_filter, self.narrow, self.step
        )
        self.prompt.ask(question, "filter")
        self.prompt.found(UNFINISHED)

    def narrow(self, words: str) -> None:
        """Show only the briefings that have all of `words`, and say how many those are."""

        def say_found() -> None:
            part = self.entries.part
            self.prompt.found(f"{part.counted} of {part.total}")

        self.entries.show_around(words, None, say_found)

    def _keep_filter(self) -> None:
        self.prompt.end(self.body)
        self.update_status()
        self.entries.await_words()

    def _leave_filter(self) -> None:
        """Show all again, the cursor where it was."""
        self.prompt.end(self.body)
        self.entries.show_around("", self._before_filter, lambda: None)

    # -- what is done ------------------------------------------------------------------------------

    def update_status(self, message: StatusText | None = None) -> None:
        hints = self.FIRST_HINTS if self._is_first else self.HINTS
        self.say([self.entries.position, filtered(self.entries.words)], hints, message)

    def open(self) -> None:
        if chosen := self.body.view.item:
            if self._is_first:
                self._open_briefing(chosen)
            else:
                self.dismiss(chosen)

    def close(self) -> None:
        """Take the filter away, else go back to the briefing; leave the app where there is none."""
        if self._is_first and not self.entries.words:
            self._leave()
        else:
            self.back()

    def back(self) -> None:
        """Take the filter away, else go back to the briefing."""
        if self.entries.words:
            self.entries.show_around("", self.body.view.item, lambda: None)
        elif self._is_first:
            self.update_status(NOWHERE)
        else:
            self.dismiss(None)

    @property
    def _is_first(self) -> bool:
        """Whether the app began with it."""
        return self.app.screen_stack[0] is self
