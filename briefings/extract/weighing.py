"""Which proposed items a brief would show: those that a review counts.

What two sides tell differently weighs most, then what stands first, and money and people that were
hurt before small counts.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from briefings.extract.contests import Contested, contested
from briefings.extract.figures.outlays import is_money
from briefings.extract.figures.units import PERCENT
from briefings.extract.languages import words
from briefings.extract.span_index import SpanIndex
from briefings.model import (
    OTHER,
    AnyItem,
    Figure,
    KeyPoint,
    Span,
    Statement,
    Status,
    Tension,
)
from briefings.time_units import is_time

_MOST: Final = 15
"""So many items of an article of `_USUAL` characters."""

_USUAL: Final = 6000
_LEAST: Final = 3
"""So many items of however short an article."""

_SHARES: Final = {"figure": 0.5, "statement": 0.35, "tension": 0.2, "key_point": 0.2}
"""So much of them each kind has at most."""

_LEAST_CONFIDENCE: Final = 0.6
_SURER: Final = 0.5
"""How much it counts how sure the rules are."""

_EARLY: Final = 0.4
"""How much more counts what stands first in the article than what stands last."""

_LEAD: Final = 0.1
"""How much more counts what stands in the headline or the first paragraphs."""
_LEAD_PART: Final = 0.2

_KEY_SENTENCE: Final = 0.15
_NO_TOPIC: Final = 0.3
_RIVAL: Final = 0.35
"""How much more counts what another voice tells differently."""
_OTHER_VALUE: Final = 0.1
_CONTESTING: Final = 0.2
_STATUS: Final[Mapping[Status, float]] = {"denied": 0.2, "alleged": 0.2}
_MONEY: Final = 0.15
_HARM: Final = 0.25
_PEOPLE: Final = 0.15
_SAME_AGAIN: Final = 0.3
"""How much less counts a value that an earlier figure tells of the same unit."""
_SMALL: Final = 0.2
_FEW: Final = 3
_SMALL_COUNT: Final = 10
_NAMED: Final = 0.1
_DIRECT: Final = 0.05
_SEVERITY: Final = {"high": 0.4, "medium": 0.1, "low": -0.3}


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    contesting: tuple[str, ...]
    harm: tuple[str, ...]
    people: tuple[str, ...]


class _Words(NamedTuple):
    contesting: re.Pattern[str]
    harm: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    lists = words(language, "weighing", _Lists)
    return _Words(*(_any_of(each) for each in (lists.contesting, lists.harm, lists.people)))


def _any_of(every: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of some words; one with `*` also as the beginning of another."""
    joined = "|".join(re.escape(each).replace(r"\*", r"\w*") for each in every)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def weighed(
    items: Sequence[AnyItem], length: int, bottom_lines: Iterable[Span], language: str
) -> Iterator[AnyItem]:
    """Yield the items proposed for an article of `length` characters, marked if they weigh."""
    weights = _Weights(items, length, bottom_lines, _words(language))
    chosen = weights.chosen(max(_LEAST, int(_MOST * length / _USUAL)))
    for item in items:
        suggestion = item.suggestion
        if item.id in chosen and suggestion is not None:
            marked = msgspec.structs.replace(suggestion, weighs=True)
            yield msgspec.structs.replace(item, suggestion=marked)
        else:
            yield item


