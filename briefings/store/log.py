"""The log of one library: open it, follow what others add, add to it."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefings.errors import BriefingsError, DamagedError, NotFoundError, ReadOnlyError
from briefings.store import recovery
from briefings.store.failures import BusyError, Refusal, explained
from briefings.store.files import Files
from briefings.store.index import Index, Place
from briefings.store.logfile import LogFile
from briefings.store.purge import (
    Ending,
    Purged,
    clean_copies,
    fresh_path,
    remove_if_there,
    rewritten,
    write_fresh,
)
from briefings.store.record import (
    Change,
    Header,
    encode_header,
    encode_transaction,
    stored_document,
)
from briefings.store.scan import Scan, lines, scan
from briefings.store.sieve import Sieve
from briefings.store.watermark import Mark, Verdict, Watermark

_ANCHOR: Final = 16
_READER_PATIENCE: Final = 1.0


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
        self.problems: list[str] = []
        self._files = files
        self._file = LogFile(files, path)
        self._watermark = Watermark(files, path)
        self._timeout = timeout
        self._write = not read_only
        self._locked = False
        self._refusal: Refusal | None = None
        self._header: Header | None = None
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

    def document(self, table: str, key: int, place: Place) -> bytes:
        """Return a document's JSON."""
        raw = stored_document(self._file.line(place, self._end), table, key)
        if raw is None:
            raise DamagedError(
                f"Document {key} of {table} in {self.path} has changed on the disk: look for it "
                "in a backup, or undo to an earlier revision."
            )
        return raw

    def refresh(self) -> None:
        """Take in what others have written since the last look."""
        named = self._file.named()
        if named is None:
            if self._file.is_open:
                self._note(f"{self.path} was removed while it was open: put it back.")
        elif not self._file.is_named(named) or named.size < self._end:
            self._reload()
        elif named.size > self._end:
            self._follow()

    def begin(self) -> None:
        """Lock the log for one transaction and bring it up to date; `release` must follow."""
        self._check()
        while not self._file.lock(self._timeout):
            self._reload()
            self._check()
        self._locked = True
        try:
            self._follow()
            self._check()
            self._recover()
        except BaseException:
            self.release()
            raise

    def append(self, changes: list[Change]) -> None:
        """Write one transaction and return when it is on the disk; `begin` came before."""
        data = encode_transaction(self._last + 1, changes)
        start = self._end
        self._file.append(data, start)
        self._take(
            scan(
                lambda offset, length: data[offset - start : offset - start + length],
                start,
                start + len(data),
                last=self._last,
            )
        )
        self._save_mark()

    def lines(self) -> Iterator[bytes]:
        """Yield the header and the lines of all closed transactions, without line feeds."""
        for line in lines(self._file.read, 0, self._end):
            yield line.removesuffix(b"\n")

    def purge(self, table: str, key: int, sign: str = "") -> Purged:
        """Rewrite the log without any line of a document; `begin` came before.

        The copies beside the log come first: as long as the log holds the document, a purge
        that was cut short can be asked for again.
        """
        if self._header is None:
            raise DamagedError(f"{self.path} has no first line: restore it from a backup.")
        copies = clean_copies(self._files, self.path, lambda: Sieve(table, key, sign))
        index = self.index.tables.get(table)
        ending = Ending(self._last + 1, table, index.next_id if index else None)
        sieve = Sieve(table, key, sign)
        fresh = fresh_path(self.path)
        with explained(self.path):
            pieces = rewritten(self._header, self.lines(), sieve, ending)
            fd = write_fresh(self._files, fresh, pieces)
        self._file.replace_by(fresh, fd)
        self._load()
        self._save_mark()
        return Purged(sieve.caught, copies)

    def release(self) -> None:
        """Give the lock back."""
        self._locked = False
        self._file.unlock()

    def close(self) -> None:
        """Close the files; what was acknowledged is on the disk already."""
        self._file.close()
        self._watermark.close()

    def _open(self) -> None:
        with explained(self.path):
            there = self._files.stat(self.path) is not None
        if not there and not self._write:
            raise NotFoundError(f"There is no library at {self.path}: check the name.")
        lost = not there and self._watermark.judge(None, 0, self._file.read).problem
        self._file.attach(write=self._write, create=not lost)
        self._load()
        if not self._file.writable:
            self._refusal = self._refusal or Refusal(
                ReadOnlyError,
                f"{self.path} is open for reading only, so nothing was saved: open it where "
                "you may write.",
            )
        if self.refusal is None and self._header is None:
            self.begin()
            self.release()
        elif self.refusal is None and (self._file.size() > self._end or self._half_written()):
            self._recover_if_idle()

    def _check(self) -> None:
        if self.refusal is not None:
            self.refusal.raise_it()

    def _refuse(self, problem: str) -> None:
        self._note(problem)
        self._refusal = self._refusal or Refusal(DamagedError, problem)

    def _note(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _reload(self) -> None:
        self._file.attach(write=self._write, create=False)
        self._load()

    def _load(self) -> None:
        """Read the whole log."""
        self.index = Index()
        self.epoch += 1
        self._header, self._end = recovery.read_header(self._file)
        self._last = 0
        self._anchor = b""
        if self._header is None and self._end:
            problem = f"The first line of {self.path} is damaged: restore it from a backup."
            self._refuse(problem)
            self._take(self._scan())
            return
        verdict = self._judge()
        if verdict.problem and not self._locked and self._file.is_replaced():
            self._reload()
            return
        if verdict.problem:
            self._refuse(verdict.problem)
        if self._end:
            self._take(self._scan(verdict.settled))

    def _judge(self) -> Verdict:
        """Hold the log against its mark.

        Without the lock both may change between one look and the other; so a loss is believed
        only when it is seen under the lock, and in the file that still has the log's name.
        """
        verdict = self._judge_once()
        if verdict.problem and not self._locked and self._file.try_lock(_READER_PATIENCE):
            try:
                self._header, self._end = recovery.read_header(self._file)
                verdict = self._judge_once()
            finally:
                self._file.unlock()
        return verdict

    def _judge_once(self) -> Verdict:
        return self._watermark.judge(self._header, self._file.size(), self._file.read)

    def _follow(self) -> None:
        """Read what was added, or everything if the log is not the one that was read."""
        if not self._end or self._read_anchor() != self._anchor:
            self._load()
        elif self._file.size() > self._end:
            self._take(self._scan())

    def _scan(self, settled: int = 0) -> Scan:
        """Read on from the end.

        Without the lock a reader may see half of what a writer is just putting in the place of
        an unfinished change; so damage is believed only when it is seen under the lock.
        """
        found = self._scan_once(settled)
        if found.damage and not self._locked and self._file.try_lock(_READER_PATIENCE):
            try:
                found = self._scan_once(settled)
            finally:
                self._file.unlock()
        return found

    def _scan_once(self, settled: int) -> Scan:
        size = self._file.size()
        return scan(self._file.read, self._end, size, last=self._last, settled=settled)

    def _take(self, found: Scan) -> None:
        self.index.apply(found.entries)
        if found.damage:
            for problem in recovery.quarantine(self._files, self._file, found.damage):
                self._note(problem)
        if found.end != self._end:
            self.epoch += 1
        self._end = found.end
        self._last = found.last
        self._last_sum = found.last_sum
        self._anchor = self._read_anchor()

    def _read_anchor(self) -> bytes:
        return self._file.read(max(0, self._end - _ANCHOR), min(_ANCHOR, self._end))

    def _half_written(self) -> bool:
        """Say whether a log is just being written anew, or was when its program died."""
        with explained(self.path):
            return self._files.stat(fresh_path(self.path)) is not None

    def _recover_if_idle(self) -> None:
        """Set an unfinished change aside, unless its writer is still at it or it cannot be kept.

        What an unfinished purge left is removed.
        """
        patience, self._timeout = self._timeout, 0.0
        try:
            self.begin()
        except BusyError:
            return
        except BriefingsError as error:
            self._note(str(error))
        else:
            try:
                with explained(self.path):
                    remove_if_there(self._files, fresh_path(self.path))
            finally:
                self.release()
        finally:
            self._timeout = patience

    def _recover(self) -> None:
        """Make the log end where its last transaction ends; the lock is held."""
        size = self._file.size()
        if size > self._end:
            self._note(recovery.set_aside(self._files, self._file, self._end, size))
            self._check()
        if self._header is None:
            self._create()

    def _create(self) -> None:
        header = encode_header(str(uuid.uuid4()))
        self._file.append(header, 0)
        with explained(self.path):
            self._files.sync_directory(self.path.parent)
        self._load()
        self._save_mark()

    def _save_mark(self) -> None:
        if self._header is not None:
            library, generation = self._header.library, self._header.generation
            mark = Mark(library, generation, self._end, self._last, self._last_sum)
            self._watermark.save(mark)
