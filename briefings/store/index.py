"""Where each document stands in the log: all that is kept in memory."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, Protocol

import msgspec

from briefings.store.scan import Closing, LogEntry


class LogPosition(NamedTuple):
    """A line of the log, without its line feed."""

    offset: int
    length: int


Row = LogPosition | bytes
"""A document: where it stands in the log, or its JSON while its transaction is open."""


COUNTED: Final = 1 << 32
"""Ids below this were counted and not made of a key; a key has one in 2^31."""


class TableView(Protocol):
    """A table as readers see it, in the log or in an open transaction."""

    @property
    def may_have_counted(self) -> bool:
        """Whether an id below `COUNTED` may be there; looking for one costs the whole table."""

    @property
    def next_id(self) -> int:
        """The lowest id that was never given in this table's life."""

    def __len__(self) -> int: ...

    def __contains__(self, key: object) -> bool: ...

    def find(self, key: int) -> Row | None:
        """Return document `key`."""

    def items(self) -> Iterable[tuple[int, Row]]:
        """Return all documents, oldest place first."""

    def select(self, keys: set[int]) -> Iterator[tuple[int, Row]]:
        """Yield those of the documents that exist, in the table's order."""


class TableNumbers(msgspec.Struct):
    """What is known of a table without looking at its documents.

    `counted` is how many ids there are below `COUNTED`. While documents come in the order of their
    ids, the table is `ascending`. Lines before the byte `since` are of a table that was dropped.
    """

    next_id: int = 1
    counted: int = 0
    highest: int | None = None
    ascending: bool = True
    since: int = 0

    def add(self, key: int) -> None:
        """Take in a document that was not there."""
        self.counted += key < COUNTED
        if self.highest is not None and key < self.highest:
            self.ascending = False
        else:
            self.highest = key
        self.next_id = max(self.next_id, key + 1)

    def remove(self, key: int) -> None:
        self.counted -= key < COUNTED


class LogTable(TableView, Protocol):
    """A table as the closed transactions left it."""

    numbers: TableNumbers
    touched: list[int]
    """The documents that were put or removed, in order, for who follows the table."""

    def find(self, key: int) -> LogPosition | None: ...

    def items(self) -> Iterable[tuple[int, LogPosition]]: ...

    def select(self, keys: set[int]) -> Iterator[tuple[int, LogPosition]]: ...

    def revisions(self, key: int) -> list[LogPosition]:
        """Return the lines that put document `key` there or removed it, oldest first."""

    def put(self, key: int, place: LogPosition) -> None:
        """Let document `key` stand at `place`."""

    def remove(self, key: int, place: LogPosition) -> None:
        """Let document `key` be gone, as the line at `place` says."""


class TableIndex:
    """One table's documents, in the order in which they were first put there."""

    __slots__ = ("_earlier", "numbers", "places", "touched")

    def __init__(self, numbers: TableNumbers | None = None) -> None:
        self.places: dict[int, LogPosition] = {}
        self._earlier: dict[int, list[LogPosition]] = {}
        self.numbers = numbers or TableNumbers()
        self.touched: list[int] = []

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, key: object) -> bool:
        return key in self.places

    @property
    def may_have_counted(self) -> bool:
        return self.numbers.counted > 0

    @property
    def next_id(self) -> int:
        return self.numbers.next_id

    def find(self, key: int) -> LogPosition | None:
        return self.places.get(key)

    def items(self) -> Iterable[tuple[int, LogPosition]]:
        return self.places.items()

    def select(self, keys: set[int]) -> Iterator[tuple[int, LogPosition]]:
        """Yield those of the documents that exist, without walking the table if ids ascend."""
        found = [key for key in keys if key in self.places]
        if self.numbers.ascending:
            found.sort()
        elif len(found) > 1:
            found = [key for key in self.places if key in keys]
        return ((key, self.places[key]) for key in found)

    def revisions(self, key: int) -> list[LogPosition]:
        now = self.places.get(key)
        return [*self._earlier.get(key, ()), *([] if now is None else [now])]

    def put(self, key: int, place: LogPosition) -> None:
        self.touched.append(key)
        if key in self.places:
            self._earlier.setdefault(key, []).append(self.places[key])
        else:
            self.numbers.add(key)
        self.places[key] = place

    def remove(self, key: int, place: LogPosition) -> None:
        self.touched.append(key)
        now = self.places.pop(key, None)
        if now is not None:
            self.numbers.remove(key)
        self._earlier.setdefault(key, []).extend([place] if now is None else [now, place])


class ClosingLines:
    """Where the lines stand that close transactions and say when they were made.

    `earlier` tells of those that are not in memory.
    """

    __slots__ = ("_earlier", "_lengths", "_offsets", "_starts")

    def __init__(self, earlier: Callable[[int], LogPosition | None] = lambda _: None) -> None:
        self._earlier = earlier
        self._starts = array("q")
        self._offsets = array("q")
        self._lengths = array("l")

    def add(self, closing: Closing) -> None:
        self._starts.append(closing.start)
        self._offsets.append(closing.offset)
        self._lengths.append(closing.length)

    def of(self, place: LogPosition) -> LogPosition | None:
        """Return the line that closes the transaction of a line, `None` where it is damaged."""
        at = bisect_right(self._starts, place.offset) - 1
        if at < 0:
            return self._earlier(place.offset)
        if self._offsets[at] < place.offset:
            return None
        return LogPosition(self._offsets[at], self._lengths[at])


class Index:
    """The tables as the closed transactions left them."""

    def __init__(self) -> None:
        self.tables: dict[str, LogTable] = {}
        self.closings = ClosingLines()

    def close(self, closings: Iterable[Closing], end: int) -> None:
        """Take in the closing lines before `end`, in order."""
        for closing in closings:
            if closing.offset < end:
                self.closings.add(closing)

    def apply(self, entries: Iterable[LogEntry]) -> None:
        """Take in the lines of closed transactions, in order."""
        tables = self.tables
        for line, offset, length in entries:
            name = line.t or ""
            if line.op == "drop":
                tables.pop(name, None)
                continue
            table = tables.get(name)
            if table is None:
                table = tables[name] = TableIndex(TableNumbers(since=offset))
            if line.op is not None:
                table.numbers.next_id = max(table.numbers.next_id, line.next)
            elif line.k is not None and line.removed:
                table.remove(line.k, LogPosition(offset, length))
            elif line.k is not None:
                table.put(line.k, LogPosition(offset, length))
