"""The log as it is read: what it says now, what others add, and what is wrong with it."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from briefings.errors import DamagedError
from briefings.store import recovery
from briefings.store import scan as scanning
from briefings.store.failures import Refusal
from briefings.store.files import Files, FileStat
from briefings.store.findings import Findings
from briefings.store.format import decode_line, stored_document
from briefings.store.header import FirstLine, read_header
from briefings.store.hint_file import HintFile, News
from briefings.store.index import Index, LogPosition
from briefings.store.keeping import Keeping, KeptPart, stamp_of
from briefings.store.kept_index import KeptIndex
from briefings.store.logfile import LogFile
from briefings.store.redactor import DocumentName
from briefings.store.rewriting import FreshFile
from briefings.store.scan import (
    NOTHING_KNOWN,
    Closing,
    Damage,
    KnownClosed,
    LogEntry,
    LogScan,
    ScanStep,
    lines,
    scan,
    scan_steps,
)
from briefings.store.watermark import LogMark, Verdict, Watermark

_ANCHOR: Final = 16


class LogReader:
    """Reads a log up to `end`, where transaction `last` was closed.

    `write` says whether to open it for writing as well. `hints` may know a part of it already.
    """

    def __init__(self, files: Files, path: Path, *, write: bool, hints: HintFile | None) -> None:
        self.path = path
        self.index = Index()
        self.epoch = 0
        self.findings = Findings()
        self.file = LogFile(files, path)
        self.watermark = Watermark(files, path)
        self.first = FirstLine(None, 0)
        self.end = 0
        self.last = 0
        self.lost: Refusal | None = None
        """Why a log takes no changes that has lost some."""
        self._files = files
        self._write = write
        self._keeping = Keeping(hints, self.file, self.watermark)
        self._seen: FileStat = self.file.stat()
        self._is_sure = False
        """Whether what was read is as it was when the file was seen last."""
        self._last_sum = ""
        self._anchor = b""

    @property
    def is_last_line_ended(self) -> bool:
        return not self._anchor or self._anchor.endswith(b"\n")

    def document(self, table: str, key: int, place: LogPosition) -> bytes:
        """Return the JSON of a document that stands at `place`.

        Raises:
            DamagedError: it no longer does.
        """
        raw = self.document_if_there(table, key, place)
        if raw is None:
            raise self._has_changed(table, key)
        return raw

    def document_if_there(self, table: str, key: int, place: LogPosition) -> bytes | None:
        """Return the JSON of a document, `None` where all there was of it proves to be damaged.

        Raises:
            DamagedError: it has changed since it was read.
        """
        raw = stored_document(self.line(place), table, key)
        if raw is None and isinstance(self.index, KeptIndex) and self.index.tells_of(place):
            self.give_up_hints()
            now = self.index.tables[table].find(key)
            if now is None:
                return None
            raw = stored_document(self.line(now), table, key)
        if raw is None:
            raise self._has_changed(table, key)
        return raw

    def _has_changed(self, table: str, key: int) -> DamagedError:
        return DamagedError(
            f"Document {key} of {table} in {self.path} has changed on the disk: look for it "
            "in a backup, or undo to an earlier revision."
        )

    def line(self, place: LogPosition) -> bytes:
        """Return a line as the file has it, without its line feed."""
        return self.file.line(place, self.end)

    def refresh(self) -> None:
        """Take in what others have written since the last look."""
        named = self.file.named()
        if named is None:
            if self.file.is_open:
                self.findings.add(f"{self.path} was removed while it was open: put it back.")
        elif not self.file.is_named(named) or named.size < self.end:
            self.reload()
        elif named.size > self.end:
            self.follow()

    def keep(self, least: int = 0) -> bool:
        """Tell the hint file what it does not know, if that is `least` bytes of the log.

        Returns whether it now knows all that was read.
        """
        if self.end - self._keeping.start < least:
            return False
        seen = self._seen if self._is_sure else None
        return self._keeping.save(self.first, seen, self.index, self._news, self.end)

    def give_up_hints(self) -> None:
        """Throw the hint file away and go on without it."""
        if isinstance(self.index, KeptIndex):
            self.index.give_up()
        self._keeping.discard()

    def tell_damage(self, damage: list[Damage]) -> None:
        """Take in all damage there is, as a reading of everything has found it."""
        if len(damage) > len(self.findings.damage):
            self.give_up_hints()
        self.findings.damage = []
        self._report(damage)

    def lines(self, since: int = 0) -> Iterator[bytes]:
        """Yield the lines of all closed transactions from a byte on, without line feeds."""
        for line in lines(self.file.read, max(since, self.first.end), self.end):
            yield line.removesuffix(b"\n")

    def steps(self) -> Iterator[ScanStep]:
        """Read all closed transactions anew; see `scan_steps`. Nothing of it is kept here."""
        found, known = LogScan(self.first.end, 0), KnownClosed(self.end, self.last)
        return scan_steps(found, self.file.read, self.end, known=known)

    def close(self) -> None:
        self._keeping.close()
        self.file.close()
        self.watermark.close()

    def reload(self) -> None:
        """Read what has the log's name now."""
        self.file.attach(write=self._write, create=False)
        self.load()

    def take_own(self, found: LogScan) -> None:
        """Take in what this program has just written, under the lock."""
        self._take(found)
        self.mark()

    def mark(self) -> None:
        """Save how far the log has come; the lock is held and nothing stands behind the end."""
        header = self.first.header
        if header is not None:
            self._seen = self.file.stat()
            at, x, s, changed = self.end, self.last, self._last_sum, self._seen.changed
            self.watermark.save(LogMark(header.library, header.generation, at, x, s, changed))

    def hand_over(self, fresh: FreshFile, purged: Collection[DocumentName] = ()) -> None:
        """Let the hint file know what will be the log: all that was read, but rewritten.

        Nothing comes of it where there is none that knows all.
        """
        if self.keep():
            self._keeping.hand_over(fresh, self.index, purged)

    def mark_rewritten(self, size: int, last: bytes) -> None:
        """Mark another log that has this one's name now, and let it be read at the next look.

        It has `size` bytes and ends with the transaction `last`. The lock is held, and given back.
        """
        closing = decode_line(last.splitlines()[-1])
        header = self.first.header
        if closing is not None and header is not None:
            changed = self.file.stat().changed
            mark = LogMark(
                header.library, header.generation + 1, size, closing.x, closing.s, changed
            )
            self.watermark.save(mark)
        self._keeping.skip()
        self.index = Index()
        self.file.close()

    def forget_loss(self) -> str:
        """Go on with what is left of a log that lost some; return what was said of that.

        The mark that knows better is removed once a copy of it is kept. The log is to be opened
        and read again.
        """
        if self.lost is None:
            return ""
        sentence, self.lost = self.lost.sentence, None
        self.findings.wrong.remove(sentence)
        mark = self.watermark.load()
        if mark is not None:
            recovery.keep_damaged(self._files, self.path, f"{mark}\n".encode())
        self.watermark.forget()
        return sentence

    def load(self) -> None:
        """Read the log, but for the part that is kept."""
        self.index = Index()
        self.epoch += 1
        self.findings.damage = []
        self.first, verdict = self.file.confirmed(self._look, lambda seen: bool(seen[1].problem))
        self.end = self.first.end
        self.last = 0
        self._last_sum = ""
        self._anchor = b""
        if verdict.problem and not self.file.is_locked and self.file.is_replaced():
            self.reload()
            return
        if verdict.problem:
            self.findings.add(verdict.problem)
            self.lost = self.lost or Refusal(DamagedError, verdict.problem)
        if self.first.damage and not self.file.writable:
            self.findings.add(
                f"The first line of {self.path.name} is damaged; the others are read."
            )
        if verdict.problem or not self.end:
            self._keeping.skip()
        elif part := self._keeping.load_far(self.first, verdict.settled):
            self._begin_behind(part)
        if self.end:
            known = KnownClosed(verdict.settled, verdict.x)
            self._take_steps(known.settled)
            self._take(self._scan(known))
        self._is_sure = True

    def _begin_behind(self, part: KeptPart) -> None:
        """Take over what is kept of the log."""
        start, end, last = self.first.end, part.state.end, part.closing.x

        def read_log() -> LogScan:
            self.file.forget()
            self.epoch += 1
            known = KnownClosed(end, last)
            found = scan(self.file.read, start, end, last=0, known=known)
            self._report(each for each in found.damage if each not in part.state.damage)
            return found

        self.index = self._keeping.index(part, read_log)
        self.end, self.last, self._last_sum = end, last, part.closing.s
        self._report(part.state.damage)
        self._anchor = self._read_anchor()

    def _news(self, start: int, entries: list[LogEntry], closings: list[Closing]) -> News:
        def document(table: str, key: int) -> bytes | None:
            rows = self.index.tables.get(table)
            place = None if rows is None else rows.find(key)
            return None if place is None else self.document(table, key, place)

        return News(start, entries, closings, self.file.read, document)

    def _look(self) -> tuple[FirstLine, Verdict]:
        """Read the first line, and hold the log against its mark."""
        first = read_header(self.file, self.watermark.load)
        return first, self.watermark.judge(first.header, self.file.size(), self.file.read)

    def follow(self) -> None:
        """Read what was added, or everything if the log is not the one that was read."""
        now = self.file.stat()
        is_locked = self.file.is_locked
        is_sure = self._is_as_left(now) if is_locked else self._is_sure and now.size == self.end
        is_another = not self.end or self._read_anchor() != self._anchor
        if is_another or (is_locked and not is_sure):
            self.load()
            return
        self._is_sure, self._seen = is_sure, now
        if now.size > self.end:
            self._take(self._scan())

    def _is_as_left(self, now: FileStat) -> bool:
        """Return whether no byte changed that was read: the last who wrote was one of us."""
        if self._is_sure and stamp_of(now) == stamp_of(self._seen):
            return True
        header, mark = self.first.header, self.watermark.load()
        return mark is not None and header is not None and mark.is_of(header, now)

    def _scan(self, known: KnownClosed = NOTHING_KNOWN, upto: int | None = None) -> LogScan:
        """Read on from the end."""

        def look() -> LogScan:
            self._seen = self.file.stat()
            size = self._seen.size if upto is None else min(upto, self._seen.size)
            return scan(self.file.read, self.end, size, last=self.last, known=known)

        return self.file.confirmed(look, lambda seen: bool(seen.damage))

    def _take_steps(self, settled: int) -> None:
        """Take in most of what comes before the byte up to which all is known to be closed."""
        step = scanning.STEP
        while self.end + step < settled:
            found = self._scan(upto=self.end + step)
            # A change of more bytes stands where none is closed.
            step = 2 * step if found.end == self.end else scanning.STEP
            self._take(found)

    def _take(self, found: LogScan) -> None:
        self.index.apply(found.entries)
        self.index.close(found.closings, found.end)
        self._keeping.take(found)
        self._report(found.damage)
        if found.end != self.end:
            self.epoch += 1
            self._last_sum = found.last_sum
        self.end = found.end
        self.last = found.last
        self._anchor = self._read_anchor()

    def _report(self, damage: Iterable[Damage]) -> None:
        if found := list(damage):
            reports = recovery.quarantine(self._files, self.file, found)
            self.findings.add_damage(self.path.name, reports)

    def _read_anchor(self) -> bytes:
        return self.file.read(max(0, self.end - _ANCHOR), min(_ANCHOR, self.end))
