"""The keys, by what they are for."""

from briefings.layout.page import Column, Page, Sheet
from tui.bindings import bindings
from tui.keys import groups, key_names
from tui.screens.base import PageScreen
from tui.terminal import cells
from tui.viewport import Viewport
from tui.widgets.bars import Line

KEYS_WIDTH = 16

ABOUT = (
    "A panel shows what the article says on one topic. Enter on an item goes to the very words "
    "it stands on; r comes back. ! marks items that a tension concerns: T goes to it. ~ is "
    "approximate, > more than; ¶ is the article's paragraph. In Source, cited words are "
    "underlined."
)


class HelpScreen(PageScreen):
    """The key table as a text."""

    BINDINGS = bindings("list")
    IS_TEXT = True

    def on_mount(self) -> None:
        self.query_one("#title", Line).show("Help")
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        view = Viewport(help_page(width), height, text=True)
        view.top = min(self.body.view.top, view.max_top)
        self.body.show(view)
        self.update_status()

    def update_status(self, message: str | None = None) -> None:
        """Say how far down we are."""
        self.say([f"{self.body.view.percent}%"], ("move.page_down", "close"), message)

    def action_open(self) -> None:
        """Enter goes on reading, as Space does."""
        self.action_move_page_down()

    def action_close(self) -> None:
        """Go back to where help was asked for."""
        self.dismiss(None)


def help_page(width: int) -> Page:
    """Lay the key table out."""
    sheet = Sheet(width, cells)
    sheet.flow(ABOUT, "text", x=1)
    for group, actions in groups().items():
        sheet.row()
        sheet.heading(group.upper())
        for action in actions:
            at = KEYS_WIDTH + 3
            sheet.columns(
                [
                    Column(2, KEYS_WIDTH, key_names(action), "value"),
                    Column(at, width - at, action.help, "text"),
                ],
                None,
            )
    return sheet.page()
