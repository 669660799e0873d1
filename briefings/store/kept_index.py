"""Where each document stands, read from the hint file as it is asked for.

What came later is in memory, as ever. When the file turns out to be of no use, the part of the log
that it told of is read, and everything goes on from there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefings.store.hint_file import HintFile, HintFileError, KeptLine, KeptState
from briefings.store.index import ClosingLines, Index, LogPosition, TableIndex, TableNumbers
from briefings.store.scan import LogEntry, LogScan

_REMEMBERED: Final = 512
"""Of so many documents it is remembered where they stand, and of so many lines what closes them."""


class EarlierLines:
    """The lines before byte `end`: from the hint file, or from the log where that fails.

    `read_log` reads the log that far; the file is of no use any more then.
    """

    def __init__(self, kept: HintFile, end: int, read_log: Callable[[], LogScan]) -> None:
        self.end = end
        self._kept: HintFile | None = kept
        self._read_log = read_log
        self._read: dict[str, list[tuple[int, KeptLine]]] = {}
        self._by_key: dict[tuple[str, int], list[KeptLine]] = {}
        self._ahead: dict[tuple[str, int], list[KeptLine]] = {}
        self._closings = ClosingLines()
        # What stands there never changes, and who saves a note asks for its briefing several times.
        self._closing = lru_cache(maxsize=_REMEMBERED)(kept.closing)

    @property
    def is_kept(self) -> bool:
        return self._kept is not None

    def of(self, table: str, key: int, since: int) -> list[KeptLine]:
        """Return the lines of a document from byte `since` on."""
        if (table, key) not in self._ahead:
            self.look_up(table, (key,))
        found = self._ahead if self._kept is not None else self._by_key
        return self._within(found.get((table, key), []), since)

    def look_up(self, table: str, keys: Sequence[int]) -> None:
        """Look documents up at once that are asked for next."""
        if len(self._ahead) > _REMEMBERED:
            self._ahead.clear()
        wanted = [key for key in keys if (table, key) not in self._ahead]
        if self._kept is not None and wanted:
            try:
                found = self._kept.lines(table, wanted)
            except HintFileError:
                self.give_up()
            else:
                self._ahead |= {(table, key): lines for key, lines in found.items()}

    def all(self, table: str, since: int) -> list[tuple[int, KeptLine]]:
        """Return the lines of all documents of a table from byte `since` on, by their ids."""
        if self._kept is not None:
            try:
                found = self._kept.all_lines(table)
            except HintFileError:
                self.give_up()
                found = self._read.get(table, [])
        else:
            found = self._read.get(table, [])
        return [(key, line) for key, line in found if since <= line.offset < self.end]

    def closing(self, offset: int) -> LogPosition | None:
        """Return the line that closes the transaction of the line at `offset`."""
        if self._kept is not None:
            try:
                return self._closing(offset)
            except HintFileError:
                self.give_up()
        return self._closings.of(LogPosition(offset, 0))

    def give_up(self) -> None:
        """Go on without the file."""
        if self._kept is None:
            return
        self._kept = None
        found = self._read_log()
        for entry in found.entries:
            self._take(entry)
        for closing in found.closings:
            self._closings.add(closing)

    def _take(self, entry: LogEntry) -> None:
        line, offset, length = entry
        if line.op is None and line.k is not None and line.t is not None:
            found = KeptLine(offset, length, line.removed)
            self._read.setdefault(line.t, []).append((line.k, found))
            self._by_key.setdefault((line.t, line.k), []).append(found)

    def _within(self, lines: Iterable[KeptLine], since: int) -> list[KeptLine]:
        return [line for line in lines if since <= line.offset < self.end]


class KeptTable:
    """A table of which no more is in memory than what was asked for or has changed."""

    def __init__(self, name: str, numbers: TableNumbers, earlier: EarlierLines) -> None:
        self.numbers = numbers
        self.touched: list[int] = []
        self._name = name
        self._earlier = earlier
        self._later: dict[int, list[KeptLine]] = {}
        self._in_order: list[tuple[int, KeptLine]] = []
        self._whole: TableIndex | None = None
        self._whole_is_kept = True

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self.find(key) is not None

    @property
    def may_have_counted(self) -> bool:
        return self.numbers.counted > 0

    @property
    def next_id(self) -> int:
        return self.numbers.next_id

    def find(self, key: int) -> LogPosition | None:
        lines = self._later.get(key) or self._lines_before(key)
        return None if not lines or lines[-1].removed else lines[-1].place

    def items(self) -> Iterable[tuple[int, LogPosition]]:
        return self._all().items()

    def select(self, keys: set[int]) -> Iterator[tuple[int, LogPosition]]:
        """Yield those of the documents that exist, without walking the table if ids ascend."""
        if self.numbers.ascending or len(keys) == 1:
            found = ((key, self.find(key)) for key in sorted(keys))
            return ((key, place) for key, place in found if place is not None)
        return self._all().select(keys)

    def revisions(self, key: int) -> list[LogPosition]:
        lines = [*self._lines_before(key), *self._later.get(key, ())]
        return [line.place for line in lines]

    def put(self, key: int, place: LogPosition) -> None:
        if self.find(key) is None:
            self.numbers.add(key)
        self._take(key, KeptLine(*place, removed=False))

    def remove(self, key: int, place: LogPosition) -> None:
        if self.find(key) is not None:
            self.numbers.remove(key)
        self._take(key, KeptLine(*place, removed=True))

    def _take(self, key: int, line: KeptLine) -> None:
        self.touched.append(key)
        self._later.setdefault(key, []).append(line)
        self._in_order.append((key, line))
        if self._whole is not None:
            _apply(self._whole, key, line)

    def _lines_before(self, key: int) -> list[KeptLine]:
        return self._earlier.of(self._name, key, self.numbers.since)

    def _all(self) -> TableIndex:
        """Return the table as it is when all of it is in memory."""
        if self._whole is None or self._whole_is_kept != self._earlier.is_kept:
            before = self._earlier.all(self._name, self.numbers.since)
            self._whole = TableIndex()
            self._whole_is_kept = self._earlier.is_kept
            for key, line in (*before, *self._in_order):
                _apply(self._whole, key, line)
        return self._whole


def _apply(table: TableIndex, key: int, line: KeptLine) -> None:
    if line.removed:
        table.remove(key, line.place)
    else:
        table.put(key, line.place)


class KeptIndex(Index):
    """The tables of a log of which the first part is kept in a file."""

    def __init__(self, state: KeptState, kept: HintFile, read_log: Callable[[], LogScan]) -> None:
        super().__init__()
        self._earlier = EarlierLines(kept, state.end, self._read_instead)
        self._read_log = read_log
        self.closings = ClosingLines(self._earlier.closing)
        self.tables = {
            name: KeptTable(name, numbers, self._earlier) for name, numbers in state.tables.items()
        }

    @property
    def is_kept(self) -> bool:
        return self._earlier.is_kept

    def tells_of(self, place: LogPosition) -> bool:
        """Return whether a line is one of those that the file has told of, and not the log."""
        return self.is_kept and place.offset < self._earlier.end

    def look_up(self, table: str, keys: Sequence[int]) -> None:
        """Look documents up at once that are asked for next."""
        self._earlier.look_up(table, keys)

    def give_up(self) -> None:
        """Go on without the file: the log is read."""
        self._earlier.give_up()

    def _read_instead(self) -> LogScan:
        """Read the log; who follows a table is told to begin anew."""
        for table in self.tables.values():
            table.touched = list(table.touched)
        return self._read_log()
