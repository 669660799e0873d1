"""What stands for a terminal and for time where frames are sent."""

import asyncio

from tui.line.capabilities import Terminal
from tui.line.connection import Connection
from tui.line.frame_sender import FrameSender
from tui.line.input_events import Awaited


class Clock:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Line:
    """What was sent to a terminal, and its answers."""

    def __init__(self, terminal: Terminal, columns: int = 40, rows: int = 6) -> None:
        self.is_busy = False
        self.sent: list[str] = []
        self.asked: list[type] = []
        self.something_sent = asyncio.Event()
        self.wire = Connection("thrift", terminal)
        self.frames = FrameSender(self.wire, self, lambda: (columns, rows))

    def send(self, frame: str) -> None:
        self.sent.append(frame)
        self.something_sent.set()

    def asks(self, answer: Awaited, now: float) -> None:
        self.asked.append(answer)

    def draw(self, raw: str) -> str:
        """Have something drawn and sent; return what was sent, "" if nothing was."""
        before = len(self.sent)
        self.frames.take(raw)
        self.frames.next()
        return "".join(self.sent[before:])

    def answer(self, column: int, row: int) -> str:
        """Have the terminal say where its cursor is, from 0; return what that sends."""
        before = len(self.sent)
        self.frames.place_is(column, row)
        return "".join(self.sent[before:])
