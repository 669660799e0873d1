"""One line to one terminal: what the app, its driver and whoever paints first share of it."""

import os
import sys
import time
from collections.abc import Callable
from typing import Final, Literal, Protocol

from tui.line.byte_meter import ByteMeter
from tui.line.capabilities import Terminal, read
from tui.line.first_paint import FirstPaint
from tui.line.pacing import Pacer
from tui.line.unknown_output import UnknownOutputError

Mode = Literal["thrift", "plain"]

FAR: Final = 0.25
"""Seconds of round trip from which on an answer to every letter comes too late to help."""


def mode_for(asked: str, platform: str = sys.platform) -> Mode:
    """Return how screens are sent for what was asked (`auto`, `thrift`, `plain`)."""
    if asked == "auto":
        return "thrift" if platform.startswith(("linux", "darwin")) else "plain"
    return "thrift" if asked == "thrift" else "plain"


class Driver(Protocol):
    """What a driver does for whoever draws."""

    def hold(self) -> None:
        """Wait for what is about to be drawn."""

    def release(self) -> None:
        """Send what has been held."""

    def put_aside(self, sequence: str) -> None:
        """Send a sequence that draws nothing."""

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows."""


class Connection:
    """What is known of a line, and what it has carried.

    Attributes:
        terminal: what the terminal can do; an answer of its may add to that.
        painted: what stands on it before the app has drawn anything.
        asks_background: whether its background's colour is asked for when it is taken over.
        on_background: called once, with whether the background is light.
        outgoing: done to all text that is drawn, for a terminal that has not all characters.
        on_unknown_output: called when Textual wrote something unknown, and the line goes on in
            plain mode.
        tells_shown: calls a function once all that is drawn by now has gone; where nothing is
            known of that, it counts as shown at once.
        was_far: what is taken for true of the line until its round trip is measured.
    """

    def __init__(self, mode: Mode = "plain", terminal: Terminal | None = None) -> None:
        self.mode: Mode = mode
        self.terminal = terminal or read(os.environ)
        self.meter = ByteMeter()
        self.pacer = Pacer()
        self.painted: FirstPaint | None = None
        self.driver: Driver | None = None
        self.asks_background = False
        self.on_background: Callable[[bool], None] = lambda _: None
        self.outgoing: Callable[[str], str] = str
        self.on_unknown_output: Callable[[UnknownOutputError], None] = lambda _: None
        self.was_far = False
        self.tells_shown: Callable[[Callable[[float], object]], None] | None = None

    @property
    def is_far(self) -> bool:
        """Whether the round trip is so long that results should wait until they are asked for."""
        return self.pacer.usual_round_trip > FAR

    @property
    def sends_parts(self) -> bool:
        """Whether much goes in parts: on a near line it is there at once, and packets cost."""
        return self.was_far if self.pacer.round_trip is None else self.is_far

    def hold(self) -> None:
        """Let nothing out for a moment: more is about to be drawn, and belongs to it."""
        if self.driver:
            self.driver.hold()

    def release(self) -> None:
        """Let out what has been held."""
        if self.driver:
            self.driver.release()

    def put_aside(self, sequence: str) -> None:
        """Send a sequence that draws nothing, with what is drawn next."""
        if self.driver:
            self.driver.put_aside(sequence)

    def when_shown(self, tell: Callable[[float], object]) -> None:
        """Call `tell` once all that is drawn by now has gone, with when the terminal has it.

        That is in seconds of a monotonic clock: who has typed a key before has not seen it.
        """
        if self.tells_shown:
            self.tells_shown(tell)
        else:
            tell(time.monotonic())

    def forget(self) -> None:
        """Take nothing for granted that the terminal shows: the next frame paints all of it."""
        if self.driver:
            self.driver.forget()
