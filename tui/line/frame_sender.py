"""What Textual has drawn: gathered, paced and sent as what differs."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from tui.line.capabilities import with_answer
from tui.line.cells import Grid
from tui.line.connection import Connection
from tui.line.encoder import Encoder
from tui.line.first_paint import FirstPaint
from tui.line.frame_parts import PART
from tui.line.frame_progress import FrameProgress
from tui.line.input_events import Attributes, Awaited, Background, Position
from tui.line.output_parser import OutputParser
from tui.line.position_queries import Meaning, Place
from tui.line.terminal_modes import ATTRIBUTES, POSITION, anew, opening, settling

GATHER: Final = 0.002
"""Seconds that a frame waits for another one that the same key may bring: a packet costs more."""

GATHER_ON: Final = 5
"""So often it waits again where the program was busy meanwhile: with what the key has asked for."""

WRONG_AFTER: Final = 3
"""So many answers in a row with another place than was reckoned with mean that they say nothing."""

Size = tuple[int, int]
"""Columns and rows."""

Shown = Callable[[float], object]
"""Called with the time, in seconds of a monotonic clock, at which something is to be seen."""


class FrameSink(Protocol):
    """Where frames go."""

    @property
    def is_busy(self) -> bool:
        """Whether it has not taken the last one yet."""

    def send(self, frame: str) -> None:
        """Take a frame."""

    def asks(self, answer: Awaited, now: float) -> None:
        """Called when the next frame asks the terminal something."""


class FrameSender:
    """Takes what Textual writes, and sends the newest state when the line can take it.

    All of it happens in the event loop's thread. Nothing is sent before `begin` or after `end`.
    """

    def __init__(self, connection: Connection, line: FrameSink, size: Callable[[], Size]) -> None:
        self._connection = connection
        self._line = line
        self._size = size
        self._grid = Grid(*size())
        self._parser = OutputParser(self._grid)
        # Whether the terminal keeps its promise to have REP is not proven yet.
        unproven = replace(connection.terminal, repeat=False)
        self._encoder = Encoder(self._grid.columns, len(self._grid.rows), unproven)
        self._may_repeat = connection.terminal.repeat
        self._wishes_repeat = False
        self._is_proving = False
        self._wrong = 0
        self._prefix = ""
        self._is_on = False
        self._held_until = 0.0
        self._progress = FrameProgress(connection.meter)
        self._timer: asyncio.TimerHandle | None = None
        self._awaited: list[Shown] = []

    def begin(self, painted: FirstPaint | None) -> None:
        """Have the terminal; `painted` is what it shows, if that is known."""
        if painted is None:
            # Whoever had it last may have left it in other modes.
            asks = self._connection.asks_background
            self._prefix = opening(self._connection.terminal, asks_background=asks)
            self._prefix += settling(self._connection.terminal)
            self._encoder.forget()
        else:
            self._encoder = painted.encoder
            self._grid.columns, self._grid.rows = painted.grid.columns, painted.grid.rows
            self._grid.cursor = painted.grid.cursor
        if self._connection.asks_background:
            self._connection.asks_background = False
            self._line.asks(Background, time.monotonic())
        self._is_on = True
        self.flush()

    def end(self) -> str:
        """Have the terminal no more; return what switches its modes and was not sent yet."""
        self._is_on = False
        self._stop_waiting()
        unsent, self._prefix = self._prefix, ""
        return unsent

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows, nor its modes."""
        self._encoder.forget()
        modes = anew(self._connection.terminal)
        if self._is_on and modes not in self._prefix:
            self._prefix += modes

    def hold(self, seconds: float) -> None:
        """Send nothing for so long, unless `release` comes before: more is about to be drawn."""
        self._held_until = time.monotonic() + seconds

    def release(self) -> None:
        """Send what has been held."""
        if self._held_until:
            self._held_until = 0.0
            self.next()

    def when_shown(self, tell: Shown) -> None:
        """Call `tell` once all that is drawn by now has gone, with when the terminal will have it.

        That is after the time that the line takes for it, there and back, as far as it is known.
        """
        self._awaited.append(tell)
        self.flush()

    def put_aside(self, sequence: str) -> None:
        """Send a sequence that draws nothing with the next frame."""
        self._prefix += sequence
        self.flush()

    # -- what is drawn --------------------------------------------------------------------------

    def take(self, raw: str) -> None:
        """Take what Textual has written.

        Raises:
            UnknownOutputError: it is not known what it does.
        """
        self._fit()
        self._prefix += self._parser.feed(raw)

    def _fit(self) -> None:
        size = self._size()
        if size != (self._grid.columns, len(self._grid.rows)):
            self._grid.resize(*size)
            self._encoder.forget()

    def flush(self) -> None:
        """Have what was drawn sent soon."""
        if self._is_on and self._timer is None:
            self._fit()
            self._gather(GATHER_ON)

    def _gather(self, more: int) -> None:
        """Send the next frame soon, or later while the loop is late: then it has been at work."""
        loop = asyncio.get_running_loop()
        due = loop.time() + GATHER
        on_time = due + GATHER / 2

        def go_on() -> None:
            if more and loop.time() > on_time:
                self._gather(more - 1)
            else:
                self.next()

        self._timer = loop.call_at(due, go_on)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    # -- what is sent ---------------------------------------------------------------------------

    def next(self) -> None:
        """Send the newest frame or a part of it, if the line can take one."""
        self._stop_waiting()
        if not self._is_on or self._line.is_busy:
            return
        now = time.monotonic()
        goes_on = self._progress.goes_on(now)
        paced = self._connection.pacer.wait(now, goes_on=goes_on)
        if wait := max(paced, self._progress.wait(now), self._held_until - now):
            self._call_in(wait)
            return
        if self._is_proving:
            # Its answer did not come in time, and a later one would prove nothing.
            self._is_proving = False
            self._encoder.repeat_proven(-1)
        if self._connection.pacer.asks_again(now):
            self._ask_again(now)
            return
        before = self._encoder.place if self._encoder.known and not self._prefix else None
        most = PART if self._connection.sends_parts else 0
        frame = self._prefix + self._encoder.encode(self._grid, most)
        self._prefix = ""
        self._held_until = 0.0
        proof = self._proof()
        if frame or proof:
            self._send(frame + proof, before, now, goes_on=goes_on, proves=bool(proof))
        if not self._encoder.rest:
            self._tell_shown(now + self._connection.pacer.takes(len(frame)))

    def _tell_shown(self, at: float) -> None:
        awaited, self._awaited = self._awaited, []
        for tell in awaited:
            tell(at)

    def _call_in(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self.next)

    def _send(
        self, frame: str, before: Place | None, now: float, *, goes_on: bool, proves: bool
    ) -> None:
        """Send a frame, with a question where one is due.

        It stands behind the frame, and its answer says that the frame has arrived. After a rest
        it stands before it, while the cursor is where somebody else may have left it. Of a frame
        in parts the last one asks, and the first one where that is of use.
        """
        pacer, progress, rest = self._connection.pacer, self._progress, self._encoder.rest
        size = len(frame.encode("utf-8", "replace"))
        if not goes_on:
            progress.follows = pacer.follows_closely(now)
        asked: Place | None = None
        rested = before is not None and not proves and pacer.has_rested(now)
        if rested:
            asked, frame = before, POSITION + frame
        elif proves or self._wants_answer(now, size, goes_on=goes_on):
            asked, frame = self._encoder.place, frame + POSITION
            if proves:
                frame += self._encoder.point(self._grid)
        if asked:
            self._line.asks(Position, now)
        if ATTRIBUTES in frame:
            self._line.asks(Attributes, now)
        pacer.sent(now, asked, size, holds=rested or proves or progress.follows)
        progress.went(now, size, rest, pacer.rate.seconds(size))
        if rest:
            self._call_in(progress.wait(now))
        self._line.send(frame)

    def _wants_answer(self, now: float, size: int, *, goes_on: bool) -> bool:
        if not self._encoder.rest:
            return self._connection.pacer.wants_answer(now, size)
        return not goes_on and self._connection.pacer.wants_answer_early(now)

    def _ask_again(self, now: float) -> None:
        """Send the question alone, if there is something that waits for its answer."""
        if self._prefix or not self._encoder.shows(self._grid):
            self._line.asks(Position, now)
            self._connection.pacer.asked_again(now, self._encoder.place)
            self._line.send(POSITION)

    def _proof(self) -> str:
        """Return what shows whether the terminal has REP, where it promises that and it helps."""
        self._wishes_repeat |= self._encoder.wishes_repeat
        if self._encoder.rest or self._connection.pacer.is_silent:
            return ""
        wishes, self._wishes_repeat = self._wishes_repeat, False
        if not (self._may_repeat and wishes):
            return ""
        proof = self._encoder.proof_of_repeat()
        self._is_proving = bool(proof)
        self._may_repeat = not proof
        return proof

    # -- what is answered -------------------------------------------------------------------------

    def place_is(self, x: int, y: int) -> None:
        """Take the terminal's answer to where its cursor is, from 0."""
        meaning = self._connection.pacer.answered(time.monotonic(), (x, y))
        if meaning is Meaning.EARLIER:
            return
        if self._is_proving:
            self._is_proving = False
            self._encoder.repeat_proven(x)
        elif meaning is Meaning.RIGHT:
            self._wrong = 0
        elif self._wrong < WRONG_AFTER:
            # The terminal does not show what it should: somebody else has written on it.
            self._wrong += 1
            self.forget()
        self.next()

    def terminal_is(self, attributes: tuple[int, ...]) -> None:
        """Take the terminal's answer to what it is."""
        terminal = with_answer(self._connection.terminal, attributes)
        if terminal != self._connection.terminal:
            self._connection.terminal = terminal
            self._encoder.drive(replace(terminal, repeat=False))
            self.flush()
