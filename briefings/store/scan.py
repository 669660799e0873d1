"""From the log's bytes to the changes they close, and to what is wrong with them.

One damaged line costs that line alone. The good lines of its transaction count, because a
transaction that something follows was closed and acknowledged; the document in the bad line keeps
the revision before it. Only bytes after the last closing line are unfinished, and of those the
caller decides: it may know from the watermark that they had been closed.
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

    def line(self, raw: bytes, offset: int) -> None:
        """Take the next line, given without its line feed."""
        line = decode_line(raw)
        if line is None:
            self._reject(offset, len(raw) + 1)
        elif line.n is None:
            self._open.append(Entry(line, offset, len(raw)))
            self._sum = crc32(b"\n", crc32(raw, self._sum))
        else:
            self._judge(line, offset)
            self.last = line.x
            self.last_sum = line.s
            self._close(offset + len(raw) + 1)

    def settle(self, end: int) -> None:
        """Count what came after the last closing line as closed, because it is known to be."""
        if not self._bad:
            self.damage.append(Damage(self.end, 0, "a closing line is missing"))
        self.last = max([self.last, *(entry.line.x for entry in self._open)])
        self._close(end)

    def _close(self, end: int) -> None:
        self.damage += self._bad
        self.entries += self._open
        self.end = end
        self._open = []
        self._bad = []
        self._sum = 0

    def _reject(self, offset: int, length: int) -> None:
        if self._bad and self._bad[-1].offset + self._bad[-1].length == offset:
            first = self._bad.pop()
            offset, length = first.offset, first.length + length
        self._bad.append(Damage(offset, length, "damaged"))

    def _judge(self, closing: Line, offset: int) -> None:
        if self._bad:
            return
        expected = self.last + 1
        whole = len(self._open) == closing.n and closing.s == f"{self._sum:08x}"
        if closing.x != expected:
            what = f"change {closing.x} follows change {self.last}, so lines are missing or moved"
        elif not whole or any(entry.line.x != closing.x for entry in self._open):
            what = f"change {closing.x} is not as it was closed, so lines are missing or moved"
        else:
            return
        self.damage.append(Damage(offset, 0, what))


def scan(read: Reader, start: int, size: int, *, last: int, settled: int = 0) -> Scan:
    """Read the log from `start`, the end of transaction `last`, to `size`.

    `settled` is a length that the log is known to have had with everything in it closed.
    """
    result = Scan(start, last)
    offset = start
    for line in _lines(read, start, size):
        if not line.endswith(b"\n") and settled < size:
            break
        result.line(line.removesuffix(b"\n"), offset)
        offset += len(line)
        if offset == settled and result.end < settled:
            result.settle(settled)
    if result.end < settled <= size:
        result.settle(settled)
    return result


def _lines(read: Reader, start: int, size: int) -> Iterator[bytes]:
    rest = b""
    while start < size and (data := read(start, min(_CHUNK, size - start))):
        start += len(data)
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            yield line + b"\n"
    if rest:
        yield rest
