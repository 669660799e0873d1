"""Search of the whole library, as one types: its best places, and what is around one beside."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal

from briefings.layout.page import Mark, Page, Sheet
from briefings.search.hit import Hit, Match, SearchResult
from briefings.search.mistakes import QueryMistake
from briefings.search.request import SearchOrder, SearchRequest
from briefings.text import displayable
from tui.actions.bindings import bindings
from tui.actions.keys import Keys
from tui.actions.status_text import StatusText
from tui.controllers.movement import Movement
from tui.controllers.side_pane import SidePaneController
from tui.reading.viewport import Viewport
from tui.screens.asked_search import AskedSearch, OpenedSearch
from tui.screens.base import PageScreen
from tui.screens.found_place import AroundPlace, FoundPlace
from tui.session import Session
from tui.style.chrome import NARROW
from tui.system.terminal import cells
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion
from tui.widgets.rows import Rows
from tui.widgets.side_pane import SidePane

HELP = (
    'Words, "phrases", -word, OR, (), word* and word~; panel: kind: tag: speaker: note: title: '
    "publisher: date:2013..2014 lang: id: has:note is:unreviewed; ha>20k, usd:40m..90m. "
    "{open} opens the place, {prompt.cancel} comes back to the words. {prompt.saved} lists the "
    "searches that are saved."
)

_ORDERS: Final = {SearchOrder.RELEVANCE: "by relevance", SearchOrder.NEWEST: "newest first"}
_BRIEFLY: Final = {SearchOrder.RELEVANCE: "relevance", SearchOrder.NEWEST: "newest"}

_INDENT: Final = 2


class Results(NamedTuple):
    """A search as it was left: its words, what they found, the place under the cursor, the top."""

    query: str
    order: SearchOrder
    found: SearchResult | None = None
    item: str | None = None
    top: int = 0
    opened: OpenedSearch | None = None


class ResultPage(NamedTuple):
    """A search result laid out: the marks of the words, and the place found of each row item."""

    page: Page
    marks: dict[int, list[Mark]]
    places: dict[str, FoundPlace]


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
        self.asked = AskedSearch(
            *left[:2], partial(search, self), lambda: self.measure()[1], left.opened
        )
        self._pane = SidePaneController(session, lambda: self.query_one(SidePane))
        self.around = AroundPlace(self, self._pane, partial(look_up, self))
        self._places: dict[str, FoundPlace] = {}
        # There is nothing to do on a place's second row.
        self.step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(self.step, 1),
            "move.up": partial(self.step, -1),
            "open": self.open,
            "filter": self.filter,
            "search.order": self.change_order,
        }

    def compose_body(self) -> ComposeResult:
        with Horizontal():
            yield Rows(id="body")
            yield SidePane()

    def on_mount(self) -> None:
        self._show(self.left.item, self.left.top)
        if self.left.item:
            return
        self.filter()
        if self.asked.words:
            self.asked.begin(self.asked.words)

    def on_resize(self) -> None:
        self._show(self.body.view.item, self.body.view.top)

    def take(self, result: SearchResult) -> None:
        result = self.asked.news.before(result)
        view, before = self.body.view, self.result
        goes_on = before and before.query == result.query and before.matches
        self.result = result
        if goes_on and before and result.matches[: len(before.matches)] == before.matches:
            self._show(view.item, view.top)
        else:
            self.around.forget()
            self._show()

    def _show(self, keep: str | None = None, top: int = 0) -> None:
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
        self.prompt.found(_beside(self.result, asked.order))
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
        place = f"{at}/{count}{_hidden(self.result)}"
        orders = _BRIEFLY if self.app.size.width < NARROW else _ORDERS
        self.say(
            [place, _found(self.result), asked.news.said, orders[asked.order]],
            ("open", "search.order", "search.save", "search.saved", "filter", "close"),
            message,
        )

    def change_order(self) -> None:
        """Put the newest articles first, or those that say most prominently what is sought."""
        self.result = None
        self.asked.turn()

    def open(self) -> None:
        if item := self.body.view.item:
            view = self.body.view
            asked = self.asked
            self.left = Results(asked.words, asked.order, self.result, item, view.top, asked.opened)
            self.dismiss(self._places[item])

    def filter(self) -> None:
        question = EntryQuestion(
            *(self._accepted, self.close, self.asked.begin, self.step, self.change_order),
            listed=partial(self.session.run, "search.saved"),
        )
        self.prompt.ask(question, "search", self.asked.words, replaceable=True)

    def look_at(self, opened: OpenedSearch) -> None:
        """Search for what is saved, and show what is new of that first."""
        self.result = None
        self.prompt.end(self.body)
        self.asked.open(opened)

    def _accepted(self, text: str) -> None:  # noqa: ARG002
        self.prompt.end(self.body)
        self.update_status()
        self._show_around()


def _fills_the_screen(view: Viewport) -> bool:
    """Return whether there is a screenful, through which nobody has gone yet."""
    is_at_start = view.top == 0 and view.cursor in (None, *view.stops[:1])
    return is_at_start and len(view.page.rows) >= view.height


def result_page(
    result: SearchResult | None, width: int, keys: Keys, new: Collection[str] = ()
) -> ResultPage:
    """Lay a result out; `new` are the ids of the briefings that are new for a saved search."""
    sheet = Sheet(width, cells)
    marks: dict[int, list[Mark]] = {}
    places: dict[str, FoundPlace] = {}
    if result is None or not (result.query or result.mistake):
        sheet.flow(keys.keyed(HELP), "muted")
        return ResultPage(sheet.page(), marks, places)
    if result.mistake:
        _point_at(result.mistake, sheet)
    for problem in (*result.problems, *result.unread):
        sheet.flow(problem, "warn")
    if result.correction:
        sheet.flow(result.correction, "warn")
    for match in result.matches:
        sheet.flow(match.title, "heading", x=0)
        if match.id in new:
            sheet.flow("new", "value")
        if len(match.hits) < match.found:
            sheet.flow(f"{len(match.hits)} of {match.found}", "muted")
        for hit in match.hits:
            item = f"hit {len(places)}"
            places[item] = FoundPlace(match.id, hit)
            sheet.flow(_where(match, hit), "muted", item=item)
            block = sheet.flow(displayable(hit.snippet), "text", x=4, item=item)
            marks[block] = [Mark(span.start, span.end, "hit") for span in hit.marks]
    if not result.matches:
        sheet.flow("No briefing has all of this.", "muted")
    return ResultPage(sheet.page(), marks, places)


def _point_at(mistake: QueryMistake, sheet: Sheet) -> None:
    """Show the query with a caret under the place, and what is wrong there."""
    shown = mistake.pointer(sheet.width - _INDENT, displayable, cells)
    sheet.flow(shown.query, "text", x=_INDENT)
    sheet.flow("^", "warn", x=_INDENT + shown.caret)
    sheet.flow(mistake.sentence, "warn", x=_INDENT)


def _where(match: Match, hit: Hit) -> str:
    kind = (hit.item_kind or hit.kind).replace("_", " ")
    parts = [kind, f"¶{hit.paragraph}" if hit.paragraph else "", match.panels_of(hit)]
    return " · ".join(part for part in parts if part)


def _found(result: SearchResult | None) -> str:
    if result is None:
        return ""
    if result.problems:
        return result.problems[0]
    if result.mistake:
        return result.mistake.sentence
    found = f"{result.matched}{'+' * result.more} briefing{'' if result.matched == 1 else 's'}"
    if result.progress is None:
        return found
    return f"{found} · searching {result.progress.done:,} of {result.progress.all:,}"


def _beside(result: SearchResult | None, order: SearchOrder) -> str:
    """Return what is said beside the words that are typed, where there is not much room."""
    is_newest = order is SearchOrder.NEWEST and result is not None and result.matches
    return f"{_found(result)}{' · newest' * bool(is_newest)}"


def _hidden(result: SearchResult | None) -> str:
    """Return how many places there are, where not all of them are listed."""
    return f" of {result.found}" if result and result.shown < result.found else ""
