"""Where the cursor is was asked, and which of these questions an answer belongs to."""

from collections import deque
from enum import Enum, auto
from typing import Final, NamedTuple

EXPIRY: Final = 10.0
"""Seconds after which an answer is not expected any more."""

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


class Load(NamedTuple):
    """What was given to an empty line: since when, and how many bytes."""

    since: float
    size: int


class PositionQuery(NamedTuple):
    """Asked at a moment, behind what leaves the cursor at a place and was all that the line had."""

    at: float
    place: Place
    load: Load


class PositionQueries:
    """Those that are not answered, in order. Answers may be lost, but come in order."""

    def __init__(self) -> None:
        self._open: deque[PositionQuery] = deque()
        self._passed: deque[Place] = deque()
        self._passed_at = 0.0

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def oldest_at(self) -> float:
        """When the one was asked that has been waiting longest."""
        return self._open[0].at

    @property
    def newest_at(self) -> float:
        """When the last one was asked."""
        return self._open[-1].at

    def ask(self, question: PositionQuery) -> None:
        """Note a question."""
        self._open.append(question)

    def give_up(self) -> None:
        """Expect an answer to none of them."""
        self._open.clear()

    def answered(self, now: float, place: tuple[int, int]) -> tuple[Meaning, PositionQuery | None]:
        """Return what an answer means, and to which question it is.

        One that fits the newest question is taken for its answer, and all before it for lost; if
        they come after all, they are told by their places.
        """
        if not self._open:
            return Meaning.EARLIER, None
        if fits(self._open[-1].place, place):
            first = next(asked for asked in self._open if fits(asked.place, place))
            self._passed = deque([asked.place for asked in self._open][:-1])
            self._passed_at = now
            self._open.clear()
            return Meaning.RIGHT, first
        if self._is_passed(now, place):
            return Meaning.EARLIER, None
        asked = self._open.popleft()
        return (Meaning.EARLIER if self._open else Meaning.WRONG), asked

    def _is_passed(self, now: float, place: tuple[int, int]) -> bool:
        """Return whether an answer is to a question that was taken for lost."""
        if now - self._passed_at > EXPIRY:
            self._passed.clear()
        while self._passed:
            if fits(self._passed.popleft(), place):
                return True
        return False


def fits(reckoned: Place, found: tuple[int, int]) -> bool:
    """Return whether the cursor was found where it was reckoned to be."""
    return all(a is None or a == b for a, b in zip(reckoned, found, strict=True))
