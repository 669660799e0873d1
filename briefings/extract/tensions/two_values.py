"""Two values for what looks like one measure."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from briefings.extract.findings import FoundFigure, FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_money, is_things
from briefings.extract.tensions.wording import span, worded

_SHARED: Final = 0.6
"""How much of the words of the shorter sentence stands in both."""
_FEWEST: Final = 4
_MOST: Final = 60
"""Sentences with one figure each that are compared."""


def two_values(article: TensionReading) -> Iterator[FoundTension]:
    """Yield figures of one unit, time and act in sentences that share most of their words."""
    single = [each for each in article.sentences if len(each.figures) == 1 and not each.is_heading]
    for one, other in combinations(single[:_MOST], 2):
        first, second = one.figures[0], other.figures[0]
        if _is_alike(first, second) and _is_same_measure(one, other):
            yield _tension(article, first, second)


def _is_alike(one: FoundFigure, other: FoundFigure) -> bool:
    return (
        one.unit == other.unit
        and (is_things(one.unit) or is_money(one.unit))
        and one.value != other.value
        and one.period == other.period
        and one.status == other.status == "reported"
    )


def _is_same_measure(one: ReadSentence, other: ReadSentence) -> bool:
    fewest = min(len(one.stems), len(other.stems))
    shared = one.stems & other.stems
    is_same_act = bool(one.acts(done=True) & other.acts(done=True))
    is_same_actor = one.actors == other.actors and one.places == other.places
    if not is_same_actor:
        return False
    return fewest >= _FEWEST and len(shared) >= _SHARED * fewest and is_same_act


def _tension(article: TensionReading, one: FoundFigure, other: FoundFigure) -> FoundTension:
    first, second = worded(article.scan, one), worded(article.scan, other)
    return FoundTension(
        start=one.start,
        end=one.end,
        confidence=0.65,
        rule="two values",
        kind="contradiction",
        spans=(span(one), span(other)),
        text=f"Check whether {first} and {second} are of one measure.",
        reason="Two sentences with mostly the same words have different values.",
        severity="high",
    )
