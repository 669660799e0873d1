"""An article most of whose figures rest on sources without a name."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import TensionReading
from briefings.extract.tensions.wording import span
from briefings.time_units import is_time

_FEWEST: Final = 5
_PART: Final = 0.5


def unnamed_sources(article: TensionReading) -> Iterator[FoundTension]:
    """Yield the figures that “authorities” or “reports” say, where they are most of all."""
    figures = [each for each in article.figures if each.unit and not is_time(each.unit)]
    unnamed = [each for each in figures if each.source and article.is_unnamed(each.source)]
    if len(unnamed) >= _FEWEST and len(unnamed) >= _PART * len(figures):
        yield FoundTension(
            start=unnamed[0].start,
            end=unnamed[0].end,
            confidence=0.8,
            rule="unnamed sources",
            kind="attribution",
            spans=tuple(map(span, unnamed)),
            text="Check who stands behind the figures of this article.",
            reason=f"{len(unnamed)} of {len(figures)} figures rest on sources without a name.",
            severity="medium",
        )
