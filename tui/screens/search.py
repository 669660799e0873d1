"""Search of the whole library, as one types: briefings, and in each its best places."""

from textual.message import Message

from briefings.layout.page import Mark, Page, Sheet
from briefings.search.hit import Hit, SearchResult
from briefings.text import displayable
from tui.actions.bindings import bindings
from tui.keys import keyed
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.system.terminal import cells
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry

HELP = (
    'Words, "phrases", -word (-word* for all that begin so); panel: kind: tag: speaker: has:note. '
    "{open} opens the place, {prompt.cancel} comes back to the words."
)


class SearchScreen(PageScreen):
    """Shows what a query finds. It is dismissed with `match:hit`, the numbers of the one chosen."""

    BINDINGS = bindings("list")

    class Asked(Message):
        """Other words are to be searched for."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self.query_text = query
        self.result: SearchResult | None = None

    def on_mount(self) -> None:
        self.query_one("#title", Line).show("Search the library")
        self._show()
        self.action_filter()
        if self.query_text:
            self.post_message(self.Asked(self.query_text))

    def on_resize(self) -> None:
        self._show()

    def take(self, result: SearchResult) -> None:
        """Show an answer, unless the words are others by now."""
        self.result = result
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        page, marks = result_page(self.result, width)
        self.body.show(Viewport(page, height), marks)
        self.prompt.found(self._found())
        self.update_status()

    def _found(self) -> str:
        result = self.result
        if result is None:
            return ""
        if result.problems:
            return result.problems[0]
        return f"{result.matched} briefing{'' if result.matched == 1 else 's'}"

    def _hidden(self) -> str:
        """Say of how many the places are that are listed."""
        result = self.result
        return f" of {result.found}" if result and result.shown < result.found else ""

    def update_status(self, message: str | None = None) -> None:
        """Say how many places were found."""
        at, count = self.body.view.position
        self.say(
            [f"{at}/{count}{self._hidden()}", self._found()], ("open", "filter", "close"), message
        )

    def action_open(self) -> None:
        """Open the place under the cursor."""
        if self.body.view.item:
            self.dismiss(self.body.view.item)

    def action_close(self) -> None:
        """Go back to where the search was asked for."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Type other words."""
        self.open_prompt("search", self.query_text, replaceable=True)

    def on_entry_edited(self, event: Entry.Edited) -> None:
        self.query_text = event.value
        self.post_message(self.Asked(event.value))

    def on_entry_accepted(self) -> None:
        self.close_prompt()
        self.update_status()

    def on_entry_cancelled(self) -> None:
        self.dismiss(None)

    def on_entry_stepped(self, event: Entry.Stepped) -> None:
        self.body.view.step_item(event.direction)
        self.moved()


def result_page(result: SearchResult | None, width: int) -> tuple[Page, dict[int, list[Mark]]]:
    """Lay an answer out; return the page and where the words stand in it."""
    sheet = Sheet(width, cells)
    marks: dict[int, list[Mark]] = {}
    if result is None or not result.query:
        sheet.flow(keyed(HELP), "muted")
        return sheet.page(), marks
    for problem in (*result.problems, *result.unread):
        sheet.flow(problem, "warn")
    for number, match in enumerate(result.matches):
        sheet.flow(match.title, "heading", x=0)
        if len(match.hits) < match.found:
            sheet.flow(f"{len(match.hits)} of {match.found}", "muted")
        for at, hit in enumerate(match.hits):
            item = f"{number}:{at}"
            sheet.flow(_where(hit), "muted", item=item)
            block = sheet.flow(displayable(hit.snippet), "text", x=4, item=item)
            marks[block] = [Mark(span.start, span.end, "hit") for span in hit.marks]
    if not result.matches:
        meant = f" Did you mean {result.suggestion}?" if result.suggestion else ""
        sheet.flow(f"No briefing has all of this.{meant}", "muted")
    return sheet.page(), marks


def _where(hit: Hit) -> str:
    kind = (hit.item_kind or hit.kind).replace("_", " ")
    parts = [kind, f"¶{hit.paragraph}" if hit.paragraph else "", ", ".join(hit.panels)]
    return " · ".join(part for part in parts if part)
