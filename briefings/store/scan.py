"""From the log's bytes to the changes they close, and to what is wrong with them.

One damaged line costs that line alone. The good lines of its transaction count, because a
transaction that another one follows was acknowledged; the document in the bad line keeps the
revision before it. Only what comes last can be unfinished: lines without a closing line, and also
a closed transaction that is not whole, since a disk that loses power writes its sectors in any
order. The watermark knows better where it has seen that end acknowledged.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from zlib import crc32

from briefings.store.format import SEAL_LENGTH, LogLine, decode_line, is_sealed

STEP: Final = 1 << 22
"""So much of a long log is read at a time: what all of it says would take much memory."""

_BEGIN: Final = b'{"x":'
_SEAL: Final = b',"c":"'
_END: Final = b'"}'
_MOST_JOINTS: Final = 100

Reader = Callable[[int, int], bytes]


class LogEntry(NamedTuple):
    """A good line of a closed transaction, and where it stands."""

    line: LogLine
    offset: int
    length: int


class Closing(NamedTuple):
    """A line that closes a transaction whose first good line stands at `start`."""

    start: int
    offset: int
    length: int


class KnownClosed(NamedTuple):
    """What was closed for certain: the first `settled` bytes, and all transactions up to `x`.

    Where bytes were put in or taken out `settled` may stand inside a line; its transaction, which
    began before, counts.
    """

    settled: int = 0
    x: int = 0

    def covers(self, start: int, x: int | None) -> bool:
        """Return whether a transaction that begins at `start` is among these."""
        return start < self.settled or (x is not None and x <= self.x)


NOTHING_KNOWN: Final = KnownClosed()


class Damage(NamedTuple):
    """A stretch of the log that is not what was written; no length where lines are missing."""

    offset: int
    length: int
    what: str


class _Group(NamedTuple):
    """The lines of one transaction, or what is there of them, between two places of the log.

    `x` is `None` where no good line says which transaction it is.
    """

    x: int | None
    s: str
    entries: list[LogEntry]
    damage: list[Damage]
    start: int
    end: int


class ScanStep(NamedTuple):
    """What was found between two closing lines, when byte `at` was read."""

    entries: list[LogEntry]
    closings: list[Closing]
    damage: list[Damage]
    at: int


class LogScan:
    """The closed transactions between two places of a log."""

    def __init__(self, start: int, last: int) -> None:
        self.end = start
        self.last = last
        self.last_sum = ""
        self.entries: list[LogEntry] = []
        self.closings: list[Closing] = []
        self.damage: list[Damage] = []
        self._start: int | None = None
        self._first_good = (0, start)
        self._open: list[LogEntry] = []
        self._bad: list[Damage] = []
        self._sum = 0
        self._torn: list[_Group] = []

    @property
    def is_in_damage(self) -> bool:
        """Whether a transaction that is not closed yet has a bad line."""
        return bool(self._bad)

    def take(self, at: int) -> ScanStep:
        """Return what was found up to the end since this was last asked, and forget it."""
        closings = [each for each in self.closings if each.offset < self.end]
        step = ScanStep(self.entries, closings, self.damage, at)
        self.entries, self.closings, self.damage = [], self.closings[len(closings) :], []
        return step

    def line(self, raw: bytes, offset: int, end: int) -> None:
        """Take the next line, given without the line feed that it has if it is whole."""
        if not raw:
            if not (self._open or self._bad or self._torn):
                self.end = end
            return
        if self._start is None:
            self._start = offset
        line = decode_line(raw)
        if line is None:
            self._take_apart(raw, offset, end)
            return
        if self._first_good[0] != line.x:
            self._first_good = (line.x, offset)
        if self._open and self._open[-1].line.x != line.x:
            self._leave_unclosed(offset)
            self._start = offset
        if line.n is None:
            self._open.append(LogEntry(line, offset, len(raw)))
            self._sum = crc32(b"\n", crc32(raw, self._sum))
        else:
            self.closings.append(Closing(self._first_good[1], offset, len(raw)))
            self._first_good = (0, end)
            self._close(line, offset, end)

    def settle(self, known: KnownClosed, end: int) -> None:
        """Count what came before `end` and is known to have been closed, damaged as it is."""
        if self._open or self._bad:
            self._leave_unclosed(end)
        counting = [known.covers(group.start, group.x) for group in self._torn]
        while counting and not counting[-1]:
            counting.pop()
        self._torn = self._torn[: len(counting)]
        self._count_torn()
        self.last = max(self.last, known.x)

    def _take_apart(self, raw: bytes, offset: int, end: int) -> None:
        """Take what is no line: good lines without a line feed between them, or damage."""
        first, *others = split_joined(raw)
        if not others:
            self._reject(offset, end - offset)
            return
        for at, part in (first, *others):
            after = at + len(part)
            self.line(part, offset + at, end if after == len(raw) else offset + after)

    def _close(self, closing: LogLine, offset: int, end: int) -> None:
        whole = len(self._open) == closing.n and closing.s == f"{self._sum:08x}"
        damage = self._bad
        if not whole and not damage:
            what = f"change {closing.x} is not as it was closed, so lines are missing or moved"
            damage = [Damage(offset, 0, what)]
        self._leave(closing.x, closing.s, damage, end)
        if whole:
            self._count_torn()

    def _leave_unclosed(self, end: int) -> None:
        damage = self._bad or [Damage(end, 0, "a closing line is missing")]
        self._leave(self._open[-1].line.x if self._open else None, "", damage, end)

    def _leave(self, x: int | None, s: str, damage: list[Damage], end: int) -> None:
        start = end if self._start is None else self._start
        self._torn.append(_Group(x, s, self._open, damage, start, end))
        self._start, self._open, self._bad, self._sum = None, [], [], 0

    def _count_torn(self) -> None:
        """Count the transactions that are not whole, now that something is known to follow them."""
        for group in self._torn:
            x = self.last if group.x is None else group.x
            if group.x not in (None, self.last + 1) and not group.damage:
                what = f"change {x} follows change {self.last}, so lines are missing or moved"
                self.damage.append(Damage(group.end, 0, what))
            self.entries += group.entries
            self.damage += group.damage
            self.end, self.last, self.last_sum = group.end, x, group.s
        self._torn = []

    def _reject(self, offset: int, length: int) -> None:
        if self._bad and self._bad[-1].offset + self._bad[-1].length == offset:
            first = self._bad.pop()
            offset, length = first.offset, first.length + length
        self._bad.append(Damage(offset, length, "damaged"))


def scan(
    read: Reader, start: int, size: int, *, last: int, known: KnownClosed = NOTHING_KNOWN
) -> LogScan:
    """Read the log from `start`, the end of transaction `last`, to `size`."""
    result = LogScan(start, last)
    for _ in _scanned(result, read, size, known, size + 1):
        pass
    return result


def scan_steps(
    result: LogScan,
    read: Reader,
    size: int,
    *,
    known: KnownClosed = NOTHING_KNOWN,
    step: int | None = None,
) -> Iterator[ScanStep]:
    """Read the log from the end of `result`, which is new, to `size`; yield what each step finds.

    Nothing of that stays in `result`, which says how far the closed transactions go. A `step` has
    so many bytes, `STEP` if nothing is said.
    """
    return map(result.take, _scanned(result, read, size, known, step or STEP))


def _scanned(
    result: LogScan, read: Reader, size: int, known: KnownClosed, step: int
) -> Iterator[int]:
    """Yield where one is, a step further each time and last at the end."""
    offset = told = result.end
    for line in lines(read, offset, size):
        if not line.endswith(b"\n") and offset >= known.settled and not _closes(line):
            break
        end = offset + len(line)
        result.line(line.removesuffix(b"\n"), offset, end)
        offset = end
        if offset == known.settled and result.is_in_damage:
            result.settle(known, offset)
        if offset - told >= step:
            told = offset
            yield offset
    if known.x:
        result.settle(known, offset)
    yield offset


def split_joined(raw: bytes) -> list[tuple[int, bytes]]:
    """Return the lines in one, of which one or more lost their line feeds, each with its place.

    What stands where a line feed was, or before one, is a part too.
    """
    if raw.endswith(_END) and raw.find(_BEGIN, 1) < 0:
        return [(0, raw)]
    parts: list[tuple[int, bytes]] = []
    start = at = 0
    for _ in range(_MOST_JOINTS):
        at = raw.find(_BEGIN, at + 1)
        if at < 0:
            break
        for end in (at - 1, at):
            if raw.startswith(_SEAL, max(0, end - SEAL_LENGTH)) and is_sealed(raw[start:end]):
                parts += [(start, raw[start:end]), *([(end, raw[end:at])] if end < at else [])]
                start = at
                break
    rest = [(start, raw[start:])]
    if is_sealed(raw[start:-1]):
        rest = [(start, raw[start:-1]), (len(raw) - 1, raw[-1:])]
    return [*parts, *rest]


def _closes(line: bytes) -> bool:
    """Return whether a line holds a closing line, whose line feed may be missing or damaged."""
    found = (decode_line(part) for _, part in split_joined(line))
    return any(closing is not None and closing.n is not None for closing in found)


def lines(read: Reader, start: int, size: int) -> Iterator[bytes]:
    """Yield the lines from `start` to `size`, line feeds included where they are there."""
    rest = b""
    while start < size and (data := read(start, min(STEP, size - start))):
        start += len(data)
        data, at = rest + data, 0
        while (end := data.find(b"\n", at) + 1) > 0:
            yield data[at:end]
            at = end
        rest = data[at:]
    if rest:
        yield rest
