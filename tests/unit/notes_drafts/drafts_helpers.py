"""Windows that share a directory of drafts, and disks that fail them."""

import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target

TARGET = Target(briefing="vraem-2014", panel="security")
QUICK = 0.02
SOON = 20.0

Window = Callable[..., Drafts]
"""`window(files=None, interval=QUICK)`: one more window on the same drafts."""


def text(body: str) -> Content:
    return Content(body=body, tags=("coca",))


def wait_until(true: Callable[[], object]) -> None:
    """Wait for what happens on another thread; only a failure takes long."""
    deadline = time.monotonic() + SOON
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir()) if directory.exists() else []


class Counting(DraftFiles):
    """Counts how often a draft came to stand."""

    def __init__(self) -> None:
        self.replaced = 0

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.replaced += 1


class Failing(DraftFiles):
    """A disk that has room for so many bytes more, or takes nothing new at all."""

    def __init__(self) -> None:
        self.error: int | None = None
        self.room = 0

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.error is None:
            return super().write(fd, data, offset)
        if self.room == 0:
            raise OSError(self.error, os.strerror(self.error))
        taken = super().write(fd, data[: self.room], offset)
        self.room -= taken
        return taken

    def open_new(self, path: Path) -> int:
        if self.error == errno.EROFS:
            raise OSError(self.error, os.strerror(self.error))
        return super().open_new(path)


class Hanging(DraftFiles):
    """A disk on which one kind of call does not return until it is told to."""

    def __init__(self, call: str) -> None:
        self._call = call
        self._go = threading.Event()
        self._go.set()
        self.reached = threading.Event()

    def hang(self) -> None:
        self.reached.clear()
        self._go.clear()

    def go(self) -> None:
        self._go.set()

    def _pass(self, call: str) -> None:
        if call == self._call and not self._go.is_set():
            self.reached.set()
            assert self._go.wait(3 * SOON)

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        self._pass("write")
        return super().write(fd, data, offset)

    def sync(self, fd: int) -> None:
        self._pass("sync")
        super().sync(fd)

    def replace(self, source: Path, target: Path) -> None:
        self._pass("replace")
        super().replace(source, target)
        self._pass("replaced")
