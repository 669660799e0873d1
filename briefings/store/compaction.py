"""A log without what nobody needs: revisions of documents of which no earlier one is asked for.

The log is gone through twice while others read it and add to it: to see which lines go, and to
write the others into a new file. It is locked but for a moment at the beginning and at the end.
"""

from array import array
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from briefings.errors import DamagedError
from briefings.store.failures import BusyError, explained
from briefings.store.format import LogLine
from briefings.store.log import Log
from briefings.store.long_work import Tell, told
from briefings.store.redactor import redacted
from briefings.store.rewriting import FreshFile
from briefings.store.scan import LogEntry

_PARTS: Final = 16
"""Documents are gone through in so many parts, so that few of them are in memory at once."""


class CompactResult(NamedTuple):
    """The log's bytes before and after, and how many lines went."""

    before: int
    after: int
    lines: int


def compact(log: Log, tables: Collection[str], tell: Tell) -> CompactResult:
    """Rewrite a log without those lines of some tables that nobody needs."""
    log.begin()
    try:
        first, end, fresh = log.reader.first, log.reader.end, log.fresh()
    finally:
        log.release()
    with explained(log.path):
        try:
            superseded = _superseded(log, tables, tell)
            lines = told(log.reader.lines(), tell, end, 2 * end)
            fresh.write(redacted(lines, superseded.leaves_out))
            fresh.sync()
            if not superseded.has_drops:
                log.reader.hand_over(fresh)
            log.begin()
            try:
                if log.reader.first != first or log.reader.end < end:
                    raise _overtaken(log)
                before = log.reader.end
                _put_in_place(log, fresh, end, tables)
            finally:
                log.release()
        except BaseException:
            fresh.abandon()
            raise
    return CompactResult(before, fresh.size, superseded.removed)


def _put_in_place(log: Log, fresh: FreshFile, end: int, tables: Collection[str]) -> None:
    """Add what others have written since byte `end`, and give the log's name to the file."""
    fresh.write(line + b"\n" for line in log.reader.lines(since=end) if line)
    log.replace_by(fresh, log.ending(tables))


def _superseded(log: Log, tables: Collection[str], tell: Tell) -> "Superseded":
    superseded = Superseded(tables)
    for step in log.reader.steps():
        if step.damage:
            raise DamagedError(
                f"{log.path} is damaged, so nothing was changed: `briefings doctor` says where, "
                "and `briefings repair` comes first."
            )
        superseded.take(step.entries)
        tell(step.at, 2 * log.reader.end)
    superseded.decide()
    return superseded


def _overtaken(log: Log) -> BusyError:
    return BusyError(
        f"Another program has rewritten {log.path} meanwhile, and nothing was changed: try again."
    )


class Superseded:
    """Knows which lines of some tables nobody needs: all but the last of each document.

    Of a document that was removed it is the last one too. A log is shown to it twice: its entries
    with `take`, then each line to `leaves_out`. Of a line it keeps 16 bytes.
    """

    def __init__(self, tables: Collection[str]) -> None:
        self.removed = 0
        self.has_drops = False
        """Whether the log has lines of tables that were dropped."""
        self._lines: dict[str, tuple[array[int], array[int]]] = {
            table: (array("q"), array("q")) for table in tables
        }
        self._count = 0
        self._at = 0
        self._unneeded = bytearray()

    def take(self, entries: Iterable[LogEntry]) -> None:
        """Take in what comes next in the log."""
        for line, _, _ in entries:
            self.has_drops |= line.op == "drop"
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
