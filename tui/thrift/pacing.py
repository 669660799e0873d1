"""When the next frame may go: a line must not be filled with what is out of date on arrival.

After a frame that follows another one closely the terminal is asked where its cursor is (`CSI 6 n`,
ECMA-48 8.3.35); until its answer, newer frames only replace each other. So a held key costs one
frame in each round trip, however long that is.
"""

from typing import Final

CLOSELY: Final = 0.05
"""Seconds within which frames follow each other closely, even on the fastest line."""

PATIENCE: Final = (1.0, 10.0)
"""Bounds in seconds of how long an answer is waited for."""

LAST_PATIENCE: Final = 3.0
"""Seconds that somebody who leaves is kept waiting at most."""

SILENT_AFTER: Final = 3
"""So many answers in a row that do not come mean that none will."""

BLIND_GAP: Final = 0.1
"""Seconds between frames for a terminal that does not answer."""


class Pacer:
    """Says when to send and when to ask. Times are seconds of a monotonic clock.

    `round_trip` is the time from a frame to its answer, lately; `None` before the first.
    """

    def __init__(self) -> None:
        self.round_trip: float | None = None
        self._sent_at: float | None = None
        self._asked_at: float | None = None
        self._missed = 0
        self.outstanding = 0
        """Questions whose answers may still come."""

    @property
    def is_silent(self) -> bool:
        """Whether the terminal seems not to answer at all."""
        return self._missed >= SILENT_AFTER

    @property
    def patience(self) -> float:
        """Seconds that an answer is waited for."""
        low, high = PATIENCE
        return min(max(low, 4 * (self.round_trip or 0.0)), high)

    @property
    def last_patience(self) -> float:
        """Seconds that an answer is waited for at the very end, before a shell would read it."""
        return min(self.patience, LAST_PATIENCE if self.round_trip is not None else PATIENCE[0])

    def wait(self, now: float) -> float:
        """Return in how many seconds the next frame may go, if no answer comes before; 0 is now."""
        if self._asked_at is not None:
            return max(self._asked_at + self.patience - now, 0.0)
        if self.is_silent and self._sent_at is not None:
            return max(self._sent_at + BLIND_GAP - now, 0.0)
        return 0.0

    def wants_answer(self, now: float) -> bool:
        """Say whether the frame that goes now should ask."""
        if self.is_silent:
            return False
        if self._sent_at is None or self.round_trip is None:
            return True
        return now - self._sent_at < max(self.round_trip, CLOSELY)

    def sent(self, now: float, *, asked: bool) -> None:
        """Note that a frame has gone."""
        if self._asked_at is not None:
            self._missed += 1
        self._sent_at = now
        self._asked_at = now if asked else None
        self.outstanding += asked

    def answered(self, now: float) -> bool:
        """Note an answer; return whether it is the one that is waited for, not an earlier one."""
        self.outstanding = max(self.outstanding - 1, 0)
        self._missed = 0
        if self.outstanding or self._asked_at is None:
            return False
        sample = now - self._asked_at
        known = self.round_trip
        self.round_trip = sample if known is None else (known + sample) / 2
        self._asked_at = None
        return True
