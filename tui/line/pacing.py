"""When the next frame may go: a line must not be filled with what is out of date on arrival.

After a frame that follows another one closely the terminal is asked where its cursor is (`CSI 6 n`,
ECMA-48 8.3.35); until its answer, newer frames only replace each other. So a held key costs one
frame in each round trip, however long that is. It is also asked after every `MUCH` bytes, since a
line may take all that it is given and bring nothing: then nothing more goes than what was on its
way before that could be known. The place in the answer also tells whether the terminal shows what
it should.
"""

from collections import deque
from typing import Final

from tui.line.line_rate import LineRate
from tui.line.position_queries import Load, Meaning, Place, PositionQueries, PositionQuery

CLOSELY: Final = 0.05
"""Seconds within which frames follow each other closely, even on the fastest line."""

MUCH: Final = 300
"""Bytes after which it is asked whether they arrive."""

LATE: Final = 2.0
"""Round trips after which an answer is late, and nothing goes until it is there."""

LONG_REST: Final = 5.0
"""Seconds of rest after which it is looked whether somebody else has written on the terminal."""

PATIENCE: Final = (1.0, 10.0)
"""Bounds in seconds of how long an answer is waited for before it is asked again."""

LAST_PATIENCE: Final = 3.0
"""Seconds that somebody who leaves is kept waiting at most."""

SILENT_AFTER: Final = 3
"""So many answers in a row that do not come mean that none will."""

LATELY: Final = 5
"""So many answers say how far the line is."""

GIVEN_UP_AFTER: Final = 300.0
"""Seconds after which a terminal that has answered before is taken to answer no more."""

BLIND_GAP: Final = 0.1
"""Seconds between frames for a terminal that does not answer."""


