"""What a reader of one briefing sees and where they are, without a screen.

A `Reading` holds the pages of all tabs at one size, a viewport for each, the passage that is
selected in Source, the spots to go back to, and what is being looked for.
"""

import msgspec

from briefings.layout.notes import NOTE_PREFIX
from briefings.layout.page import Cells
from briefings.layout.source import cited_spans, outermost
from briefings.model import AnyItem, Briefing, ReadingPlace, Span, Spot, Tension
from briefings.notes.model import Note
from briefings.notes.notebook import NO_NOTES, Notebook
from briefings.search.hit import Hit
from tui.actions.keys import Keys
from tui.reading.tab_pages import NOTES, SOURCE, TabPages
from tui.sentence import Said, Sentence

CHOOSE = "{move.next_item} and {move.previous_item} choose a cited passage; {back} goes back."

ASIDE = (SOURCE, NOTES)
"""The tabs that are no panels: whoever looks into them comes back."""

DEPTH = 50
"""So many jumps can be gone back; older ones are forgotten."""


class Return(msgspec.Struct, frozen=True):
    """Where a jump came from: the tab, its item, its top row and the passage selected."""

    tab: str
    item: str | None
    top: int
    selected: Span | None


class Reading(TabPages):
    """One briefing being read, `width` by `height` cells of it at a time."""

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
        summaries = [panel.summary for panel in briefing.panels]
        self.items: dict[str, AnyItem] = {i.id: i for i in (*summaries, *briefing.items)}
        self.spans = outermost(cited_spans(briefing))
        self.selected: Span | None = None
        self.returns: list[Return] = []
        self.marks: list[Spot] = []
        self.removed: list[Spot] = []
        self._last_panel = self.tab
        self._before: dict[str, str] = {}
        """From which tab Source and Notes were opened."""
        self._tensions_of: str | None = None

    # -- what is under the cursor ----------------------------------------------------------

    @property
    def item(self) -> AnyItem | None:
        """The item under the cursor; in Source the one that was come from."""
        if self.tab != SOURCE:
            return self.items.get(self.view.item or "")
        return self.items.get(self.returns[-1].item or "") if self.returns else None

    # -- tabs -----------------------------------------------------------------------------

    def open(self, tab: str) -> None:
        """Show a tab as it was left."""
        self.settle()
        if tab not in ASIDE:
            self._before.clear()
            self._last_panel = tab
        self.tab = tab

    def visit(self, tab: str) -> None:
        """Show a tab that was asked for by its name; from Source and Notes `back` leads here."""
        if tab in ASIDE and tab != self.tab:
            self._before[tab] = self.tab
        self.open(tab)

    def turn(self, direction: int) -> None:
        """Show the next (1) or previous (-1) tab, round and round."""
        at = self.tabs.index(self.tab) + direction
        self.visit(self.tabs[at % len(self.tabs)])

    # -- there and back ---------------------------------------------------------------------

    def remember(self) -> None:
        """Put the present spot on the pile that `back` takes from."""
        self.returns.append(Return(self.tab, self.view.item, self.view.top, self.selected))
        del self.returns[:-DEPTH]

    def to_evidence(self) -> Said | None:
        """Go from the item to the words it stands on; in Source, to its next passage.

        In Source without an item, go to an item that stands on the selected passage. Returns a
        sentence where there is nowhere to go.
        """
        if self.tab == SOURCE:
            return self._next_evidence()
        if note := self.note:
            return self._to_noted(note)
        item = self.item
        if item is None:
            return Sentence("No item here: {move.next_item} goes to the next one.")
        if not item.evidence:
            return "This item has no evidence: `briefings verify` says why."
        self.go_to_span(Span(item.evidence[0].start, item.evidence[0].end))
        return None

    def go_to_span(self, span: Span) -> None:
        """Jump to a passage of the article."""
        self.remember()
        self._show_span(span)

    def _to_noted(self, note: Note) -> Said | None:
        placed = next(p for p in self.notes.notes if p.note.id == note.id)
        item = self.items.get(note.target.item or "")
        if placed.span:
            self.go_to_span(placed.span)
        elif item and item.evidence:
            self.go_to_span(Span(item.evidence[0].start, item.evidence[0].end))
        elif note.target.panel in self.tabs:
            self.remember()
            self.open(str(note.target.panel))
        else:
            return "This note stands on no passage that the article still has."
        return None

    def _next_evidence(self) -> Said | None:
        number, count = self.evidence_number()
        item = self.item
        if item is None or not number:
            return Sentence(CHOOSE)
        if count == 1:
            return Sentence("This is the item's only passage: {back} goes back to it.")
        following = item.evidence[number % count]
        self._show_span(Span(following.start, following.end))
        return None

    @property
    def chosen(self) -> Span | None:
        """The passage that is selected in Source, if it is in view."""
        if self.selected is None or self.tab != SOURCE:
            return None
        ranges = list(self.page(SOURCE).ranges(self.selected.start, self.selected.end))
        row = self.page(SOURCE).row_of(ranges[0][0], ranges[0][1]) if ranges else None
        view = self.view
        return self.selected if row is not None and view.sees(row) else None

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that is chosen in Source, else of the first one in view."""
        offset = self.chosen.start if self.chosen else self.page(SOURCE).offset_of(self.view.top)
        return self.briefing.article.paragraph_at(offset or 0).number

    def show_hit(self, hit: Hit) -> None:
        """Jump to what a search found: a note, else an item, else words of the article."""
        self.remember()
        if hit.note:
            self.open(NOTES)
            self.view.jump_to_item(f"{NOTE_PREFIX}{hit.note}")
        elif hit.item in self.items:
            self._show_item(self.items[hit.item or ""])
        elif hit.spans:
            self._show_span(hit.spans[0])
        else:
            self.open(SOURCE)

    def related(self) -> list[AnyItem]:
        """Return what goes with what is under the cursor.

        In Source, the items that stand on the passage chosen; on a tension, the items that it
        concerns; on any other item, its tensions.
        """
        if self.tab == SOURCE:
            span = self.chosen
            return [i for i in self.items.values() if span and _stands_on(i, span)]
        item = self.item
        if isinstance(item, Tension):
            return [self.items[other] for other in item.items]
        return self._tensions(item.id if item else None)

    def show_item(self, item_id: str) -> None:
        """Jump to an item."""
        self.remember()
        self._show_item(self.items[item_id])

    def evidence_number(self) -> tuple[int, int]:
        """Return which of the item's passages is selected, from 1, and how many there are."""
        item = self.item
        spans = [Span(e.start, e.end) for e in item.evidence] if item else []
        return (spans.index(self.chosen) + 1 if self.chosen in spans else 0), len(spans)

    def span_number(self) -> tuple[int, int]:
        """Return which of the article's cited passages is chosen, from 1, and how many it has."""
        at = self.spans.index(self.chosen) + 1 if self.chosen in self.spans else 0
        return at, len(self.spans)

    def to_tension(self) -> Said | None:
        """Go from an item to a tension that concerns it; from there, to its next one."""
        item = self.item
        following = self._tensions(self._tensions_of)
        if item in following:
            self._show_item(following[(following.index(item) + 1) % len(following)])
            return None
        if isinstance(item, Tension):
            return Sentence("This is a tension: {related} lists what it concerns.")
        self._tensions_of = item.id if item else None
        tensions = self._tensions(self._tensions_of)
        if not tensions:
            return "No tension concerns this item."
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
        """Go back to where the last jump came from, else from Source or Notes to the tab before."""
        if self.returns:
            spot = self.returns.pop()
            self.open(spot.tab)
            self.selected = spot.selected
            self.view.top = min(spot.top, self.view.max_top)
            if spot.item:
                self.view.go_to_item(spot.item)
            return True
        if self.tab in ASIDE:
            was, before = self.tab, self._before.pop(self.tab, self._last_panel)
            # Not to and fro between the two for ever.
            self._before = {tab: to for tab, to in self._before.items() if to != was}
            self.open(before)
            return True
        return False

    # -- passages -----------------------------------------------------------------------------

    def step_span(self, direction: int) -> Said | None:
        """Select the next (1) or previous (-1) cited passage, from the selected or top one on."""
        if not self.spans:
            return "No passage of this article is cited."
        if self.chosen in self.spans:
            at = self.spans.index(self.chosen) + direction
        else:
            here = self.chosen.start if self.chosen else self.source_offset() or 0
            at = sum(span.start < here for span in self.spans) - (direction < 0)
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

    def show_selection(self, span: Span, head: Span) -> None:
        """Show a passage that is being chosen, the end that moves in view."""
        self._show_span(span)
        ranges = list(self.page(SOURCE).ranges(head.start, head.end))
        row = self.page(SOURCE).row_of(ranges[0][0], ranges[0][1]) if ranges else None
        if row is not None:
            self.view.reveal(row, row)

    # -- spots ----------------------------------------------------------------------------------

    def spot(self) -> Spot:
        """Return the present spot, as it can be kept."""
        offset = self.source_offset() if self.tab == SOURCE else None
        return Spot(tab=self.tab, item=self.view.item, offset=offset)

    def go_to(self, spot: Spot) -> None:
        """Go to a spot that was kept; what is no longer there is passed over."""
        if spot.tab not in self.tabs:
            return
        self.open(spot.tab)
        if spot.tab == SOURCE and spot.offset is not None:
            self.source_to(spot.offset)
        elif spot.item:
            self.view.go_to_item(spot.item)

    def remove_mark(self, spot: Spot) -> None:
        """Forget a mark; other windows that show this briefing are to forget it too."""
        self.marks = [mark for mark in self.marks if mark != spot]
        self.removed.append(spot)

    def place(self, query: str) -> ReadingPlace:
        """Return what is kept of this reading between two starts."""
        return ReadingPlace(spot=self.spot(), query=query, marks=tuple(self.marks))


def _stands_on(item: AnyItem, span: Span) -> bool:
    return any(span.overlaps(evidence.start, evidence.end) for evidence in item.evidence)
