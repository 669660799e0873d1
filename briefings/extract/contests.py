"""Which figures and statements of an article stand against others of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.extract.figures.outlays import is_money
from briefings.extract.span_index import SpanIndex
from briefings.folding import folded_text
from briefings.model import Figure, Statement
from briefings.time_units import is_time

_FARTHEST: Final = 100
"""A value that is more than so many times another is of something else."""
_FARTHEST_TIME: Final = 20
"""A span of time: so many."""
_MOST: Final = 50
"""Figures of one thing that are held against each other."""
_NEAR: Final = 1
"""Spans of time are of one thing where they stand so many paragraphs apart at most."""
_HOURS: Final = {"minute": 1 / 60, "minuto": 1 / 60, "hour": 1.0}
_SHORTEST: Final = 4
_STEM: Final = 6


class Contested(NamedTuple):
    """The ids of what another voice tells differently, and of figures with any other value;
    `again` are those that would be rivals, had not one with the same value come before.
    """

    rival: frozenset[str]
    other: frozenset[str]
    again: frozenset[str]


def contested(figures: Sequence[Figure], statements: Sequence[Statement]) -> Contested:
    """Return which items stand against others; statements also by the figures within them."""
    things: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if thing := _thing(figure):
            things[thing].append(figure)
    rival: set[str] = set()
    other: set[str] = set()
    again: set[str] = set()
    for alike in things.values():
        told: set[tuple[float, bool]] = set()
        for one in alike[:_MOST]:
            against = [each for each in alike[:_MOST] if _is_against(one, each)]
            value = _value(one), one.status == "denied"
            if any(_is_other_voice(one, each) for each in against):
                (again if value in told else rival).add(one.id)
                told.add(value)
            elif against and not is_time(one.unit):
                other.add(one.id)
    places = SpanIndex(figure.spans[0] for figure in figures if figure.id in rival)
    rival.update(each.id for each in statements if places.overlaps(each.spans[0]))
    rival |= _of_one_matter(statements)
    return Contested(frozenset(rival), frozenset(other), frozenset(again))


def _thing(figure: Figure) -> tuple[str, str] | None:
    """Return what a figure counts: things by their unit, sums, shares and people by their words."""
    if figure.unit is None:
        return None
    if figure.unit in _HOURS:
        return "hour", ""
    if is_money(figure.unit) or figure.unit in ("percent", "person"):
        return (figure.unit, folded_text(figure.what)) if figure.what else None
    return figure.unit, ""


def _value(figure: Figure) -> float:
    return figure.value * _HOURS.get(figure.unit or "", 1)


def _is_against(one: Figure, other: Figure) -> bool:
    """Return whether a figure may be another value of what one tells, or a denial of it."""
    if is_time(one.unit):
        apart = abs(one.evidence[0].paragraph - other.evidence[0].paragraph)
        if apart > _NEAR:
            return False
    low, high = sorted((_value(one), _value(other)))
    if low == high:
        return (one.status == "denied") != (other.status == "denied")
    return low > 0 and high <= (_FARTHEST_TIME if is_time(one.unit) else _FARTHEST) * low


def _is_other_voice(one: Figure, other: Figure) -> bool:
    is_told = bool(one.source and other.source)
    is_denied = "denied" in (one.status, other.status) and one.status != other.status
    return is_denied or (
        is_told and folded_text(one.source or "") != folded_text(other.source or "")
    )


def _of_one_matter(statements: Iterable[Statement]) -> set[str]:
    """Return the statements that have two words in a row of another speaker's: “unusual swell”."""
    said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in statements:
        for pair in _pairs(each.text):
            said[pair][folded_text(each.speaker or "")].add(each.id)
    return {
        item
        for speakers in said.values()
        if len(speakers) > 1
        for items in speakers.values()
        for item in items
    }


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the neighbours among the words of a text; names are none."""
    every = [word.strip("“”‘’\"'.,;:()") for word in text.split()]
    return {
        (folded_text(one)[:_STEM], folded_text(other)[:_STEM])
        for one, other in pairwise(every)
        if all(len(word) > _SHORTEST and word.isalpha() and word.islower() for word in (one, other))
    }
