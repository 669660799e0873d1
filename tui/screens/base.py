"""What all screens have: rows that scroll, a title, a status row that a prompt can replace."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.screen import Screen

from tui.actions.table import Context
from tui.host import host
from tui.messages import HelpWanted, KeysReady, PaletteWanted, SearchWanted, WireWanted
from tui.reading.cursor_cell import At, cell
from tui.style.chrome import NARROW, page_size
from tui.system.terminal import cells
from tui.type_ahead import ask
from tui.widgets.bars import Line, Status
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows


class PageScreen(Screen[str | None], inherit_bindings=False):
    """A page of rows under a title. Subclasses lay the page out and say what Enter does."""

    DEFAULT_CSS = """
    PageScreen { layers: base; overflow: hidden; }
    PageScreen > Vertical { height: 1fr; width: 1fr; }
    """
    AUTO_FOCUS = "Rows"
    CONTEXT: ClassVar[Context] = "list"
    IS_TEXT = False
    CHROME_ROWS = 2
    """How many rows are not for the page: title and status."""

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Vertical():
            yield Line(bold=True, id="title")
            yield from self.compose_body()
            yield Status(id="status")
            yield Prompt()

    def compose_body(self) -> ComposeResult:
        """Lay out what stands between title and status."""
        yield Rows(text=self.IS_TEXT, id="body")

    @property
    def body(self) -> Rows:
        """The rows that the keys move."""
        return self.query_one("#body", Rows)

    @property
    def prompt(self) -> Prompt:
        """The entry row."""
        return self.query_one(Prompt)

    def measure(self) -> tuple[int, int]:
        """Return the size of the rows in cells, from the terminal's."""
        return page_size(*self.app.size, self.CHROME_ROWS)

    @property
    def is_narrow(self) -> bool:
        """Whether the terminal is too narrow for comfortable gaps."""
        return self.app.size.width < NARROW

    def say(self, where: Sequence[str], keys: Sequence[str], message: str | None = None) -> None:
        """Show in the status row where we are, or `message`, and which keys matter.

        A message that does not fit takes the keys' room too, and further rows. Where the place
        does not, it takes the room of the keys before the last one, which is that of the help.
        """
        status = self.query_one("#status", Status)
        hints = [found for found in map(host(self).keys.hint, keys) if found]
        if message:
            status.tell(message, self._beside(hints))
            return
        left = (" " if self.is_narrow else "  ").join(part for part in where if part)
        while len(hints) > 1 and cells(left) + cells(self._beside(hints)) + 2 > self.app.size.width:
            del hints[-2]
        status.show(f" {left}", self._beside(hints))

    def _beside(self, hints: Sequence[str]) -> str:
        return " ".join(hints) if self.is_narrow else f"{'  '.join(hints)} "

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: where one types, else on what is current."""
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

    def close_prompt(self) -> None:
        """Give the keys back to the rows."""
        self.prompt.close()
        self.query_one("#status").display = True
        self.set_focus(self.body)

    def open_prompt(self, label: str, value: str = "", *, replaceable: bool = False) -> None:
        """Show the entry row in the status row's place; see `Prompt.open`."""
        self.query_one("#status").display = False
        self.prompt.open(label, value, replaceable=replaceable, live=True)

    def moved(self) -> None:
        """Draw the rows again and say where we are; called after every movement."""
        self.body.redraw()
        self.update_status()

    def update_status(self, message: str | None = None) -> None:
        """Say where we are, or `message` in its place, and which keys matter."""
        raise NotImplementedError

    @property
    def is_laid_out(self) -> bool:
        """Whether the screen has its widgets yet."""
        return bool(self.query("#body"))

    def unsay(self) -> None:
        """Take away what was said."""
        self.update_status()

    def on_screen_suspend(self) -> None:
        """Take away what was said: whoever comes back has read it, and done something since."""
        if self.is_laid_out:
            self.unsay()

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.post_message, KeysReady(self))

    def action_help(self) -> None:
        """Ask for the keys."""
        ask(self, HelpWanted())

    def action_search(self) -> None:
        """Ask for the search of the library."""
        ask(self, SearchWanted())

    def action_wire(self) -> None:
        """Ask for what the line costs."""
        ask(self, WireWanted())

    def action_palette(self) -> None:
        """Ask for the list of all actions."""
        ask(self, PaletteWanted())

    def action_move_down(self) -> None:
        """Go down a line."""
        self.body.view.step(1)
        self.moved()

    def action_move_up(self) -> None:
        """Go up a line."""
        self.body.view.step(-1)
        self.moved()

    def action_move_page_down(self) -> None:
        """Go down a screenful."""
        self._scroll(self.body.view.height)

    def action_move_page_up(self) -> None:
        """Go up a screenful."""
        self._scroll(-self.body.view.height)

    def action_move_half_down(self) -> None:
        """Go down half a screenful."""
        self._scroll(max(self.body.view.height // 2, 1))

    def action_move_half_up(self) -> None:
        """Go up half a screenful."""
        self._scroll(-max(self.body.view.height // 2, 1))

    def action_move_top(self) -> None:
        """Go to the first row."""
        self.body.view.edge(-1)
        self.moved()

    def action_move_bottom(self) -> None:
        """Go to the last row."""
        self.body.view.edge(1)
        self.moved()

    def action_move_next_section(self) -> None:
        """Go to what the next heading stands above."""
        self._step_section(1)

    def action_move_previous_section(self) -> None:
        """Go to what the heading before stands above."""
        self._step_section(-1)

    def _step_section(self, direction: int) -> None:
        moved = self.body.view.step_section(direction)
        self.moved()
        if not moved:
            self.update_status("No further section this way.")

    def action_move_next_item(self) -> None:
        """Go to the next item."""
        self.body.view.step_item(1)
        self.moved()

    def action_move_previous_item(self) -> None:
        """Go to the previous item."""
        self.body.view.step_item(-1)
        self.moved()

    def _scroll(self, rows: int) -> None:
        self.body.view.scroll(rows)
        self.moved()
