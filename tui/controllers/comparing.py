"""The key that lists who else tells a figure, and who tells another value."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from briefings.comparing import wording
from briefings.comparing.comparison import Compared, Comparison
from briefings.figures import reading
from briefings.model import Figure
from tui.actions.status_text import Template
from tui.controllers.current_reader import current_reader
from tui.controllers.library import LibraryController
from tui.screens.choice import ComparedScreen
from tui.screens.choice_list import Choice
from tui.screens.reader import ReaderScreen
from tui.session import Actions, Session, in_thread

NO_FIGURE: Final = Template(
    "No figure here: {move.next_item} and {move.previous_item} go from item to item."
)
GONE: Final = "This figure is no longer in the briefing."


class _Asked(NamedTuple):
    """A figure of a briefing, and what other briefings say to it."""

    briefing: str
    figure: Figure
    compared: Compared


class ComparingController:
    """Lists what other briefings say to a figure, and opens one there; back leads to the list."""

    def __init__(self, session: Session, library: LibraryController) -> None:
        self._session = session
        self._library = library
        self.actions: Actions = {"compare": self.compare}

    def compare(self) -> None:
        """List who else tells the figure under the cursor."""
        reader = current_reader(self._session)
        if reader is None:
            return
        figure = reader.reading.item
        if not isinstance(figure, Figure):
            reader.update_status(NO_FIGURE)
            return
        work = partial(self._compare, reader.briefing.id, figure)
        self._session.start(work, "compare", exclusive=True, holds_keys=True)

    async def _compare(self, briefing_id: str, figure: Figure) -> None:
        look = self._session.library.comparing.figure
        compared = await in_thread(look, briefing_id, figure.id)
        if compared is None:
            self._session.announce(wording.NO_UNIT)
        elif not compared.found:
            self._session.announce(wording.nothing(compared))
        else:
            self._list(_Asked(briefing_id, figure, compared))

    def _list(self, asked: _Asked, at: str | None = None) -> None:
        """Show the list; leaving it leads back to the figure."""
        found = asked.compared.found
        title = f"{reading(asked.figure)}: {asked.compared.standing}"
        choices = [_choice(number, each) for number, each in enumerate(found)]
        screen = ComparedScreen(self._session, title, choices, at, more=asked.compared.more)

        def go(chosen: str | None) -> None:
            if chosen is not None:
                self._open(found[int(chosen)], partial(self._list, asked, chosen))
            else:
                self._library.go_back_to(asked.briefing)

        self._session.open(screen, go)

    def _open(self, each: Comparison, list_again: Callable[[], None]) -> None:
        def go(reader: ReaderScreen) -> None:
            page = reader.reading
            item = page.items.get(each.figure.id)
            page.remember(list_again)
            if item is not None:
                page.show_item(item)
            reader.jumped(None if item is not None else GONE)

        reader = current_reader(self._session)
        if reader and reader.briefing.id == each.briefing:
            go(reader)
        else:
            self._library.open(each.briefing, then=go)


def _choice(number: int, each: Comparison) -> Choice:
    return Choice(str(number), wording.value_line(each), wording.outlet_line(each))
