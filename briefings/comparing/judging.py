"""Whether two figures of two articles tell the same, contradict each other, or make a series.

All that is asked of the one is asked of the other. Where too little is known to say, nothing is
said: two figures that have their unit in common, and nothing else, are not set beside each other.
"""

from collections.abc import Iterable
from typing import Final, Literal

from briefings.comparing.told import FEW, ToldFigure, is_telling
from briefings.comparing.values import Agreement, agreement, digits
from briefings.extract.figures.units import PERSON
from briefings.extract.tensions.units import is_money, is_things
from briefings.extract.tensions.word_stems import is_act
from briefings.search.quantities import measures
from briefings.time_units import is_time

Grade = Literal["same", "different", "comparable"]
"""One value of one thing; other values of one thing, place and time; of other times or places."""

_LARGE: Final = 1000
"""Smaller numbers are the same by chance."""
_SHARED: Final = 0.6
"""How much of the words of the shorter of two sentences stands in both, if they say the same."""
_FEWEST: Final = 4
_TOLD: Final = frozenset((None, "reported", "estimate", "alleged"))
_MOST_TOPICAL: Final = 4
_NEEDED: Final = {3: 3.0, 2: 4.5, 1: 5.5}
"""What must speak for one thing, by the digits of a large value: 62,500 tells more than 30,000."""
_OF_ROUNDED: Final = 2.0
"""So much more if the values are the same only as one of them is rounded."""
_OF_SMALL: Final = 7.5
_OF_OTHER_VALUES: Final = 5.0
_MOST_APART: Final = 2.0
"""Counts of one event that are further apart are of a part of it, or of something else."""
_BEGUN: Final = 4
"""Letters that words of two languages have in common: “crude” is “crudo”."""


def judge(one: ToldFigure, other: ToldFigure, *, is_one_event: bool = False) -> Grade | None:
    """Return how two figures are to each other, `None` where nothing can be said.

    `is_one_event` says whether both are of one event (`event`).
    """
    if not one.units & other.units or _is_elsewhere(one, other):
        return None
    likeness = Likeness(one, other)
    match agreement(one.figure, other.figure):
        case Agreement.SAME:
            return _of_same_values(likeness, is_one_event=is_one_event)
        case Agreement.APART:
            return _of_other_values(likeness, is_one_event=is_one_event)
        case Agreement.NEAR:
            return None


def may_be_one(one: ToldFigure, other: ToldFigure) -> bool:
    """Return whether two figures have one value and unit, and nothing tells them apart."""
    is_one = one.figure.value == other.figure.value and bool(one.units & other.units)
    if not is_one or _is_elsewhere(one, other):
        return False
    likeness = Likeness(one, other)
    is_other = likeness.is_of_other_time or likeness.is_of_other_place or likeness.is_other_thing
    return not is_other


def is_telling_alone(told: ToldFigure) -> bool:
    """Return whether a value is known again in other words: a small one needs the same wording."""
    figure = told.figure
    is_large = _is_countable(figure.unit) and abs(figure.value) >= _LARGE
    return is_large or figure.measure is not None


class Likeness:
    """What two figures have in common beside their unit."""

    def __init__(self, one: ToldFigure, other: ToldFigure) -> None:
        self.one = one
        self.other = other
        self.shared = one.said.stems & other.said.stems
        self.names = one.said.names & other.said.names
        self.acts = one.said.acts & other.said.acts

    @property
    def is_same_thing(self) -> bool:
        """Whether what is counted is called the same, or the same is done with it."""
        one, other = self.one, self.other
        things = (one.thing & other.said.stems) | (other.thing & one.said.stems)
        return bool(things) or (bool(self.acts) and bool(self.shared - self.acts))

    @property
    def is_series(self) -> bool:
        """Whether both count one thing in one sense: what is destroyed is not what there is."""
        one, other = self.one, self.other
        if self.is_same_wording:
            return True
        if one.said.acts or other.said.acts:
            if is_money(one.figure.unit):
                return bool(self.acts) and bool(one.thing & other.thing)
            return bool(self.acts) and bool(self.shared - self.acts)
        thing = one.thing & other.thing
        told = self.shared - thing - one.source - other.source
        return bool(thing) and (len(told) > 1 or one.figure.unit != PERSON)

    @property
    def is_other_thing(self) -> bool:
        """Whether what is counted has other names: soldiers, and officers.

        Names are told apart in one language alone; but the dead are no wounded in any.
        """
        here, there = _beside_unit(self.one), _beside_unit(self.other)
        is_known = self.one.language == self.other.language or any(map(is_act, here | there))
        return is_known and bool(here and there) and not here & there

    @property
    def is_one_count(self) -> bool:
        """Whether one event has one count of this: what its unit names, else what it is called."""
        one, other = self.one, self.other
        if self.is_other_thing or (one.said.acts and other.said.acts and not self.acts):
            return False
        if self.acts or _begun(one.thing) & _begun(other.thing):
            return True
        if one.figure.unit == PERSON:
            return False
        return not (one.units & measures() and (one.thing or other.thing))

    @property
    def is_same_wording(self) -> bool:
        """Whether the sentences have most of their words in common, and not names alone.

        Who says them is nothing of what they say.
        """
        here = self.one.said.stems - self.one.source
        there = self.other.said.stems - self.other.source
        fewest, shared = min(len(here), len(there)), here & there
        is_mostly = fewest >= _FEWEST and len(shared) >= _SHARED * fewest
        return is_mostly and len(shared - self.names) > 1

    @property
    def has_same_measure(self) -> bool:
        measures = (self.one.figure.measure, self.other.figure.measure)
        return None not in measures and measures[0] == measures[1]

    @property
    def is_of_same_time(self) -> bool:
        """Whether both say of when they are, and say the same."""
        periods = (self.one.figure.period, self.other.figure.period)
        return None not in periods and periods[0] == periods[1]

    @property
    def is_of_other_time(self) -> bool:
        one, other = self.one.figure.period, self.other.figure.period
        if one is None or other is None:
            return False
        return not (one.startswith(other) or other.startswith(one))

    @property
    def is_of_same_place(self) -> bool:
        """Whether both are of one place as far as they name any."""
        one, other = self.one, self.other
        if one.scope or other.scope:
            return bool(one.scope & other.scope)
        return bool(one.countries & other.countries) and one.places == other.places

    @property
    def is_of_other_place(self) -> bool:
        one, other = self.one.scope, self.other.scope
        return bool(one) and bool(other) and not one & other

    @property
    def has_same_status(self) -> bool:
        return _status(self.one) == _status(self.other)

    @property
    def is_only_denied(self) -> bool:
        """Whether one of the two is told, and the other denied."""
        return {_status(self.one), _status(self.other)} == {"told", "denied"}

    @property
    def is_one_telling_value(self) -> bool:
        one, other = self.one.figure, self.other.figure
        return one.value == other.value and is_telling(one) and is_telling(other)

    @property
    def weight(self) -> float:
        """How much speaks for one thing."""
        one, other = self.one, self.other
        of_both = one.about & other.about
        telling = self.shared - of_both
        found = float(len(telling) + len(self.names & telling) + len(self.acts))
        found += 0.5 * min(len(of_both), _MOST_TOPICAL)
        found += 0.5 * bool(one.countries & other.countries)
        found += 2.0 * self.is_of_same_time
        found += 2.0 * bool(one.scope & other.scope)
        found += bool(one.source & other.source)
        found += _status(one) == _status(other) == "goal"
        return found


