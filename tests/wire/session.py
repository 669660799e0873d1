"""A program under a pseudo-terminal, watched key by key from the other end."""

import select
import time
import zlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Self

from tests.terminal.emulator import NAMED
from tests.wire.asleep import Sleeper, is_at_work
from tests.wire.emulator import Emulator
from tests.wire.figures import GATHER, Answer, Read
from tests.wire.launching import Launch, anew
from tests.wire.link import Link, Queue
from tests.wire.process import Process

QUIET: Final = 0.09
"""Seconds without a byte, in either direction, after which a key counts as answered."""

PATIENCE: Final = 1.0
"""Seconds to wait for the first byte of an answer; a key may well have none."""

DEADLINE: Final = 60.0
"""Seconds to wait for what must come."""

_TURN: Final = 0.02
"""Seconds after which it is asked again whether the program still is at work."""

_ASLEEP: Final = 2
"""How often in a row a program has to be found asleep: it may have slept for a moment."""

_CHUNK: Final = 65_536


def spell(key: str) -> bytes:
    """Return what a keyboard sends for a key: a name, `ctrl-x`, or the text itself."""
    if key not in NAMED and key.startswith("ctrl-") and len(key) == len("ctrl-x"):
        return bytes([ord(key[-1]) & 0x1F])
    return NAMED.get(key, key).encode()


class Session:
    """Runs a command in `columns` by `rows` cells behind a `Link`.

    It shows what has arrived, answers what is asked, and sends keys; the answers and the keys
    take the link's time. `reads` is all that the program wrote, in order.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environ: Mapping[str, str],
        link: Link | None = None,
        launch: Launch = anew,
    ) -> None:
        self.link = link or Link()
        self.emulator = Emulator(columns, rows)
        self.reads: list[Read] = []
        self.raw = bytearray()
        self.closed = False
        self.stalled = False
        """While it is set, the way takes what is written and brings nothing to the terminal."""
        self._queue = Queue(self.link)
        self._down: deque[tuple[float, bytes]] = deque()
        self._up: deque[tuple[float, bytes]] = deque()
        self._squeeze = zlib.compressobj()
        self.began = self._stirred = self._changed = time.perf_counter()
        self._process = Process(command, columns, rows, environ, launch)
        self._sleeper = Sleeper(self.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.end()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    @property
    def text(self) -> list[str]:
        """What the terminal shows, row by row."""
        return self.emulator.screen.text

    # -- what a person does -------------------------------------------------------------------

    def send(self, *keys: str) -> None:
        """Press keys and wait for nothing."""
        due = time.perf_counter() + self.link.way
        self._up.extend((due, spell(key)) for key in keys)

    def press(self, key: str, patience: float = PATIENCE, quiet: float = QUIET) -> Answer:
        """Press a key, wait until it is answered, and say what the answer cost."""
        began, mark = time.perf_counter(), len(self.reads)
        self.send(key)
        self.settle(patience, quiet)
        return Answer.of(began, self.reads[mark:])

    def press_all(self, *keys: str) -> list[Answer]:
        """Press keys one after the other, each when the one before it is answered."""
        return [self.press(key) for key in keys]

    def watch(self, seconds: float) -> Answer:
        """Do nothing for some time and say what came all the same."""
        began, mark = time.perf_counter(), len(self.reads)
        self._pump_until(began + seconds)
        return Answer.of(began, self.reads[mark:])

    def settle(self, patience: float = PATIENCE, quiet: float = QUIET) -> None:
        """Wait until nothing has moved for `quiet` seconds, `patience` for something to begin.

        A program that is at work has not answered yet, however long nothing has come. One that
        was woken by what it was sent, and is told to rest, has answered, be it with nothing.
        """
        mark, began = len(self.reads), time.perf_counter()
        asleep = 0
        while not self.closed:
            calm = self._stirred + quiet
            moves = bool(self._down or self._up)
            rests = not moves and self._sleeper.rests(quiet)
            now = time.perf_counter()
            if rests and now >= calm:
                return
            if len(self.reads) == mark:
                calm = max(calm, began + patience + self.link.round_trip)
            if moves or now < calm:
                asleep = 0
                calm = min(calm, now + _TURN)
            else:
                asleep = 0 if is_at_work(self.pid) else asleep + 1
                if asleep == _ASLEEP or now > began + DEADLINE:
                    return
                calm = now + _TURN
            self._pump(calm)

    def wait_for(self, wanted: str | Callable[[str], bool], deadline: float = DEADLINE) -> float:
        """Wait until the screen shows a text or passes a test; return when, since the start.

        The time is that at which the last byte needed for it was at the terminal.
        """
        end = time.perf_counter() + deadline
        while not (wanted in self._shown() if isinstance(wanted, str) else wanted(self._shown())):
            if self.closed or time.perf_counter() > end:
                raise AssertionError(f"{wanted!r} did not appear on:\n{self._shown()}")
            self._pump(time.perf_counter() + 0.05)
        return self._changed - self.began

    def wait_for_end(self) -> int:
        """Wait for the program's end and return its exit code."""
        self.settle(DEADLINE)
        return self._process.wait(DEADLINE)

    def _shown(self) -> str:
        return "\n".join(self.text)

    # -- what moves ---------------------------------------------------------------------------

    def _pump_until(self, moment: float) -> None:
        while not self.closed and time.perf_counter() < moment:
            self._pump(moment)

    def _pump(self, until: float) -> None:
        """Move what is due and what is there; wait for it no longer than `until`."""
        if self._read(0.0):  # before all that takes time, so that reads keep their moments
            return
        now = time.perf_counter()
        if self._down and self._down[0][0] <= now and not self.stalled:
            # Showing takes longer than a `write` takes to come out in pieces.
            if not self._read(GATHER):
                self._arrive(*self._down.popleft())
        elif self._up and self._up[0][0] <= now:
            self._stirred = now
            self._sleeper.wake()
            self._process.give(self._up.popleft()[1])
        else:
            moving = (self._up,) if self.stalled else (self._down, self._up)
            due = [queue[0][0] for queue in moving if queue]
            self._read(max(min([until, *due]) - now, 0.0))

    def _arrive(self, at: float, data: bytes) -> None:
        """Let the terminal have what the link has carried."""
        self._stirred = self._changed = at
        answer = self.emulator.feed(data)
        if answer:
            self._up.append((at + self.link.way, answer))

    def _read(self, timeout: float) -> bool:
        """Read once if there is room on the way; say whether there was anything."""
        now = time.perf_counter()
        room = min(self._queue.room(now), _CHUNK)
        if not room:
            time.sleep(min(timeout, self._queue.wait_for_room(now)))
            return False
        if self.closed or not select.select([self._process.master], [], [], timeout)[0]:
            return False
        data = self._process.take(room)
        if data:
            self._note(data)
        else:
            self.closed = True
            while self._down:
                self._arrive(*self._down.popleft())
        return True

    def _note(self, data: bytes) -> None:
        """Put what was read on its way, and into the figures."""
        at = time.perf_counter()
        arrived = self._queue.carry(at, len(data))
        squeezed = self._squeeze.compress(data) + self._squeeze.flush(zlib.Z_SYNC_FLUSH)
        self.reads.append(Read(at, arrived, len(data), len(squeezed)))
        self.raw += data
        self._down.append((arrived, data))
