"""Telling a thread that waits for input to stop, at once."""

import os
import threading
from contextlib import suppress


class StopEvent(threading.Event):
    """An event that `select` can wait for too: as long as it is set there is something to read.

    A driver is closed whenever the app is suspended, and goes on: its own is never closed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._source, self._sink = os.pipe()

    def fileno(self) -> int:
        """Return the descriptor to wait for."""
        return self._source

    def set(self) -> None:
        """Wake who waits."""
        if not self.is_set():
            super().set()
            with suppress(OSError):  # closed: nobody waits any more
                os.write(self._sink, b"\n")

    def clear(self) -> None:
        """Let the next one wait again."""
        if self.is_set():
            super().clear()
            with suppress(OSError):
                os.read(self._source, 1)

    def close(self) -> None:
        """Let the descriptors go."""
        for descriptor in (self._source, self._sink):
            with suppress(OSError):
                os.close(descriptor)
        self._source = self._sink = -1