class _Weights:
    """How much a reader would miss each of an article's items."""

    def __init__(
        self, items: Sequence[AnyItem], length: int, bottom_lines: Iterable[Span], spoken: _Words
    ) -> None:
        self._items = items
        self._length = length
        self._words = spoken
        points = [item.spans[0] for item in items if isinstance(item, KeyPoint)]
        self._points = SpanIndex((*points, *bottom_lines))
        self._statements = [item for item in items if isinstance(item, Statement)]
        figures = [item for item in items if isinstance(item, Figure)]
        self._contested: Contested = contested(figures, self._statements)
        self._again = _told_again(figures)

    def chosen(self, most: int) -> set[str]:
        """Return the ids of the most important items; no kind has more than its share."""
        within = _within_others(self._statements)
        able = [i for i in self._items if i.id not in within and self._is_able(i)]
        able.sort(key=self._weight, reverse=True)
        chosen: set[str] = set()
        told: list[Span] = []
        taken: Counter[str] = Counter()
        for item in able:
            if len(chosen) == most:
                break
            if taken[item.kind] >= math.ceil(_SHARES[item.kind] * most):
                continue
            if isinstance(item, KeyPoint | Statement):
                first = item.spans[0]
                if any(place.overlaps(first.start, first.end) for place in told):
                    continue
                told.append(first)
            chosen.add(item.id)
            taken[item.kind] += 1
        return chosen

    def _is_able(self, item: AnyItem) -> bool:
        is_sure = item.kind in _SHARES and _confidence(item) >= _LEAST_CONFIDENCE
        if not is_sure or item.id in self._contested.again:
            return False
        if not isinstance(item, Figure) or item.id in self._contested.rival:
            return True
        return not is_time(item.unit) and not (_is_count(item) and 0 <= item.value <= _FEW)

    def _weight(self, item: AnyItem) -> float:
        start = item.spans[0].start / self._length
        weight = _SURER * _confidence(item) - _EARLY * start + _LEAD * (start < _LEAD_PART)
        if item.topics == (OTHER.key,):
            weight -= _NO_TOPIC
        match item:
            case Figure():
                return weight + self._of_figure(item)
            case Statement():
                return weight + self._of_statement(item)
            case Tension():
                return weight + _SEVERITY[item.severity]
            case _:
                return weight

    def _of_figure(self, figure: Figure) -> float:
        is_key = self._points.overlaps(figure.spans[0])
        weight = _KEY_SENTENCE * is_key + _STATUS.get(figure.status or "reported", 0)
        weight += self._contest(figure) - _SAME_AGAIN * (figure.id in self._again)
        if is_money(figure.unit):
            return weight + _MONEY
        if _is_count(figure) and 0 <= figure.value < _SMALL_COUNT:
            return weight - _SMALL
        return weight + self._hurt(figure)

    def _hurt(self, figure: Figure) -> float:
        counted = f"{figure.what or ''} {figure.text}"
        is_people = figure.unit == "person" or self._words.people.search(counted) is not None
        around = figure.evidence[-1].text if is_people else counted
        if _is_count(figure) and self._words.harm.search(around):
            return _HARM
        return _PEOPLE * is_people

    def _of_statement(self, statement: Statement) -> float:
        weight = _NAMED * (statement.speaker is not None) + _DIRECT * statement.direct
        if self._words.contesting.search(statement.cue or ""):
            weight += _CONTESTING
        return weight + self._contest(statement)

    def _contest(self, item: AnyItem) -> float:
        if item.id in self._contested.rival:
            return _RIVAL
        return _OTHER_VALUE * (item.id in self._contested.other)


def _told_again(figures: Iterable[Figure]) -> set[str]:
    """Return the ids of figures whose value an earlier one has in the same unit."""
    told: set[tuple[float, str | None]] = set()
    again: set[str] = set()
    for each in sorted(figures, key=lambda figure: figure.begins):
        value = (each.value, each.unit)
        if value in told:
            again.add(each.id)
        told.add(value)
    return again


def _within_others(statements: Iterable[Statement]) -> set[str]:
    """Return the ids of statements whose words stand within another's, which tells more."""
    found: set[str] = set()
    reach = 0
    for each in sorted(statements, key=lambda one: (one.spans[0].start, -one.spans[0].end)):
        if each.spans[0].end <= reach:
            found.add(each.id)
        reach = max(reach, each.spans[0].end)
    return found


def _is_count(figure: Figure) -> bool:
    """Return whether a figure counts things: it is no sum and no share."""
    return figure.unit != PERCENT and not is_money(figure.unit)


def _confidence(item: AnyItem) -> float:
    return item.suggestion.confidence if item.suggestion else 0.0
