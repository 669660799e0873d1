"""The pane beside a panel: the words that the item under the cursor stands on."""

from briefings.layout.source import evidence_page
from briefings.model import AnyItem, Briefing
from tui.terminal import cells
from tui.viewport import Viewport
from tui.widgets.rows import EMPTY, Rows


class EvidencePane(Rows, can_focus=False):
    """Shows one item's evidence, and draws only when the item is another one."""

    DEFAULT_CSS = "EvidencePane { display: none; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text=True, id=id)
        self._shown: tuple[str, str, int, int] | None = None

    def show_item(self, briefing: Briefing, item: AnyItem | None, width: int, height: int) -> None:
        """Show what `item` stands on, in `width` by `height` cells; nothing for no item."""
        key = (briefing.id, item.id if item else "", width, height)
        if key == self._shown:
            return
        self._shown = key
        page = evidence_page(briefing, item, width, cells) if item else EMPTY
        self.show(Viewport(page, height, text=True))
