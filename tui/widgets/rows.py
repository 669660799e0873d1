"""The one widget for everything that scrolls."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefings.layout.page import NO_MARKS, Marks, Page
from tui.reading.peek import Inset
from tui.reading.viewport import Viewport, rows_in_view
from tui.style.drawing import page_row
from tui.system.terminal import encoder
from tui.widgets.app_context import app_context

EMPTY = Page((), (), 1)


class Rows(Widget, can_focus=True, inherit_bindings=False):
    """Draws the rows of a page that are in view, and nothing else.

    Screens move its `view` and call `redraw`: only rows that look different are drawn again.
    """

    DEFAULT_CSS = "Rows { height: 1fr; width: 1fr; }"

    def __init__(self, *, text: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.view = Viewport(EMPTY, 1, text=text)
        self.marks = NO_MARKS
        self.inset: Inset | None = None
        self._encode = encoder()
        self._drawn: tuple[Page, int, int | None, Marks, Inset | None] | None = None

    def show(self, view: Viewport, marks: Marks = NO_MARKS, inset: Inset | None = None) -> None:
        self.view = view
        self.marks = marks
        self.inset = inset
        self.redraw()

    def redraw(self) -> None:
        """Draw what has changed since the last time: all rows, or those under the cursor."""
        view = self.view
        before, now = self._drawn, (view.page, view.top, view.cursor, self.marks, self.inset)
        self._drawn = now
        if (
            before is None
            or before[0] is not now[0]
            or before[1] != now[1]
            or before[3] is not now[3]
            or before[4] is not now[4]
        ):
            self.refresh()
        elif before[2] != now[2]:
            was, rows_now = rows_in_view(view, before[2]), rows_in_view(view, now[2])
            if was == rows_now and before[2] is not None and now[2] is not None:
                was, rows_now = range(before[2], before[2] + 1), range(now[2], now[2] + 1)
            for rows in (was, rows_now):
                first = max(rows.start - view.top, 0)
                count = min(rows.stop - view.top, view.height) - first
                if count > 0:
                    self.refresh(Region(0, first, self.size.width, count))

    def forget_change(self) -> None:
        """Draw nothing of what has changed: the rows in view look as they do."""
        view = self.view
        self._drawn = (view.page, view.top, view.cursor, self.marks, self.inset)

    def render_line(self, y: int) -> Strip:
        """Draw the row that is `y` rows below the top of the view."""
        view, marks = self.view, self.marks
        if self.inset and (within := y - (self.inset.at - view.top)) >= 0:
            count = len(self.inset.view.page.rows)
            if within < count:
                view, marks, y = self.inset.view, NO_MARKS, within
            elif not self.inset.covers:
                y -= count
        segments = page_row(view, y, self._encode, app_context(self).looks, marks)
        return Strip(segments).adjust_cell_length(self.size.width)
