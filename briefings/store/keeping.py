"""When to believe the hint file, and when to tell it what is new.

It is believed as long as it tells of this very log, and nobody has written into the log but
programs that know better than to change what stands there: the first line is the same, the bytes
before the end are the same and close a transaction, and the file has its length and the time of
its last change from the last of our own writings. Else the log is read as if there were no such
file. Damage that leaves no such trace is found when a document is read, or by `examine`.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from briefings.store.files import FileStat
from briefings.store.format import LogLine, decode_line
from briefings.store.header import FirstLine
from briefings.store.hint_file import HintFile, HintFileError, KeptState, News, Stamp
from briefings.store.index import Index
from briefings.store.kept_index import KeptIndex
from briefings.store.logfile import LogFile
from briefings.store.scan import Closing, Damage, LogEntry, LogScan
from briefings.store.watermark import Watermark

_ANCHOR: Final = 64
_LONGEST_CLOSING: Final = 512


class KeptPart(NamedTuple):
    """The part of a log that need not be read, and the line that closes it."""

    state: KeptState
    closing: LogLine


class Keeping:
    """Holds the hint file against the log; `hints` is `None` where there is none."""

    def __init__(self, hints: HintFile | None, file: LogFile, watermark: Watermark) -> None:
        self._hints = hints
        self._file = file
        self._watermark = watermark
        self._start_over(0)

    def _start_over(self, start: int, damage: Iterable[Damage] = ()) -> None:
        self.start = start
        """Up to which byte the hint file knows the log."""
        self._entries: list[LogEntry] = []
        self._closings: list[Closing] = []
        self._damage = tuple(damage)

    def load(self, first: FirstLine) -> KeptPart | None:
        """Return what is kept of the log, `None` where nothing is or it is not to be believed."""
        self._start_over(first.end)
        if self._hints is None or first.header is None or first.damage:
            return None
        try:
            state = self._hints.load(first.header, self._file.size())
        except HintFileError:
            return None
        if state is None:
            return None
        part = self._file.confirmed(lambda: self._believed(state, first), lambda part: part is None)
        if part is None:
            self._hints.discard()
            return None
        self._start_over(state.end, state.damage)
        return part

    def skip(self) -> None:
        """Keep nothing of a log that lost something, or has nothing."""
        self._start_over(-1)

    def index(self, part: KeptPart, read_log: Callable[[], LogScan]) -> Index:
        """Return where all documents stand as the hint file says; `read_log` reads that part."""
        return Index() if self._hints is None else KeptIndex(part.state, self._hints, read_log)

    def take(self, found: LogScan) -> None:
        """Remember what was read of the log, to tell the hint file of it."""
        if self._hints is not None:
            self._entries += found.entries
            self._closings += (each for each in found.closings if each.offset < found.end)
            self._damage += tuple(found.damage)

    def save(
        self,
        first: FirstLine,
        seen: FileStat | None,
        index: Index,
        news: Callable[..., News],
        end: int,
    ) -> bool:
        """Tell the hint file what is new; return whether it now knows all before byte `end`."""
        if self._hints is None or self.start < 0 or first.header is None or first.damage:
            return False
        if self._hints.is_known and end == self.start:
            return True
        state = KeptState(
            header=self._file.read(0, first.end),
            end=end,
            anchor=self._anchor(end),
            stamp=stamp_of(seen) if seen is not None and seen.size == end else None,
            tables={name: table.numbers for name, table in index.tables.items()},
            damage=self._damage,
        )
        try:
            self._hints.save(state, news(self.start, self._entries, self._closings))
        except HintFileError:
            return False
        self._start_over(end, self._damage)
        return True

    def discard(self) -> None:
        """Throw the file away, which is then begun anew at the next opening."""
        if self._hints is not None:
            self._hints.discard()
            self._hints = None

    def close(self) -> None:
        if self._hints is not None:
            self._hints.close()

    def _anchor(self, end: int) -> bytes:
        start = max(0, end - _ANCHOR)
        return self._file.read(start, end - start)

    def _believed(self, state: KeptState, first: FirstLine) -> KeptPart | None:
        seen = self._file.stat()
        if seen.size < state.end or not self._is_as_left(seen, state, first):
            return None
        if self._file.read(0, first.end) != state.header or self._anchor(state.end) != state.anchor:
            return None
        start = max(first.end, state.end - _LONGEST_CLOSING)
        tail = self._file.read(start, state.end - start)
        line = decode_line(tail.removesuffix(b"\n").rpartition(b"\n")[2])
        return None if line is None or line.n is None else KeptPart(state, line)

    def _is_as_left(self, seen: FileStat, state: KeptState, first: FirstLine) -> bool:
        """Return whether nobody has written into the log but by adding to it as one should."""
        if state.stamp == stamp_of(seen):
            return True
        mark = self._watermark.load()
        return mark is not None and first.header is not None and mark.is_of(first.header, seen)


def stamp_of(seen: FileStat) -> Stamp:
    return Stamp(seen.inode, seen.size, seen.changed)
