"""Where each document stands in the log: all that is kept in memory."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from briefings.store.scan import LogEntry


class LogPosition(NamedTuple):
    """A line of the log, without its line feed."""

    offset: int
    length: int


Row = LogPosition | bytes
"""A document: where it stands in the log, or its JSON while its transaction is open."""


class TableView(Protocol):
    """A table as readers see it, in the log or in an open transaction."""

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


class TableIndex:
    """One table's documents, in the order in which they were first put there."""

    __slots__ = ("_ascending", "_highest", "next_id", "places", "touched")

    def __init__(self, next_id: int = 1) -> None:
        self.places: dict[int, LogPosition] = {}
        self.next_id = next_id
        self.touched: list[int] = []
        """The documents that were put or removed, in order, for who follows the table."""
        self._ascending = True
        self._highest: int | None = None

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def find(self, key: int) -> LogPosition | None:
        return self.places.get(key)

    def items(self) -> Iterable[tuple[int, LogPosition]]:
        return self.places.items()

    def select(self, keys: set[int]) -> Iterator[tuple[int, LogPosition]]:
        """Yield those of the documents that exist, without walking the table if ids ascend."""
        found = [key for key in keys if key in self.places]
        if self._ascending:
            found.sort()
        elif len(found) > 1:
            found = [key for key in self.places if key in keys]
        return ((key, self.places[key]) for key in found)

    def put(self, key: int, place: LogPosition) -> None:
        """Let document `key` stand at `place`."""
        self.touched.append(key)
        if key not in self.places:
            if self._highest is not None and key < self._highest:
                self._ascending = False
            else:
                self._highest = key
            self.next_id = max(self.next_id, key + 1)
        self.places[key] = place

    def remove(self, key: int) -> None:
        self.touched.append(key)
        self.places.pop(key, None)


class Index:
    """The tables as the closed transactions left them."""

    def __init__(self) -> None:
        self.tables: dict[str, TableIndex] = {}

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
                table = tables[name] = TableIndex()
            if line.op is not None:
                table.next_id = max(table.next_id, line.next)
            elif line.k is not None and line.removed:
                table.remove(line.k)
            elif line.k is not None:
                table.put(line.k, LogPosition(offset, length))