def _beside_unit(told: ToldFigure) -> frozenset[str]:
    """Return what a figure is of without its unit, of which a short one has other stems."""
    unit = tuple(told.units)
    return frozenset(each for each in told.thing if not each.startswith(unit))


def _begun(stems: Iterable[str]) -> set[str]:
    return {each[:_BEGUN] for each in stems}


def _of_same_values(likeness: Likeness, *, is_one_event: bool) -> Grade | None:
    if likeness.is_of_other_time or likeness.is_of_other_place:
        return None
    if not (likeness.has_same_status or likeness.is_only_denied):
        return None
    is_telling = is_one_event and likeness.is_one_telling_value
    if not (is_telling or _is_one_thing(likeness)):
        return None
    return "same" if likeness.has_same_status else "different"


def _is_one_thing(likeness: Likeness) -> bool:
    """Return whether the same value is told of one thing, by what kind of number it is."""
    if likeness.has_same_measure:
        return True
    figure, other = likeness.one.figure, likeness.other.figure
    weight = likeness.weight
    if figure.value != other.value:
        if not (likeness.acts or likeness.is_of_same_time):
            return False
        weight -= _OF_ROUNDED
    is_large = _is_countable(figure.unit) and min(abs(figure.value), abs(other.value)) >= _LARGE
    least = min(digits(figure.value), digits(other.value), max(_NEEDED)) if is_large else 0
    if least > 1:
        return bool(likeness.shared) and weight >= _NEEDED[least]
    has_words = likeness.is_same_wording or not is_time(figure.unit)
    return (
        has_words and likeness.is_same_thing and weight >= (_NEEDED[1] if is_large else _OF_SMALL)
    )


def _of_other_values(likeness: Likeness, *, is_one_event: bool) -> Grade | None:
    if is_one_event and _is_other_count(likeness):
        return "different" if likeness.has_same_status else "comparable"
    if not (likeness.has_same_measure or _is_series(likeness)):
        return None
    is_one = likeness.is_of_same_time and likeness.is_of_same_place and likeness.has_same_status
    if is_one and (likeness.acts or likeness.has_same_measure or likeness.is_same_wording):
        return "different"
    return "comparable"


def _is_other_count(likeness: Likeness) -> bool:
    """Return whether one count of an event is told with another value, and not a part of it."""
    figure, other = likeness.one.figure, likeness.other.figure
    if likeness.is_of_other_time or likeness.is_of_other_place or not is_things(figure.unit):
        return False
    less, more = sorted((abs(figure.value), abs(other.value)))
    return less >= FEW and more <= _MOST_APART * less and likeness.is_one_count


def _is_series(likeness: Likeness) -> bool:
    """Return whether other values of one thing are told, and by numbers that tell something."""
    figure, other = likeness.one.figure, likeness.other.figure
    is_told = {_status(likeness.one), _status(likeness.other)} <= {"told", "goal"}
    if not is_told or not _is_countable(figure.unit) or not likeness.is_series:
        return False
    if likeness.is_other_thing:
        return False
    is_small = min(abs(figure.value), abs(other.value)) < _LARGE
    return likeness.weight >= _OF_OTHER_VALUES and (not is_small or likeness.is_same_wording)


def _is_elsewhere(one: ToldFigure, other: ToldFigure) -> bool:
    """Return whether two figures are of different countries, as far as that is told."""
    here, there = one.countries, other.countries
    return bool(here) and bool(there) and not here & there


def _is_countable(unit: str | None) -> bool:
    return is_things(unit) or is_money(unit)


def _status(told: ToldFigure) -> str:
    status = told.figure.status
    return "told" if status in _TOLD else str(status)
