"""What was and is to be taken away, against all there is said to be."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from briefings.extract.findings import FoundFigure, FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_things
from briefings.extract.tensions.wording import span, worded

_LEAST: Final = 100
_MOST: Final = 0.6
"""The part of what there is that is not taken away without being told so."""
_MOST_TAKEN: Final = 40
_BESIDE: Final = 30
"""Characters between “there are” and the number."""


def flows_against_stock(article: TensionReading) -> Iterator[FoundTension]:
    """Yield two figures of taking away that use up most of what a third says there is."""
    taken = [
        figure
        for each in article.with_sign("taking")
        for figure in each.figures
        if figure.status in ("reported", "goal") and is_things(figure.unit)
    ]
    for each in article.with_sign("existing"):
        for stock in each.figures:
            if is_things(stock.unit) and stock.value >= _LEAST and _exists(each, stock):
                flows = _flows(taken, stock)
                if flows:
                    yield _tension(article, flows, stock)


def _exists(each: ReadSentence, stock: FoundFigure) -> bool:
    """Return whether “there are” stands right before a figure that is of a place."""
    is_beside = any(
        sign.sign == "existing" and 0 <= stock.start - sign.end <= _BESIDE for sign in each.signs
    )
    return is_beside and bool(each.places) and not each.sign("taking")


def _flows(taken: Sequence[FoundFigure], stock: FoundFigure) -> tuple[FoundFigure, ...]:
    """Return a figure that was taken and one that is to be, which are most of what there is."""
    alike = [each for each in taken if each.unit == stock.unit and 0 < each.value < stock.value]
    for one, other in combinations(alike[:_MOST_TAKEN], 2):
        is_done_and_coming = {one.status, other.status} == {"reported", "goal"}
        if is_done_and_coming and one.value + other.value >= _MOST * stock.value:
            return one, other
    return ()


def _tension(
    article: TensionReading, flows: tuple[FoundFigure, ...], stock: FoundFigure
) -> FoundTension:
    parts = " and ".join(worded(article.scan, each) for each in flows)
    share = round(100 * sum(each.value for each in flows) / stock.value)
    total = worded(article.scan, stock)
    return FoundTension(
        start=flows[0].start,
        end=flows[0].end,
        confidence=0.7,
        rule="flows against a stock",
        kind="arithmetic",
        spans=tuple(sorted(map(span, (*flows, stock)))),
        text=f"Check whether {parts} are of the same place as the {total} there are.",
        reason=f"{parts} come to {share}% of the {total} that there are said to be.",
        severity="medium",
    )
