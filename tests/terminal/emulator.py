"""A terminal in which the program runs as it does for a person, and what it shows.

The program gets a real pseudo-terminal as its controlling terminal; what it writes is fed to
an emulator, which answers what it is asked. Nothing here knows the program.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from tests.wire.asleep import Sleeper, is_at_work
from tests.wire.emulator import BLACK, Emulator
from tests.wire.launching import Launch, anew

PATIENCE = 20.0
"""Seconds to wait for something to appear; machines that run tests may be slow."""

QUIET = 0.1
"""Seconds without output after which a screen counts as finished."""

ESCAPE_QUIET = 0.4

TURN = 0.02
"""Seconds after which a program that sleeps is looked at again: it may have slept for less."""

NAMED = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "ctrl-c": "\x03", "ctrl-d": "\x04", "ctrl-l": "\x0c", "ctrl-p": "\x10", "ctrl-q": "\x11",
    "ctrl-z": "\x1a",
}  # fmt: skip


class Terminal:
    """Runs a command in `columns` by `rows` cells; `raw` is all it wrote.

    Without `answers` the terminal says nothing by itself.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environ: Mapping[str, str],
        *,
        answers: bool = True,
        background: bytes = BLACK,
        launch: Launch = anew,
    ) -> None:
        self._answers = answers
        self._emulator = Emulator(columns, rows, background)
        self.screen = self._emulator.screen
        self.raw = b""
        self.master, self._slave = pty.openpty()
        self._set_size(columns, rows)
        self.before = termios.tcgetattr(self._slave)
        self.process = launch(command, self._slave, environ)
        self._sleeper = Sleeper(self.process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self._slave)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a window does."""
        self._sleeper.wake()
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def give(self, data: bytes) -> None:
        """Send what was typed, or what the terminal says, without looking at the screen."""
        self._sleeper.wake()
        os.write(self.master, data)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the screen has settled."""
        for key in keys:
            self.give(NAMED.get(key, key).encode())
            # A program waits whether more follows an Esc before it takes it for a key.
            self.settle(ESCAPE_QUIET if key == "esc" else QUIET)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self.press(*text)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self._sleeper.wake()
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the line: the system tells those who have it as their terminal."""
        self._sleeper.wake()
        os.close(self.master)
        self.master = os.open(os.devnull, os.O_RDWR)

    def settle(self, quiet: float = QUIET) -> None:
        """Read until the program has written nothing for `quiet` seconds and is not at work.

        Where it is told that it will sleep for so long, that is not waited for.
        """
        now = time.monotonic()
        deadline, calm = now + PATIENCE, now + quiet
        while True:
            came = self._read(min(TURN, max(calm - now, 0.0)))
            now = time.monotonic()
            if came or (now >= calm and now < deadline and self._is_at_work(quiet)):
                calm = now + quiet
            elif now >= calm or self._rests(quiet):
                return

    def _rests(self, quiet: float) -> bool:
        return quiet >= QUIET and self._sleeper.rests(quiet)

    def _is_at_work(self, quiet: float) -> bool:
        """Return whether the program is at work, or is so again a moment later."""
        pid = self.process.pid
        return is_at_work(pid) or (quiet >= QUIET and (self._read(TURN) or is_at_work(pid)))

    def watch(self, seconds: float) -> None:
        """Read for so long, whatever comes."""
        end = time.monotonic() + seconds
        while (rest := end - time.monotonic()) > 0:
            self._read(rest)

    def wait_for(self, wanted: str | Callable[[str], bool]) -> None:
        """Read until the screen shows a text, or until a test of the screen's text holds."""
        deadline = time.monotonic() + PATIENCE
        while not (wanted in self.text() if isinstance(wanted, str) else wanted(self.text())):
            if time.monotonic() > deadline:
                raise AssertionError(f"{wanted!r} did not appear on:\n{self.text()}")
            self._read(0.05)
        self.settle()

    def wait_for_end(self) -> int:
        """Wait for the program's end and return its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"the program does not end; it shows:\n{self.text()}")
            self._read(0.05)
        self.settle(0.05)
        return self.process.wait()

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        answers = self._emulator.feed(data)
        if answers and self._answers:
            self.give(answers)
        return bool(data)

    def text(self) -> str:
        """Return what the screen shows, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def line(self, index: int) -> str:
        """Return one row; negative indices count from the bottom."""
        return str(self.screen.display[index]).rstrip()

    def cells(self, test: Callable[[Any], bool]) -> str:
        """Return the text of the cells that pass a test of their attributes, row by row."""
        found: list[str] = []
        for y in range(self.screen.lines):
            row = self.screen.buffer[y]
            chosen = "".join(
                row[x].data if test(row[x]) else "\0" for x in range(self.screen.columns)
            )
            found.extend(part for part in chosen.split("\0") if part.strip())
        return "\n".join(found)

    def reversed(self) -> str:
        """Return the text that is shown in reverse."""
        return self.cells(lambda cell: bool(cell.reverse))

    def is_sane(self) -> bool:
        """Say whether the terminal was left as it was found: modes, cursor, first screen."""
        return (
            termios.tcgetattr(self._slave) == self.before
            and self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l")
            and self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h")
        )
