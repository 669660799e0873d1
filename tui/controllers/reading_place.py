"""Keeping the place that a reader has come to."""

from textual.message_pump import MessagePump
from textual.timer import Timer

from briefings.model import ReadingPlace
from tui.controllers.reader_page import ReaderPage
from tui.messages import PlaceChanged

REST = 0.4
"""Seconds after the last key until the place is kept."""


class PlaceController:
    """Says the place once the keys rest; `pump` is the screen, for its timer and its voice."""

    def __init__(self, page: ReaderPage, pump: MessagePump) -> None:
        self._page = page
        self._pump = pump
        self._rest: Timer | None = None

    def keep_soon(self) -> None:
        """Have the place kept once the keys rest."""
        if self._rest is None:
            self._rest = self._pump.set_timer(REST, self._say)
        else:
            self._rest.reset()

    def _say(self) -> None:
        self._rest = None
        self._pump.post_message(self.changed)

    @property
    def changed(self) -> PlaceChanged:
        """The message that has the present place stored."""
        reading = self._page.reading
        return PlaceChanged(reading.briefing.id, self.current, tuple(reading.removed))

    @property
    def current(self) -> ReadingPlace:
        """The place to store for the next start."""
        finding = self._page.finding
        return self._page.reading.place(finding.query or finding.last)
