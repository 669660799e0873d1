"""The screen that asks once who works here, where no note is being written."""

from typing import Final, NamedTuple

from briefings.layout.page import Sheet
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText, Template
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.session import Session
from tui.system.terminal import cells
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

ONCE = "your name, once"


class NameQuestion(NamedTuple):
    """Why a name is asked for: a title, a sentence, and one on what leaving does."""

    title: str
    why: str
    leaving: str


NOTES: Final = NameQuestion(
    "Who changes notes here?",
    "What is changed in a note bears the name of who changed it, and nobody has said yet who that "
    "is in this library.",
    "{close} leaves the note as it is.",
)


class AuthorScreen(PageScreen[str]):
    """Asks for a name. It is dismissed with it, or with `None` where none was given.

    It comes where something else was asked for: what was typed before it was on the screen is no
    name, and is forgotten.
    """

    BINDINGS = bindings("list")

    def __init__(self, session: Session, reason: NameQuestion = NOTES) -> None:
        super().__init__(session)
        self._reason = reason

    def on_mount(self) -> None:
        self._show()
        self._ask()
        keys = self.session.type_ahead
        keys.forget_unread()
        self.call_after_refresh(self.session.connection.when_shown, keys.forget_before)

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        self.query_one("#title", Line).show(self._reason.title)
        sheet = Sheet(width, cells)
        sheet.flow(self._reason.why, "text")
        self.body.show(Viewport(sheet.page(), height))

    def _ask(self) -> None:
        question = EntryQuestion(self._answer, self.close, lambda _: self.prompt.found(ONCE))
        self.prompt.ask(question, "name")
        self.prompt.found(ONCE)

    def _answer(self, name: str) -> None:
        self.dismiss(name.strip() or None)

    def update_status(self, message: StatusText | None = None) -> None:
        self.say((), ("close",), message or Template(self._reason.leaving))
