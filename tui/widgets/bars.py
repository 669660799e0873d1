"""The one-row widgets: title, tabs, status."""

from textual.strip import Strip
from textual.widget import Widget

from tui.style.drawing import folded, line, tab_row
from tui.style.looks import PLAIN
from tui.system.terminal import cells, encoder
from tui.widgets.app_context import app_context

MOST_ROWS = 4
"""A sentence takes no more rows than this, and no more than a third of the terminal's."""


class Line(Widget, inherit_bindings=False):
    """A row with text at its left and right; the left gives way where both do not fit."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"

    def __init__(self, *, bold: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._bold = bold
        self._rows = [("", "")]
        self._encode = encoder()

    def show(self, left: str, right: str = "") -> None:
        self._show([(left, right)])

    def _show(self, rows: list[tuple[str, str]]) -> None:
        if rows == self._rows:
            return
        if len(rows) != len(self._rows):
            self.styles.height = len(rows)
        self._rows = rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        texts = self._rows[y] if y < len(self._rows) else ("", "")
        style = app_context(self).looks["title"] if self._bold else PLAIN
        return Strip(line(*texts, width, style, self._encode)).adjust_cell_length(width)


class Status(Line):
    """The status row, which grows upwards for a sentence that is too long for it."""

    def tell(self, sentence: str, right: str = "") -> None:
        """Draw a sentence whole, with `right` beside it if that fits on the same row.

        Until something else is shown it covers what stands above the row: that costs nothing but
        the words, and what was covered.
        """
        columns, rows = self.app.size
        if cells(sentence) + cells(right) + 2 <= columns:
            self._show([(f" {sentence}", right)])
        else:
            most = min(MOST_ROWS, max(rows // 3, 1))
            self._show([(f" {row}", "") for row in folded(sentence, columns - 1, most)])


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
        width = self.size.width
        row = tab_row(self._tabs, self._current, width, self._encode, app_context(self).looks)
        return Strip(row).adjust_cell_length(width)
