"""The log of one library: open it, follow what others add, add to it."""

import uuid
from collections.abc import Collection, Iterable
from pathlib import Path

from briefings.errors import BriefingsError, DamagedError, NotFoundError
from briefings.store import recovery
from briefings.store.failures import BusyError, NoLocksError, Refusal, explained, reading_only
from briefings.store.files import Files
from briefings.store.format import LogChange, encode_header, encode_transaction
from briefings.store.hint_file import HintFile
from briefings.store.log_reader import LogReader
from briefings.store.purge import Ending, PurgeResult, clean_copies
from briefings.store.redactor import DocumentName, Redactor, redacted
from briefings.store.rewriting import (
    FreshFile,
    leftovers,
    next_header,
    remove_leftovers,
    with_next_header,
    write_fresh,
)
from briefings.store.scan import scan


class Log:
    """What the log says now, and the one way to make it say more.

    Nothing here is safe between threads; the journal above holds the lock.
    """

    def __init__(
        self,
        files: Files,
        path: Path,
        *,
        read_only: bool = False,
        timeout: float = 10.0,
        hints: HintFile | None = None,
    ) -> None:
        self.path = path
        self.files = files
        self.reader = LogReader(files, path, write=not read_only, hints=hints)
        self._file = self.reader.file
        self._timeout = timeout
        self._write = not read_only
        self._refusal: Refusal | None = None
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @property
    def refusal(self) -> Refusal | None:
        """Why the log takes no changes, `None` where it takes them."""
        return self._file.broken or self.reader.lost or self._refusal

    @property
    def changes(self) -> int:
        return self.reader.last

    def begin(self) -> None:
        """Lock the log for one transaction and bring it up to date; `release` must follow."""
        if not self._file.is_open and self.reader.lost is None:
            self.reader.reload()
        self._check()
        while not self._file.lock(self._timeout):
            self.reader.reload()
            self._check()
        try:
            self.reader.follow()
            self._check()
            self._recover()
        except BaseException:
            self.release()
            raise

    def append(self, changes: list[LogChange]) -> None:
        """Write one transaction and return when it is on the disk; `begin` came before."""
        data = encode_transaction(self.reader.last + 1, changes)
        if not self.reader.is_last_line_ended:
            data = b"\n" + data
        start, end = self.reader.end, self.reader.end + len(data)
        self._file.append(data, start)
        found = scan(self._file.read, start, end, last=self.reader.last)
        if found.end != end or found.damage:
            self._file.take_back(start)
        self.reader.take_own(found)

    def purge(self, documents: Collection[DocumentName], unique_text: str = "") -> PurgeResult:
        """Rewrite the log without any line of some documents; `begin` came before.

        The copies beside the log come first: as long as the log holds them, a purge
        that was cut short can be asked for again.
        """
        fresh = self.fresh()
        try:
            copies = clean_copies(self.files, self.path, lambda: Redactor(documents, unique_text))
            redactor = Redactor(documents, unique_text)
            with explained(self.path):
                fresh.write(redacted(self.reader.lines(), redactor.matches))
                fresh.sync()
                if redactor.is_certain and not self.reader.findings.damage:
                    self.reader.hand_over(fresh, documents)
                self.replace_by(fresh, self.ending({each.table for each in documents}))
        except BaseException:
            fresh.abandon()
            raise
        # What the hint file knew of it goes now, and not when somebody looks next.
        self.reader.reload()
        return PurgeResult(redactor.removed, copies)

    def fresh(self) -> FreshFile:
        """Return a new file for what will replace the log, which is locked; it has the first line.

        What killed programs left of others is removed.
        """
        if self.reader.first.header is None:
            raise DamagedError(f"{self.path} has no first line: restore it from a backup.")
        remove_leftovers(self.files, self.path)
        with explained(self.path):
            return FreshFile(self.files, self.path, next_header(self.reader.first.header))

    def ending(self, tables: Collection[str]) -> Ending:
        """Return the last transaction of a log that has lost documents of these tables."""
        known = self.reader.index.tables.items()
        next_ids = {name: table.next_id for name, table in known if name in tables}
        return Ending(self.reader.last + 1, next_ids)

    def replace_by(self, fresh: FreshFile, ending: Ending) -> None:
        """Give the log's name to a file that lacks no more than its last transaction.

        The log is locked. It is read again when it is looked at next.
        """
        last = ending.encode()
        fresh.write([last])
        fresh.sync()
        self._file.replace_by(*fresh.hand_over())
        self.reader.mark_rewritten(fresh.size, last)

    def forget_loss(self) -> str:
        """Go on with what is left of a log that lost some; return what was said of that."""
        lost = self.reader.forget_loss()
        if lost:
            self._file.attach(write=self._write, create=True)
            self.reader.load()
            self._refusal = self._why_not_to_write()
        return lost

    def release(self) -> None:
        self._file.unlock()

    def close(self) -> None:
        """Close the files; what was acknowledged is on the disk already."""
        self.reader.close()

    def _open(self) -> None:
        with explained(self.path):
            there = self.files.stat(self.path) is not None
        if not there and not self._write:
            raise NotFoundError(f"There is no library at {self.path}: check the name.")
        lost = not there and self.reader.watermark.judge(None, 0, self._file.read).problem
        self._file.attach(write=self._write, create=not lost)
        self.reader.load()
        self._refusal = self.reader.lost or self._why_not_to_write()
        if self.refusal is not None:
            return
        if self.reader.first.header is None:
            self.begin()
            self.release()
            return
        unfinished = self._file.size() > self.reader.end or self.reader.first.damage
        if unfinished or leftovers(self.files, self.path):
            self._recover_if_idle()

    def _why_not_to_write(self) -> Refusal | None:
        if not self._file.writable:
            return reading_only(self.path)
        try:
            self._file.check_locks()
        except NoLocksError as error:
            if self.reader.first.header is None:
                raise
            self.reader.findings.add(str(error))
            return Refusal(NoLocksError, str(error))
        return None

    def _check(self) -> None:
        if self.refusal is not None:
            self.refusal.raise_it()

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
            self.reader.findings.add(str(error))
        finally:
            self._timeout = patience

    def _recover(self) -> None:
        """Make the log end where its last transaction ends; the lock is held."""
        size = self._file.size()
        if size > self.reader.end:
            aside = recovery.set_aside(self.files, self._file, self.reader.end, size)
            self.reader.findings.mend(aside)
            self._check()
            self.reader.mark()
        if self.reader.first.header is None:
            self._create()
        elif self.reader.first.damage:
            self._write_first_line_anew()

    def _create(self) -> None:
        header = encode_header(str(uuid.uuid4()))
        self._file.append(header, 0)
        with explained(self.path):
            self.files.sync_directory(self.path.parent)
        self.reader.load()
        self.reader.mark()

    def _write_first_line_anew(self) -> None:
        header, _, damage = self.reader.first
        if header is None:
            return
        copy = recovery.keep_damaged(self.files, self.path, damage)
        self._rewrite(with_next_header(header, self.reader.lines(), self.reader.last + 1))
        kept = f"; what stood there was copied to {copy}" if copy else ""
        anew = f"The first line of {self.path.name} was damaged and is written anew{kept}."
        self.reader.findings.mend(anew)

    def _rewrite(self, parts: Iterable[bytes]) -> None:
        """Put another log in this one's place, under the lock, which goes over to it."""
        with explained(self.path):
            fresh, fd = write_fresh(self.files, self.path, parts)
        self._file.replace_by(fresh, fd)
        self.reader.load()
        self.reader.mark()
