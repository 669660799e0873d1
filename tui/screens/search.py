"""Search of the whole library, as one types: its best places, and what is around one beside."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal

from briefings.search.hit import SearchResult
from briefings.search.request import SearchOrder, SearchRequest
from briefings.text import displayable
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.controllers.movement import Movement
from tui.controllers.side_pane import SidePaneController
from tui.reading.viewport import Viewport
from tui.screens.asked_search import AskedSearch, OpenedSearch
from tui.screens.base import PageScreen
from tui.screens.found_place import AroundPlace, FoundPlace
from tui.screens.search_page import result_page
from tui.session import Session
from tui.style.chrome import NARROW
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion
from tui.widgets.rows import Rows
from tui.widgets.side_pane import SidePane

_ORDERS: Final = {SearchOrder.RELEVANCE: "by relevance", SearchOrder.NEWEST: "newest first"}
_BRIEFLY: Final = {SearchOrder.RELEVANCE: "best", SearchOrder.NEWEST: "newest"}


class Results(NamedTuple):
    """A search as it was left: its words, what they found, the place under the cursor, the top."""

    query: str
    order: SearchOrder
    found: SearchResult | None = None
    item: str | None = None
    top: int = 0
    opened: OpenedSearch | None = None
    is_asked: bool = False
    """Whether its words were being typed."""
    beneath: "Results | None" = None
    """The search over which a saved one was opened."""


class SearchScreen(PageScreen[FoundPlace]):
    """Shows what a query finds. It is dismissed with the place chosen.

    `search` is called with what to search for; what is found is to be given to `take`. More
    briefings are asked for as one comes to the end of those that are there, and none beyond the
    screen while one types: the next letter asks for others.
    A search that was left with a place in it is shown as it was; any other one asks for words.
    `look_up` is called with a place whose briefing is to be given to `around`.
    """

    CONTEXT = "search"
    BINDINGS = bindings("search")
    HAS_PANE = True

    def __init__(
        self,
        session: Session,
        left: Results,
        search: Callable[["SearchScreen", SearchRequest], None],
        look_up: Callable[["SearchScreen", FoundPlace], None],
    ) -> None:
        super().__init__(session)
        self.left = left
        """The search as it was left, once it is."""
        self.result = left.found
        self._asking = partial(_asking, partial(search, self), lambda: self.measure()[1])
        self.beneath = left.beneath
        """The search over which a saved one was opened."""
        self.asked = self._asking(left)
        self._pane = SidePaneController(session, lambda: self.query_one(SidePane))
        self.around = AroundPlace(self, self._pane, partial(look_up, self))
        self._places: dict[str, FoundPlace] = {}
        # There is nothing to do on a place's second row.
        self.step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(self.step, 1),
            "move.up": partial(self.step, -1),
            "open": self.open,
            "search.words": self.ask,
            "search.back": self.back,
            "search.order": self.change_order,
        }

    def compose_body(self) -> ComposeResult:
        with Horizontal():
            yield Rows(id="body")
            yield SidePane()

    def on_mount(self) -> None:
        _take_up(self, self.left)
        if self.asked.words and not self.left.item:
            self.asked.begin(self.asked.words)

    def on_resize(self) -> None:
        self.lay_out(self.body.view.item, self.body.view.top)

    def take(self, result: SearchResult) -> None:
        result = self.asked.news.before(result)
        view, before = self.body.view, self.result
        goes_on = before and before.query == result.query and before.matches
        self.result = result
        if goes_on and before and result.matches[: len(before.matches)] == before.matches:
            self.lay_out(view.item, view.top)
        else:
            self.around.forget()
            self.lay_out()

    def lay_out(self, keep: str | None = None, top: int = 0) -> None:
        """Show what is found, the cursor on `keep` if that is there."""
        width, height = self.measure()
        asked = self.asked
        self.query_one("#title", Line).show(displayable(asked.title))
        new = asked.news.ids
        page, marks, self._places = result_page(self.result, width, self.session.keys, new)
        view = Viewport(page, height)
        if keep:
            view.top = min(top, view.max_top)
            view.go_to_item(keep)
        self._pane.arrange(self.body)
        self.body.show(view, marks)
        self._show_around()
        self.prompt.found(_beside(self))
        self.update_status()

    def moved(self) -> None:
        super().moved()
        self._show_around()

    def _show_around(self) -> None:
        view = self.body.view
        self.around.show(self._places.get(view.item or ""), view.height)
        if self.result and not (self.prompt.is_open and _fills_the_screen(view)):
            self.asked.go_on(self.result, view)

    def update_status(self, message: StatusText | None = None) -> None:
        """Say how many places were found, and in which order they stand."""
        asked, (at, count) = self.asked, self.body.view.position
        is_narrow = self.app.size.width < NARROW
        place = f"{at}/{count}{'' if is_narrow else _hidden(self.result)}"
        found = _found(self.result, is_narrow=is_narrow)
        if asked.words.strip() and self.result is None:
            found = "searching …"
        order = (_BRIEFLY if is_narrow else _ORDERS)[asked.order]
        first = ("search.words", "open") if is_narrow else ("open", "search.words")
        keys = (*first, "search.order", "search.save", "search.saved", "search.close")
        self.say([place, found, asked.news.said, order], keys, message)

    def change_order(self) -> None:
        """Put the newest articles first, or those that say most prominently what is sought."""
        self.result = None
        self.asked.turn()

    def open(self) -> None:
        if item := self.body.view.item:
            self.left = _as_it_is(self)._replace(is_asked=False)
            self.dismiss(self._places[item])

    def back(self) -> None:
        """Go back to the words; from a saved search to the list of those, and what lies beneath."""
        if self.asked.opened is None or self.beneath is None:
            self.ask()
            return
        left, self.beneath = self.beneath, None
        self.result, self.asked = left.found, self._asking(left)
        _take_up(self, left)
        self.session.run("search.saved")

    def ask(self) -> None:
        """Ask for words."""

        def accepted(_: str) -> None:
            self.prompt.end(self.body)
            self.update_status()
            self._show_around()

        question = EntryQuestion(
            *(accepted, self.close, self.asked.begin, self.step, self.change_order),
            listed=partial(self.session.run, "search.saved"),
        )
        label = "/" if self.app.size.width < NARROW else "search"
        self.prompt.ask(question, label, self.asked.words, replaceable=True)
        self.prompt.found(_beside(self))

    def look_at(self, opened: OpenedSearch) -> None:
        """Search for what is saved, and show what is new of that first."""
        if self.asked.opened is None:
            self.beneath = _as_it_is(self)
        self.result = None
        self.prompt.end(self.body)
        self.asked.open(opened)


def _asking(
    search: Callable[[SearchRequest], None], height: Callable[[], int], left: Results
) -> AskedSearch:
    return AskedSearch(left.query, left.order, search, height, left.opened)


def _take_up(screen: SearchScreen, left: Results) -> None:
    """Show a search as it was left; one without a place in it asks for words."""
    screen.lay_out(left.item, left.top)
    if left.is_asked or not left.item:
        screen.ask()


def _as_it_is(screen: SearchScreen) -> Results:
    asked, view = screen.asked, screen.body.view
    return Results(
        *(asked.words, asked.order, screen.result, view.item, view.top, asked.opened),
        is_asked=screen.prompt.is_open,
        beneath=screen.beneath,
    )


def _fills_the_screen(view: Viewport) -> bool:
    """Return whether there is a screenful, through which nobody has gone yet."""
    is_at_start = view.top == 0 and view.cursor in (None, *view.stops[:1])
    return is_at_start and len(view.page.rows) >= view.height


def _found(result: SearchResult | None, *, is_narrow: bool) -> str:
    if result is None:
        return ""
    if result.problems:
        return result.problems[0]
    if result.mistake:
        return result.mistake.sentence
    named = "found" if is_narrow else f"briefing{'' if result.matched == 1 else 's'}"
    found = f"{result.matched}{'+' * result.more} {named}"
    if result.progress is None:
        return found
    return f"{found} · searching {result.progress.done:,} of {result.progress.all:,}"


def _beside(screen: SearchScreen) -> str:
    """Return what is said beside the words that are typed, where there is not much room."""
    result, order = screen.result, screen.asked.order
    is_narrow = screen.app.size.width < NARROW
    is_newest = order is SearchOrder.NEWEST and result is not None and result.matches
    return f"{_found(result, is_narrow=is_narrow)}{' · newest' * bool(is_newest)}"


def _hidden(result: SearchResult | None) -> str:
    """Return how many places there are, where not all of them are listed."""
    return f" of {result.found}" if result and result.shown < result.found else ""
