"""The keys that open tabs."""

from functools import partial

from tui.actions.status_text import Template
from tui.controllers.reader_page import ReaderPage
from tui.controllers.selection import SelectionController
from tui.reading.tab_pages import NOTES, OVERVIEW, SOURCE
from tui.session import Actions

NO_PANEL = (
    "This article has no panels: {{tab.source}} shows it, {{tab.notes}} its notes.",
    "This briefing has one panel: press {{tab.1}}.",
    "This briefing has {0} panels: press {{tab.1}} to {{tab.{0}}}.",
)
"""What is said of a panel that is not there, where there is none, one, or more."""


class TabController:
    """Opens the tabs of a briefing; a passage that was being chosen is left alone."""

    def __init__(self, page: ReaderPage, selection: SelectionController) -> None:
        self._page = page
        self._selection = selection
        self.actions: Actions = {
            **{f"tab.{number}": partial(self._topic, number) for number in range(1, 9)},
            "tab.overview": partial(self._open, OVERVIEW),
            "tab.source": partial(self._open, SOURCE),
            "tab.notes": partial(self._open, NOTES),
            "tab.next": partial(self._turn, 1),
            "tab.previous": partial(self._turn, -1),
        }

    def _topic(self, number: int) -> None:
        panels = self._page.reading.briefing.shown_panels
        if number <= len(panels):
            self._open(panels[number - 1].topic.key)
        else:
            self._page.update_status(Template(NO_PANEL[min(len(panels), 2)].format(len(panels))))

    def _open(self, tab: str) -> None:
        self._selection.leave()
        self._page.reading.visit(tab)
        self._page.jumped()

    def _turn(self, direction: int) -> None:
        self._selection.leave()
        self._page.reading.turn(direction)
        self._page.jumped()
