"""The one-row widgets: title, tabs, status."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefings.text import displayable
from tui.styles import BAR, PLAIN, TITLE
from tui.terminal import cells, encoder


def cut(text: str, width: int) -> str:
    """Cut `text` to `width` cells, with an ellipsis where something is missing."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…" if width > 0 else ""


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
        texts = (displayable(left), displayable(right))
        if texts != self._texts:
            self._texts = texts
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw the row."""
        width = self.size.width
        left, right = self._texts
        right = cut(right, width)
        left = cut(left, max(width - cells(right) - bool(right), 0))
        gap = " " * (width - cells(left) - cells(right))
        return Strip(
            [Segment(self._encode(left), self._style), Segment(gap + self._encode(right), PLAIN)]
        ).adjust_cell_length(width)


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
        names = [f" {key} {displayable(name)} " for key, name in self._tabs]
        if sum(map(cells, names)) > width:
            names = [
                name if index == self._current else f" {self._tabs[index][0]} "
                for index, name in enumerate(names)
            ]
        segments = [
            Segment(self._encode(name), BAR if index == self._current else PLAIN)
            for index, name in enumerate(names)
        ]
        return Strip(segments).adjust_cell_length(width)
