"""Under which name an index stands in the cache, and which names are no longer wanted.

A name is `<library>-<generation>-<format>-<number>.sqlite`. An index that is thrown away is
followed by one with the next number, since other programs may still have the old one open: no name
is ever given to a second file, and SQLite's own files beside it belong to it alone.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefings.paths import cache_directory
from briefings.store.files import Files
from briefings.store.format import Header

FORMAT: Final = 7
"""Differs between programs whose tables do, or what stands in them."""

_LEFT: Final = 86_400 * 10**9
"""For so many nanoseconds nobody writes what a log is to have that is just being rewritten."""

_NAME: Final = re.compile(
    r"([0-9a-f-]{36})-(\d+)-(\d+)-(\d+)\.sqlite(-notes)?(-wal|-shm|-journal)?"
)
_FOLDER: Final = "indexes"
_EARLIER_FOLDER: Final = "catalogues"


def notes_file(path: Path) -> Path:
    """Return the file of notes that belongs to an index."""
    return path.with_name(f"{path.name}-notes")


class _Name(NamedTuple):
    """What a file's name says, in the order in which one outdates another."""

    generation: int
    format: int
    number: int


class IndexFiles:
    """The files of one library's index; everything may raise `OSError`.

    Raises:
        UsageError: the user's home is not known.
    """

    def __init__(self, header: Header) -> None:
        self._files = Files()
        self._library = header.library
        self._generation = header.generation
        cache = cache_directory()
        self._folder = cache / _FOLDER
        self._earlier = cache / _EARLIER_FOLDER

    def newest(self) -> Path | None:
        """Return the index to use, `None` where there is none."""
        every = [(name, path) for name, path in self._found() if self._is_of_today(name)]
        found = [name for name, path in every if path == self._path(name)]
        return self._path(max(found)) if found else None

    def next(self) -> Path:
        """Make an empty file for a new index, its owner's alone, and return it.

        Those that it comes after are removed.
        """
        earlier = [(name, path) for name, path in self._found() if self._is_of_today(name)]
        number = 1 + max((name.number for name, _ in earlier), default=0)
        path = self._path(_Name(self._generation, FORMAT, number))
        self._files.check_directory(self._folder)
        self._files.make_directory(self._folder)
        self._make(path)
        for _, each in earlier:
            self._remove(each)
        return path

    def is_ours(self, path: Path) -> bool:
        """Return whether plain files stand there, and no links; that of notes may be made."""
        notes = notes_file(path)
        self._make(notes)
        return self._files.is_plain(path) and self._files.is_plain(notes)

    def _make(self, path: Path) -> None:
        with suppress(FileExistsError):
            self._files.close(self._files.open_new(path))

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Say whether no other process is in such a block; a killed one is not."""
        path = self._folder / f"{self._library}.lock"
        try:
            fd = self._files.open(path, write=True)
        except FileNotFoundError:
            fd = self._files.open_new(path)
        try:
            yield self._files.try_lock(fd)
        finally:
            self._files.close(fd)

    def clean(self, kept: Path | None) -> None:
        """Remove what is older than the index to use, and what earlier programs kept instead."""
        for name, path in self._found():
            outdated = name < (self._generation, FORMAT, 0) or self._was_left(name, path)
            if outdated or (kept and self._is_of_today(name) and name < _parsed(kept)):
                self._remove(path)
        with suppress(FileNotFoundError, NotADirectoryError):
            for each in self._files.names(self._earlier):
                if each.startswith(f"{self._library}-"):
                    self._remove(self._earlier / each)

    def _was_left(self, name: _Name, path: Path) -> bool:
        """Return whether it was made for a log that never came: its program was killed."""
        seen = self._files.stat(path) if name.generation > self._generation else None
        return seen is not None and time.time_ns() - seen.changed > _LEFT

    def _remove(self, path: Path) -> None:
        with suppress(OSError):
            self._files.remove(path)

    def _found(self) -> list[tuple[_Name, Path]]:
        try:
            self._files.check_directory(self._folder)
            names = self._files.names(self._folder)
        except FileNotFoundError:
            return []
        found = []
        for each in names:
            match = _NAME.fullmatch(each)
            if match and match[1] == self._library:
                found.append((_Name(*map(int, match.groups()[1:4])), self._folder / each))
        return found

    def _is_of_today(self, name: _Name) -> bool:
        return (name.generation, name.format) == (self._generation, FORMAT)

    def _path(self, name: _Name) -> Path:
        numbers = f"{name.generation}-{name.format}-{name.number}"
        return self._folder / f"{self._library}-{numbers}.sqlite"


def _parsed(path: Path) -> _Name:
    match = _NAME.fullmatch(path.name)
    return _Name(*map(int, match.groups()[1:4])) if match else _Name(0, 0, 0)
