"""Drawing must not stop the program: a line that no longer drains holds up nothing but itself.

Textual's own driver hands what it draws to a thread over a queue of thirty places, and waits
when they are taken. On a line that stops draining without a hang-up that stops the event loop,
and with it every key that is still typed.
"""

import threading
import time
from queue import SimpleQueue
from typing import Any, ClassVar, Final

from textual.drivers.linux_driver import LinuxDriver

PATIENCE: Final = 1.0
"""Seconds that leaving the terminal waits for what is not written yet."""

_LOOK: Final = 0.005


class PatientDriver(LinuxDriver):
    """Textual's driver, except that `write` returns at once, however slow the line is.

    `gave_up` says that the terminal was left with something unwritten: a thread then still holds
    the output, and whoever ends the program must not wait for it.
    """

    gave_up: ClassVar[bool] = False

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as it is given
        super().__init__(*arguments, **options)
        self._waiting: SimpleQueue[str] = SimpleQueue()
        self._unwritten = 0
        self._counting = threading.Lock()
        self._pump: threading.Thread | None = None

    def write(self, data: str) -> None:
        """Take what is to be drawn."""
        if self._pump is None:
            self._pump = threading.Thread(target=self._write_on, name="patient-output", daemon=True)
            self._pump.start()
        with self._counting:
            self._unwritten += 1
        self._waiting.put(data)

    def _write_on(self) -> None:
        while True:
            super().write(self._waiting.get())
            with self._counting:
                self._unwritten -= 1

    def close(self) -> None:
        """Finish writing; a line that takes nothing is given up after `PATIENCE` seconds."""
        deadline = time.monotonic() + PATIENCE
        while self._unwritten and time.monotonic() < deadline:
            time.sleep(_LOOK)
        if self._unwritten:
            PatientDriver.gave_up = True
        else:
            super().close()
