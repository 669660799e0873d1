"""Disks that fill up, and disks that fail."""

import errno
import os

from briefings.store.files import Files


class Filling(Files):
    """A disk with room for so many bytes more, which takes what fits before it says so."""

    def __init__(self) -> None:
        self.room: int | None = None
        self.error = errno.ENOSPC

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.room is None:
            return super().write(fd, data, offset)
        if self.room == 0:
            raise OSError(self.error, os.strerror(self.error))
        taken = super().write(fd, data[: self.room], offset)
        self.room -= taken
        return taken


class Failing(Files):
    """Fails the calls that are named."""

    def __init__(self, **errors: int) -> None:
        self.errors: dict[str, int] = {}
        self.armed = errors

    def _perhaps(self, call: str) -> None:
        if call in self.errors:
            raise OSError(self.errors[call], os.strerror(self.errors[call]))

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        self._perhaps("write")
        return super().write(fd, data, offset)

    def sync(self, fd: int) -> None:
        self._perhaps("sync")
        super().sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        self._perhaps("truncate")
        super().truncate(fd, size)
