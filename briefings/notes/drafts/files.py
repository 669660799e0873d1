"""The system's files, as drafts need them."""

import fcntl
import os
import time
from pathlib import Path

from briefings.store.files import Files


class DraftFiles(Files):
    """The system's files, as drafts need them; every method may raise `OSError`.

    A directory of drafts that is a link has none, and takes none.
    """

    def names(self, directory: Path) -> list[str]:
        self.check_directory(directory)
        try:
            return [path.name for path in directory.iterdir()]
        except FileNotFoundError:
            return []

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        self.check_directory(path.parent)
        return super().open(path, write=write, create=create)

    def open_new(self, path: Path) -> int:
        self.check_directory(path.parent)
        return super().open_new(path)

    def remove(self, path: Path) -> None:
        self.check_directory(path.parent)
        super().remove(path)

    def is_held(self, fd: int) -> bool:
        """Return whether somebody holds the lock that `try_lock` takes."""
        try:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        fcntl.flock(fd, fcntl.LOCK_UN)
        return False

    def age(self, fd: int) -> float:
        """Return for how many seconds nothing was written to the file."""
        return time.time() - os.fstat(fd).st_mtime
