"""The log of one library: open it, follow what others add, add to it."""

import uuid
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from briefings.errors import BriefingsError, DamagedError, NotFoundError
from briefings.store import recovery
from briefings.store.failures import BusyError, NoLocksError, Refusal, explained, reading_only
from briefings.store.files import Files
from briefings.store.findings import Findings
from briefings.store.format import LogChange, encode_header, encode_transaction, stored_document
from briefings.store.header import FirstLine, read_header
from briefings.store.index import Index, LogPosition
from briefings.store.logfile import LogFile
from briefings.store.purge import Ending, PurgeResult, clean_copies, rewritten
from briefings.store.redactor import DocumentName, Redactor
from briefings.store.rewriting import leftovers, remove_leftovers, with_next_header, write_fresh
from briefings.store.scan import NOTHING_KNOWN, KnownClosed, LogScan, lines, scan
from briefings.store.state import TAIL, LogState
from briefings.store.watermark import LogMark, Verdict, Watermark

_ANCHOR: Final = 16


class Log:
    """What the log says now, and the one way to make it say more.

    Nothing here is safe between threads; the journal above holds the lock.
    """

    def __init__(
        self, files: Files, path: Path, *, read_only: bool = False, timeout: float = 10.0
    ) -> None:
        self.path = path
        self.index = Index()
        self.epoch = 0
        self.findings = Findings()
        self.files = files
        self._file = LogFile(files, path)
        self._watermark = Watermark(files, path)
        self._timeout = timeout
        self._write = not read_only
        self._refusal: Refusal | None = None
        self._first = FirstLine(None, 0)
        self._end = 0
        self._last = 0
        self._last_sum = ""
        self._anchor = b""
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @property
    def refusal(self) -> Refusal | None:
        """Why the log takes no changes, `None` where it takes them."""
        return self._file.broken or self._refusal

    @property
    def changes(self) -> int:
        return self._last

    def document(self, table: str, key: int, place: LogPosition) -> bytes:
        raw = stored_document(self.line(place), table, key)
        if raw is None:
            raise DamagedError(
                f"Document {key} of {table} in {self.path} has changed on the disk: look for it "
                "in a backup, or undo to an earlier revision."
            )
        return raw

    def line(self, place: LogPosition) -> bytes:
        """Return a line as the file has it, without its line feed."""
        return self._file.line(place, self._end)

    def refresh(self) -> None:
        """Take in what others have written since the last look."""
        named = self._file.named()
        if named is None:
            if self._file.is_open:
                self.findings.add(f"{self.path} was removed while it was open: put it back.")
        elif not self._file.is_named(named) or named.size < self._end:
            self._reload()
        elif named.size > self._end:
            self._follow()

    def state(self, end: int | None = None) -> LogState | None:
        """Return how far the log was read, or how it was at `end`; `None` where it is not."""
        header = self._first.header
        end = self._end if end is None else end
        if header is None or end > self._end:
            return None
        length = min(TAIL, end)
        tail = self._file.read(end - length, length)
        return LogState(header.library, header.generation, end, tail)

    def begin(self) -> None:
        """Lock the log for one transaction and bring it up to date; `release` must follow."""
        self._check()
        while not self._file.lock(self._timeout):
            self._reload()
            self._check()
        try:
            self._follow()
            self._check()
            self._recover()
        except BaseException:
            self.release()
            raise

    def append(self, changes: list[LogChange]) -> None:
        """Write one transaction and return when it is on the disk; `begin` came before."""
        data = encode_transaction(self._last + 1, changes)
        if self._anchor and not self._anchor.endswith(b"\n"):
            data = b"\n" + data
        start, end = self._end, self._end + len(data)
        self._file.append(data, start)
        found = scan(self._file.read, start, end, last=self._last)
        if found.end != end or found.damage:
            self._file.take_back(start)
        self._take(found)
        self._save_mark()

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of all closed transactions, without line feeds."""
        for line in lines(self._file.read, self._first.end, self._end):
            yield line.removesuffix(b"\n")

    def purge(self, documents: Collection[DocumentName], unique_text: str = "") -> PurgeResult:
        """Rewrite the log without any line of some documents; `begin` came before.

        The copies beside the log come first: as long as the log holds them, a purge
        that was cut short can be asked for again.
        """
        if self._first.header is None:
            raise DamagedError(f"{self.path} has no first line: restore it from a backup.")
        remove_leftovers(self.files, self.path)
        copies = clean_copies(self.files, self.path, lambda: Redactor(documents, unique_text))
        tables = {each.table for each in documents}
        next_ids = {
            name: index.next_id for name, index in self.index.tables.items() if name in tables
        }
        redactor, ending = Redactor(documents, unique_text), Ending(self._last + 1, next_ids)
        self._rewrite(rewritten(self._first.header, self.lines(), redactor, ending))
        return PurgeResult(redactor.removed, copies)

    def release(self) -> None:
        self._file.unlock()

    def close(self) -> None:
        """Close the files; what was acknowledged is on the disk already."""
        self._file.close()
        self._watermark.close()

    def _open(self) -> None:
        with explained(self.path):
            there = self.files.stat(self.path) is not None
        if not there and not self._write:
            raise NotFoundError(f"There is no library at {self.path}: check the name.")
        lost = not there and self._watermark.judge(None, 0, self._file.read).problem
        self._file.attach(write=self._write, create=not lost)
        self._load()
        self._refusal = self._refusal or self._why_not_to_write()
        if self.refusal is not None:
            return
        if self._first.header is None:
            self.begin()
            self.release()
            return
        unfinished = self._file.size() > self._end or self._first.damage
        if unfinished or leftovers(self.files, self.path):
            self._recover_if_idle()

    def _why_not_to_write(self) -> Refusal | None:
        if not self._file.writable:
            return reading_only(self.path)
        try:
            self._file.check_locks()
        except NoLocksError as error:
            if self._first.header is None:
                raise
            self.findings.add(str(error))
            return Refusal(NoLocksError, str(error))
        return None

    def _check(self) -> None:
        if self.refusal is not None:
            self.refusal.raise_it()

    def _refuse(self, problem: str) -> None:
        self.findings.add(problem)
        self._refusal = self._refusal or Refusal(DamagedError, problem)

    def _reload(self) -> None:
        self._file.attach(write=self._write, create=False)
        self._load()

    def _load(self) -> None:
        """Read the whole log."""
        self.index = Index()
        self.epoch += 1
        self.findings.damage = []
        self._first, verdict = self._file.confirmed(self._look, lambda seen: bool(seen[1].problem))
        self._end = self._first.end
        self._last = 0
        self._anchor = b""
        if verdict.problem and not self._file.is_locked and self._file.is_replaced():
            self._reload()
            return
        if verdict.problem:
            self._refuse(verdict.problem)
        if self._first.damage and not self._file.writable:
            self.findings.add(
                f"The first line of {self.path.name} is damaged; the others are read."
            )
        if self._end:
            self._take(self._scan(KnownClosed(verdict.settled, verdict.x)))

    def _look(self) -> tuple[FirstLine, Verdict]:
        """Read the first line, and hold the log against its mark."""
        first = read_header(self._file, self._watermark.load)
        return first, self._watermark.judge(first.header, self._file.size(), self._file.read)

    def _follow(self) -> None:
        """Read what was added, or everything if the log is not the one that was read."""
        if not self._end or self._read_anchor() != self._anchor:
            self._load()
        elif self._file.size() > self._end:
            self._take(self._scan())

    def _scan(self, known: KnownClosed = NOTHING_KNOWN) -> LogScan:
        """Read on from the end."""

        def look() -> LogScan:
            size = self._file.size()
            return scan(self._file.read, self._end, size, last=self._last, known=known)

        return self._file.confirmed(look, lambda seen: bool(seen.damage))

    def _take(self, found: LogScan) -> None:
        self.index.apply(found.entries)
        self.index.close(found.closings, found.end)
        if found.damage:
            damage = recovery.quarantine(self.files, self._file, found.damage)
            self.findings.add_damage(self.path.name, damage)
        if found.end != self._end:
            self.epoch += 1
        self._end = found.end
        self._last = found.last
        self._last_sum = found.last_sum
        self._anchor = self._read_anchor()

    def _read_anchor(self) -> bytes:
        return self._file.read(max(0, self._end - _ANCHOR), min(_ANCHOR, self._end))

    def _recover_if_idle(self) -> None:
        """Set an unfinished change aside, unless its writer is still at it or it cannot be kept.

        What an unfinished purge left is removed.
        """
        patience, self._timeout = self._timeout, 0.0
        try:
            self.begin()
            try:
                remove_leftovers(self.files, self.path)
            finally:
                self.release()
        except BusyError:
            return
        except BriefingsError as error:
            self.findings.add(str(error))
        finally:
            self._timeout = patience

    def _recover(self) -> None:
        """Make the log end where its last transaction ends; the lock is held."""
        size = self._file.size()
        if size > self._end:
            aside = recovery.set_aside(self.files, self._file, self._end, size)
            self.findings.mend(aside)
            self._check()
        if self._first.header is None:
            self._create()
        elif self._first.damage:
            self._write_first_line_anew()

    def _create(self) -> None:
        header = encode_header(str(uuid.uuid4()))
        self._file.append(header, 0)
        with explained(self.path):
            self.files.sync_directory(self.path.parent)
        self._load()
        self._save_mark()

    def _write_first_line_anew(self) -> None:
        header, _, damage = self._first
        if header is None:
            return
        copy = recovery.keep_damaged(self.files, self.path, damage)
        self._rewrite(with_next_header(header, self.lines(), self._last + 1))
        kept = f"; what stood there was copied to {copy}" if copy else ""
        anew = f"The first line of {self.path.name} was damaged and is written anew{kept}."
        self.findings.mend(anew)

    def _rewrite(self, parts: Iterable[bytes]) -> None:
        """Put another log in this one's place, under the lock, which goes over to it."""
        with explained(self.path):
            fresh, fd = write_fresh(self.files, self.path, parts)
        self._file.replace_by(fresh, fd)
        self._load()
        self._save_mark()

    def _save_mark(self) -> None:
        header = self._first.header
        if header is not None:
            mark = LogMark(header.library, header.generation, self._end, self._last, self._last_sum)
            self._watermark.save(mark)
