"""The log of a backup, held against its own checksums as it passes."""

from typing import Final, NamedTuple

from briefings.errors import DamagedError
from briefings.store.format import VERSION, decode_header, is_library_id
from briefings.store.scan import KnownClosed, LogScan, scan_steps
from briefings.upkeep.archive import NoBackupError, Passing

_LONGEST_HEADER: Final = 4096


class CheckedLog(NamedTuple):
    """A log's id, how many changes it has, and in how many places it is damaged."""

    library: str
    changes: int
    damaged: int


def check_log(log: Passing) -> CheckedLog:
    """Read a log whole; a damaged line of it is counted.

    Raises:
        NoBackupError: it is no log.
        DamagedError: a later program wrote it.
    """
    begin = log.read(min(_LONGEST_HEADER, log.size))
    line, newline, rest = begin.partition(b"\n")
    header = decode_header(line) if newline else None
    if header is not None and header.version > VERSION:
        raise DamagedError("A newer version of this program wrote what is saved: upgrade first.")
    if header is None or not is_library_id(header.library):
        raise NoBackupError("its log has no first line")
    start = len(line) + 1

    def read(offset: int, length: int) -> bytes:
        ahead = rest[offset - start : offset - start + length]
        return ahead + log.read(length - len(ahead))

    found, damaged = LogScan(start, 0), 0
    for step in scan_steps(found, read, log.size, known=KnownClosed(log.size)):
        damaged += len(step.damage)
    return CheckedLog(header.library, found.last, damaged)
