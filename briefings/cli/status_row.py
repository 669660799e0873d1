"""One row on a terminal that says how far something is, and goes when it is done."""

import sys
import time
from collections.abc import Callable
from typing import Final

from briefings.cli.output import safe

_APART: Final = 0.2
"""Seconds from one text to the next."""

_UNTIL: Final = 1.0
"""Seconds after which the first is shown: what is done by then needs none."""

_MINUTE: Final = 60


class StatusRow:
    """Shown on stderr, if somebody is there to see it."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self._next = self.begun + _UNTIL
        self._shown = 0
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def show(self, text: Callable[[float], str]) -> None:
        """Show what `text` makes of the seconds since the beginning, unless one was just shown."""
        now = time.monotonic()
        if self._is_seen and now >= self._next:
            self._next = now + _APART
            self._show(text(now - self.begun))

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


def in_words(seconds: float) -> str:
    """Return a time as it is said of what is left."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _MINUTE:.0f} min"
