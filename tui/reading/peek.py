"""An item's evidence, shown beneath it without leaving it."""

from typing import NamedTuple

from briefings.layout.page import Page
from briefings.layout.peek import PEEK_LEAST, PEEK_MOST, peek_page
from briefings.model import Span
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE, placed_note
from tui.reading.viewport import Viewport


class Inset(NamedTuple):
    """Rows that stand above the page's row `at`, or in its place and in that of the next ones."""

    at: int
    view: Viewport
    covers: bool


def passages_of(reading: Reading) -> tuple[Span, ...]:
    """Return the evidence of the item or note under the cursor; nothing in Source, which has it."""
    item = reading.item if reading.tab != SOURCE else None
    if placed := placed_note(reading):
        if placed.span:
            return (placed.span,)
        item = reading.items.get(placed.note.target.item or "")
    return item.spans if item else ()


class Peek:
    """One of the passages at a time, between the rows of the tab that is shown.

    The rows beneath make room, and the view moves up where there is none, until the peek is
    closed. Where something stands beside the rows they cannot be scrolled by themselves, so moving
    them costs as much as a new screen: there a peek `covers` rows instead, beneath the item or
    above it. Who goes from item to item has it at the bottom of the screen, where no row moves.
    """

    def __init__(
        self,
        reading: Reading,
        spans: tuple[Span, ...],
        *,
        covers: bool = False,
        at_bottom: int = 0,
    ) -> None:
        """Begin with the first of `spans`, the evidence of what the view's cursor is on.

        Where it is to stand `at_bottom` it takes so many rows, at most.
        """
        self._covers = covers
        self._at_bottom = at_bottom
        self._reading = reading
        self._view = reading.view
        self._top = self._view.top
        self._spans = spans
        self._index = 0
        self.inset = self._lay_out()
        self._left_at = self._place()

    @property
    def span(self) -> Span:
        return self._spans[self._index]

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that it stands in."""
        return self._reading.briefing.article.paragraph_at(self.span.start).number

    @property
    def number(self) -> tuple[int, int]:
        """Which passage is shown, from 1, and how many there are."""
        return self._index + 1, len(self._spans)

    def turn(self) -> None:
        """Show the next passage, round and round."""
        self._index = (self._index + 1) % len(self._spans)
        self._view.top = self._top
        self.inset = self._lay_out()
        self._left_at = self._place()

    def close(self) -> None:
        """Let the view be where it was, unless it has moved since."""
        if self._place() == self._left_at:
            self._view.top = self._top

    def _place(self) -> tuple[int, int | None]:
        return self._view.top, self._view.cursor

    def _lay_out(self) -> Inset:
        view, cursor = self._view, self._view.cursor or 0
        rows = view.page.rows_of(view.item or "")
        most = max(min(PEEK_MOST, view.height - len(rows)), min(PEEK_LEAST, view.height - 1), 1)
        if self._at_bottom:
            most = min(most, self._at_bottom)
        page = peek_page(
            self._reading.briefing, self.span, self._reading.width, most, self._reading.cells
        )
        size = len(page.rows)
        if self._at_bottom:
            return self._at_the_bottom(rows, page)
        # Of an item that is too long the rows from the cursor on stay, as many as fit.
        at = min(rows.stop, cursor + max(view.height - size, 1))
        if self._covers and at + size > view.top + view.height and view.sees(rows.start - size):
            at = rows.start - size
        view.top = max(view.top, at + size - view.height)
        return Inset(at, Viewport(page, size, text=True), self._covers)

    def _at_the_bottom(self, rows: range, page: Page) -> Inset:
        view, size = self._view, len(page.rows)
        beneath = rows.stop - (view.top + view.height - size)
        if beneath > 0:
            view.top = min(view.top + beneath, max(view.cursor or 0, view.top))
        at = view.top + view.height - size
        return Inset(at, Viewport(page, size, text=True), covers=True)
