"""What all screens have: rows that scroll, a title, a status row that a prompt can replace."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.geometry import Offset
from textual.screen import Screen

from tui.actions.status_text import StatusText, worded
from tui.actions.table import Context, closing
from tui.controllers.movement import Movement
from tui.messages import KeysReady
from tui.reading.cursor_cell import At, cell
from tui.session import Actions, Session
from tui.style.chrome import NARROW, page_size
from tui.system.terminal import cells
from tui.widgets.bars import Line, Status
from tui.widgets.prompt import QuestionRow
from tui.widgets.rows import Rows

R = TypeVar("R")


class PageScreen(Screen[R | None], Generic[R], inherit_bindings=False):
    """A page of rows under a title. Subclasses lay the page out and say what Enter does.

    `actions` are those that the screen has; what it has not, the app may have.
    """

    DEFAULT_CSS = """
    PageScreen { layers: base; overflow: hidden; }
    PageScreen > Vertical { height: 1fr; width: 1fr; }
    """
    AUTO_FOCUS = "Rows"
    CONTEXT: ClassVar[Context] = "list"
    IS_TEXT = False
    HAS_PANE = False
    """Whether something may stand beside the rows, which then give way for it."""
    CHROME_ROWS = 2
    """How many rows are not for the page: title and status."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.actions: Actions = Movement(self, self.CONTEXT).actions
        if self.CONTEXT != "read":
            self.actions[closing(self.CONTEXT)] = self.close

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(bold=True, id="title")
            yield from self.compose_body()
            yield Status(id="status")
            yield QuestionRow()

    def compose_body(self) -> ComposeResult:
        """Lay out what stands between title and status."""
        yield Rows(text=self.IS_TEXT, id="body")

    @property
    def body(self) -> Rows:
        """The rows that the keys move."""
        return self.query_one("#body", Rows)

    @property
    def prompt(self) -> QuestionRow:
        return self.query_one(QuestionRow)

    def measure(self) -> tuple[int, int]:
        """Return the size of the rows in cells, from the terminal's."""
        has_pane = self.HAS_PANE and self.session.wants_pane
        return page_size(*self.app.size, self.CHROME_ROWS, with_pane=has_pane)

    def say(
        self, where: Sequence[str], keys: Sequence[str], message: StatusText | None = None
    ) -> None:
        """Show in the status row where we are, or `message`, and which keys matter.

        A message that does not fit takes the keys' room too, and further rows. Where the place
        does not, it takes the room of the keys before the last one, which is that of the help.
        """
        columns = self.app.size.width
        status = self.query_one("#status", Status)
        hints = [found for found in map(self.session.keys.hint, keys) if found]
        if message:
            status.tell(worded(message, self.session.keys), _beside(hints, columns))
            return
        left = (" " if columns < NARROW else "  ").join(part for part in where if part)
        while len(hints) > 1 and cells(left) + cells(_beside(hints, columns)) + 2 > columns:
            del hints[-2]
        status.show(f" {left}", _beside(hints, columns))

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: in the entry row, else on what is current."""
        if not self.is_laid_out:
            return Offset(0, 0)
        if self.prompt.is_open:
            return self.prompt.cursor_offset
        return self.body.content_region.offset + Offset(
            *cell(self.body.view, cells, self.pointed())
        )

    def pointed(self) -> At | None:
        """Return the words that are current, where some are besides the row under the cursor."""
        return None

    def close(self) -> None:
        """End the screen, without a result."""
        self.dismiss(None)

    def moved(self) -> None:
        """Draw the rows again and say where we are; called after every movement."""
        self.body.redraw()
        self.update_status()

    def update_status(self, message: StatusText | None = None) -> None:
        """Say where we are, or `message` in its place, and which keys matter."""
        raise NotImplementedError

    @property
    def is_laid_out(self) -> bool:
        """Whether the screen has its widgets yet."""
        # Textual remembers where one widget is, but goes through all to say whether there are any.
        try:
            self.query_one("#body", Rows)
        except NoMatches:
            return False
        return True

    def announce(self, sentence: StatusText | None) -> None:
        """Say something as soon as there is a row for it; `None` takes away what was said."""
        if self.is_laid_out:
            self.update_status(sentence)
        elif sentence:
            self.call_after_refresh(self.update_status, sentence)

    def on_screen_suspend(self) -> None:
        """Clear the message: it is out of date when the screen comes back."""
        if self.is_laid_out:
            self.announce(None)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.post_message, KeysReady(self))


def _beside(hints: Sequence[str], columns: int) -> str:
    return " ".join(hints) if columns < NARROW else f"{'  '.join(hints)} "
