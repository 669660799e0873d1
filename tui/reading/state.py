"""A briefing being read: the tab that is shown, the passage selected, and the way back."""

from collections.abc import Callable

import msgspec

from briefings.layout.digest import digest
from briefings.layout.page import Cells
from briefings.layout.source import cited_spans, outermost
from briefings.model import AnyItem, Briefing, ReadingPlace, Span, Spot
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.progress import is_open, weighs
from tui.actions.keys import Keys
from tui.reading.tab_pages import NOTES, OVERVIEW, SOURCE, TabPages, home_of, unfold

ASIDE = (SOURCE, NOTES)
"""The tabs that show no items: whoever looks into them comes back."""

DEPTH = 50
"""So many jumps can be gone back; older ones are forgotten."""


class Return(msgspec.Struct, frozen=True):
    """Where a jump came from: the tab, its item, its top row and the passage selected.

    `list_again` shows the list that the jump was chosen from, where there was one.
    """

    tab: str
    item: str | None
    top: int
    selected: Span | None
    list_again: Callable[[], None] | None = None


class Reading(TabPages):
    """One briefing being read, `width` by `height` cells of it at a time.

    `spans` are the cited passages in order, none of them within another one. `tensions_of` is
    the item whose tensions are gone through.
    """

    def __init__(
        self,
        briefing: Briefing,
        width: int,
        height: int,
        cells: Cells,
        notes: Notebook = NO_NOTES,
        keys: Keys | None = None,
    ) -> None:
        super().__init__(briefing, width, height, cells, notes, keys)
        self.items = items_of(briefing)
        self.spans = outermost(cited_spans(briefing))
        self.selected: Span | None = None
        self.returns: list[Return] = []
        self.marks: list[Spot] = []
        self.removed: list[Spot] = []
        self.tensions_of: str | None = None
        self.skipped = 0, ""
        """How many undecided items a decision led past, and to which one."""
        self._last_panel = self.tab
        self._before: dict[str, str] = {}
        """From which tab Source and Notes were opened."""

    # -- what is under the cursor ----------------------------------------------------------

    @property
    def item(self) -> AnyItem | None:
        """The item under the cursor; in Source the one that was come from."""
        if self.tab != SOURCE:
            return self.items.get(self.view.item or "")
        return self.items.get(self.returns[-1].item or "") if self.returns else None

    @property
    def chosen(self) -> Span | None:
        """The passage that is selected in Source, if it is in view."""
        if self.selected is None or self.tab != SOURCE:
            return None
        row = self.row_of(self.selected)
        return self.selected if row is not None and self.view.sees(row) else None

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that is chosen in Source, else of the first one in view."""
        offset = self.chosen.start if self.chosen else self.page(SOURCE).offset_of(self.view.top)
        return self.briefing.article.paragraph_at(offset or 0).number

    def row_of(self, span: Span) -> int | None:
        """Return the row of Source on which a passage begins."""
        page = self.page(SOURCE)
        first = next(page.ranges(span.start, span.end), None)
        return page.row_of(first[0], first[1]) if first else None

    # -- tabs, items, passages --------------------------------------------------------------

    def open(self, tab: str) -> None:
        """Show a tab as it was left."""
        self.settle()
        if tab not in ASIDE:
            self._before.clear()
            self._last_panel = tab
        is_first_time = tab not in self._views
        self.tab = tab
        if is_first_time:
            _begin(self)

    def visit(self, tab: str) -> None:
        """Show a tab that was asked for by its name; from Source and Notes `back` leads here."""
        if tab in ASIDE and tab != self.tab:
            self._before[tab] = self.tab
        self.open(tab)

    def turn(self, direction: int) -> None:
        """Show the next (1) or previous (-1) tab, round and round."""
        at = self.tabs.index(self.tab) + direction
        self.visit(self.tabs[at % len(self.tabs)])

    def show_item(self, item: AnyItem) -> None:
        """Put the cursor on an item, in the tab that is shown if it has it."""
        is_in_overview = self.tab == OVERVIEW and self.view.page.rows_of(item.id)
        if self.tab not in item.topics and not is_in_overview:
            self.open(next((tab for tab in item.topics if tab in self.tabs), self.tab))
        if not self.view.jump_to_item(item.id) and unfold(self):
            self.view.jump_to_item(item.id)

    def show_span(self, span: Span) -> None:
        """Select a passage of the article, and bring it into view."""
        self.open(SOURCE)
        self.selected = span
        page = self.page(SOURCE)
        if ranges := list(page.ranges(span.start, span.end)):
            first = page.row_of(ranges[0][0], ranges[0][1])
            last = page.row_of(ranges[-1][0], ranges[-1][2] - 1)
            self.view.reveal(first or 0, last or first or 0)

    # -- there and back ---------------------------------------------------------------------

    def remember(self, list_again: Callable[[], None] | None = None) -> None:
        """Push the present spot on the stack that `back` pops from."""
        view = self.view
        self.returns.append(Return(self.tab, view.item, view.top, self.selected, list_again))
        del self.returns[:-DEPTH]

    def back(self) -> bool:
        """Go back to where the last jump came from, else from Source or Notes to the tab before.

        Returns whether there was anything to go back to.
        """
        if self.returns:
            spot = self.returns.pop()
            self.open(spot.tab)
            self.selected = spot.selected
            self.view.top = min(spot.top, self.view.max_top)
            if spot.item:
                self.view.go_to_item(spot.item)
            return True
        if self.tab in ASIDE and not is_home(self):
            was, before = self.tab, self._before.pop(self.tab, self._last_panel)
            # Not to and fro between the two for ever.
            self._before = {tab: to for tab, to in self._before.items() if to != was}
            self.open(before)
            return True
        return False

    # -- spots ------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """Return the present spot, as it can be kept."""
        offset = self.source_offset() if self.tab == SOURCE else None
        return Spot(tab=self.tab, item=self.view.item, offset=offset)

    def go_to(self, spot: Spot) -> None:
        """Go to a spot that was kept; what is no longer there is ignored."""
        if spot.tab not in self.tabs:
            return
        self.open(spot.tab)
        if spot.tab == SOURCE and spot.offset is not None:
            self.source_to(spot.offset)
        elif spot.item and not self.view.go_to_item(spot.item):
            if spot.item not in self.items:
                self._awaited = spot.item
            elif unfold(self):
                self.view.go_to_item(spot.item)

    def remove_mark(self, spot: Spot) -> None:
        """Forget a mark; other windows that show this briefing are to forget it too."""
        self.marks = [mark for mark in self.marks if mark != spot]
        self.removed.append(spot)

    def place(self, query: str) -> ReadingPlace:
        """Return the place to store for the next start."""
        return ReadingPlace(
            spot=self.spot(),
            query=query,
            marks=tuple(self.marks),
            article=self.briefing.article.text_sha256,
        )


def lists_of(reading: Reading) -> list[Callable[[], None]]:
    """Return what shows the lists again from which jumps were chosen."""
    return [each.list_again for each in reading.returns if each.list_again]


def items_of(briefing: Briefing) -> dict[str, AnyItem]:
    """Return all items of a briefing by id: bottom lines and what was rejected too."""
    summaries = [panel.summary for panel in briefing.panels]
    return {item.id: item for item in (*briefing.rejected, *summaries, *briefing.items)}


def _begin(reading: Reading) -> None:
    """Put the cursor of a panel where a review is to begin, if that is in view."""
    panel = next((p for p in reading.briefing.panels if p.topic.key == reading.tab), None)
    sections = digest(reading.briefing, panel).sections if panel else ()
    open_items = (i.id for each in sections for i in each.items if is_open(i) and weighs(i))
    first = next(open_items, None)
    rows = reading.view.page.rows_of(first or "")
    if first and rows and reading.view.sees(rows.stop - 1):
        reading.view.go_to_item(first)


def is_home(reading: Reading) -> bool:
    """Return whether there is nothing to go back to, from an article that has no panels."""
    return reading.tab == home_of(reading.briefing) == SOURCE and not reading.returns
