"""Screens that are a text to read, and nothing to choose from."""

from typing import ClassVar

from briefings.layout.page import Page
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.session import Session
from tui.widgets.bars import Line


class TextScreen(PageScreen[None]):
    """A text under a title. Subclasses lay it out."""

    BINDINGS = bindings("list")
    IS_TEXT = True
    HEADING = ""
    HINTS: ClassVar[tuple[str, ...]] = ("move.page_down", "filter", "close")
    """The actions that the status row names."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.actions |= {
            "open": self.actions["move.page_down"],
            "filter": self.filter,
        }

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

    def update_status(self, message: StatusText | None = None) -> None:
        self.say([f"{self.body.view.percent}%"], self.HINTS, message)

    def filter(self) -> None:
        """Say that there is nothing to filter."""
        self.update_status("All there is to say is shown.")
