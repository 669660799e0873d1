"""When the next frame may go: a line must not be filled with what is out of date on arrival.

After a frame that follows another one closely the terminal is asked where its cursor is (`CSI 6 n`,
ECMA-48 8.3.35); until its answer, newer frames only replace each other. So a held key costs one
frame in each round trip, however long that is. The place in the answer also tells whether the
terminal shows what it should.
"""

from collections import deque
from enum import Enum, auto
from typing import Final, NamedTuple

CLOSELY: Final = 0.05
"""Seconds within which frames follow each other closely, even on the fastest line."""

LONG_REST: Final = 5.0
"""Seconds of rest after which it is looked whether somebody else has written on the terminal."""

PATIENCE: Final = (1.0, 10.0)
"""Bounds in seconds of how long an answer is waited for."""

LAST_PATIENCE: Final = 3.0
"""Seconds that somebody who leaves is kept waiting at most."""

EXPIRY: Final = 10.0
"""Seconds after which an answer is not expected any more."""

SILENT_AFTER: Final = 3
"""So many answers in a row that do not come mean that none will."""

BLIND_GAP: Final = 0.1
"""Seconds between frames for a terminal that does not answer."""

Place = tuple[int | None, int | None]
"""Column and row of the cursor, from 0; `None` where it cannot be told."""


class Meaning(Enum):
    """What an answer says of the newest frame."""

    RIGHT = auto()
    """The newest frame has arrived."""
    WRONG = auto()
    """It has arrived, and the cursor is not where it left it."""
    EARLIER = auto()
    """An earlier frame has arrived; the newest is still on its way."""


class _Question(NamedTuple):
    at: float
    place: Place


class Pacer:
    """Says when to send and when to ask. Times are seconds of a monotonic clock.

    `round_trip` is the time from a frame to its answer, lately; `None` before the first.
    """

    def __init__(self) -> None:
        self.round_trip: float | None = None
        self._sent_at: float | None = None
        self._questions: deque[_Question] = deque()
        self._waits = False
        self._missed = 0

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

    def expects(self, now: float) -> bool:
        """Say whether an answer may still come."""
        return not self.is_silent and any(now - asked.at <= EXPIRY for asked in self._questions)

    def wait(self, now: float) -> float:
        """Return in how many seconds the next frame may go, if no answer comes before; 0 is now."""
        if self._waits:
            return max(self._questions[-1].at + self.patience - now, 0.0)
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

    def has_rested(self, now: float) -> bool:
        """Say whether so much time has passed that somebody may have written on the terminal."""
        if self.is_silent or self._sent_at is None or self.round_trip is None:
            return False
        return now - self._sent_at > LONG_REST

    def sent(self, now: float, asked: Place | None = None) -> None:
        """Note a frame that has gone; `asked` is where it leaves the pen, if it asks for that."""
        self._missed += self._waits
        self._sent_at = now
        self._waits = asked is not None
        if asked is not None:
            self._forget_lost(now)
            self._questions.append(_Question(now, asked))

    def answered(self, now: float, place: tuple[int, int]) -> Meaning:
        """Note an answer, and say which frame it is to.

        Answers may be lost, but come in order. One that fits the newest frame is taken for that
        frame's, and all before it for lost.
        """
        self._missed = 0
        self._forget_lost(now, at_least=1 if self._waits else 0)
        if not self._questions:
            return Meaning.EARLIER
        newest = self._questions[-1]
        if fits := _fits(newest.place, place):
            self._questions.clear()
        else:
            self._questions.popleft()
        if self._questions or not self._waits:
            return Meaning.EARLIER
        self._waits = False
        sample = now - newest.at
        self.round_trip = sample if self.round_trip is None else (self.round_trip + sample) / 2
        return Meaning.RIGHT if fits else Meaning.WRONG

    def _forget_lost(self, now: float, at_least: int = 0) -> None:
        while len(self._questions) > at_least and now - self._questions[0].at > EXPIRY:
            self._questions.popleft()


def _fits(reckoned: Place, found: tuple[int, int]) -> bool:
    return all(a is None or a == b for a, b in zip(reckoned, found, strict=True))
