"""A figure over a time that nobody can tell."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import TensionReading
from briefings.extract.tensions.units import is_things
from briefings.extract.tensions.wording import span, worded

_LEAST: Final = 10


def vague_periods(article: TensionReading) -> Iterator[FoundTension]:
    """Yield counts whose only time is “in recent years”."""
    for each in article.with_sign("vague"):
        vague = each.sign("vague")
        if article.has_date(each):
            continue
        for figure in each.figures:
            is_count = is_things(figure.unit) and figure.value >= _LEAST
            if vague and is_count and figure.status == "reported":
                yield FoundTension(
                    start=figure.start,
                    end=figure.end,
                    confidence=0.85,
                    rule="vague period",
                    kind="time",
                    spans=tuple(sorted((span(figure), (vague.start, vague.end)))),
                    text=f"Check which years {worded(article.scan, figure)} are of.",
                    reason="The time is named, and not said: no rate can be made of the figure.",
                    severity="low",
                )
                break
