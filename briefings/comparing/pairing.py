"""The figures of one article beside those of another: which goes with which."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.comparing.event import is_of_event, is_one_event
from briefings.comparing.judging import Grade, Likeness, judge
from briefings.comparing.told import ToldFigure, ToldFigures


class Pair(NamedTuple):
    """A figure and one of another article, and how they are to each other."""

    one: ToldFigure
    other: ToldFigure
    grade: Grade

    @property
    def weight(self) -> float:
        return Likeness(self.one, self.other).weight


def pairs(these: ToldFigures, those: ToldFigures) -> list[Pair]:
    """Return the pairs of figures of which something can be said.

    What tells the same is not said to have another value too; where several values could be the
    other one, none is said to be it: they make a series. One value that is told here and denied
    there differs whoever tells it besides.
    """
    found = list(_judged(these, those))
    same = {id(each) for pair in found if pair.grade == "same" for each in (pair.one, pair.other)}
    kept = []
    for pair in found:
        if pair.grade == "different" and pair.one.figure.value != pair.other.figure.value:
            if id(pair.one) in same or id(pair.other) in same:
                continue
            if _is_open(pair, found):
                kept.append(pair._replace(grade="comparable"))
                continue
        kept.append(pair)
    return kept


def _judged(these: ToldFigures, those: ToldFigures) -> Iterator[Pair]:
    are_one = is_one_event(these, those)
    for one in these.figures:
        is_of = are_one and is_of_event(one.figure, these.source.published)
        for other in those.figures:
            is_of_both = is_of and is_of_event(other.figure, those.source.published)
            if grade := judge(one, other, is_one_event=is_of_both):
                yield Pair(one, other, grade)


def _is_open(pair: Pair, found: Sequence[Pair]) -> bool:
    """Return whether a figure differs from several values of the other article, either way."""
    differing = [each for each in found if each.grade == "different"]
    others = {each.other.figure.value for each in differing if each.one is pair.one}
    ones = {each.one.figure.value for each in differing if each.other is pair.other}
    return len(others) > 1 or len(ones) > 1
