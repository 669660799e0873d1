"""The drivers: Textual's own for Linux and macOS, except for how they write and read."""

import asyncio
import contextlib
import os
import signal
import sys
import termios
import threading
import time
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.thrift.cells import Grid
from tui.thrift.encoder import Encoder
from tui.thrift.incoming import Incoming, patience_for
from tui.thrift.keyboard import Keyboard
from tui.thrift.modes import ATTRIBUTES, CLOSING, MOUSE, MOUSE_OFF, POSITION, opening
from tui.thrift.outlet import Outlet
from tui.thrift.pacing import Meaning
from tui.thrift.parser import Parser
from tui.thrift.pieces import Answer, Attributes, Position, Report
from tui.thrift.surprise import SurpriseError
from tui.thrift.terminals import with_answer
from tui.thrift.wire import Wire

PATIENCE: Final = 1.0
"""Seconds that leaving the terminal waits for what is not written yet."""

GATHER: Final = 0.002
"""Seconds that a frame waits for another one that the same key may bring: a packet costs more."""

GATHER_ON: Final = 5
"""So often it waits again where the program was busy meanwhile: with what the key has asked for."""

WRONG_AFTER: Final = 3
"""So many answers with another place than was reckoned with mean that they say nothing."""


class PlainDriver(LinuxDriver):
    """Textual's driver, except that a line which takes nothing, or splits what it sends, is borne.

    `write` returns at once, and keys are told from the parts of sequences by our own rules.
    """

    wire: ClassVar[Wire]

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as it is given
        super().__init__(*arguments, **options)
        output = sys.__stderr__
        self._encoding = output.encoding if output else "utf-8"
        self._outlet = Outlet(output.fileno() if output else 2, self._line_rests)
        self._incoming = Incoming()
        self.wire.driver = self

    def _line_rests(self) -> None:
        """Hear, in the outlet's thread, that all is written."""

    def write(self, data: str) -> None:
        """Take what is to be drawn."""
        self.wire.meter.raw += len(data.encode())
        self._send(data)

    def _send(self, data: str) -> None:
        encoded = data.encode(self._encoding, "replace")
        self.wire.meter.sent(len(encoded))
        self._outlet.send(encoded)

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows: Textual writes all of it anyway."""

    def run_input_thread(self) -> None:
        """Read keys, pastes and answers until the app says that it is enough."""
        keyboard = Keyboard(self.fileno, self._incoming, self.process_message, self._on_answer)
        if keyboard.run(self.exit_event):
            # Whether the hang-up is told by a signal too depends on who had the terminal.
            os.kill(os.getpid(), signal.SIGHUP)

    def _on_answer(self, answer: Answer) -> None:
        """Take an answer of the terminal, in the thread that reads."""

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.wire.meter.pressed(message.key)
        super().process_message(message)

    def close(self) -> None:
        """Finish writing; a line that takes nothing is given up after `PATIENCE` seconds."""
        self._outlet.drain(PATIENCE)
        super().close()


class ThriftDriver(PlainDriver):
    """Sends the shortest way from what the terminal shows to what Textual wants it to show.

    Everything but reading happens in the event loop's thread.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as it is given
        super().__init__(*arguments, **options)
        wire = self.wire
        self._answered = threading.Event()
        self._grid = Grid(*self._size_now())
        self._parser = Parser(self._grid)
        self._encoder = Encoder(
            self._grid.columns, len(self._grid.rows), replace(wire.terminal, repeat=False)
        )
        self._prefix = ""
        self._is_on = False
        self._is_plain = False
        self._timer: asyncio.TimerHandle | None = None
        self._wrong = 0
        self._may_repeat = wire.terminal.repeat
        self._is_proving = False
        self._mouse_was_ended = False

    def _size_now(self) -> tuple[int, int]:
        size = self._app.size
        return max(size.width, 1), max(size.height, 1)

    # -- frames ---------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Take what is to be drawn; it goes out as part of a frame."""
        if self._is_plain:
            super().write(data)
            return
        self.wire.meter.raw += len(data.encode())
        try:
            self._prefix += self._parser.feed(data)
        except SurpriseError as surprise:
            self._go_on_plainly(surprise)
            self._send(data)

    def flush(self) -> None:
        """Have what was written sent soon."""
        if self._is_plain or not self._is_on:
            return
        size = self._size_now()
        if size != (self._grid.columns, len(self._grid.rows)):
            self._grid.resize(*size)
            self._encoder.forget()
        if self._timer is None:
            self._gather(GATHER_ON)

    def _gather(self, more: int) -> None:
        """Send the next frame soon, or later while the loop is late: then it has been at work."""
        due = self._loop.time() + GATHER
        on_time = due + GATHER / 2

        def go_on() -> None:
            if more and self._loop.time() > on_time:
                self._gather(more - 1)
            else:
                self._next_frame()

        self._timer = self._loop.call_at(due, go_on)

    def _line_rests(self) -> None:
        # The loop may be gone by then: there is nobody left to draw for.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._next_frame)

    def _next_frame(self) -> None:
        """Send the newest frame, if the line can take one."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._is_plain or not self._is_on or self._outlet.is_busy:
            return
        now = time.monotonic()
        pacer = self.wire.pacer
        if wait := pacer.wait(now):
            self._timer = self._loop.call_later(wait, self._next_frame)
            return
        frame = self._prefix + self._encoder.encode(self._grid)
        self._prefix = ""
        proof = self._proof()
        if frame or proof:
            asked = bool(proof) or pacer.wants_answer(now)
            self._send_frame(frame + proof, now, asked=asked)

    def _proof(self) -> str:
        """Return what shows whether the terminal has REP, where it promises that and it helps."""
        if not (self._may_repeat and self._encoder.wishes_repeat) or self.wire.pacer.is_silent:
            return ""
        self._may_repeat = False
        proof = self._encoder.proof_of_repeat()
        self._is_proving = bool(proof)
        return proof

    def _send_frame(self, frame: str, now: float, *, asked: bool) -> None:
        if asked:
            self._answered.clear()
            self._incoming.asked(Position, now)
            frame += POSITION
        if ATTRIBUTES in frame:
            self._incoming.asked(Attributes, now)
        self.wire.pacer.sent(now, self._encoder.place if asked else None)
        self._send(frame)

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows."""
        self._encoder.forget()

    def _go_on_plainly(self, surprise: SurpriseError) -> None:
        """Write what Textual writes from now on, beginning on an empty screen."""
        self._is_plain = True
        self._send("\x1b[m\x1b[r\x1b[2J")
        self.wire.mode = "plain"
        self.wire.on_surprise(surprise)

    # -- the terminal, taken and given back -------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal over; nothing is known of what it shows, except what we painted."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        painted, self.wire.painted = self.wire.painted, None
        if painted is None:
            self._prefix = opening(self.wire.terminal)
            self._encoder.forget()
        else:
            self.attrs_before = painted.attributes
            self._encoder = painted.encoder
            self._grid.columns, self._grid.rows = painted.grid.columns, painted.grid.rows
        self._keep_line_feeds()
        self._is_on = True
        self._answered.set()
        self.flush()

    def _keep_line_feeds(self) -> None:
        """Have the terminal's line feeds sent as they are, not with a carriage return."""
        with contextlib.suppress(termios.error):
            modes = termios.tcgetattr(self.fileno)
            modes[1] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, modes)

    def disable_input(self) -> None:
        """Read no more; an answer that is on its way is not left to the shell."""
        if self.wire.pacer.expects(time.monotonic()):
            self._answered.wait(self.wire.pacer.last_patience)
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._is_on = False
        if self._timer:
            self._timer.cancel()
            self._timer = None
        super().stop_application_mode()
        self._send(CLOSING)

    # -- what comes in ----------------------------------------------------------------------------

    def _on_answer(self, answer: Answer) -> None:
        """Take an answer, in the thread that reads."""
        if isinstance(answer, Position):
            self._answered.set()
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._take_answer, answer)

    def _take_answer(self, answer: Answer) -> None:
        if isinstance(answer, Attributes):
            self.wire.terminal = with_answer(self.wire.terminal, answer.parameters)
            self._encoder.drive(self.wire.terminal)
            self.flush()
        elif isinstance(answer, Report):
            self._prefix += self._without_mouse(answer)
            self.flush()
        elif isinstance(answer, Position):
            self._take_place(answer.column - 1, answer.row - 1)

    def _without_mouse(self, report: Report) -> str:
        """Return what ends reports of the mouse: a program that lost its line has left them on."""
        if self._mouse_was_ended or not report.text.startswith(MOUSE):
            return ""
        self._mouse_was_ended = True
        return MOUSE_OFF

    def _take_place(self, x: int, y: int) -> None:
        pacer = self.wire.pacer
        meaning = pacer.answered(time.monotonic(), (x, y))
        if meaning is Meaning.EARLIER:
            return
        self._incoming.patience = patience_for(pacer.round_trip)
        if self._is_proving:
            self._is_proving = False
            self._encoder.repeat_proven(x)
        elif meaning is Meaning.WRONG and self._wrong < WRONG_AFTER:
            # The terminal does not show what it should: somebody else has written on it.
            self._wrong += 1
            self._encoder.forget()
        self._next_frame()
