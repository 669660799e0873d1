"""The drivers: Textual's own for Linux and macOS, except for how they write and read."""

import contextlib
import os
import signal
import sys
import termios
import threading
from time import monotonic
from typing import Any, ClassVar, Final

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.line import tty
from tui.line.connection import Connection
from tui.line.frame_sender import FrameSender
from tui.line.input_events import Answer, Attributes, Awaited, Background, Position, TerminalReport
from tui.line.input_parser import InputParser, patience_for
from tui.line.keyboard import Keyboard
from tui.line.output_thread import OutputThread
from tui.line.stop_event import StopEvent
from tui.line.terminal_modes import CLOSING, MOUSE, MOUSE_OFF, opening, settling
from tui.line.unknown_output import UnknownOutputError

HELD: Final = 0.04
"""Seconds that a letter waits at most for what it finds: later they come one after the other."""

PATIENCE: Final = 1.0
"""Seconds that leaving the terminal waits for what is not written yet."""


class PlainDriver(LinuxDriver):
    """Textual's driver, except that a line which takes nothing, or splits what it sends, is borne.

    `write` returns at once, and keys are told from the parts of sequences by our own rules.
    """

    connection: ClassVar[Connection]

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as it is given
        # Textual would ask the console in its stead, which goes by the environment first.
        super().__init__(*arguments, **{**options, "size": self._get_terminal_size()})
        output = sys.__stderr__
        self._encoding = output.encoding if output else "utf-8"
        self._output = OutputThread(output.fileno() if output else 2, self._line_rests)
        self._input = InputParser()
        self.exit_event = self._stop = StopEvent()
        self.connection.driver = self

    def _get_terminal_size(self) -> tuple[int, int]:
        return tty.terminal_size() or tty.UNKNOWN

    def _line_rests(self) -> None:
        """Called in the output thread when all is written."""

    def write(self, data: str) -> None:
        """Take what is to be drawn."""
        self.connection.meter.raw += len(data.encode())
        self.send(self.connection.outgoing(data))

    def send(self, data: str) -> None:
        """Hand data over to be sent as it is."""
        encoded = data.encode(self._encoding, "replace")
        self.connection.meter.sent(len(encoded))
        self._output.send(encoded)

    def put_aside(self, sequence: str) -> None:
        """Send a sequence that draws nothing."""
        self.send(sequence)

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows: Textual writes all of it anyway."""
        self.send(settling(self.connection.terminal))

    def run_input_thread(self) -> None:
        """Read keys, pastes and answers until the app says that it is enough."""
        keyboard = Keyboard(self.fileno, self._input, self.process_message, self._on_answer)
        if keyboard.run(self._stop):
            # Whether the hang-up is told by a signal too depends on who had the terminal.
            os.kill(os.getpid(), signal.SIGHUP)

    def _on_answer(self, answer: Answer) -> None:
        """Take an answer of the terminal, in the thread that reads."""

    def hold(self) -> None:
        """Called when more is about to be drawn: Textual writes it as it comes anyway."""

    def release(self) -> None:
        """Called when it has been drawn."""

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.connection.meter.pressed(message.key)
        super().process_message(message)

    def close(self) -> None:
        """Finish writing; a line that takes nothing is given up after `PATIENCE` seconds."""
        self._output.drain(PATIENCE)
        super().close()


class ThriftDriver(PlainDriver):
    """Sends the shortest way from what the terminal shows to what Textual wants it to show.

    Everything but reading happens in the event loop's thread.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as it is given
        super().__init__(*arguments, **options)
        self._answering = threading.Condition()
        self._sender = FrameSender(self.connection, self, self._size_now)
        self.connection.tells_shown = self._sender.when_shown
        self._is_plain = False
        self._mouse_was_ended = False

    def _size_now(self) -> tuple[int, int]:
        size = self._app.size
        return max(size.width, 1), max(size.height, 1)

    # -- what goes out ----------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """Take what is to be drawn; it goes out as part of a frame."""
        if self._is_plain:
            super().write(data)
            return
        self.connection.meter.raw += len(data.encode())
        drawn = self.connection.outgoing(data)
        try:
            self._sender.take(drawn)
        except UnknownOutputError as error:
            self._go_on_plainly(error)
            self.send(drawn)

    def flush(self) -> None:
        """Have what was written sent soon."""
        self._sender.flush()

    def put_aside(self, sequence: str) -> None:
        """Send a sequence that draws nothing with the next frame."""
        if self._is_plain:
            super().put_aside(sequence)
        else:
            self._sender.put_aside(sequence)

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows."""
        if self._is_plain:
            super().forget()
        else:
            self._sender.forget()

    def hold(self) -> None:
        """Wait for what is about to be drawn, and send it in one frame; not for long."""
        self._sender.hold(HELD)

    def release(self) -> None:
        """Send what has been drawn."""
        self._sender.release()

    @property
    def is_busy(self) -> bool:
        """Whether the line has not taken the last frame yet."""
        return self._output.is_busy

    def asks(self, answer: Awaited, now: float) -> None:
        """Called when the next frame asks the terminal something."""
        self._input.asked(answer, now)

    def _line_rests(self) -> None:
        # The loop may be gone by then: there is nobody left to draw for.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._sender.next)

    def _go_on_plainly(self, error: UnknownOutputError) -> None:
        """Write what Textual writes from now on, beginning on an empty screen."""
        self._is_plain = True
        self.send(f"{self._sender.end()}\x1b[m\x1b[r\x1b[2J")
        self.connection.mode = "plain"
        self.connection.tells_shown = None
        self.connection.on_unknown_output(error)

    # -- the terminal, taken and given back -------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal over; nothing is known of what it shows, except what we painted."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        painted, self.connection.painted = self.connection.painted, None
        if painted or tty.is_taken():
            self.attrs_before = tty.hand_over()
        if not self._is_plain:
            _keep_line_feeds(self.fileno)
        if not self._is_plain:
            self._sender.begin(painted)
        elif painted is None:
            # It may have come before all modes were switched.
            self.send(opening(self.connection.terminal))

    def disable_input(self) -> None:
        """Read no more; answers that are on their way are not left to the shell."""
        pacer = self.connection.pacer
        if not pacer.is_silent:
            with self._answering:
                self._answering.wait_for(
                    lambda: not self._input.outstanding(monotonic()), pacer.last_patience
                )
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._sender.end()
        super().stop_application_mode()
        self.send(CLOSING)

    # -- what comes in ----------------------------------------------------------------------------

    def _on_answer(self, answer: Answer) -> None:
        """Take an answer, in the thread that reads."""
        with self._answering:
            self._answering.notify_all()
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._take_answer, answer)

    def _take_answer(self, answer: Answer) -> None:
        match answer:
            case Attributes(parameters):
                self._sender.terminal_is(parameters)
            case Position(row, column):
                self._sender.place_is(column - 1, row - 1)
                self._input.patience = patience_for(self.connection.pacer.round_trip)
            case Background() as background:
                self.connection.on_background(background.is_light)
            case TerminalReport(text) if text.startswith(MOUSE) and not self._mouse_was_ended:
                # A program that lost its line has left the mouse on.
                self._mouse_was_ended = True
                self._sender.put_aside(MOUSE_OFF)


def _keep_line_feeds(terminal: int) -> None:
    """Have the terminal's line feeds sent as they are, not with a carriage return."""
    with contextlib.suppress(termios.error):
        modes = termios.tcgetattr(terminal)
        modes[1] &= ~termios.OPOST
        termios.tcsetattr(terminal, termios.TCSANOW, modes)


def driver_for(connection: Connection) -> type[PlainDriver]:
    """Return the driver to give Textual."""
    base = ThriftDriver if connection.mode == "thrift" else PlainDriver
    return type("ConnectedDriver", (base,), {"connection": connection})
