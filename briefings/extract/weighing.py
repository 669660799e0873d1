"""Which proposed items a brief would show: those that a review counts."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from briefings.model import OTHER, AnyItem, Figure, KeyPoint, Span, Statement, Tension

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

_KEY_SENTENCE: Final = 0.3
_NO_TOPIC: Final = 0.3
_DURATIONS: Final = frozenset(
    {"year", "month", "week", "semana", "day", "hour", "minute", "minuto", "second", "decade"}
)
_FEW: Final = 3
_NAMED: Final = 0.1
_DIRECT: Final = 0.1
_SEVERITY: Final = {"high": 0.4, "medium": 0.1, "low": -0.3}


def weighed(
    items: Sequence[AnyItem], length: int, bottom_lines: Iterable[Span]
) -> Iterator[AnyItem]:
    """Yield the items proposed for an article of `length` characters, marked if they weigh."""
    points = [item.spans[0] for item in items if isinstance(item, KeyPoint)]
    weights = {
        item.id: _importance(item, (*points, *bottom_lines)) - _EARLY * _start(item) / length
        for item in items
    }
    chosen = _chosen(items, weights, max(_LEAST, int(_MOST * length / _USUAL)))
    for item in items:
        suggestion = item.suggestion
        if item.id in chosen and suggestion is not None:
            marked = msgspec.structs.replace(suggestion, weighs=True)
            yield msgspec.structs.replace(item, suggestion=marked)
        else:
            yield item


def _chosen(items: Sequence[AnyItem], weights: Mapping[str, float], most: int) -> set[str]:
    """Return the ids of the most important items; no kind has more than its share."""
    able = [
        item
        for item in items
        if item.kind in _SHARES
        and _confidence(item) >= _LEAST_CONFIDENCE
        and not (isinstance(item, Figure) and _is_minor(item))
    ]
    able.sort(key=lambda item: -weights[item.id])
    chosen: set[str] = set()
    taken: Counter[str] = Counter()
    for item in able:
        if len(chosen) < most and taken[item.kind] < math.ceil(_SHARES[item.kind] * most):
            chosen.add(item.id)
            taken[item.kind] += 1
    return chosen


def _start(item: AnyItem) -> int:
    return item.spans[0].start


def _importance(item: AnyItem, points: Sequence[Span]) -> float:
    """Return how much a reader would miss an item."""
    confidence = _SURER * _confidence(item)
    if item.topics == (OTHER.key,):
        confidence -= _NO_TOPIC
    match item:
        case Figure():
            first = item.spans[0]
            is_key = any(point.overlaps(first.start, first.end) for point in points)
            return confidence + _KEY_SENTENCE * is_key
        case Statement():
            return confidence + _NAMED * (item.speaker is not None) + _DIRECT * item.direct
        case Tension():
            return confidence + _SEVERITY[item.severity]
        case _:
            return confidence


def _is_minor(figure: Figure) -> bool:
    """Return whether a figure is a span of time or a small count: “two brothers”."""
    is_count = figure.unit is None or (figure.unit != "percent" and not figure.unit.isupper())
    return figure.unit in _DURATIONS or (is_count and 0 <= figure.value <= _FEW)


def _confidence(item: AnyItem) -> float:
    return item.suggestion.confidence if item.suggestion else 0.0
