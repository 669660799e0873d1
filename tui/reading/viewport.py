"""Which rows of a page are seen, and which one the cursor is on.

Two ways to move. In a *list* a cursor goes from item row to item row; headings and other
rows without an item are passed over, but scrolled through where they fill the screen. In a
*text* there is no cursor and the text itself moves, as in `less`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from briefings.layout.page import Page
from tui.reading.sections import section_starts

CONTEXT_SHARE = 3
"""A jump lands a third of the screen from its edge, so that what stands around it is seen."""


class Viewport:
    """The state of one scrolled page; all rows count from 0.

    Items of which `may_hang` is true belong to the item that they stand beneath: they are gone
    through line by line, and passed over from item to item. Beneath a heading they are items like
    others.
    """

    def __init__(
        self,
        page: Page,
        height: int,
        *,
        text: bool = False,
        may_hang: Callable[[str], bool] = lambda _item: False,
    ) -> None:
        self.text = text
        self.marks_rows = True
        """Whether all rows of what is under the cursor are marked, and not only the cursor's."""
        self._may_hang = may_hang
        self.top = 0
        self.cursor: int | None = None
        self.height = max(height, 1)
        self.page = page
        self._load(page)

    def _load(self, page: Page) -> None:
        self.page = page
        self.stops = [] if self.text else [i for i, row in enumerate(page.rows) if row.item]
        self._heads = section_starts(page)
        self._begins = [
            i for i in self.stops if i == 0 or page.rows[i - 1].item != page.rows[i].item
        ]
        self.starts = list(self._standing())
        self.cursor = self.stops[0] if self.stops else None

    def _standing(self) -> Iterator[int]:
        """Yield the first rows of the items that do not hang beneath another one."""
        hangs = False
        for row in self._begins:
            may_hang = self._may_hang(self.page.rows[row].item or "")
            is_first = row == 0 or self.page.rows[row - 1].item is None
            hangs = may_hang and not is_first and (hangs or not self._may_hang(self._above(row)))
            if not hangs:
                yield row

    def _above(self, row: int) -> str:
        return self.page.rows[row - 1].item or ""

    @property
    def max_top(self) -> int:
        """The top row at which the last row is at the bottom of the screen."""
        return max(len(self.page.rows) - self.height, 0)

    @property
    def item(self) -> str | None:
        """The id of the item under the cursor, `None` where the cursor is out of view."""
        if self.cursor is None or not self.sees(self.cursor):
            return None
        return self.page.rows[self.cursor].item

    @property
    def percent(self) -> int:
        """How much of the page is above the bottom of the screen, in percent."""
        seen = min(self.top + self.height, len(self.page.rows))
        return round(100 * seen / len(self.page.rows)) if self.page.rows else 100

    @property
    def position(self) -> tuple[int, int]:
        """The number of the item under the cursor, from 1, and how many items there are."""
        if self.cursor is None or not self.sees(self.cursor):
            return 0, len(self.starts)
        return bisect_right(self.starts, self.cursor), len(self.starts)

    def relay(self, page: Page, height: int) -> None:
        """Take the same content laid out anew; the item under the cursor stays where it is."""
        cursor, top = self.cursor, self.top
        item = None if cursor is None else self.page.rows[cursor].item
        within = cursor - self.page.rows_of(item).start if item and cursor is not None else 0
        y = (cursor or 0) - top
        self.height = max(height, 1)
        self._load(page)
        rows = page.rows_of(item) if item else range(0)
        if rows:
            self.cursor = min(rows.start + within, rows.stop - 1)
            self.top = self.cursor - min(max(y, 0), self.height - 1)
            if top == 0 and rows.stop <= self.height:
                self.top = 0
        elif cursor is not None and self.stops:
            # What was under the cursor is gone: stay beside it.
            self.cursor = self._stop_at_or_before(cursor)
        self._clamp()

    def step(self, direction: int) -> None:
        """Go a line down (1) or up (-1)."""
        target = self._stop_beyond(direction)
        if target is not None and self.top - 1 <= target <= self.top + self.height:
            self.cursor = target
            self._show(target, target)
            return
        self.top += direction
        self._clamp()
        self._pull_cursor()

    def scroll(self, rows: int) -> None:
        """Go `rows` rows down or up; at the end of the page the cursor goes to the last item."""
        before = self.top
        self.top += rows
        self._clamp()
        if self.cursor is None:
            return
        if self.top == before:
            self.cursor = self.stops[-1] if rows > 0 else self.stops[0]
            self._show(self.cursor, self.cursor)
        else:
            self.cursor = self._first_seen() if rows > 0 else self._last_seen()

    def _first_seen(self) -> int:
        """The first item that begins in view, else the first row of one."""
        begins = [row for row in self._begins if self.sees(row)]
        return begins[0] if begins else self._stop_at_or_after(self.top)

    def _last_seen(self) -> int:
        begins = [row for row in self._begins if self.sees(row)]
        return begins[-1] if begins else self._stop_at_or_before(self.top + self.height - 1)

    def edge(self, direction: int) -> None:
        """Go to the top (-1) or the bottom (1) of the page."""
        self.top = 0 if direction < 0 else self.max_top
        if self.stops:
            self.cursor = self.stops[0 if direction < 0 else -1]

    def step_item(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) item's first row; return whether there is one."""
        if self.cursor is None:
            return False
        if not self.sees(self.cursor):
            edge = self.top if direction > 0 else self.top + self.height - 1
            target = (
                bisect_left(self.starts, edge)
                if direction > 0
                else bisect_right(self.starts, edge) - 1
            )
        else:
            here = bisect_right(self.starts, self.cursor) - 1
            inside = self.starts[here] != self.cursor
            target = here if direction < 0 and inside else here + direction
        if not 0 <= target < len(self.starts):
            return False
        self.go_to_item(self.page.rows[self.starts[target]].item or "")
        return True

    def step_through(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) item once the rest of this one has been seen.

        Beyond the last one the rows without an item come into view.
        """
        rows = self.page.rows_of(self.item) if self.item else range(0)
        unseen = rows.stop - self.top - self.height if direction > 0 else self.top - rows.start
        if rows and unseen > 0:
            self.top += direction * min(unseen, max(self.height - 1, 1))
            self.cursor = min(max(rows.start, self.top), self.top + self.height - 1)
        elif not self.step_item(direction):
            self.top += direction
            self._clamp()
            self._pull_cursor()

    def step_section(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) section; return whether there is one.

        In a list the cursor goes to its first item, in a text its first row to the top.
        """
        here = self.cursor if self.cursor is not None and self.sees(self.cursor) else self.top
        targets = {head: self._target(head) for head in self._heads}
        beyond = [h for h, to in targets.items() if (to > here if direction > 0 else to < here)]
        if not beyond:
            return False
        head = beyond[0 if direction > 0 else -1]
        if self.cursor is None:
            self.top = targets[head]
            return True
        self.cursor = targets[head]
        end = next((later for later in self._heads if later > head), len(self.page.rows))
        self._show(head, min(end, head + self.height) - 1)
        self._show(self.cursor, self.cursor)
        return True

    def _target(self, head: int) -> int:
        return min(head, self.max_top) if self.cursor is None else self._stop_at_or_after(head)

    def go_to_item(self, item: str) -> bool:
        """Put the cursor on an item and bring all its rows into view; return whether it is here."""
        rows = self.page.rows_of(item)
        if not rows:
            return False
        self.cursor = rows.start
        first = rows.start
        if first > 0 and self.page.rows[first - 1].item is None:
            first -= 1
        self._show(first, min(rows.stop - 1, first + self.height - 1))
        return True

    def also_show(self, item: str) -> bool:
        """Bring an item into view too, as far as the cursor stays there; return whether it begins
        in view. The cursor does not move.
        """
        rows = self.page.rows_of(item)
        if not rows or self.cursor is None or not self.sees(self.cursor):
            return bool(rows) and self.sees(rows.start)
        if self.cursor <= rows.start < self.cursor + self.height:
            self._show(self.cursor, min(rows.stop, self.cursor + self.height) - 1)
        return self.sees(rows.start)

    def jump_to_item(self, item: str) -> bool:
        """Go to an item from afar: like `go_to_item`, but with what stands before it in view."""
        rows = self.page.rows_of(item)
        if not rows:
            return False
        self.reveal(rows.start, rows.stop - 1)
        self.cursor = rows.start
        return True

    def reveal(self, first: int, last: int) -> None:
        """Bring rows into view; nothing moves where they are seen."""
        if not (self.sees(first) and self.sees(last)):
            self.top = self._top_for(first, last)
            self._clamp()
        if self.cursor is not None and self.page.rows[first].item:
            self.cursor = first
        else:
            self._pull_cursor()

    def _top_for(self, first: int, last: int) -> int:
        """Return the top row from which `first`..`last` are seen with some context."""
        spare = max(self.height - (last - first + 1), 0)
        context = min(self.height // CONTEXT_SHARE, spare)
        nearest = last + 1 + context - self.height
        # Not far below: what is seen now stays in view as far as it can.
        if self.top < nearest < self.top + self.height and nearest <= first:
            return nearest
        return first - context

    def sees(self, row: int) -> bool:
        return self.top <= row < self.top + self.height

    def _stop_beyond(self, direction: int) -> int | None:
        if self.cursor is None:
            return None
        at = bisect_left(self.stops, self.cursor) + direction
        return self.stops[at] if 0 <= at < len(self.stops) else None

    def _stop_at_or_after(self, row: int) -> int:
        return self.stops[min(bisect_left(self.stops, row), len(self.stops) - 1)]

    def _stop_at_or_before(self, row: int) -> int:
        return self.stops[max(bisect_right(self.stops, row) - 1, 0)]

    def _pull_cursor(self) -> None:
        """Keep the cursor among the rows that are seen, where one of them is an item's."""
        if self.cursor is None or self.sees(self.cursor):
            return
        if self.cursor < self.top:
            candidate = self._stop_at_or_after(self.top)
        else:
            candidate = self._stop_at_or_before(self.top + self.height - 1)
        if self.sees(candidate):
            self.cursor = candidate

    def _show(self, first: int, last: int) -> None:
        if last >= self.top + self.height:
            self.top = last - self.height + 1
        self.top = min(self.top, first)
        self._clamp()

    def _clamp(self) -> None:
        self.top = min(max(self.top, 0), self.max_top)


def rows_in_view(view: Viewport, row: int | None) -> range:
    """Return those rows in view of the item that has a row; none for no row."""
    if row is None:
        return range(0)
    if not view.marks_rows:
        return range(row, row + 1)
    rows, item = view.page.rows, view.page.rows[row].item
    first, stop = row, row + 1
    while first > view.top and rows[first - 1].item == item:
        first -= 1
    while stop < min(len(rows), view.top + view.height) and rows[stop].item == item:
        stop += 1
    return range(first, stop)
