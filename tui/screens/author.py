"""The screen that asks once who changes notes here, where no note is being written."""

from briefings.layout.page import Sheet
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText, Template
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.system.terminal import cells
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

TITLE = "Who changes notes here?"
WHY = (
    "What is changed in a note bears the name of who changed it, and nobody has said yet who that "
    "is in this library."
)
ONCE = "your name, asked once"


class AuthorScreen(PageScreen[str]):
    """Asks for a name. It is dismissed with it, or with `None` where none was given."""

    BINDINGS = bindings("list")

    def on_mount(self) -> None:
        self._show()
        self._ask()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        self.query_one("#title", Line).show(TITLE)
        sheet = Sheet(width, cells)
        sheet.flow(WHY, "text")
        self.body.show(Viewport(sheet.page(), height))

    def _ask(self) -> None:
        question = EntryQuestion(self._answer, self.close, lambda _: self.prompt.found(ONCE))
        self.prompt.ask(question, "name")
        self.prompt.found(ONCE)

    def _answer(self, name: str) -> None:
        self.dismiss(name.strip() or None)

    def update_status(self, message: StatusText | None = None) -> None:
        self.say((), ("close",), message or Template("{close} leaves the note as it is."))
