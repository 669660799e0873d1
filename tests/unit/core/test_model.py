"""Paragraphs and their offsets, and which tensions concern an item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Paragraph, Span

from .builders import article, briefing, key_point, make, tension


def paragraphs(text: str) -> list[tuple[int, str]]:
    source = article(text)
    return [(p.number, text[p.start : p.end]) for p in source.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("\n\n  one  \n \n\ttwo\u00a0\n", ["one", "two"]),
        ("one two\u2028three", ["one two\u2028three"]),
        ("same\nsame", ["same", "same"]),
        (" a a ", ["a a"]),
    ],
)
def test_a_paragraph_is_a_line_that_is_not_blank(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == list(enumerate(expected, 1))


def test_offsets_count_code_points() -> None:
    assert article("👍é\n  ñ").paragraphs == (Paragraph(1, 0, 2), Paragraph(2, 5, 6))


@given(st.text(st.sampled_from("ab \n\t\u00a0ñ👍")))
def test_paragraphs_hold_every_character_that_is_not_blank_in_order(text: str) -> None:
    found = article(text).paragraphs
    shown = [text[p.start : p.end] for p in found]
    assert shown == [part.strip() for part in shown]
    assert " ".join(shown).split() == text.split()
    covered = {i for p in found for i in range(p.start, p.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert [p.number for p in found] == list(range(1, len(found) + 1))
    assert all("\n" not in text[p.start : p.end] for p in found)


def test_the_paragraph_of_an_offset_is_the_last_that_begins_before_it() -> None:
    source = article("\n one\n\ntwo")
    by_offset = [source.paragraph_at(offset).number for offset in range(len(source.text) + 1)]
    assert by_offset == [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("span", "overlaps"),
    [((0, 3), False), ((0, 4), True), ((5, 6), True), ((6, 9), False), ((3, 3), False)],
)
def test_spans_overlap_where_they_share_a_character(
    span: tuple[int, int],
    overlaps: bool,
) -> None:
    assert Span(3, 6).overlaps(*span) is overlaps


def test_every_item_knows_the_tensions_that_concern_it() -> None:
    first = tension("t1", items=("a", "b"))
    second = tension("t2", items=("b",))
    made = briefing([key_point("a"), key_point("b"), key_point("c"), first, second])
    assert made.tensions == (first, second)
    assert made.tensions_by_item == {"a": (first,), "b": (first, second)}


def test_a_kind_is_named_as_in_json() -> None:
    assert sorted({item.kind for item in make().items}) == [
        "actor", "figure", "key_point", "open_question", "place", "statement", "tension",
    ]  # fmt: skip
