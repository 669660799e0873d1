"""Which items of a briefing somebody can have seen on the screen, and since when."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.reading.viewport import Viewport


class SeenRows(NamedTuple):
    """The rows of an item that are in view, counted from its first one, and how many it has."""

    rows: frozenset[int]
    of: int


RowsInView = Mapping[str, SeenRows]
"""By the ids of items."""


def parts_in_view(view: Viewport, hidden: range = range(0)) -> RowsInView:
    """Return what is in view of each item; `hidden` are rows of the page that are covered."""
    rows = view.page.rows
    in_view = [
        i for i in range(view.top, min(view.top + view.height, len(rows))) if i not in hidden
    ]
    items = dict.fromkeys(item for i in in_view if (item := rows[i].item))
    whole = {item: view.page.rows_of(item) for item in items}
    return {
        item: SeenRows(frozenset(i - span.start for i in in_view if i in span), len(span))
        for item, span in whole.items()
    }


class SeenItems:
    """Gathers what was in view. Times are seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._partly: dict[str, SeenRows] = {}

    def add(self, parts: RowsInView, at: float) -> None:
        """Note that something was in view from `at` on."""
        for item, part in parts.items():
            if item in self._since:
                # A line that seemed far at first may be near.
                self._since[item] = min(self._since[item], at)
                continue
            before = self._partly.get(item)
            rows = part.rows | before.rows if before and before.of == part.of else part.rows
            if len(rows) == part.of:
                self._since[item] = at
                self._partly.pop(item, None)
            else:
                self._partly[item] = SeenRows(rows, part.of)

    def was_seen(self, item: str, before: float) -> bool:
        """Return whether all of an item had been on the screen by then."""
        since = self._since.get(item)
        return since is not None and since <= before

    def began(self, item: str) -> bool:
        """Return whether some of an item has been on the screen, and not all of it."""
        return item in self._partly

    def any_of(self, items: Iterable[str], before: float = math.inf) -> bool:
        """Return whether one of several had been on the screen by then, or ever."""
        return any(self.was_seen(item, before) for item in items)


class Unread:
    """Whether somebody can have read by some time that a key did not do what they took it to do.

    What they typed before that was meant for something else. Times are those of `SeenItems`.
    """

    def __init__(self) -> None:
        self._told = -math.inf
        self._waiting = 0

    def tell(self) -> None:
        """It is being said now; `shown` follows."""
        self._waiting += 1

    def shown(self, at: float) -> None:
        """It is on the screen from `at` on."""
        self._waiting -= 1
        self._told = max(self._told, at)

    def at(self, time: float) -> bool:
        """Return whether it was not to be read yet by then."""
        return self._waiting > 0 or time < self._told
