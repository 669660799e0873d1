"""Screens that are a text to read, and nothing to choose from."""

from typing import ClassVar

from briefings.layout.page import Page
from tui.actions.bindings import bindings
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.widgets.bars import Line


class TextScreen(PageScreen):
    """A text under a title. Subclasses lay it out."""

    BINDINGS = bindings("list")
    IS_TEXT = True
    HEADING = ""
    HINTS: ClassVar[tuple[str, ...]] = ("move.page_down", "filter", "close")
    """The actions that the status row names."""

    def on_mount(self) -> None:
        self.query_one("#title", Line).show(self.HEADING)
        self.show_text()

    def on_resize(self) -> None:
        self.show_text()

    def lay_out(self, width: int) -> Page:
        """Return the text, laid out in `width` cells."""
        raise NotImplementedError

    def show_text(self) -> None:
        """Draw the text anew, as far down as it was."""
        width, height = self.measure()
        view = Viewport(self.lay_out(width), height, text=True)
        view.top = min(self.body.view.top, view.max_top)
        self.body.show(view)
        self.update_status()

    def update_status(self, message: str | None = None) -> None:
        """Say how far down we are."""
        self.say([f"{self.body.view.percent}%"], self.HINTS, message)

    def action_open(self) -> None:
        """Enter goes on reading, as Space does."""
        self.action_move_page_down()

    def action_close(self) -> None:
        """Go back to where the text was asked for."""
        self.dismiss(None)
