"""When to believe the hint file, and when to tell it what is new.

It is believed as long as it tells of this very log, and nobody has written into the log but
programs that know better than to change what stands there: the first line is the same, the bytes
before the end are the same and close a transaction, and the file has its length and the time of
its last change from the last of our own writings. Else the log is read as if there were no such
file. Damage that leaves no such trace is found when a document is read, or by `examine`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Final, NamedTuple

import msgspec

from briefings.store import scan as scanning
from briefings.store.files import FileStat
from briefings.store.format import LogLine, decode_header, decode_line, stored_document
from briefings.store.header import FirstLine
from briefings.store.hint_file import (
    HintFile,
    HintFileError,
    KeptState,
    News,
    Rewritten,
    Stamp,
)
from briefings.store.index import Index
from briefings.store.kept_index import KeptIndex
from briefings.store.logfile import LogFile
from briefings.store.redactor import DocumentName
from briefings.store.rewriting import FreshFile
from briefings.store.scan import (
    Closing,
    Damage,
    KnownClosed,
    LogEntry,
    LogScan,
    Reader,
    lines,
    scan_steps,
)
from briefings.store.watermark import Watermark

FAR: Final = 1 << 24
"""So many bytes that the hint file does not know are told to it before the log is read."""

_STEPS: Final = 64
_LONGEST_STEP: Final = 1 << 24
"""Into so many steps a very long log is parted, of so many bytes at most: each of them touches most
rows of a hint file, but takes memory."""

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
        self._is_far_behind = False
        """Whether what the file does not know is to be read again, since it is much."""
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

    def load_far(self, first: FirstLine, settled: int) -> KeptPart | None:
        """Do as `load`, but let the file know nearly all there is where that is far more.

        It takes no more memory than a step; whoever is killed meanwhile goes on from there. Where
        others wait for the log nothing is learnt. The first `settled` bytes are known to be closed.
        """
        part, end = self.load(first), settled or self._file.size()
        is_sound = first.header is not None and not first.damage and not self._file.is_locked
        if self._hints is None or not is_sound or end - self.start < FAR:
            return part
        try:
            return self._save_steps(self._hints, first, part, end)
        except HintFileError:
            return self.load(first)

    def skip(self) -> None:
        """Keep nothing of a log that lost something, or has nothing."""
        self._start_over(-1)

    def index(self, part: KeptPart, read_log: Callable[[], LogScan]) -> Index:
        """Return where all documents stand as the hint file says; `read_log` reads that part."""
        return Index() if self._hints is None else KeptIndex(part.state, self._hints, read_log)

    def take(self, found: LogScan) -> None:
        """Remember what was read of the log, to tell the hint file of it."""
        if self._hints is None:
            return
        self._damage += tuple(found.damage)
        self._is_far_behind = self._is_far_behind or found.end - self.start > scanning.STEP
        if self._is_far_behind:
            self._entries, self._closings = [], []
        else:
            self._entries += found.entries
            self._closings += _closed(found)

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
        stamp = stamp_of(seen) if seen is not None and seen.size == end else None
        try:
            if self._is_far_behind:
                self._catch_up(self._hints, first, end)
            state = self._state(first, end, index, self._damage, stamp)
            self._hints.save(state, news(self.start, self._entries, self._closings))
        except HintFileError:
            return False
        self._start_over(end, self._damage)
        return True

    def _catch_up(self, hints: HintFile, first: FirstLine, end: int) -> None:
        """Tell the hint file in steps what it does not know, but for the last of them.

        Another process may do so too, and either may be killed at any moment.
        """
        damage = self._damage
        try:
            part = self._save_steps(hints, first, self.load(first), end)
        finally:
            self._damage = damage
            self._is_far_behind = True
        last, known = _last(part), KnownClosed(end)
        rest = scanning.scan(self._file.read, self.start, end, last=last, known=known)
        self._is_far_behind = False
        self._entries, self._closings = rest.entries, _closed(rest)

    def _save_steps(
        self, hints: HintFile, first: FirstLine, part: KeptPart | None, end: int
    ) -> KeptPart | None:
        """Return what is kept when no more than a step is left before byte `end`."""
        stamp, at = self._stamp(), self.start
        index = Index() if part is None else self.index(part, _not_read)
        found = LogScan(at, _last(part))
        length = max(scanning.STEP, min(_LONGEST_STEP, (end - at) // _STEPS))
        for step in scan_steps(found, self._file.read, end, step=length):
            if end - at <= scanning.STEP:
                break
            if found.end == at:
                continue  # A change of more bytes stands there.
            index.apply(step.entries)
            index.close(step.closings, found.end)
            self._damage += tuple(step.damage)
            state = self._state(first, found.end, index, self._damage, stamp)
            read = partial(self._document, index)
            hints.save(state, News(at, step.entries, step.closings, self._file.read, read))
            stamp, at, index = self._stamp(), found.end, KeptIndex(state, hints, _not_read)
        part = self.load(first)
        if self.start < at:
            raise HintFileError("what was kept is not there")
        return part

    def _stamp(self) -> Stamp:
        return stamp_of(self._file.stat())

    def _document(self, index: Index, table: str, key: int) -> bytes | None:
        rows = index.tables.get(table)
        place = None if rows is None else rows.find(key)
        if place is None:
            return None
        raw = stored_document(self._file.read(*place), table, key)
        if raw is None:
            raise HintFileError(f"document {key} of {table} has changed on the disk")
        return raw

    def _state(
        self,
        first: FirstLine,
        end: int,
        index: Index,
        damage: tuple[Damage, ...],
        stamp: Stamp | None = None,
    ) -> KeptState:
        return KeptState(
            header=self._file.read(0, first.end),
            end=end,
            anchor=self._anchor(end),
            stamp=stamp,
            tables={name: table.numbers for name, table in index.tables.items()},
            damage=damage,
        )

    def hand_over(self, fresh: FreshFile, index: Index, purged: Collection[DocumentName]) -> None:
        """Have the hint file, which knows all, tell another one of the log that will follow.

        None of its tables was ever dropped.
        """
        raw = next(lines(fresh.read, 0, fresh.size))
        header = decode_header(raw.removesuffix(b"\n"))
        if self._hints is None or header is None:
            return
        tables = {
            name: msgspec.structs.replace(table.numbers, since=0)
            for name, table in index.tables.items()
        }
        for name, key in purged:
            if (table := index.tables.get(name)) is not None and table.find(key) is not None:
                tables[name].remove(key)
        size = fresh.size
        anchor = fresh.read(max(0, size - _ANCHOR), min(_ANCHOR, size))
        state = KeptState(raw, size, anchor, None, tables)
        told = _told(fresh.read, len(raw), size)
        with suppress(HintFileError):
            self._hints.hand_over(header, Rewritten(state, told, frozenset(n for n, _ in purged)))

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


def _closed(found: LogScan) -> list[Closing]:
    return [each for each in found.closings if each.offset < found.end]


def _last(part: KeptPart | None) -> int:
    return 0 if part is None else part.closing.x


def _not_read() -> LogScan:
    raise HintFileError("the file is of no use any more")


def _told(read: Reader, start: int, size: int) -> Iterator[News]:
    found = LogScan(start, 0)
    for step in scan_steps(found, read, size):
        yield News(start, step.entries, step.closings, read, lambda _table, _key: None)


def stamp_of(seen: FileStat) -> Stamp:
    return Stamp(seen.inode, seen.size, seen.changed)
