"""A sound log of all that can be read in a damaged one."""

from collections.abc import Iterable, Iterator
from zlib import crc32

from briefings.errors import BriefingsError, DamagedError
from briefings.store import recovery
from briefings.store.failures import explained
from briefings.store.format import (
    LogChange,
    LogLine,
    encode_change,
    encode_closing,
    line_document,
)
from briefings.store.health import find_damage
from briefings.store.log import Log
from briefings.store.long_work import Tell
from briefings.store.purge import Ending
from briefings.store.redactor import decoded
from briefings.store.rewriting import FreshFile
from briefings.store.scan import LogScan, scan_steps


def repair(log: Log, tell: Tell) -> tuple[str, ...]:
    """Rewrite a damaged log, or go on with one that has lost some; return what is missing."""
    lost = log.forget_loss()
    log.begin()
    try:
        damage = find_damage(log.reader, tell)
        found = recovery.quarantine(log.files, log.reader.file, damage)
        if any(not each.copy for each in found):
            raise BriefingsError(
                f"What is damaged in {log.path} cannot be copied beside it, so nothing was "
                "changed: free some space there, then try again."
            )
        if found:
            _rewrite(log)
    finally:
        log.release()
    return (*filter(None, [lost]), *(each.sentence for each in found))


def _rewrite(log: Log) -> None:
    with explained(log.path):
        fresh = log.fresh()
        try:
            start, repair = fresh.size, Repair()
            fresh.write(repair.repaired(log.reader.lines()))
            _check(log, fresh, start, repair.changes)
            log.replace_by(fresh, Ending(repair.last + 1, {}))
        except BaseException:
            fresh.abandon()
            raise


def _check(log: Log, fresh: FreshFile, start: int, changes: int) -> None:
    written, count, damaged = LogScan(start, 0), 0, 0
    for step in scan_steps(written, fresh.read, fresh.size):
        count += len(step.entries)
        damaged += len(step.damage)
    if damaged or (written.end, count) != (fresh.size, changes):
        raise DamagedError(f"{log.path} cannot be repaired, and is as it was.")


class Repair:
    """Puts transactions right: without their damaged lines, closed, numbered without gaps.

    `last` is the number of the one that was closed last, `changes` how many lines they have.
    """

    def __init__(self) -> None:
        self.last = 0
        self.changes = 0
        self._x: int | None = None
        self._count = 0
        self._sum = 0

    def repaired(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the good lines, line feeds included; one that closes has no date if it was gone."""
        for raw, line in decoded(lines):
            if line is None:
                continue
            if self._x not in (None, line.x):
                yield self._closing("")
            if line.n is None:
                yield self._change(raw, line)
            else:
                yield self._closing(line.at)
        if self._x is not None:
            yield self._closing("")

    def _change(self, raw: bytes, line: LogLine) -> bytes:
        self._x = line.x
        number = self.last + 1
        kept = raw + b"\n" if line.x == number else encode_change(number, _change_in(raw, line))
        self._count += 1
        self._sum = crc32(kept, self._sum)
        return kept

    def _closing(self, at: str) -> bytes:
        self.last += 1
        self.changes += self._count
        closing = encode_closing(self.last, self._count, at, f"{self._sum:08x}")
        self._x, self._count, self._sum = None, 0, 0
        return closing


def _change_in(raw: bytes, line: LogLine) -> LogChange:
    table = line.t or ""
    if line.op is not None:
        return LogChange(line.op, table, line.next)
    if line.removed:
        return LogChange("remove", table, line.k or 0)
    return LogChange("put", table, line.k or 0, line_document(raw))
