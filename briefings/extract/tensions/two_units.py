"""One number that counts two kinds of things."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_things
from briefings.extract.tensions.wording import span, worded

_LEAST: Final = 1000
"""Smaller numbers are the same by chance."""
_SHARED: Final = 2
"""Words that both sentences must have."""


def one_number_two_units(article: TensionReading) -> Iterator[FoundTension]:
    """Yield figures of one value whose units differ, in sentences about the same things."""
    seen: dict[float, ReadSentence] = {}
    for each in article.sentences:
        for figure in each.figures:
            if figure.value < _LEAST or not is_things(figure.unit):
                continue
            other = seen.setdefault(figure.value, each)
            if len(other.stems & each.stems) < _SHARED:
                continue
            for first in other.figures:
                is_other = first.value == figure.value and first.unit != figure.unit
                if is_other and is_things(first.unit):
                    yield FoundTension(
                        start=first.start,
                        end=first.end,
                        confidence=0.7,
                        rule="one number, two units",
                        kind="unit",
                        spans=tuple(sorted((span(first), span(figure)))),
                        text=(
                            f"Check whether {worded(article.scan, first)} or "
                            f"{worded(article.scan, figure)} is meant."
                        ),
                        reason="The same number counts two kinds of things.",
                        severity="medium",
                    )
