"""Lines that come as keys: one that somebody typed, or several that a terminal pasted so."""

from collections.abc import Callable

from textual.timer import Timer

_WAIT = 0.15
"""Seconds in which more comes of what is pasted as keys, by a terminal without brackets."""


class KeyedLines:
    """Collects lines until no more come, and gives them all to `ended`."""

    def __init__(
        self,
        set_timer: Callable[[float, Callable[[], object]], Timer],
        rest: Callable[[], str],
        ended: Callable[[list[str]], object],
    ) -> None:
        self._set_timer = set_timer
        self._rest = rest
        self._ended = ended
        self._lines: list[str] = []
        self._wait: Timer | None = None

    def add(self, line: str) -> None:
        self._lines.append(line)

    def is_only(self, line: str) -> bool:
        """Return whether this line is all that has come."""
        return self._lines == [line] and not self._rest()

    def went_on(self) -> None:
        """Wait for more, if this is not the first line that is still being typed."""
        if self._lines:
            if self._wait:
                self._wait.stop()
            self._wait = self._set_timer(_WAIT, self._end)

    def _end(self) -> None:
        self._ended([*self._lines, self._rest()])
