"""The files that articles came from, as they came: beside the log, each by its SHA-256.

A file is at ``originals/ab/cdef…``, open to its owner alone. It is put there whole before the
library says that it knows it, and what is given back is what its name says.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefings.errors import DamagedError
from briefings.store.failures import explained
from briefings.store.files import Files, ForeignFileError, read_whole, replace_whole

LARGEST: Final = 1 << 30
"""Bytes that are read back at most, whatever was allowed when they came."""

_FOLDER: Final = re.compile(r"[0-9a-f]{2}")
_NAME: Final = re.compile(r"[0-9a-f]{62}")


class Originals:
    """The originals of one library, in `directory`, which is made when the first one comes."""

    def __init__(self, directory: Path, files: Files | None = None) -> None:
        self.directory = directory
        self._files = files or Files()

    def keep(self, raw: bytes, sha256: str) -> bool:
        """Keep a file with this digest; return whether it was not there.

        Raises:
            BriefingsError: it cannot be written. Nothing of it is left.
        """
        path = self._path(sha256)
        with explained(path):
            self._check(path)
            if self._is_whole(path, len(raw)):
                return False
            self._files.make_directory(path.parent)
            replace_whole(self._files, path, raw)
            self._files.sync_directory(path.parent)
        return True

    def get(self, sha256: str) -> bytes | None:
        """Return a file, `None` where it was not kept.

        Raises:
            DamagedError: what stands there is not what was kept.
        """
        path = self._path(sha256)
        with explained(path):
            self._check(path)
            try:
                raw = read_whole(self._files, path, LARGEST)
            except FileNotFoundError:
                return None
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise DamagedError(
                f"{path} is not the file that was kept there: bring the article in again, or "
                "restore the file from a backup."
            )
        return raw

    def remove(self, sha256: str) -> bool:
        """Remove a file for good; return whether there was one."""
        path = self._path(sha256)
        with explained(path):
            self._check(path)
            try:
                self._files.remove(path)
            except FileNotFoundError:
                return False
            self._files.sync_directory(path.parent)
            with suppress(OSError):  # others are in it
                path.parent.rmdir()
        return True

    def kept(self) -> Iterator[tuple[str, Path]]:
        """Yield the digest and the path of each file that is kept."""
        for path in self._all():
            sha256 = path.parent.name + path.name
            if _NAME.fullmatch(path.name) and _FOLDER.fullmatch(path.parent.name):
                yield sha256, path

    def leftovers(self) -> Iterator[Path]:
        """Yield what a program that was killed had begun to write."""
        yield from (path for path in self._all() if path.name.endswith(".tmp"))

    def _all(self) -> Iterator[Path]:
        try:
            self._files.check_directory(self.directory)
            folders = sorted(self.directory.iterdir())
        except OSError:
            return
        for folder in folders:
            with suppress(OSError):
                self._files.check_directory(folder)
                yield from sorted(folder.iterdir())

    def _path(self, sha256: str) -> Path:
        return self.directory / sha256[:2] / sha256[2:]

    def _check(self, path: Path) -> None:
        """Refuse folders that lead out of the library."""
        self._files.check_directory(self.directory)
        self._files.check_directory(path.parent)

    def _is_whole(self, path: Path, size: int) -> bool:
        """Return whether a plain file of this size is there: it was put there in one step.

        Raises:
            ForeignFileError: what is there is no file.
        """
        found = self._files.stat(path)
        if found is not None and not self._files.is_plain(path):
            raise ForeignFileError("no plain file", path)
        return found is not None and found.size == size
