"""Finding words in a briefing that is being read: hits, the current one, where to go next."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec

from briefings.layout.find import BlockMatch, Searchable, find, searchable
from briefings.layout.notes import note_item
from briefings.layout.page import Mark, Marks, Page, Role
from briefings.model import Briefing, Span
from briefings.notes.notebook import Notebook
from briefings.search.hit import Hit
from tui.reading.state import ASIDE, Reading, Return
from tui.reading.tab_pages import NOTES, SOURCE, page_of_panel


class Start(msgspec.Struct, frozen=True):
    """Where a search was begun, to come back to when it is given up."""

    tab: str
    top: int
    cursor: int | None
    selected: Span | None
    query: str
    is_unfolded: bool


class Finding:
    """The words looked for in a `Reading`, and their hits in all its tabs."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.query = ""
        self.last = ""
        """What was looked for last time, to be taken up when somebody asks for it."""
        self.current: tuple[str, BlockMatch] | None = None
        self._hits: dict[str, list[BlockMatch]] = {}
        self._folded: dict[str, tuple[Page, list[Searchable]]] = {}
        self._laid_out: tuple[Briefing, Notebook, int] | None = None
        self._open: list[list[Searchable]] = []
        self._start: Start | None = None
        self._came_from: Return | None = None
        self._has_unfolded = False

    def hits(self, tab: str) -> list[BlockMatch]:
        """Return a tab's hits in the order of its page."""
        page = self.reading.page(tab)
        known = self._folded.get(tab)
        if known is None or known[0] is not page:
            self._folded[tab] = known = (page, searchable(page.blocks))
            self._hits.pop(tab, None)
            if self.current and self.current[0] == tab:
                self.current = None
        if tab not in self._hits:
            self._hits[tab] = find(known[1], self.query)
        return self._hits[tab]

    def count(self) -> int:
        return sum(len(self.hits(tab)) for tab in self.reading.tabs)

    @property
    def here(self) -> BlockMatch | None:
        """The current hit, if it is one of the tab that is shown."""
        hits = self.hits(self.reading.tab)
        if self.current and self.current[0] == self.reading.tab and self.current[1] in hits:
            return self.current[1]
        return None

    def number(self) -> tuple[int, int]:
        """Return the current hit's number in this tab, from 1 (0: none), and this tab's count."""
        hits, here = self.hits(self.reading.tab), self.here
        return (hits.index(here) + 1 if here else 0), len(hits)

    def overall(self) -> tuple[int, int]:
        """Return the current hit's number among those of all tabs (0: none), and their count."""
        tabs = self.reading.tabs
        if self.current:
            # A page that was laid out anew since forgets the current hit.
            self.hits(self.current[0])
        if self.current and self.current[1] in self.hits(self.current[0]):
            tab, hit = self.current
            before = sum(len(self.hits(earlier)) for earlier in tabs[: tabs.index(tab)])
            return before + self.hits(tab).index(hit) + 1, self.count()
        return 0, self.count()

    def marks(self) -> Marks:
        """Return the marks to draw in the tab that is shown."""
        reading = self.reading
        page = reading.page(reading.tab)
        marks: defaultdict[int, list[Mark]] = defaultdict(list)
        if reading.tab == SOURCE and reading.selected:
            for block, start, end in page.ranges(reading.selected.start, reading.selected.end):
                marks[block].append(Mark(start, end, "selected"))
        for hit in self.hits(reading.tab) if self.query else ():
            role: Role = "current" if self.current == (reading.tab, hit) else "hit"
            marks[hit.block].append(Mark(hit.start, hit.end, role))
        return dict(marks)

    # -- as one types ---------------------------------------------------------------------

    def begin(self) -> None:
        """Note where the search starts from."""
        view = self.reading.view
        reading = self.reading
        self._start = Start(
            reading.tab, view.top, view.cursor, reading.selected, self.query, reading.is_unfolded
        )

    def look_for(self, query: str) -> None:
        """Show the first hit of `query` in this tab from the search's start on."""
        self._set(query)
        start = self._start
        if start is None:
            return
        self._restore(start)
        if query and not self.count():
            self._unfold()
        hits = self.hits(self.reading.tab)
        if hits:
            origin = self._origin()
            self._show(self.reading.tab, next((h for h in hits if h >= origin), hits[0]))

    def accept(self) -> bool:
        """Keep the hit, or go to the next tab's; return whether there is one."""
        start, self._start = self._start, None
        if self.query:
            self._unfold()
        if not self.query or not self.count():
            self.clear()
            if start:
                self._restore(start)
            return False
        if start:
            now = self.current
            self._restore(start)
            self.reading.remember()
            self._came_from = self.reading.returns[-1]
            if now:
                self._show(*now)
        return True if self.number()[0] else self.step(1)

    def take_up(self) -> None:
        """Look for what was looked for last time, unless there is something newer."""
        if not self.query and self.last:
            self._set(self.last)
            self._unfold()

    def cancel(self) -> None:
        """Go back to where the search began, with the words that were looked for before."""
        start, self._start = self._start, None
        if start:
            self._set(start.query)
            if not start.is_unfolded:
                self._fold()
            self._restore(start)

    def open_hit(self, hit: Hit, list_again: Callable[[], None] | None = None) -> None:
        """Jump to what a search found (a note, else an item, else words of the article).

        Its words are looked for from then on. Going back leads to the list of what was found.
        """
        reading = self.reading
        reading.remember(list_again)
        if hit.note:
            reading.open(NOTES)
            reading.view.jump_to_item(note_item(hit.note))
        elif item := reading.items.get(hit.item or ""):
            reading.show_item(item)
        elif hit.spans:
            reading.show_span(hit.spans[0])
        else:
            reading.open(SOURCE)
        if hit.marks:
            words = hit.snippet[hit.marks[0].start : hit.marks[0].end]
            self._mark(words, reading.view.item, hit.spans[0] if hit.spans else None)

    def _mark(self, words: str, item: str | None, span: Span | None) -> None:
        """Look for words; the current hit is the one in `item`, or in `span` in Source."""
        self._set(words)
        reading = self.reading
        self._came_from = reading.returns[-1] if reading.returns else None
        blocks = reading.page(reading.tab).blocks
        for hit in self.hits(reading.tab):
            block = blocks[hit.block]
            in_item = item is not None and block.item == item
            at = block.origin + hit.start if block.origin is not None else -1
            if in_item or (span and span.start <= at < span.end):
                reading.selected = None
                self._show(reading.tab, hit)
                return

    def ends_with_back(self) -> bool:
        """Return whether going back now leaves the search, or there is nothing else to leave."""
        reading = self.reading
        if not self.query:
            return False
        if reading.returns:
            return reading.returns[-1] is self._came_from
        return reading.tab not in ASIDE

    def clear(self) -> None:
        """Look for nothing."""
        self._set("")
        self.last = ""
        self._fold()

    def _unfold(self) -> None:
        """Show what is folded away if it has what is looked for."""
        reading = self.reading
        if reading.is_unfolded:
            return
        panels = [panel.topic.key for panel in reading.briefing.shown_panels]
        within = sum(len(find(blocks, self.query)) for blocks in self._unfolded(panels))
        if within > sum(len(self.hits(tab)) for tab in panels):
            self._has_unfolded = True
            reading.is_unfolded = True
            reading.lay_out_anew()

    def _unfolded(self, panels: Sequence[str]) -> list[list[Searchable]]:
        """Return the texts of panels as they are unfolded; laid out once for many letters."""
        reading = self.reading
        laid_out = reading.briefing, reading.notes, reading.width
        if laid_out != self._laid_out:
            pages = (page_of_panel(reading, tab, is_open=True) for tab in panels)
            self._laid_out, self._open = laid_out, [searchable(page.blocks) for page in pages]
        return self._open

    def _fold(self) -> None:
        """Fold away again what only this search has shown."""
        if self._has_unfolded:
            self._has_unfolded = False
            self.reading.is_unfolded = False
            self.reading.lay_out_anew()

    def step(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) hit, in the other tabs too, round and round."""
        reading = self.reading
        hits = self.hits(reading.tab)
        if self.here:
            at = hits.index(self.here) + direction
        else:
            origin = self._origin()
            after = sum(hit < origin for hit in hits)
            at = after if direction > 0 else after - 1
        if 0 <= at < len(hits):
            self._show(reading.tab, hits[at])
            return True
        here = reading.tabs.index(reading.tab)
        for distance in range(1, len(reading.tabs) + 1):
            tab = reading.tabs[(here + direction * distance) % len(reading.tabs)]
            if found := self.hits(tab):
                self._show(tab, found[0 if direction > 0 else -1])
                return True
        return False

    def _set(self, query: str) -> None:
        if query != self.query:
            self.query = query
            self._hits.clear()
            self.current = None

    def _origin(self) -> BlockMatch:
        """Return the place of the row under the cursor, or of the top row."""
        view = self.reading.view
        row = view.top if view.cursor is None else view.cursor
        for shown in view.page.rows[row:]:
            if shown.segments:
                return BlockMatch(shown.segments[0].block, shown.segments[0].start, 0)
        return BlockMatch(len(view.page.blocks), 0, 0)

    def _restore(self, start: Start) -> None:
        self.reading.open(start.tab)
        view = self.reading.view
        view.top = min(start.top, view.max_top)
        view.cursor = start.cursor
        self.reading.selected = start.selected
        self.current = None

    def _show(self, tab: str, hit: BlockMatch) -> None:
        self.current = (tab, hit)
        # Two bright passages would leave open which one is meant.
        self.reading.selected = None
        self.reading.open(tab)
        page = self.reading.page(tab)
        first = page.row_of(hit.block, hit.start)
        last = page.row_of(hit.block, max(hit.end - 1, hit.start))
        if first is not None:
            self.reading.view.reveal(first, last or first)
