"""Writing must not stop the program: a line that no longer drains holds up nothing but itself."""

import os
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final

_LOOK: Final = 0.005


class OutputThread:
    """Writes to a file descriptor from a thread of its own, in order.

    `on_rest` is called in that thread whenever all that was handed over is written. A line that
    is gone (EIO) takes everything and nothing comes of it: whoever owns the line hears of that by
    its hang-up.
    """

    def __init__(self, descriptor: int, on_rest: Callable[[], None] | None = None) -> None:
        self._descriptor = descriptor
        self._on_rest = on_rest
        self._waiting: SimpleQueue[bytes] = SimpleQueue()
        self._unwritten = 0
        self._counting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_gone = False

    @property
    def is_busy(self) -> bool:
        """Whether the line has not taken all of what was handed over."""
        return self._unwritten > 0

    def send(self, data: bytes) -> None:
        """Hand data over; returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="output", daemon=True)
            self._thread.start()
        with self._counting:
            self._unwritten += 1
        self._waiting.put(data)

    def drain(self, seconds: float) -> bool:
        """Wait until all is written, at most so long; return whether it is."""
        deadline = time.monotonic() + seconds
        while self.is_busy and time.monotonic() < deadline:
            time.sleep(_LOOK)
        return not self.is_busy

    def _run(self) -> None:
        while True:
            self._write(self._waiting.get())
            with self._counting:
                self._unwritten -= 1
                rests = not self._unwritten
            if rests and self._on_rest:
                self._on_rest()

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self._is_gone:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                # Whoever shares the terminal has made it so: it must still be waited for.
                time.sleep(_LOOK)
            except OSError:
                self._is_gone = True
