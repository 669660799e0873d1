"""The keys that choose a passage of the article."""

from collections.abc import Callable

from tui.controllers.reader_page import ReaderPage
from tui.reading import passages
from tui.reading.selection import Selection
from tui.reading.tab_pages import SOURCE
from tui.session import Actions
from tui.widgets.selector import Selector


class SelectionController:
    """Chooses a passage; `current` is the one being chosen."""

    def __init__(self, page: ReaderPage, selector: Callable[[], Selector]) -> None:
        self._page = page
        self._selector = selector
        self.current: Selection | None = None
        self.actions: Actions = {
            "select": self.begin,
            "select.word": lambda: self._change(lambda chosen: chosen.move(1)),
            "select.word_back": lambda: self._change(lambda chosen: chosen.move(-1)),
            "select.sentence": lambda: self._change(Selection.sentence),
            "select.paragraph": lambda: self._change(Selection.paragraph),
            "select.other_end": lambda: self._change(Selection.swap),
            "select.cancel": self.cancel,
        }

    def begin(self) -> None:
        """Begin with the current hit, the chosen passage, or the first word in view."""
        reading = self._page.reading
        offset = self._begin_at()
        reading.open(SOURCE)
        self.current = Selection(reading.briefing.article, offset)
        self._selector().take_keys()
        self._show()

    def _begin_at(self) -> int:
        reading, current = self._page.reading, self._page.finding.current
        if current and current[0] == SOURCE:
            hit = current[1]
            origin = reading.page(SOURCE).blocks[hit.block].origin
            if origin is not None:
                return origin + hit.start
        if reading.chosen:
            return reading.chosen.start
        item = reading.item
        if reading.tab != SOURCE and item and item.evidence:
            return item.evidence[0].start
        return reading.page(SOURCE).offset_of(reading.view_of(SOURCE).top) or 0

    def _show(self) -> None:
        if self.current:
            passages.show_selection(self._page.reading, self.current.span, self.current.head)
            self._page.jumped()

    def _change(self, change: Callable[[Selection], None]) -> None:
        if self.current:
            change(self.current)
            self._show()

    def leave(self) -> None:
        """Choose no more, and give the keys back to the rows."""
        if self.current is not None:
            self.current = None
            self._selector().give_back_keys(self._page.body)

    def cancel(self) -> None:
        """Leave the passage alone."""
        self.leave()
        self._page.jumped()
