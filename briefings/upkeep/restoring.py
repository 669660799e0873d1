"""A backup becomes a library again: unpacked beside its place, checked, and moved there.

What stood in the place is moved aside as a whole, and nothing of it is touched.
"""

import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefings.errors import ConflictError, UsageError
from briefings.paths import LOG_NAME, library_directory
from briefings.store.failures import BusyError, explained, not_written
from briefings.store.files import DIRECTORY_MODE, Files, write_all
from briefings.store.format import utc_now
from briefings.store.logfile import LogFile
from briefings.store.long_work import Tell, unheard
from briefings.store.watermark import mark_path
from briefings.upkeep.archive import FOLDERS, NoBackupError, Passing, is_of_a_library, read_backup
from briefings.upkeep.log_check import CheckedLog, check_log

_PATIENCE: Final = 10.0


class Restored(NamedTuple):
    """A library that came out of a backup; `aside` has what stood in its place before."""

    directory: Path
    aside: Path | None
    changes: int
    damaged: int


def restore_library(
    backup: Path,
    directory: str | os.PathLike[str] | None,
    tell: Tell = unheard,
    *,
    force: bool = False,
) -> Restored:
    """Make a library of a backup, in a folder that has none; with `force` one is moved aside.

    Raises:
        ConflictError: a library is there, and `force` is not given.
        NoBackupError: the file is no whole backup.
        UsageError: the folder has other files, or there is no such backup.
        BriefingsError: it cannot be written. In all cases what was there is there.
    """
    target = Path(os.path.realpath(library_directory(directory)))
    _check_place(target, force=force)
    with _unpacked(backup, target, tell) as (fresh, log):
        aside = _put_in_place(fresh, target)
    return Restored(target, aside, log.changes, log.damaged)


def _check_place(target: Path, *, force: bool) -> None:
    with explained(target):
        names = Files().names(target) if target.is_dir() else []
    if not names and (target.is_dir() or not os.path.lexists(target)):
        return
    log = target / LOG_NAME
    is_library = os.path.lexists(log) or os.path.lexists(mark_path(log))
    foreign = [n for n in names if not _is_a_librarys(n)]
    if foreign or not is_library:
        raise UsageError(
            f"{target} has {foreign[0] if foreign else 'something'} in it, which is no library's: "
            "name a folder of its own with --library."
        )
    if not force:
        raise ConflictError(
            f"A library is in {target} already, and was left as it is: name another folder with "
            "--library, or say --force to move it aside."
        )


def _is_a_librarys(name: str) -> bool:
    return name in FOLDERS or name.startswith(LOG_NAME) or is_of_a_library(name)


@contextmanager
def _unpacked(backup: Path, target: Path, tell: Tell) -> Iterator[tuple[Path, CheckedLog]]:
    """Give the folder in which a backup was unpacked whole; it goes unless it was moved."""
    files = Files()
    try:
        files.make_directory(target.parent)
        _remove_leftovers(target)
        fresh = target.with_name(f".{target.name}.{uuid.uuid4().hex}.restoring")
        fresh.mkdir(DIRECTORY_MODE)
        held = os.open(fresh, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise not_written(error, target) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield fresh, _unpack(backup, fresh, tell)
    finally:
        os.close(held)
        shutil.rmtree(fresh, ignore_errors=True)


def _remove_leftovers(target: Path) -> None:
    """Remove what killed programs had unpacked; what is just being unpacked is locked."""
    for path in target.parent.glob(f".{target.name}.*.restoring"):
        with suppress(OSError):
            held = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(held)


def _unpack(backup: Path, fresh: Path, tell: Tell) -> CheckedLog:
    files, found = Files(), list[CheckedLog]()
    try:
        stream = backup.open("rb")
    except FileNotFoundError:
        raise UsageError(f"There is no file {backup}: check the name.") from None
    except OSError as error:
        raise UsageError(f"{backup} cannot be read: {error.strerror or error}.") from None

    def take(name: str, passing: Passing) -> None:
        path = fresh / name
        tell(stream.tell(), size)
        with _written(files, path, passing):
            if name == LOG_NAME:
                found.append(check_log(passing))
            passing.finish()

    with stream:
        size = os.fstat(stream.fileno()).st_size
        try:
            head, _ = read_backup(stream, take)
        except OSError as error:
            raise not_written(error, fresh) from error
    if not found or found[0].library != head.library:
        raise NoBackupError("it has no log of its library")
    try:
        os.sync()  # one for all files: there may be very many
        files.sync_directory(fresh)
    except OSError as error:
        raise not_written(error, fresh) from error
    return found[0]


@contextmanager
def _written(files: Files, path: Path, passing: Passing) -> Iterator[None]:
    """Write all that passes in the block into a new file."""
    files.make_directory(path.parent)
    try:
        fd = files.open_new(path)
    except FileExistsError:
        raise NoBackupError(f"it has {path.name} twice") from None
    at = 0

    def write(data: bytes) -> None:
        nonlocal at
        write_all(files, fd, data, at)
        at += len(data)

    passing.write = write
    try:
        yield
    finally:
        files.close(fd)


def _put_in_place(fresh: Path, target: Path) -> Path | None:
    """Give a folder its name; what had it before is moved aside while nobody can write to it."""
    files = Files()
    try:
        if not target.is_dir() or not files.names(target):
            fresh.rename(target)
            _sync(target.parent)
            return None
        with _nobody_writes(target):
            stamp = utc_now()[:19].replace(":", "").replace("-", "")
            aside = target.with_name(f"{target.name}.before-{stamp}-{uuid.uuid4().hex[:4]}")
            target.rename(aside)
            try:
                fresh.rename(target)
            except OSError:
                aside.rename(target)
                raise
            _sync(target.parent)
            return aside
    except OSError as error:
        raise not_written(error, target) from error


def _sync(directory: Path) -> None:
    with suppress(OSError):  # some file systems cannot, and the names are there
        Files().sync_directory(directory)


@contextmanager
def _nobody_writes(target: Path) -> Iterator[None]:
    """Hold the lock of the library that is there, if it has a log."""
    log = LogFile(Files(), target / LOG_NAME)
    log.attach(write=False, create=False)
    try:
        if log.is_open and not log.try_lock(_PATIENCE):
            raise BusyError(
                f"{target} is being changed by another program: close or wait for it, then try "
                "again."
            )
        yield
    finally:
        log.close()
