"""A terminal's window: what is asked of it is answered as late as its line is long."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.terminal.emulator import NAMED, PATIENCE, QUIET, Terminal
from tests.wire.emulator import Emulator

FAREWELL: Final = 2.0
"""Seconds that a command has to end before it is killed."""


class LateEmulator(Emulator):
    """Keeps its answers back for `delay` seconds."""

    def __init__(self, columns: int, rows: int, delay: float) -> None:
        super().__init__(columns, rows)
        self.waiting: deque[tuple[float, bytes]] = deque()
        self._delay = delay

    def feed(self, data: bytes) -> bytes:
        if answers := super().feed(data):
            self.waiting.append((time.monotonic() + self._delay, answers))
        return b""

    def due(self) -> bytes:
        """Return the answers whose time has come."""
        answers = b""
        while self.waiting and self.waiting[0][0] <= time.monotonic():
            answers += self.waiting.popleft()[1]
        return answers


class Window(Terminal):
    """A terminal that can be closed, and whose answers come `delay` seconds late: a round trip."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environ: Mapping[str, str],
        delay: float = 0.0,
    ) -> None:
        super().__init__(command, columns, rows, environ)
        self._late = LateEmulator(columns, rows, delay)
        self._emulator = self._late
        self.screen = self._late.screen
        self._hung_up = False

    def __exit__(self, *arguments: object) -> None:
        if self._hung_up:
            self.master = os.open(os.devnull, os.O_RDWR)
        elif self.process.poll() is None:
            self._end()
        super().__exit__(*arguments)

    def _end(self) -> None:
        """Let the command end in order: a mosh client says farewell to its server."""
        self.signal(signal.SIGHUP)
        deadline = time.monotonic() + FAREWELL
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read(0.02)

    def hang_up(self) -> None:
        """Close the window, as a person does: what runs in it is told so."""
        self._hung_up = True
        os.close(self.master)

    def send(self, text: str) -> None:
        """Send what is typed without looking at the screen."""
        self.give(text.encode())

    def see(self, wanted: str, *keys: str) -> None:
        """Press keys, in one packet, and wait until the screen shows just `wanted`."""
        self.send("".join(NAMED.get(key, key) for key in keys))
        self.wait_for(lambda shown: shown.strip("\n") == wanted.strip("\n"))

    def wait_for(self, wanted: str | Callable[[str], bool]) -> None:
        """Read until the screen shows a text or passes a test, and not a moment longer."""
        deadline = time.monotonic() + PATIENCE
        while not (wanted in self.text() if isinstance(wanted, str) else wanted(self.text())):
            if time.monotonic() > deadline:
                raise AssertionError(f"{wanted!r} did not appear on:\n{self.text()}")
            self._read(0.02)

    def _rests(self, quiet: float) -> bool:
        """What is on its way from somewhere else is not told."""
        return False

    def answer_all(self) -> None:
        """Wait until every answer has gone in."""
        while self._late.waiting:
            self._read(QUIET)

    @property
    def tty(self) -> str:
        """The terminal's device."""
        return os.ttyname(self._slave)

    def _read(self, seconds: float) -> bool:
        if answers := self._late.due():
            self.give(answers)
        return super()._read(seconds)


OpenWindow = Callable[..., Window]
"""`open_window(command, size=(80, 24), delay=0.0)`."""
