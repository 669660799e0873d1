"""How far many files are, on a terminal, and Ctrl-C: what is in stays in."""

import signal
import sys
import time
from types import FrameType
from typing import Final, Self

from briefings.adding.options import Progress
from briefings.cli.output import safe

_APART: Final = 0.2
"""Seconds from one line to the next."""

_UNTIL: Final = 1.0
"""Seconds after which the first is shown: what is done by then needs none."""

_MINUTE: Final = 60


class AddProgress:
    """Shows rate, count and time left on stderr, and is told of the first Ctrl-C.

    The second one ends the program as ever.
    """

    def __init__(self) -> None:
        self.interrupted = False
        self._begun = time.monotonic()
        self._next = self._begun + _UNTIL
        self._shown = 0
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        self.clear()

    def goes_on(self) -> bool:
        return not self.interrupted

    def tell(self, progress: Progress) -> None:
        """Show how far it is, if somebody is there to see it."""
        now = time.monotonic()
        if not self._is_seen or now < self._next:
            return
        self._next = now + _APART
        rate = progress.done / (now - self._begun)
        left = _time((progress.files - progress.done) / rate)
        self._show(
            f"{progress.done:,} of {progress.files:,} files, {rate:.0f} a second, {left} left"
        )

    def clear(self) -> None:
        """Leave the row to what comes now."""
        if self._shown:
            self._show("")
            sys.stderr.write("\r")
            sys.stderr.flush()
            self._shown = 0

    def _show(self, text: str) -> None:
        sys.stderr.write(f"\r{safe(text, sys.stderr).ljust(self._shown)}")
        sys.stderr.flush()
        self._shown = len(text)

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _MINUTE:.0f} min"
