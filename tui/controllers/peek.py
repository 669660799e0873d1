"""The key that shows an item's words without leaving it."""

from typing import Final

from briefings.layout.item_rows import WIDE
from tui.actions.status_text import Template
from tui.controllers.reader_page import ReaderPage
from tui.controllers.side_pane import SidePaneController
from tui.reading.peek import Peek, passages_of
from tui.reading.review import to_review
from tui.reading.tab_pages import SOURCE
from tui.session import Actions

NO_PEEK: Final = Template("Nothing to show beneath: {move.next_item} goes to the next item.")
IN_SOURCE: Final = Template(
    "These are the article's words: {evidence} lists what stands on a passage."
)


class PeekController:
    """Shows an item's evidence beneath it; `current` is what is shown."""

    def __init__(self, page: ReaderPage, pane: SidePaneController) -> None:
        self._page = page
        self._pane = pane
        self.current: Peek | None = None
        self.actions: Actions = {"peek": self.peek}

    def peek(self) -> None:
        """Show the words beneath the item; again: its next passage."""
        if self.current:
            self.current.turn()
            self._draw(self.current)
        elif not self.open():
            in_source = self._page.reading.tab == SOURCE
            self._page.update_status(IN_SOURCE if in_source else NO_PEEK)

    def open(self) -> bool:
        """Show the words beneath, and return whether there are any."""
        spans = passages_of(self._page.reading)
        if spans:
            reading = self._page.reading
            at_bottom = _rows_in_review(reading.width) if to_review(reading) else 0
            self.current = Peek(reading, spans, covers=bool(self._pane.width), at_bottom=at_bottom)
            self._draw(self.current)
        return bool(spans)

    def _draw(self, peek: Peek) -> None:
        page = self._page
        with page.session.app.batch_update():
            page.body.show(page.reading.view, page.finding.marks(), peek.inset)
            page.update_status()

    def leave(self) -> bool:
        """Take the words away and return whether there were any; the next drawing shows it."""
        if self.current is None:
            return False
        self.current.close()
        self.current = self._page.body.inset = None
        return True

    @property
    def comes_first(self) -> bool:
        """Whether going to the evidence first shows it here: where going there takes long."""
        is_far = self._page.session.connection.is_far
        return is_far and self._page.reading.tab != SOURCE and not self._pane.width


def _rows_in_review(width: int) -> int:
    """Return the rows of words that go along from item to item: on a thin line each one counts."""
    return 2 if width >= WIDE else 3
