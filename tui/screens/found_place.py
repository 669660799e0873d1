"""A place that a search has found, and what is around it, beside the list."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.screen import Screen
from textual.timer import Timer

from briefings.layout.beside import words_page
from briefings.model import Briefing
from briefings.search.hit import Hit
from tui.controllers.side_pane import SidePaneController
from tui.reading.beside import Beside


class FoundPlace(NamedTuple):
    """A place that a search has found, and the id of the briefing that it is in."""

    briefing: str
    hit: Hit


class AroundPlace:
    """Shows what is around a place in the pane of a screen, once the keys rest.

    `look_up` is called with the place whose briefing is wanted, which is to be given to `take`.
    """

    def __init__(
        self,
        screen: Screen[FoundPlace | None],
        pane: SidePaneController,
        look_up: Callable[[FoundPlace], None],
    ) -> None:
        self._screen = screen
        self._pane = pane
        self._look_up = look_up
        self._rest: Timer | None = None
        self._shown: FoundPlace | None = None
        self._height = 0
        self._read: Briefing | None = None
        """The briefing that a place was shown of last."""

    def forget(self) -> None:
        """Read anew what is shown next: it may have changed."""
        self._read = None

    def show(self, place: FoundPlace | None, height: int) -> None:
        self._shown, self._height = place, height
        if self._rest:
            self._rest.stop()
            self._rest = None
        if place and place.hit.spans and self._read and self._read.id == place.briefing:
            self.take(place, self._read)
            return
        self._pane.fill(None, height)
        if place and place.hit.spans and self._pane.width:
            self._rest = self._screen.set_timer(self._pane.rest, partial(self._look_up, place))

    def take(self, place: FoundPlace, briefing: Briefing) -> None:
        """Show what is around a place, if that is still wanted."""
        self._read = briefing
        if place != self._shown:
            return
        # What is in the library may be another text than the one that was searched.
        length = len(briefing.article.text)
        spans = [span for span in place.hit.spans if span.end <= length]
        lay_out = partial(words_page, briefing, "AROUND IT", spans)
        self._pane.fill(Beside((place, briefing.id), lay_out), self._height)