class Pacer:
    """Says when to send and when to ask. Times are seconds of a monotonic clock.

    `round_trip` is the time from a frame to its answer, lately; `None` before the first. `rate`
    is what these times tell of how thin the line is.
    """

    def __init__(self) -> None:
        self.round_trip: float | None = None
        self.rate = LineRate()
        self._trips: deque[float] = deque(maxlen=LATELY)
        self._load = Load(0.0, 0)
        self._sent_at: float | None = None
        self._questions = PositionQueries()
        self._waits = False
        self._again = 0
        self._missed = 0
        self._unasked = 0

    @property
    def is_silent(self) -> bool:
        """Whether the terminal seems not to answer at all."""
        return self._missed >= SILENT_AFTER

    @property
    def usual_round_trip(self) -> float:
        """The median of the latest round trips, of two the shorter; 0 before the first.

        An answer that was stuck makes no line longer, and one that was taken for another frame's
        makes none shorter.
        """
        return sorted(self._trips)[(len(self._trips) - 1) // 2] if self._trips else 0.0

    @property
    def patience(self) -> float:
        """Seconds that an answer is waited for."""
        low, high = PATIENCE
        return min(max(low, 4 * (self.round_trip or 0.0)), high)

    @property
    def last_patience(self) -> float:
        """Seconds that an answer is waited for at the very end, before a shell would read it.

        A terminal that has answered before will answer, however busy it is.
        """
        return PATIENCE[0] if self.round_trip is None else LAST_PATIENCE

    # -- when to send ---------------------------------------------------------------------------

    def wait(self, now: float, *, goes_on: bool = False) -> float:
        """Return in how many seconds something may go, if no answer comes before; 0 is now.

        That is a frame, or where `asks_again` the question alone. What only `goes_on` with a
        frame waits for no answer but a late one.
        """
        if self.is_silent:
            gap = 0.0 if goes_on or self._sent_at is None else self._sent_at + BLIND_GAP - now
            return max(gap, 0.0)
        if not self._questions or not (self._is_late(now) or (self._waits and not goes_on)):
            return 0.0
        patience = min(self.patience * 2.0**self._again, PATIENCE[1])
        return max(self._questions.newest_at + patience - now, 0.0)

    def asks_again(self, now: float) -> bool:
        """Return whether the question is all that may go, whatever is to be shown.

        So it is with a terminal that has answered before: either an answer was lost, or nothing
        arrives there now.
        """
        return self._is_late(now) and now - self._questions.oldest_at < GIVEN_UP_AFTER

    def _is_late(self, now: float) -> bool:
        if self.is_silent or self.round_trip is None or not self._questions:
            return False
        return now - self._questions.oldest_at > LATE * self.round_trip

    def takes(self, size: int) -> float:
        """Return in how many seconds somebody can have answered to so many bytes that go now.

        The shortest way there and back counts: longer ones may have been the program's own doing.
        """
        return self.rate.seconds(size) + min(self._trips, default=0.0)

    # -- when to ask ----------------------------------------------------------------------------

    def wants_answer(self, now: float, size: int = 0) -> bool:
        """Return whether the frame of so many bytes that goes now should ask."""
        if self.is_silent:
            return False
        return self.follows_closely(now) or self._unasked + size > MUCH

    def wants_answer_early(self, now: float) -> bool:
        """Return whether the first part of a frame should ask, and not only the last one.

        Both together also tell how thin the line is.
        """
        return self.wants_answer(now) or not (self.is_silent or self.rate.is_known)

    def follows_closely(self, now: float) -> bool:
        """Return whether what goes now may be out of date before the terminal has it."""
        if self._sent_at is None or self.round_trip is None:
            return True
        return now - self._sent_at < max(self.round_trip, CLOSELY)

    def has_rested(self, now: float) -> bool:
        """Return whether so much time has passed that somebody may have written on the terminal."""
        if self.is_silent or self._sent_at is None or self.round_trip is None:
            return False
        return now - self._sent_at > LONG_REST

    # -- what has gone and what came ------------------------------------------------------------

    def sent(
        self, now: float, asked: Place | None = None, size: int = 0, *, holds: bool = True
    ) -> None:
        """Note a frame of so many bytes that has gone.

        `asked` is where it leaves the cursor, if it asks for that; with `holds`, newer ones wait
        for the answer.
        """
        if self.round_trip is None:
            self._missed += self._waits
        elif self._is_late(now):
            self._missed = SILENT_AFTER
            self._questions.give_up()
        if not self._load.size or self._is_empty(now):
            self._load = Load(now, 0)
        self._load = self._load._replace(size=self._load.size + size)
        self._sent_at = now
        self._waits = (asked is not None and holds) or (self._waits and bool(self._questions))
        self._unasked = 0 if asked is not None else self._unasked + size
        if asked is not None:
            self._questions.ask(PositionQuery(now, asked, self._load))

    def _is_empty(self, now: float) -> bool:
        """Return whether all that was sent must have arrived long ago."""
        return self._sent_at is None or now - self._sent_at > (self.round_trip or 0.0)

    def asked_again(self, now: float, place: Place) -> None:
        """Note that the question has gone once more, by itself."""
        self._again += 1
        self._questions.ask(PositionQuery(now, place, self._load))

    def answered(self, now: float, place: tuple[int, int]) -> Meaning:
        """Note an answer, and say which frame it is to."""
        self._missed = 0
        meaning, question = self._questions.answered(now, place)
        if question and not self._again:
            self.rate.took(question.load.size, now - question.load.since)
        if question and meaning is not Meaning.EARLIER:
            self._learn(now, question)
            self._waits = False
            self._again = 0
            self._load = Load(now, 0)
        return meaning

    def _learn(self, now: float, question: PositionQuery) -> None:
        """Take up how long an answer took; of one that was stuck, not more than is borne with."""
        sample = now - question.at
        self._trips.append(sample)
        if self.round_trip is None:
            self.round_trip = sample
        else:
            self.round_trip = (self.round_trip + min(sample, self.patience)) / 2
