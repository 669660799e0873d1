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

from briefings.store.record import Line, decode_line

_CHUNK: Final = 1 << 22

Reader = Callable[[int, int], bytes]


class Entry(NamedTuple):
    """A good line of a closed transaction, and where it stands."""

    line: Line
    offset: int
    length: int


class Damage(NamedTuple):
    """A stretch of the log that is not what was written; no length where lines are missing."""

    offset: int
    length: int
    what: str


class _Group(NamedTuple):
    """The lines of one transaction, or what is there of them."""

    x: int
    s: str
    entries: list[Entry]
    damage: list[Damage]
    end: int


class Scan:
    """The closed transactions between two places of a log."""

    def __init__(self, start: int, last: int) -> None:
        self.end = start
        self.last = last
        self.last_sum = ""
        self.entries: list[Entry] = []
        self.damage: list[Damage] = []
        self._open: list[Entry] = []
        self._bad: list[Damage] = []
        self._sum = 0
        self._torn: list[_Group] = []

    def line(self, raw: bytes, offset: int) -> None:
        """Take the next line, given without its line feed."""
        line = decode_line(raw)
        if line is None:
            self._reject(offset, len(raw) + 1)
            return
        if self._open and self._open[-1].line.x != line.x:
            self._leave_unclosed(offset)
        if line.n is None:
            self._open.append(Entry(line, offset, len(raw)))
            self._sum = crc32(b"\n", crc32(raw, self._sum))
        else:
            self._close(line, offset, offset + len(raw) + 1)

    def settle(self, end: int) -> None:
        """Count what came after the last closing line as closed, because it is known to be."""
        if self._open or self._bad:
            self._leave_unclosed(end)
        self._count_torn()
        self.end = end

    def _close(self, closing: Line, offset: int, end: int) -> None:
        whole = len(self._open) == closing.n and closing.s == f"{self._sum:08x}"
        damage = self._bad
        if not whole and not damage:
            what = f"change {closing.x} is not as it was closed, so lines are missing or moved"
            damage = [Damage(offset, 0, what)]
        self._torn.append(_Group(closing.x, closing.s, self._open, damage, end))
        self._start_over()
        if whole:
            self._count_torn()

    def _leave_unclosed(self, end: int) -> None:
        damage = self._bad or [Damage(end, 0, "a closing line is missing")]
        x = self._open[-1].line.x if self._open else self.last
        self._torn.append(_Group(x, "", self._open, damage, end))
        self._start_over()

    def _count_torn(self) -> None:
        """Count the transactions that are not whole, now that something is known to follow them."""
        for x, s, entries, damage, end in self._torn:
            if x != self.last + 1 and not damage:
                what = f"change {x} follows change {self.last}, so lines are missing or moved"
                self.damage.append(Damage(end, 0, what))
            self.entries += entries
            self.damage += damage
            self.end, self.last, self.last_sum = end, x, s
        self._torn = []

    def _start_over(self) -> None:
        self._open = []
        self._bad = []
        self._sum = 0

    def _reject(self, offset: int, length: int) -> None:
        if self._bad and self._bad[-1].offset + self._bad[-1].length == offset:
            first = self._bad.pop()
            offset, length = first.offset, first.length + length
        self._bad.append(Damage(offset, length, "damaged"))


def scan(read: Reader, start: int, size: int, *, last: int, settled: int = 0) -> Scan:
    """Read the log from `start`, the end of transaction `last`, to `size`.

    `settled` is a length that the log is known to have had with everything in it closed.
    """
    result = Scan(start, last)
    offset = start
    for line in lines(read, start, size):
        if not line.endswith(b"\n") and settled < size:
            break
        result.line(line.removesuffix(b"\n"), offset)
        offset += len(line)
        if offset == settled and result.end < settled:
            result.settle(settled)
    if result.end < settled <= size:
        result.settle(settled)
    return result


def lines(read: Reader, start: int, size: int) -> Iterator[bytes]:
    """Yield the lines from `start` to `size`, line feeds included where they are there."""
    rest = b""
    while start < size and (data := read(start, min(_CHUNK, size - start))):
        start += len(data)
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            yield line + b"\n"
    if rest:
        yield rest
