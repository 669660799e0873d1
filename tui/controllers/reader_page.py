"""What the controllers of a briefing that is read need of its screen."""

from collections.abc import Callable
from typing import Protocol

from tui.actions.status_text import StatusText
from tui.controllers.movement import RowsScreen
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.session import Session
from tui.widgets.prompt import QuestionRow


class ReaderPage(RowsScreen, Protocol):
    """A screen on which a briefing is read."""

    session: Session
    reading: Reading
    finding: Finding
    lists: list[Callable[[], None]]

    @property
    def prompt(self) -> QuestionRow: ...

    def show_all(self, message: StatusText | None = None) -> None:
        """Draw the whole screen anew, in one frame."""

    def jumped(self, message: StatusText | None = None) -> None:
        """Draw all after a jump, or say why there was none."""
