"""What a log has that nobody needs: revisions of documents of which no earlier one is asked for."""

from array import array
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from briefings.store.format import LogLine
from briefings.store.scan import LogEntry

_PARTS: Final = 16
"""Documents are gone through in so many parts, so that few of them are in memory at once."""


class CompactResult(NamedTuple):
    """The log's bytes before and after, and how many lines went."""

    before: int
    after: int
    lines: int


class Superseded:
    """Knows which lines of some tables nobody needs: all but the last of each document.

    Of a document that was removed it is the last one too. A log is shown to it twice: its entries
    with `take`, then each line to `leaves_out`. Of a line it keeps 16 bytes.
    """

    def __init__(self, tables: Collection[str]) -> None:
        self.removed = 0
        self._lines: dict[str, tuple[array[int], array[int]]] = {
            table: (array("q"), array("q")) for table in tables
        }
        self._count = 0
        self._at = 0
        self._unneeded = bytearray()

    def take(self, entries: Iterable[LogEntry]) -> None:
        """Take in what comes next in the log."""
        for line, _, _ in entries:
            found = self._lines.get(line.t or "")
            if found is not None and line.op is None and line.k is not None:
                keys, numbers = found
                keys.append(line.k)
                numbers.append(~self._count if line.removed else self._count)
            self._count += 1

    def decide(self) -> None:
        """Find out which lines go, now that all were taken."""
        self._unneeded = bytearray(self._count)
        for keys, numbers in self._lines.values():
            for part in range(_PARTS):
                self._decide(
                    (key, number)
                    for key, number in zip(keys, numbers, strict=True)
                    if key % _PARTS == part
                )
        self._lines.clear()

    def _decide(self, lines: Iterable[tuple[int, int]]) -> None:
        last: dict[int, int] = {}
        for key, number in lines:
            if (earlier := last.get(key)) is not None:
                self._unneeded[max(earlier, ~earlier)] = True
            last[key] = number
        for number in last.values():
            if number < 0:
                self._unneeded[~number] = True

    def leaves_out(self, _raw: bytes, line: LogLine | None) -> bool:
        """Return whether the next line goes; see `redactor.LineChoice`."""
        if line is None or line.n is not None:
            return False
        goes = bool(self._unneeded[self._at])
        self._at += 1
        self.removed += goes
        return goes
