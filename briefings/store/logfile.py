"""One append-only file: open it, lock it, read lines from it, add to it or leave it as it was.

The lock is `flock` on the log itself, not on a file beside it: there is no second file whose loss
would let two writers in, and a library in a directory that takes no new files can still be
locked. A rewritten log is renamed over the old one, and a lock on the old file is then worth
nothing; so whoever gets the lock looks whether the name still stands for the file it locked, and
otherwise starts over with the new one. The system drops the lock of a process that died.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from briefings.errors import DamagedError, ReadOnlyError
from briefings.store.failures import (
    BusyError,
    NoLocksError,
    Refusal,
    explain,
    explain_lock,
    explained,
    is_forbidden,
)
from briefings.store.files import Files, FileStat, write_all
from briefings.store.index import LogPosition

_READ_AHEAD: Final = 1 << 18
_SEQUENTIAL: Final = 1 << 12
_FIRST_PAUSE: Final = 0.0005
_LONGEST_PAUSE: Final = 0.02
_READER_PATIENCE: Final = 1.0

_NOT_OPEN: Final = FileStat(0, 0, 0, 0, 0)

_Seen = TypeVar("_Seen")


class LogFile:
    """The log's bytes."""

    def __init__(self, files: Files, path: Path) -> None:
        self.path = path
        self.writable = False
        self.broken: Refusal | None = None
        self.is_locked = False
        self._files = files
        self._fd: int | None = None
        self._opened: FileStat | None = None
        self._window = b""
        self._window_start = 0
        self._read_to = 0
        self._ahead = 0

    @property
    def is_open(self) -> bool:
        return self._fd is not None

    def attach(self, *, write: bool, create: bool) -> None:
        """Open what the name stands for now, for reading alone where writing is not allowed."""
        self.close()
        with explained(self.path):
            self._fd = self._open_writable(create=create) if write else None
            self.writable = self._fd is not None
            if self._fd is None:
                with suppress(FileNotFoundError):
                    self._fd = self._files.open(self.path, write=False)
            if self._fd is not None:
                self._opened = self._files.fstat(self._fd)

    def _open_writable(self, *, create: bool) -> int | None:
        try:
            if create:
                self._files.make_directory(self.path.parent)
            return self._files.open(self.path, write=True, create=create)
        except FileNotFoundError:
            return None
        except OSError as error:
            if is_forbidden(error):
                return None
            raise

    def close(self) -> None:
        """Close the file; its lock, if held, is given back."""
        self.forget()
        self.is_locked = False
        if self._fd is not None:
            self._files.close(self._fd)
            self._fd = self._opened = None

    def size(self) -> int:
        return self.stat().size

    def stat(self) -> FileStat:
        """Return how the open file is; one that is not open has no bytes."""
        if self._fd is None:
            return _NOT_OPEN
        with explained(self.path):
            return self._files.fstat(self._fd)

    def named(self) -> FileStat | None:
        """Return what the name stands for now."""
        with explained(self.path):
            return self._files.stat(self.path)

    def is_named(self, named: FileStat | None) -> bool:
        """Return whether the name stands for the open file."""
        return named is not None and self._opened is not None and named.same_file(self._opened)

    def is_replaced(self) -> bool:
        """Return whether the name stands for another file than the open one by now."""
        named = self.named()
        return named is not None and self._opened is not None and not named.same_file(self._opened)

    def try_lock(self, seconds: float = 0.0) -> bool:
        """Take the lock, waiting `seconds` at most."""
        deadline = time.monotonic() + seconds
        pause = _FIRST_PAUSE
        while self._fd is not None and not self._try_lock(self._fd):
            if time.monotonic() >= deadline:
                return False
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        return self._fd is not None

    def _try_lock(self, fd: int) -> bool:
        try:
            return self._files.try_lock(fd)
        except OSError as error:
            raise explain_lock(error, self.path) from error

    def check_locks(self) -> None:
        """Find out whether there are locks where the log is.

        Raises:
            NoLocksError: there are none.
        """
        if self.try_lock():
            self.unlock()

    def lock(self, seconds: float) -> bool:
        """Take the lock; return false if the name stands for another file by now."""
        if not self.try_lock(seconds):
            raise BusyError(
                f"{self.path} is being changed by another program for more than {seconds:g} "
                "seconds: close or wait for that program, then save again."
            )
        named = self.named()
        if self.is_named(named):
            self.is_locked = True
            return True
        self.unlock()
        if named is None:
            raise DamagedError(
                f"{self.path} was removed while it was open, and nothing was saved: put it back "
                "or open the library again."
            )
        return False

    def unlock(self) -> None:
        self.is_locked = False
        if self._fd is not None:
            with explained(self.path):
                self._files.unlock(self._fd)

    def confirmed(self, look: Callable[[], _Seen], is_bad: Callable[[_Seen], bool]) -> _Seen:
        """Return what `look` sees; where that is bad, what it sees under the lock.

        Without the lock a reader may see half of what a writer is just putting in the place of
        an unfinished change, and the log and its mark may change between one look and the other.
        """
        seen = look()
        if not is_bad(seen) or self.is_locked or not self._may_lock():
            return seen
        try:
            return look()
        finally:
            self.unlock()

    def _may_lock(self) -> bool:
        try:
            return self.try_lock(_READER_PATIENCE)
        except NoLocksError:
            return False

    def read(self, offset: int, length: int) -> bytes:
        """Return `length` bytes at `offset`; fewer only where the file ends."""
        if self._fd is None:
            return b""
        with explained(self.path):
            return self._files.read(self._fd, offset, length)

    def line(self, place: LogPosition, end: int) -> bytes:
        """Return a line; read on in ever larger blocks while lines are read in order."""
        offset, length = place
        start = offset - self._window_start
        if start < 0 or start + length > len(self._window):
            in_order = 0 <= offset - self._read_to <= _SEQUENTIAL
            self._ahead = min(2 * self._ahead + _SEQUENTIAL, _READ_AHEAD) if in_order else 0
            self._window = self.read(offset, min(max(length, self._ahead), end - offset))
            self._window_start = offset
            start = 0
        self._read_to = offset + length
        return self._window[start : start + length]

    def forget(self) -> None:
        """Drop what was read ahead."""
        self._window = b""

    def append(self, data: bytes, end: int) -> None:
        """Put `data` on the disk at `end`, the file's end, or leave the file as it was.

        After a failed sync nobody knows what the disk holds, and asking again may say that all is
        well; so nothing more is written until the library is opened again.
        """
        if self._fd is None or not self.writable:
            raise ReadOnlyError(f"{self.path} is not open for writing: open the library again.")
        try:
            write_all(self._files, self._fd, data, end)
        except BaseException as error:
            self.cut(end)
            if isinstance(error, OSError):
                raise explain(error, self.path) from error
            raise
        try:
            self._files.sync(self._fd)
        except OSError as error:
            self.broken = Refusal(
                DamagedError,
                f"The disk did not confirm the last change to {self.path}, which counts as not "
                "saved: check the disk, then open the library again.",
            )
            self.cut(end)
            raise DamagedError(self.broken.sentence) from error
        except BaseException:
            self.cut(end)
            raise

    def take_back(self, end: int) -> None:
        """Take a change back that does not read as it was written, and write nothing more.

        Raises:
            DamagedError: always.
        """
        self.broken = Refusal(
            DamagedError,
            f"The last change to {self.path} did not read as it was written and counts as not "
            "saved: check the disk, then open the library again.",
        )
        self.cut(end)
        self.broken.raise_it()

    def replace_by(self, fresh: Path, fd: int) -> None:
        """Give the log's name to the file `fresh`, which is open as `fd`, synced and locked.

        The fresh file's lock is held until the new name is on the disk: a change that another
        program adds to it must not be lost with the name.
        """
        try:
            with explained(self.path):
                opened = self._files.fstat(fd)
                self._files.replace(fresh, self.path)
        except BaseException:
            self._files.close(fd)
            with suppress(OSError):
                self._files.remove(fresh)
            raise
        self.close()
        self._fd, self._opened, self.is_locked = fd, opened, True
        try:
            self._files.sync_directory(self.path.parent)
        except OSError as error:
            self.broken = Refusal(
                DamagedError,
                f"The disk did not confirm that {self.path} was rewritten: check the disk, then "
                "open the library again and look whether the purge holds.",
            )
            raise DamagedError(self.broken.sentence) from error

    def cut(self, end: int) -> None:
        """Take back what was written past `end`; an unclosed rest counts for nothing anyway."""
        if self._fd is None:
            return
        self.forget()
        try:
            self._files.truncate(self._fd, end)
        except OSError:
            self.broken = self.broken or Refusal(
                DamagedError,
                f"{self.path} could not be cut back after a change that failed: check the disk, "
                "then open the library again.",
            )
