"""The pane beside a panel: the evidence of the item under the cursor."""

from textual.timer import Timer

from briefings.layout.source import evidence_page
from briefings.model import AnyItem, Briefing
from tui.reading.viewport import Viewport
from tui.system.terminal import cells
from tui.widgets.rows import EMPTY, Rows


class EvidencePane(Rows, can_focus=False):
    """Shows one item's evidence, and draws only when the item is another one."""

    DEFAULT_CSS = "EvidencePane { display: none; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text=True, id=id)
        self._shown: tuple[str, str, int, int] | None = None
        self._rest: Timer | None = None

    def show_item(
        self,
        briefing: Briefing,
        item: AnyItem | None,
        width: int,
        height: int,
        *,
        after: float = 0.0,
    ) -> None:
        """Show the evidence of `item` in `width` by `height` cells; nothing for no item.

        That comes once no other one has been asked for in the `after` seconds that follow. Until
        then there is nothing: what stood there is another item's, and beside it the panel could
        not be scrolled without being sent anew.
        """
        key = (briefing.id, item.id if item else "", width, height)
        if key == self._shown:
            return
        self._shown = key
        if self._rest:
            self._rest.stop()
            self._rest = None

        def fill() -> None:
            page = evidence_page(briefing, item, width, cells) if item else EMPTY
            self.show(Viewport(page, height, text=True))

        if after and item:
            self._rest = self.set_timer(after, fill)
            self.show(Viewport(EMPTY, height, text=True))
        else:
            fill()
