"""The one-row widgets: title, tabs, status."""

from textual.strip import Strip
from textual.widget import Widget

from tui.drawing import line, tab_row
from tui.styles import PLAIN, TITLE
from tui.terminal import encoder


class Line(Widget, inherit_bindings=False):
    """A row with text at its left and right; the left gives way where both do not fit."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(self, *, bold: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._style = TITLE if bold else PLAIN
        self._texts = ("", "")
        self._encode = encoder()

    def show(self, left: str, right: str = "") -> None:
        """Draw these texts."""
        if (left, right) != self._texts:
            self._texts = (left, right)
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the row."""
        width = self.size.width
        return Strip(line(*self._texts, width, self._style, self._encode)).adjust_cell_length(width)


class Tabs(Widget, inherit_bindings=False):
    """The tab row: each tab's key and name; only keys where the names do not fit."""

    DEFAULT_CSS = "Tabs { height: 1; width: 1fr; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tabs: tuple[tuple[str, str], ...] = ()
        self._current = 0
        self._encode = encoder()

    def show(self, tabs: tuple[tuple[str, str], ...], current: int) -> None:
        """Draw these tabs (key, name), one of them as the current one."""
        if (tabs, current) != (self._tabs, self._current):
            self._tabs, self._current = tabs, current
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the row."""
        width = self.size.width
        return Strip(tab_row(self._tabs, self._current, width, self._encode)).adjust_cell_length(
            width
        )
