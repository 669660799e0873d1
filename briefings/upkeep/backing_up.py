"""A library in use is saved in one file, which is read back before it has its name."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from briefings.errors import DamagedError
from briefings.export.saving import save_made
from briefings.paths import LOG_NAME
from briefings.store import JournalDB, recovery
from briefings.store.failures import explained
from briefings.store.files import Files
from briefings.store.format import utc_now
from briefings.store.journal import Snapshot
from briefings.store.long_work import Tell, unheard
from briefings.upkeep.archive import (
    FOLDERS,
    BackupHead,
    Passing,
    SourceFile,
    is_of_a_library,
    read_backup,
    write_backup,
)
from briefings.upkeep.log_check import CheckedLog, check_log

_UNFINISHED: Final = ".tmp"


class Backup(NamedTuple):
    """A backup that was written and read back; `damaged` is in how many places the log is."""

    path: Path
    size: int
    files: int
    changes: int
    damaged: int


class BackingUp:
    """Saves a library: its log up to a closed transaction, and the files beside it."""

    def __init__(self, db: JournalDB, directory: Path) -> None:
        self._db = db
        self._directory = directory
        self._files = Files()

    def save(self, path: Path, tell: Tell = unheard, *, force: bool = False) -> Backup:
        """Save the library in a new file; others may read and write meanwhile.

        Raises:
            TakenError: something is there, and `force` is not given.
            DamagedError: what was written does not read back as it should.
            BriefingsError: it cannot be written. In all cases nothing of it is left.
        """
        with self._db.snapshot() as snapshot:
            written = _Written(snapshot, self._sources(snapshot), tell)
            where = save_made(path, written.fill, force=force)
        log = written.log
        return Backup(where, where.stat().st_size, written.files, log.changes, log.damaged)

    def _sources(self, snapshot: Snapshot) -> Iterator[SourceFile]:
        yield SourceFile(LOG_NAME, snapshot.size, snapshot.read)
        for name in recovery.copies(self._files, self._db.path):
            yield from self._source(name)
        for folder in FOLDERS:
            yield from self._within(folder)

    def _within(self, folder: str) -> Iterator[SourceFile]:
        """Yield the plain files below a folder; what leads elsewhere or is half written is none."""
        path = self._directory / folder
        with explained(path):
            try:
                self._files.check_directory(path)
                names = sorted(self._files.names(path))
            except FileNotFoundError:
                return
        for each in names:
            name = f"{folder}/{each}"
            if (path / each).is_dir() and not (path / each).is_symlink():
                yield from self._within(name)
            elif is_of_a_library(name) and not each.endswith(_UNFINISHED):
                yield from self._source(name)

    def _source(self, name: str) -> Iterator[SourceFile]:
        path = self._directory / name
        with explained(path):
            if not self._files.is_plain(path):
                return
            try:
                fd = self._files.open(path, write=False)
            except FileNotFoundError:  # it was just removed
                return
        try:
            size = self._files.fstat(fd).size
            yield SourceFile(name, size, lambda at, length: self._files.read(fd, at, length))
        finally:
            self._files.close(fd)


class _Written:
    """A backup that is being written, and then read back."""

    def __init__(self, snapshot: Snapshot, sources: Iterator[SourceFile], tell: Tell) -> None:
        self.files = 0
        self.log = CheckedLog("", 0, 0)
        self._snapshot = snapshot
        self._sources = sources
        self._tell = tell

    def fill(self, fd: int) -> None:
        """Write it into an open file."""
        with os.fdopen(os.dup(fd), "w+b") as stream:
            head = BackupHead(library=self._snapshot.library, made=utc_now())
            written = write_backup(stream, head, map(self._told, self._sources))
            stream.flush()
            os.fsync(fd)
            stream.seek(0)
            _, read = read_backup(stream, self._check)
        if read != written or self.log.library != self._snapshot.library:
            raise DamagedError(
                "The backup does not read back as it was written, and was thrown away: check the "
                "disk, or choose another place."
            )

    def _told(self, source: SourceFile) -> SourceFile:
        def telling(offset: int, length: int) -> bytes:
            self._tell(offset, 2 * self._snapshot.size)
            return source.read(offset, length)

        return source._replace(read=telling) if source.name == LOG_NAME else source

    def _check(self, name: str, passing: Passing) -> None:
        self.files += 1
        if name == LOG_NAME:
            done = self._snapshot.size

            def tell(data: bytes) -> None:
                nonlocal done
                done += len(data)
                self._tell(done, 2 * self._snapshot.size)

            passing.write = tell
            self.log = check_log(passing)
