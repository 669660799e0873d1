"""Writing a log, or a copy beside it, anew: a file of another name, renamed when it is whole.

The name is one that nobody can have put there before, and the file is new. What a killed program
left of one is removed at the next opening.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefings.store.failures import explained
from briefings.store.files import Files, ForeignFileError, write_all
from briefings.store.format import Header, encode_header, encode_transaction

_CHUNK: Final = 1 << 18


def with_next_header(header: Header, lines: Iterable[bytes], number: int) -> Iterator[bytes]:
    """Yield a log of the next generation that has the same `lines`, all of them closed.

    Transaction `number`, which is empty, says of the one before it that it was closed, whatever
    its lines look like.
    """
    yield next_header(header)
    for line in lines:
        yield line + b"\n"
    yield encode_transaction(number, [])


def next_header(header: Header) -> bytes:
    """Return the first line of the same library's next log."""
    return encode_header(header.library, header.generation + 1, header.created)


class FreshFile:
    """A new file beside the log, locked as long as it is open, for what will replace another.

    Raises `OSError`, as all that writes to it does.
    """

    def __init__(self, files: Files, log: Path, *begin: bytes) -> None:
        self.path = log.with_name(f"{log.name}.{uuid.uuid4().hex}.fresh")
        self.size = 0
        self._files = files
        self._fd: int | None = files.open_new(self.path)
        try:
            files.try_lock(self._fd)
            self.write(begin)
        except BaseException:
            self.abandon()
            raise

    def write(self, parts: Iterable[bytes]) -> None:
        """Write at the end."""
        for chunk in _chunks(parts):
            write_all(self._files, self._opened, chunk, self.size)
            self.size += len(chunk)

    def sync(self) -> None:
        self._files.sync(self._opened)

    def read(self, offset: int, length: int) -> bytes:
        return self._files.read(self._opened, offset, length)

    def hand_over(self) -> tuple[Path, int]:
        """Return its name and it, open, for whoever renames it: it is not closed here."""
        fd, self._fd = self._opened, None
        return self.path, fd

    def abandon(self) -> None:
        """Close and remove it, unless it was handed over."""
        if self._fd is not None:
            self._files.close(self._fd)
            self._fd = None
            with suppress(OSError):
                self._files.remove(self.path)

    @property
    def _opened(self) -> int:
        if self._fd is None:
            raise ValueError(f"{self.path} is closed")
        return self._fd


def write_fresh(files: Files, log: Path, parts: Iterable[bytes]) -> tuple[Path, int]:
    """Write a new file beside the log, locked and on the disk; return its name and it, open.

    Nothing is left where this fails.
    """
    fresh = FreshFile(files, log)
    try:
        fresh.write(parts)
        fresh.sync()
    except BaseException:
        fresh.abandon()
        raise
    return fresh.hand_over()


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    chunk = bytearray()
    for piece in parts:
        chunk += piece
        if len(chunk) >= _CHUNK:
            yield bytes(chunk)
            chunk.clear()
    yield bytes(chunk)


def leftovers(files: Files, log: Path) -> list[Path]:
    """Return what is just being written beside the log, or was when its program died."""
    fresh = re.compile(re.escape(log.name) + r"\.([0-9a-f]{32}\.)?fresh")
    with explained(log.parent):
        return [log.with_name(name) for name in files.names(log.parent) if fresh.fullmatch(name)]


def remove_leftovers(files: Files, log: Path) -> None:
    """Remove what killed programs left; the log's lock is held, so that none is just begun."""
    for path in leftovers(files, log):
        with explained(path), suppress(IsADirectoryError, FileNotFoundError):
            if not _is_being_written(files, path):
                files.remove(path)


def _is_being_written(files: Files, path: Path) -> bool:
    try:
        fd = files.open(path, write=False)
    except ForeignFileError:
        return False
    try:
        return not files.try_lock(fd)
    finally:
        files.close(fd)
