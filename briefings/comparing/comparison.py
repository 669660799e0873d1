"""What other articles say to a figure, and what the figure is in their light."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from briefings.comparing.judging import Grade
from briefings.model import Figure

FigureStanding = Literal["new", "told before", "told elsewhere", "different"]
"""Nobody else tells it; an earlier article does; another one does of which it is not known that it
is earlier; another one has another value, and none has this one."""

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

    With `more`, there are others that were not looked at, on older articles.
    """

    item: str
    published: dt.date | None = None
    found: tuple[Comparison, ...] = ()
    more: bool = False

    @property
    def standing(self) -> FigureStanding:
        if self.before:
            return "told before"
        grades = {each.grade for each in self.found}
        if "same" in grades:
            return "told elsewhere"
        return "different" if "different" in grades else "new"

    @property
    def before(self) -> tuple[Comparison, ...]:
        """Those that tell the same and were published on an earlier day."""
        return tuple(
            each
            for each in self.found
            if each.grade == "same"
            and each.published is not None
            and self.published is not None
            and each.published < self.published
        )

    def of_grade(self, grade: Grade) -> tuple[Comparison, ...]:
        return tuple(each for each in self.found if each.grade == grade)

    @property
    def telling(self) -> Comparison | None:
        """The one by which the figure is what it is: the earliest that tells the same, say."""
        first = (*self.before, *self.of_grade("same"), *self.of_grade("different"))
        return next(iter(first), None)


def in_order(found: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return comparisons by grade, the earliest first, those without a date last."""
    latest = dt.date.max
    return tuple(sorted(found, key=lambda e: (_ORDER[e.grade], e.published or latest, e.briefing)))


def counted(compared: Sequence[Compared]) -> dict[FigureStanding, int]:
    """Return how many figures are what, without those of which nothing was said."""
    standings = [each.standing for each in compared]
    order: tuple[FigureStanding, ...] = ("told before", "told elsewhere", "different", "new")
    return {each: standings.count(each) for each in order if each in standings}
