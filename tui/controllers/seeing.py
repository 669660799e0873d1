"""Which items of a briefing are on the screen, as far as the line knows."""

from functools import partial

from textual.message_pump import MessagePump

from briefings.layout.proposals import is_proposed
from tui.controllers.reader_page import ReaderPage
from tui.reading.peek import Inset
from tui.reading.seen import SeenItems, Unread, parts_in_view
from tui.reading.state import ASIDE
from tui.reading.viewport import Viewport


class SeeingController:
    """Gathers the items that were shown; `pump` is the screen, for its turn after drawing."""

    def __init__(self, page: ReaderPage, pump: MessagePump) -> None:
        self._page = page
        self._pump = pump
        self.items = SeenItems()
        self.unread = Unread()

    def forget(self) -> None:
        """Begin anew: another briefing is shown."""
        self.items = SeenItems()
        self.unread = Unread()

    def drawn(self) -> None:
        """Have noted what is being drawn, once the terminal has it."""
        reading = self._page.reading
        if reading.tab not in ASIDE and is_proposed(reading.briefing):
            self._pump.call_after_refresh(self._note)

    def told(self) -> None:
        """Have noted that what the status row says now has to be read before a key counts."""
        self.unread.tell()
        shown = self.unread.shown
        self._pump.call_after_refresh(self._page.session.connection.when_shown, shown)

    def _note(self) -> None:
        body = self._page.body
        parts = parts_in_view(body.view, _hidden(body.view, body.inset))
        self._page.session.connection.when_shown(partial(self.items.add, parts))


def _hidden(view: Viewport, inset: Inset | None) -> range:
    """Return the rows of the page that an inset covers, or pushes out of view."""
    if inset is None:
        return range(0)
    size = len(inset.view.page.rows)
    if inset.covers:
        return range(inset.at, inset.at + size)
    end = view.top + view.height
    return range(max(end - size, inset.at), end)
