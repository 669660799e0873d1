"""The one widget for everything that scrolls."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefings.layout.page import NO_MARKS, Marks, Page
from tui.reading.peek import Inset
from tui.reading.viewport import Viewport, rows_in_view
from tui.style.drawing import page_row
from tui.style.looks import Looks
from tui.system.terminal import encoder
from tui.widgets.app_context import app_context

EMPTY = Page((), (), 1)

MOST_KEPT = 500
"""So many rows that were drawn are kept at most, and those of a screen."""

Look = tuple[Page, Marks, Inset | None, Looks, int]
"""By what all rows look different: what is shown, how, and how wide."""


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
        self._look: Look | None = None
        self._strips: dict[tuple[bool, int, bool, bool], Strip] = {}

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; those that were drawn before are taken as they were, wherever they stood.

        Nothing stands around them: of all that Textual can put there, only filters are asked for.
        """
        width = self.size.width
        look = (self.view.page, self.marks, self.inset, app_context(self).looks, width)
        if look != self._look or len(self._strips) > MOST_KEPT:
            self._look = look
            self._strips.clear()
        strips = [self._strip(y) for y in crop.line_range]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, self.background_colors[1]) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _strip(self, y: int) -> Strip:
        view, _, within = self._place(y)
        row = view.top + within
        key = (
            *(view is self.view, row, row == view.cursor),
            row in rows_in_view(view, view.cursor),
        )
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self.render_line(y)
        return strip

    def render_line(self, y: int) -> Strip:
        """Draw the row that is `y` rows below the top of the view."""
        view, marks, y = self._place(y)
        segments = page_row(view, y, self._encode, app_context(self).looks, marks)
        return Strip(segments).adjust_cell_length(self.size.width)

    def _place(self, y: int) -> tuple[Viewport, Marks, int]:
        """Return where the row is from that is drawn `y` rows below the top."""
        if self.inset and (within := y - (self.inset.at - self.view.top)) >= 0:
            count = len(self.inset.view.page.rows)
            if within < count:
                return self.inset.view, NO_MARKS, within
            if not self.inset.covers:
                y -= count
        return self.view, self.marks, y
