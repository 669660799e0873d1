"""A number that is told as so, and denied elsewhere."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundFigure, FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_money, is_things
from briefings.extract.tensions.wording import span, worded

_LEAST: Final = 5
"""Smaller numbers are the same by chance."""
_SHARED: Final = 2
"""Words that both sentences must have."""


def told_and_denied(article: TensionReading) -> Iterator[FoundTension]:
    """Yield each denied figure with the first that tells the same number of the same things."""
    told: dict[tuple[float, str], tuple[ReadSentence, FoundFigure]] = {}
    for each, figure in _numbers(article):
        if figure.status == "reported":
            told.setdefault((figure.value, figure.unit or ""), (each, figure))
    for each, figure in _numbers(article):
        sentence, same = told.get((figure.value, figure.unit or ""), (None, None))
        if figure.status != "denied" or sentence is None or same is None or sentence is each:
            continue
        if len(sentence.stems & each.stems) >= _SHARED:
            yield _tension(article, same, figure)


def _numbers(article: TensionReading) -> Iterator[tuple[ReadSentence, FoundFigure]]:
    for each in article.sentences:
        for figure in each.figures:
            is_counted = is_things(figure.unit) or is_money(figure.unit)
            if is_counted and figure.value >= _LEAST:
                yield each, figure


def _tension(article: TensionReading, told: FoundFigure, denied: FoundFigure) -> FoundTension:
    first, second = sorted((told, denied), key=lambda each: each.start)
    return FoundTension(
        start=first.start,
        end=first.end,
        confidence=0.8,
        rule="told and denied",
        kind="contradiction",
        spans=(span(first), span(second)),
        text=f"Check whether {worded(article.scan, told)} is told or denied.",
        reason="The same number is told as so in one place and denied in another.",
        severity="high",
    )
