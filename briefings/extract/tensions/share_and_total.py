"""A share of the whole and a number for the same place, which imply a whole that nobody states."""

import math
from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundFigure, FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_things
from briefings.extract.tensions.wording import listed, rounded, span, worded

_LEAST: Final = 100
_MIDDLE: Final = (5, 95)
"""Shares between which a part is told from the whole."""
_CLOSE: Final = 0.15
"""How far a stated whole may be off the implied one."""


def share_and_total(article: TensionReading) -> Iterator[FoundTension]:
    """Yield a share of a country's or the world's and a number, of one place in one paragraph."""
    for one in article.with_sign("wholes"):
        for share in one.figures:
            if share.unit == "percent" and _MIDDLE[0] < share.value < _MIDDLE[1] and one.places:
                yield from _with_numbers(article, one, share)


def _with_numbers(
    article: TensionReading, one: ReadSentence, share: FoundFigure
) -> Iterator[FoundTension]:
    for other in article.near(one):
        places = other.places & one.places
        if not places or not (other.stems & one.stems) - article.stems_of(places):
            continue
        for number in other.figures:
            if not is_things(number.unit) or number.value < _LEAST:
                continue
            whole = number.value / share.value * 100
            if not _is_stated(article, number, whole):
                yield _tension(article, share, number, whole, places)
                return


def _is_stated(article: TensionReading, number: FoundFigure, whole: float) -> bool:
    return any(
        each.unit == number.unit and math.isclose(each.value, whole, rel_tol=_CLOSE)
        for each in article.findings.figures
    )


def _tension(
    article: TensionReading,
    share: FoundFigure,
    number: FoundFigure,
    whole: float,
    places: frozenset[str],
) -> FoundTension:
    part, total = worded(article.scan, share), worded(article.scan, number)
    where = listed(places)
    return FoundTension(
        start=share.start,
        end=share.end,
        confidence=0.75,
        rule="share and total",
        kind="scope",
        spans=tuple(sorted((span(share), span(number)))),
        text=f"Check whether {total} is the number for {where}, or for the whole.",
        reason=(
            f"{part} of the whole and {total} in {where} imply a whole of about "
            f"{rounded(whole)}, which the article does not state."
        ),
        severity="high",
    )
