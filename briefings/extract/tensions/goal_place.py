"""A goal without a place, right behind a figure that has one."""

from collections.abc import Iterator
from itertools import pairwise

from briefings.extract.findings import FoundFigure, FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading
from briefings.extract.tensions.units import is_money, is_things
from briefings.extract.tensions.wording import listed, span, worded


def goal_without_place(article: TensionReading) -> Iterator[FoundTension]:
    """Yield goals whose sentence names no place, after a sentence that does, of the same unit."""
    for before, after in pairwise(article.sentences):
        is_near = before.sentence.paragraph == after.sentence.paragraph
        if not is_near or after.places or not before.places:
            continue
        for goal in after.figures:
            placed = [each for each in before.figures if _is_alike(each, goal)]
            if goal.status == "goal" and placed:
                yield _tension(article, goal, placed[-1], before)


def _is_alike(placed: FoundFigure, goal: FoundFigure) -> bool:
    return (
        placed.unit == goal.unit
        and (is_things(placed.unit) or is_money(placed.unit))
        and placed.value != goal.value
        and placed.status == "reported"
    )


def _tension(
    article: TensionReading, goal: FoundFigure, placed: FoundFigure, before: ReadSentence
) -> FoundTension:
    where = listed(before.places)
    return FoundTension(
        start=goal.start,
        end=goal.end,
        confidence=0.75,
        rule="goal without a place",
        kind="scope",
        spans=(span(placed), span(goal)),
        text=f"Check which place the goal of {worded(article.scan, goal)} is for.",
        reason=(
            f"The sentence with the goal names no place; the one before it, with "
            f"{worded(article.scan, placed)}, is about {where}."
        ),
        severity="medium",
    )
