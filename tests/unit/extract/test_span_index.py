"""Spans asked whether one of them overlaps another."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.span_index import SpanIndex
from briefings.model import Span

_SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40),
                   st.integers(1, 12))  # fmt: skip


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_an_index_tells_what_each_span_tells(spans: list[Span], asked: Span) -> None:
    index = SpanIndex(spans)
    assert index.overlaps(asked) is any(each.overlaps(asked.start, asked.end) for each in spans)
