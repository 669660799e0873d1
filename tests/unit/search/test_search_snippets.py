"""Snippets: short, cut between words, the marks on the very words."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Span
from briefings.search.snippets import LENGTH, joined, snippet
from briefings.text import displayable
from tests.unit.core.strategies import any_text
from tests.unit.search.search_helpers import cut

LONG = "The quick brown fox jumps over it. " * 20


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("A  short\n text ", [Span(3, 8)]) == ("A  short  text", (Span(3, 8),))


def test_a_long_text_is_cut_between_words_around_its_marks() -> None:
    at = LONG.index("fox", 300)
    shown = snippet(LONG, [Span(at, at + 3)])
    assert cut(shown.text, shown.marks) == ["fox"]
    assert shown.text[0] == shown.text[-1] == "…"
    assert f" {shown.text[1:-1]} " in f" {LONG}"
    assert LENGTH - 50 < len(shown.text) <= LENGTH + 2


def test_the_beginning_is_shown_where_nothing_is_marked() -> None:
    shown = snippet(LONG)
    assert shown.text.startswith("The quick brown")
    assert shown.text.endswith("…")
    assert shown.marks == ()


def test_a_mark_that_is_too_long_is_cut() -> None:
    shown = snippet("x" * 999, [Span(5, 900)])
    assert len(shown.text) <= LENGTH + 2
    assert shown.marks == (Span(1, 1 + LENGTH),)


def test_a_letter_keeps_its_accent_but_not_a_thousand() -> None:
    text = "e\u0301" * 300
    shown = snippet(text, [Span(200, 202)])
    assert shown.text[1] == "e"
    assert shown.text[-2] == "\u0301"
    assert len(snippet("e" + "\u0301" * 5000).text) < LENGTH + 50


def test_spans_that_overlap_are_one() -> None:
    spans = [Span(4, 6), Span(0, 3), Span(1, 5), Span(6, 7), Span(9, 9)]
    assert joined(spans) == (Span(0, 6), Span(6, 7), Span(9, 9))


@given(st.text("ab \n", max_size=600) | any_text(600), st.data())
def test_marks_cut_exactly_the_words(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if b - a <= 40]
    if spans and spans[-1].end - spans[0].start > 120:
        spans = spans[:1]
    shown = snippet(text, spans)
    plain = ["".join(" " if c.isspace() else c for c in each) for each in cut(text, spans)]
    assert cut(shown.text, shown.marks) == plain
    assert len(shown.text) <= LENGTH + 2 + 24
    safe = displayable(shown.text)
    assert cut(safe, shown.marks) == [displayable(each) for each in plain]
