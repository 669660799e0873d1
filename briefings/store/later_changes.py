"""Which documents have changed since a transaction, at a cost that grows with what came after it.

Transactions are numbered as they come, and keep their numbers when the log is rewritten: a number
says for good up to where somebody has looked.
"""

from typing import Final, NamedTuple

from briefings.store.format import LogLine, decode_line
from briefings.store.log_reader import LogReader

_PIECE: Final = 1 << 16
"""How many bytes are read to see where one is in the log."""

_MOST: Final = 1 << 25
"""So many bytes at the log's end are looked through; of what came before nothing is said."""


class LaterChanges(NamedTuple):
    """The documents that changed up to transaction `upto`, with the last change of each.

    It is not `whole` where much more came than is looked through.
    """

    upto: int
    documents: dict[int, int]
    whole: bool


def later_changes(log: LogReader, since: int, table: str) -> LaterChanges:
    """Return which documents of a table changed after transaction `since`."""
    start = _begin_of_later(log, since)
    least = max(start, log.end - _MOST)
    found: dict[int, int] = {}
    for raw in log.lines(since=least):
        line = decode_line(raw)
        if line is not None and line.x > since and line.t == table and line.k is not None:
            found[line.k] = line.x
    return LaterChanges(log.last, found, whole=least == start)


def _begin_of_later(log: LogReader, since: int) -> int:
    """Return a byte of the log before which no line is of a later transaction than `since`."""
    low, high = log.first.end, log.end
    if since >= log.last:
        return high
    while high - low > _PIECE:
        middle = (low + high) // 2
        line = _line_behind(log, middle, high)
        if line is None or line.x > since:
            high = middle
        else:
            low = middle
    return low


def _line_behind(log: LogReader, offset: int, end: int) -> LogLine | None:
    """Return the first good line that begins behind byte `offset`, `None` where there is none."""
    rest = b""
    while offset < end and (data := log.file.read(offset, min(_PIECE, end - offset))):
        offset += len(data)
        first, *others = (rest + data).split(b"\n")
        for raw in others[:-1]:
            if raw and (line := decode_line(raw)) is not None:
                return line
        rest = b"\n" + others[-1] if others else first
    return None
