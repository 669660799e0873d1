"""From what a terminal sends to Textual's messages: the only place that uses Textual's parser.

That parser decides by the clock whether a sequence is over. It is given one whole event at a
time, and a new parser for each, so that there is nothing in it for which it could wait.
"""

import codecs
import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.line.escape_sequences import ESC
from tui.line.input_events import Answer, Escape, InputEvent, KeyInput, Paste
from tui.line.input_parser import InputParser
from tui.line.stop_event import StopEvent

_READ: Final = 1 << 16
_END: Final = ""
"""What tells Textual's parser that nothing more comes."""


def messages_of(event: KeyInput | Escape | Paste) -> list[Message]:
    """Return what Textual makes of one event; nothing of a sequence that it does not know."""
    match event:
        case Escape():
            return [events.Key("escape", ESC)]
        case Paste(text):
            return [events.Paste(text)]
        case KeyInput(text):
            return _keys(text)


def _keys(text: str) -> list[Message]:
    parser = XTermParser()
    messages: list[Message] = []
    # A number that is no character makes the parser raise; one wrong sequence must not end
    # the thread that reads.
    with suppress(ValueError, OverflowError):
        messages += parser.feed(text)
        if len(text) == len(ESC) + 1 and text.startswith(ESC):
            # Alt and a key: without an end the parser would wait for more.
            messages += parser.feed(_END)
    return messages


class Keyboard:
    """Reads a terminal, and hands on Textual's messages and the terminal's answers.

    Both are handed on in the thread that runs it, in the order in which they came.
    """

    def __init__(
        self,
        fileno: int,
        incoming: InputParser,
        on_message: Callable[[Message], None],
        on_answer: Callable[[Answer], None],
    ) -> None:
        self._fileno = fileno
        self._input = incoming
        self._on_message = on_message
        self._on_answer = on_answer
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode

    def run(self, stop: StopEvent) -> bool:
        """Read until `stop` is set or the line hangs up; return whether it hung up.

        What is incomplete at a hang-up is handed on as if its time were over, since it may be
        somebody's text.
        """
        while not stop.is_set():
            if not self._read(stop):
                self._deliver(self._input.tick(self._input.due() or 0.0))
                return True
        return False

    def _read(self, stop: StopEvent) -> bool:
        """Hand on what comes next, or what has waited long enough; `False` after a hang-up."""
        try:
            ready, _, _ = select.select([self._fileno, stop.fileno()], [], [], self._patience())
            data = os.read(self._fileno, _READ) if self._fileno in ready else None
        except BlockingIOError:
            return True
        except (OSError, ValueError):  # a descriptor that is closed is negative to `select`
            return False
        now = time.monotonic()
        if data:
            self._deliver(self._input.feed(self._decode(data), now))
        else:
            self._deliver(self._input.tick(now))
        return data != b""

    def _patience(self) -> float | None:
        """Return for how many seconds nothing has to be done; `None` for ever."""
        due = self._input.due()
        return None if due is None else max(due - time.monotonic(), 0.0)

    def _deliver(self, arrived: list[InputEvent]) -> None:
        for event in arrived:
            if isinstance(event, KeyInput | Escape | Paste):
                for message in messages_of(event):
                    self._on_message(message)
            else:
                self._on_answer(event)
