"""The keys that move through rows."""

from functools import partial
from typing import Protocol

from tui.actions.status_text import StatusText
from tui.actions.table import Context
from tui.session import Actions
from tui.widgets.rows import Rows

NO_SECTION = "No further section this way."


class RowsScreen(Protocol):
    """A screen of rows."""

    @property
    def body(self) -> Rows: ...

    def moved(self) -> None:
        """Draw the rows again and say where we are."""

    def update_status(self, message: StatusText | None = None) -> None:
        """Say where we are, or `message` in its place."""


class Movement:
    """Moves the cursor, or the text, of a page."""

    def __init__(self, page: RowsScreen, context: Context) -> None:
        self._page = page
        self.actions: Actions = {
            "move.down": partial(self._step, 1),
            "move.up": partial(self._step, -1),
            "move.page_down": self.page_down,
            "move.page_up": lambda: self._scroll(-self._height),
            "move.half_down": lambda: self._scroll(max(self._height // 2, 1)),
            "move.half_up": lambda: self._scroll(-max(self._height // 2, 1)),
            "move.top": partial(self._edge, -1),
            "move.bottom": partial(self._edge, 1),
            "move.next_item": partial(self.step_item, 1),
            "move.previous_item": partial(self.step_item, -1),
        }
        if context in ("read", "list", "search"):
            self.actions |= {
                "move.next_section": partial(self._step_section, 1),
                "move.previous_section": partial(self._step_section, -1),
            }

    @property
    def _height(self) -> int:
        return self._page.body.view.height

    def page_down(self) -> None:
        self._scroll(self._height)

    def step_item(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) item."""
        self._page.body.view.step_item(direction)
        self._page.moved()

    def step_through(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) item once all of this one has been seen."""
        self._page.body.view.step_through(direction)
        self._page.moved()

    def _step(self, direction: int) -> None:
        self._page.body.view.step(direction)
        self._page.moved()

    def _scroll(self, rows: int) -> None:
        self._page.body.view.scroll(rows)
        self._page.moved()

    def _edge(self, direction: int) -> None:
        self._page.body.view.edge(direction)
        self._page.moved()

    def _step_section(self, direction: int) -> None:
        moved = self._page.body.view.step_section(direction)
        self._page.moved()
        if not moved:
            self._page.update_status(NO_SECTION)
