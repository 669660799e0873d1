"""The only module of the store that calls the operating system.

Everything above talks to a `Files`. A test hands in a subclass that fails, writes short, or
forgets what was not synced, and so can say what the store does on a full disk, a broken disk or
a power cut without having one.

A library may come from somebody else, so a name in it may stand for anything: a link to a file of
the reader's own, a pipe that never answers, a device without an end. Nothing but plain files is
opened, and no link is followed.
"""

import errno
import fcntl
import os
import stat
import sys
import uuid
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

DIRECTORY_MODE = 0o700
FILE_MODE = 0o600

_NO_WAITING = os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
_NOT_PLAIN = frozenset({errno.ELOOP, errno.ENXIO, errno.ENODEV})


class ForeignFileError(OSError):
    """What stands under a name is nothing that this program put there; `strerror` says what."""

    def __init__(self, what: str, path: Path) -> None:
        super().__init__(errno.EINVAL, what, str(path))


class FileStat(NamedTuple):
    """Which file a name stands for, how long it is, its names, and when it was last changed.

    `changed` counts nanoseconds, and means no more than that another value is another content.
    """

    device: int
    inode: int
    size: int
    names: int
    changed: int

    def same_file(self, other: "FileStat") -> bool:
        """Return whether both are one file, whatever its length."""
        return self.device == other.device and self.inode == other.inode


def _file_stat(result: os.stat_result) -> FileStat:
    return FileStat(
        result.st_dev, result.st_ino, result.st_size, result.st_nlink, result.st_mtime_ns
    )


class Files:
    """The system's files, as the store needs them; every method may raise `OSError`."""

    def resolve(self, path: str | os.PathLike[str]) -> Path:
        """Return the file's own name, so that a later rename replaces it and not a link to it.

        Raises:
            ForeignFileError: it is a link that leads to no plain file, or to a disk not there now.
        """
        given = Path(path).expanduser()
        found = Path(os.path.realpath(given))
        if given.is_symlink() and not os.path.isfile(found):  # noqa: PTH113 - raises nothing
            raise ForeignFileError("a link that leads to no file", given)
        return found

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        """Open a plain file for reading, or for reading and writing; never wait for a pipe.

        What is created is readable by its owner alone.

        Raises:
            ForeignFileError: it is a link, a pipe, a device or a directory.
        """
        flags = os.O_RDWR if write else os.O_RDONLY
        if create:
            flags |= os.O_CREAT
        try:
            fd = os.open(path, flags | _NO_WAITING, FILE_MODE)
        except OSError as error:
            if error.errno in _NOT_PLAIN:
                raise ForeignFileError("no plain file", path) from error
            raise
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            os.close(fd)
            raise ForeignFileError("no plain file", path)
        return fd

    def open_new(self, path: Path) -> int:
        """Create `path` and open it for writing; fail where it exists."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)

    def close(self, fd: int) -> None:
        """Close; a lock taken on `fd` goes with it."""
        os.close(fd)

    def stat(self, path: Path) -> FileStat | None:
        """Return what `path` names now, `None` where it names nothing."""
        try:
            return _file_stat(path.stat())
        except FileNotFoundError:
            return None

    def is_plain(self, path: Path) -> bool:
        """Return whether `path` is a plain file, and no link to one."""
        try:
            return stat.S_ISREG(path.lstat().st_mode)
        except FileNotFoundError:
            return False

    def fstat(self, fd: int) -> FileStat:
        return _file_stat(os.fstat(fd))

    def read(self, fd: int, offset: int, length: int) -> bytes:
        """Return `length` bytes at `offset`; fewer only where the file ends."""
        data = os.pread(fd, length, offset)
        if len(data) == length or not data:
            return data
        parts = [data]
        got = len(data)
        while got < length and (data := os.pread(fd, length - got, offset + got)):
            parts.append(data)
            got += len(data)
        return b"".join(parts)

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        """Write at `offset` and return how many bytes were taken, which may be fewer."""
        return os.pwrite(fd, data, offset)

    def sync(self, fd: int) -> None:
        """Return when the file's content and length are on the disk."""
        if sys.platform == "darwin":
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        else:
            os.fdatasync(fd)

    def truncate(self, fd: int, size: int) -> None:
        os.ftruncate(fd, size)

    def try_lock(self, fd: int) -> bool:
        """Take the exclusive lock if nobody has it; a killed holder's lock is nobody's."""
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(self, fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)

    def replace(self, source: Path, target: Path) -> None:
        """Let `target` name what `source` named, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink()

    def sync_directory(self, path: Path) -> None:
        """Return when the names in the directory are on the disk."""
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def names(self, directory: Path) -> list[str]:
        return [path.name for path in directory.iterdir()]

    def check_directory(self, path: Path) -> None:
        """Refuse a directory of the library's that leads elsewhere; one that is missing is fine.

        Raises:
            ForeignFileError: it is a link, or no directory at all.
        """
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return
        if not stat.S_ISDIR(mode):
            raise ForeignFileError("no folder, but a link or a file", path)

    def make_directory(self, path: Path) -> None:
        """Create `path` and what is missing above it, each open to its owner alone."""
        if path.is_dir():
            return
        self.make_directory(path.parent)
        try:
            path.mkdir(DIRECTORY_MODE)
        except FileExistsError:
            return
        self.sync_directory(path.parent)


def write_all(files: Files, fd: int, data: bytes, offset: int) -> None:
    """Write every byte of `data`, however few the system takes at a time."""
    rest = memoryview(data)
    while rest:
        taken = files.write(fd, rest, offset)
        offset += taken
        rest = rest[taken:]


def keep_beside(files: Files, path: Path, data: bytes) -> bool:
    """Put `data` into the new file `path`, synced; return false where the file exists."""
    try:
        fd = files.open_new(path)
    except FileExistsError:
        return False
    try:
        write_all(files, fd, data, 0)
        files.sync(fd)
    except OSError:
        files.remove(path)
        raise
    finally:
        files.close(fd)
    files.sync_directory(path.parent)
    return True


def replace_whole(files: Files, path: Path, data: bytes, *, synced: bool = True) -> None:
    """Let `path` name a file with these bytes that is its owner's alone, or what it named before.

    One that is not `synced` survives a killed program, and no power cut.
    """
    fresh = path.with_name(f".{uuid.uuid4().hex}.tmp")
    fd = files.open_new(fresh)
    try:
        try:
            write_all(files, fd, data, 0)
            if synced:
                files.sync(fd)
        finally:
            files.close(fd)
        files.replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            files.remove(fresh)
        raise


def read_whole(files: Files, path: Path, largest: int) -> bytes:
    """Return a plain file's content.

    Raises:
        ForeignFileError: it is no plain file, or has more than `largest` bytes.
    """
    fd = files.open(path, write=False)
    try:
        size = files.fstat(fd).size
        if size > largest:
            raise ForeignFileError(f"larger than {largest:,} bytes", path)
        return files.read(fd, 0, size)
    finally:
        files.close(fd)
