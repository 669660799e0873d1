"""What a reader of one briefing sees and where they are, without a screen.

A `Reading` holds the pages of all tabs at one size, a viewport for each, the passage that is
selected in Source, the spots to go back to, and what is being looked for.
"""

import msgspec

from briefings.layout.page import Cells, Page
from briefings.layout.panel import panel_page
from briefings.layout.source import cited_spans, source_page
from briefings.model import AnyItem, Briefing, ReadingPlace, Span, Spot
from tui.viewport import Viewport

SOURCE = "source"
DEPTH = 50
"""So many jumps can be gone back; older ones are forgotten."""


class Return(msgspec.Struct, frozen=True):
    """Where a jump came from: the tab, its item, its top row and the passage selected."""

    tab: str
    item: str | None
    top: int
    selected: Span | None


class Reading:
    """One briefing being read, `width` by `height` cells of it at a time."""

    def __init__(self, briefing: Briefing, width: int, height: int, cells: Cells) -> None:
        self.briefing = briefing
        self.items: dict[str, AnyItem] = {item.id: item for item in briefing.items}
        self.tabs = (*(panel.topic.key for panel in briefing.panels), SOURCE)
        self.tab = self.tabs[0]
        self.spans = cited_spans(briefing)
        self.selected: Span | None = None
        self.returns: list[Return] = []
        self.marks: list[Spot] = []
        self._last_panel = self.tab
        self._pages: dict[str, Page] = {}
        self._views: dict[str, Viewport] = {}
        self._anchor: int | None = None
        self.width, self.height, self._cells = width, height, cells

    # -- pages and views -----------------------------------------------------------------

    def page(self, tab: str) -> Page:
        """Return a tab's page at the present width."""
        if tab not in self._pages:
            self._pages[tab] = self._lay_out(tab)
        return self._pages[tab]

    def view_of(self, tab: str) -> Viewport:
        """Return a tab's viewport."""
        if tab not in self._views:
            self._views[tab] = Viewport(self.page(tab), self.height, text=tab == SOURCE)
        return self._views[tab]

    @property
    def view(self) -> Viewport:
        """The viewport of the tab that is shown."""
        return self.view_of(self.tab)

    @property
    def item(self) -> AnyItem | None:
        """The item under the cursor; in Source the one that was come from."""
        if self.tab != SOURCE:
            return self.items.get(self.view.item or "")
        return self.items.get(self.returns[-1].item or "") if self.returns else None

    def _lay_out(self, tab: str) -> Page:
        if tab == SOURCE:
            return source_page(self.briefing, self.width, self._cells)
        panel = next(p for p in self.briefing.panels if p.topic.key == tab)
        return panel_page(self.briefing, panel, self.width, self._cells)

    def resize(self, width: int, height: int) -> None:
        """Lay all out for another size; what is under the cursor or on top stays in view."""
        offset = self._anchor if self._anchor is not None else self._source_offset()
        relaid = width != self.width
        self.width, self.height = width, height
        if relaid:
            self._pages.clear()
        for tab, view in self._views.items():
            view.relay(self.page(tab), height)
        if SOURCE in self._views and offset is not None:
            self._source_to(offset)
            self._anchor = offset

    def settle(self) -> None:
        """Forget the offset that a resize holds on to: the reader has moved."""
        self._anchor = None

    def _source_offset(self) -> int | None:
        if SOURCE not in self._views:
            return None
        return self.page(SOURCE).offset_of(self._views[SOURCE].top)

    def _source_to(self, offset: int) -> None:
        row = self._row_of_offset(offset)
        view = self.view_of(SOURCE)
        view.top = min(row, view.max_top)

    def _row_of_offset(self, offset: int) -> int:
        page = self.page(SOURCE)
        row = 0
        for index in range(len(page.rows)):
            at = page.offset_of(index)
            if at is None or at > offset:
                break
            row = index
        return row

    # -- tabs -----------------------------------------------------------------------------

    def open(self, tab: str) -> None:
        """Show a tab as it was left."""
        self.settle()
        if tab != SOURCE:
            self._last_panel = tab
        self.tab = tab

    def turn(self, direction: int) -> None:
        """Show the next (1) or previous (-1) tab, round and round."""
        at = self.tabs.index(self.tab) + direction
        self.open(self.tabs[at % len(self.tabs)])

    # -- there and back ---------------------------------------------------------------------

    def remember(self) -> None:
        """Put the present spot on the pile that `back` takes from."""
        self.returns.append(Return(self.tab, self.view.item, self.view.top, self.selected))
        del self.returns[:-DEPTH]

    def to_evidence(self) -> str | None:
        """Go from the item to the words it stands on; in Source, to its next passage.

        In Source without an item, go to an item that stands on the selected passage. Returns a
        sentence where there is nowhere to go.
        """
        if self.tab == SOURCE:
            return self._next_evidence()
        item = self.item
        if item is None:
            return "No item here: l goes to the next one."
        if not item.evidence:
            return "This item has no evidence: `briefings verify` says why."
        self.remember()
        self._show_span(Span(item.evidence[0].start, item.evidence[0].end))
        return None

    def _next_evidence(self) -> str | None:
        number, count = self.evidence_number()
        item = self.item
        if item is None or not number:
            return self._to_citing_item()
        if count == 1:
            return "This is the item's only passage: r goes back to it."
        following = item.evidence[number % count]
        self._show_span(Span(following.start, following.end))
        return None

    def _to_citing_item(self) -> str | None:
        if self.selected is None:
            return "Choose a cited passage with l and h first."
        wanted = self.selected
        for item in self.briefing.items:
            if any((e.start, e.end) == (wanted.start, wanted.end) for e in item.evidence):
                self.remember()
                self._show_item(item)
                return None
        return "This passage is a panel's bottom line: 1 and the other topic keys show it."

    def evidence_number(self) -> tuple[int, int]:
        """Return which of the item's passages is selected, from 1, and how many there are."""
        item = self.item
        spans = [Span(e.start, e.end) for e in item.evidence] if item else []
        return (spans.index(self.selected) + 1 if self.selected in spans else 0), len(spans)

    def to_tension(self) -> str | None:
        """Go from an item to a tension that concerns it; from there, to its next one."""
        item = self.item
        came_from = self.returns[-1].item if self.returns else None
        following = self._tensions(came_from)
        if item in following:
            self._show_item(following[(following.index(item) + 1) % len(following)])
            return None
        tensions = self._tensions(item.id if item else None)
        if not tensions:
            return "No tension concerns this item: those marked ! have one."
        self.remember()
        self._show_item(tensions[0])
        return None

    def _tensions(self, item_id: str | None) -> list[AnyItem]:
        return list(self.briefing.tensions_by_item.get(item_id or "", ()))

    def _show_item(self, item: AnyItem) -> None:
        if self.tab not in item.topics:
            self.open(item.topics[0])
        self.view.jump_to_item(item.id)

    def back(self) -> bool:
        """Go back to where the last jump came from; in Source, at least to the last panel."""
        if self.returns:
            spot = self.returns.pop()
            self.open(spot.tab)
            self.selected = spot.selected
            self.view.top = min(spot.top, self.view.max_top)
            if spot.item:
                self.view.go_to_item(spot.item)
            return True
        if self.tab == SOURCE:
            self.open(self._last_panel)
            return True
        return False

    # -- passages -----------------------------------------------------------------------------

    def step_span(self, direction: int) -> str | None:
        """Select the next (1) or previous (-1) cited passage, from the selected or top one on."""
        if not self.spans:
            return "No passage of this article is cited."
        if self.selected in self.spans:
            at = self.spans.index(self.selected) + direction
        else:
            top = self.page(SOURCE).offset_of(self.view.top) or 0
            below = [i for i, span in enumerate(self.spans) if span.start >= top]
            at = (below[0] if below else len(self.spans)) - (direction < 0)
        if not 0 <= at < len(self.spans):
            return "No further cited passage this way."
        self._show_span(self.spans[at])
        return None

    def _show_span(self, span: Span) -> None:
        self.open(SOURCE)
        self.selected = span
        ranges = list(self.page(SOURCE).ranges(span.start, span.end))
        if ranges:
            page = self.page(SOURCE)
            first = page.row_of(ranges[0][0], ranges[0][1])
            last = page.row_of(ranges[-1][0], ranges[-1][2] - 1)
            self.view.reveal(first or 0, last or first or 0)

    # -- spots ----------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """Return the present spot, as it can be kept."""
        offset = self._source_offset() if self.tab == SOURCE else None
        return Spot(tab=self.tab, item=self.view.item, offset=offset)

    def go_to(self, spot: Spot) -> None:
        """Go to a spot that was kept; what is no longer there is passed over."""
        if spot.tab not in self.tabs:
            return
        self.open(spot.tab)
        if spot.tab == SOURCE and spot.offset is not None:
            self._source_to(spot.offset)
        elif spot.item:
            self.view.go_to_item(spot.item)

    def place(self, query: str) -> ReadingPlace:
        """Return what is kept of this reading between two starts."""
        return ReadingPlace(spot=self.spot(), query=query, marks=tuple(self.marks))
