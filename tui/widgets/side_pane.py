"""The pane beside a page: the words of what is under the cursor, or what stands on them."""

from textual.timer import Timer

from tui.reading.beside import Beside, view_beside
from tui.reading.viewport import Viewport
from tui.system.terminal import cells
from tui.widgets.rows import EMPTY, Rows


class SidePane(Rows, can_focus=False):
    """Shows a page, and draws only when it is another one."""

    DEFAULT_CSS = "SidePane { display: none; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text=True, id=id)
        self._shown: tuple[object, int, int] | None = None
        self._rest: Timer | None = None

    def show_beside(
        self, beside: Beside | None, width: int, height: int, *, after: float = 0.0
    ) -> None:
        """Show a page in `width` by `height` cells; nothing for `None`.

        That comes once no other one has been asked for in the `after` seconds that follow. Until
        then there is nothing: what stood there is of another row, and beside it the rows could
        not be scrolled without being sent anew.
        """
        key = (beside.of if beside else None, width, height)
        if key == self._shown:
            return
        self._shown = key
        if self._rest:
            self._rest.stop()
            self._rest = None

        def fill() -> None:
            page = beside.lay_out(width, cells) if beside else EMPTY
            self.show(view_beside(page, height))

        if after and beside:
            self._rest = self.set_timer(after, fill)
            self.show(Viewport(EMPTY, height, text=True))
        else:
            fill()
