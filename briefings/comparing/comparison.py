"""What other articles say to a figure, and what the figure is in their light."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from briefings.comparing.judging import Grade
from briefings.model import Figure

FigureStanding = Literal[
    "told before", "told elsewhere", "told again later", "different", "new", "not compared"
]
"""An article of an earlier day tells it; one of the same day, or of a day that nobody knows; later
ones alone; others have another value, and none this one; all were looked at that might have it, and
none has; none was found, but it may be told where nobody looked, or in other words."""

STANDINGS: Final[tuple[FigureStanding, ...]] = get_args(FigureStanding)

_ORDER: Final[dict[Grade, int]] = {"same": 0, "different": 1, "comparable": 2}


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of another briefing, and how it is to the one that was asked about.

    `copies` are the ids of other briefings on the same text, which count as this one.
    """

    grade: Grade
    briefing: str
    title: str
    publisher: str | None = None
    published: dt.date | None = None
    figure: Figure
    copies: tuple[str, ...] = ()


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What other briefings say to a figure: the same first, the earliest of them before others.

    With `more`, there are others that were not looked at, on older articles. It `is_sought` where
    every briefing was looked at that might tell the value, and would be known to in other words;
    not where one has it of what may be the same or not.
    """

    item: str
    published: dt.date | None = None
    found: tuple[Comparison, ...] = ()
    more: bool = False
    is_sought: bool = False

    @property
    def standing(self) -> FigureStanding:
        found = {self._standing_by(each) for each in self.found}
        unfound: FigureStanding = "new" if self.is_sought else "not compared"
        return next((each for each in STANDINGS if each in found), unfound)

    @property
    def telling(self) -> tuple[Comparison, ...]:
        """Those by which the figure is what it is: who told it on earlier days, say."""
        return tuple(each for each in self.found if self._standing_by(each) == self.standing)

    def of_grade(self, grade: Grade) -> tuple[Comparison, ...]:
        return tuple(each for each in self.found if each.grade == grade)

    def _standing_by(self, each: Comparison) -> FigureStanding | None:
        """Return what the figure is by another one alone; `None` if that is of something else."""
        if each.grade != "same":
            return "different" if each.grade == "different" else None
        if each.published is None or self.published is None or each.published == self.published:
            return "told elsewhere"
        return "told before" if each.published < self.published else "told again later"


def in_order(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return comparisons by grade, the earliest first, those without a date last."""
    latest = dt.date.max
    return tuple(sorted(found, key=lambda e: (_ORDER[e.grade], e.published or latest, e.briefing)))


def counted(compared: Iterable[Compared]) -> dict[FigureStanding, int]:
    """Return how many figures are what."""
    standings = [each.standing for each in compared]
    return {each: standings.count(each) for each in STANDINGS if each in standings}
