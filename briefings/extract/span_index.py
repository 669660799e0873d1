"""Spans that are asked again and again whether one of them overlaps another."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from briefings.model import Span


class SpanIndex:
    """Spans in any order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted((each.start, each.end) for each in spans)
        self._ends = list(accumulate((end for _, end in self._spans), max))

    def overlaps(self, span: Span) -> bool:
        """Return whether one of them overlaps a span."""
        before = bisect_left(self._spans, (span.end,))
        return before > 0 and self._ends[before - 1] > span.start
