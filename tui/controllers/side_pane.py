"""Fills the pane beside a page, once there is room and the line has time for it."""

from collections.abc import Callable
from typing import Final

from textual.widget import Widget

from tui.reading.beside import Beside
from tui.session import Session
from tui.style import chrome
from tui.widgets.side_pane import SidePane

REST: Final = 0.4
"""Seconds after the last key that a pane waits, besides a round trip: on a far line, and beside
rows that scroll, which could not be scrolled beside it without being sent anew."""


class SidePaneController:
    """Has a page stand beside another one, where that is wanted and the terminal wide enough."""

    def __init__(self, session: Session, pane: Callable[[], SidePane]) -> None:
        self._session = session
        self._pane = pane

    @property
    def width(self) -> int:
        """How many cells the pane has; 0 where there is none."""
        session = self._session
        return chrome.pane_width(session.app.size.width) if session.wants_pane else 0

    def fill(self, beside: Beside | None, height: int, *, scrolls: bool = False) -> None:
        """Show a page; on a far line, and beside rows that scroll, when the keys rest."""
        if width := self.width:
            waits = scrolls or self._session.connection.is_far
            self._pane().show_beside(beside, width, height, after=self.rest if waits else 0.0)

    def arrange(self, rows: Widget) -> None:
        """Have the pane there, or not, and give the rows beside it the room that it leaves."""
        is_there = self._pane().display = self.width > 0
        columns = self._session.app.size.width
        rows.styles.width = chrome.body_width(columns) if is_there else "1fr"

    @property
    def rest(self) -> float:
        """Seconds after the last key until its answer is seen, and nobody presses the next one."""
        return REST + (self._session.connection.pacer.round_trip or 0.0)
