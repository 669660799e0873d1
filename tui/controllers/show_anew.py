"""Drawing a briefing anew after a review has changed it, or led elsewhere."""

from collections.abc import Callable

from briefings.model import AnyItem, Briefing
from tui.actions.status_text import StatusText
from tui.reading import review
from tui.screens.reader import ReaderScreen

Move = Callable[[], StatusText | None]
"""Puts the cursor where it goes, and returns what there is to say."""


def show_briefing(reader: ReaderScreen, briefing: Briefing, move: Move) -> None:
    """Show a briefing as it is by now."""

    def change() -> StatusText | None:
        reader.briefing = briefing
        review.take_briefing(reader.reading, briefing)
        return move()

    _show(reader, change)


def show_item(reader: ReaderScreen, tab: str, item: AnyItem) -> None:
    """Go to an item of a panel."""

    def move() -> None:
        reading = reader.reading
        if tab == reading.tab:
            reading.view.go_to_item(item.id)
        else:
            reading.open(tab)
            reading.view.jump_to_item(item.id)

    _show(reader, move)


def _show(reader: ReaderScreen, change: Move) -> None:
    """Draw in one frame what changes; words beneath an item go along to the next one."""
    peeks = reader.peek.leave()
    with reader.app.batch_update():
        reader.announce(change())
        reader.show_all()
        if peeks:
            reader.peek.open()
    reader.place.keep_soon()
