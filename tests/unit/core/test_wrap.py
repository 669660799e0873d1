"""Line breaking: never too wide, nothing lost, offsets kept."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefings.layout.wrap import wrap

NO_BLANKS = str.maketrans("", "", " \n")

TEXTS = st.text(
    st.sampled_from("ab  ñ海한\u0301👍🏽\u200d❤\ufe0f🇵🇪") | st.characters(), max_size=60
)

NO_BLANKS = str.maketrans("", "", " \n")


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, cell_len)]


@given(TEXTS, st.integers(1, 30))
@example("❤\ufe0f" * 30, 7)
@example("a\u0301" * 30, 7)
@example("海" * 20, 7)
def test_a_line_is_wider_than_the_page_only_if_one_character_is(text: str, width: int) -> None:
    for line in lines(text, width):
        assert cell_len(line) <= width or width == 1
        if cell_len(line) > width:
            assert len([char for char in line if cell_len(char)]) == 1


@given(TEXTS, st.integers(1, 30))
def test_every_character_but_spaces_is_on_a_line_once_and_in_order(text: str, width: int) -> None:
    ranges = wrap(text, width, cell_len)
    shown = "".join(text[a:b] for a, b in ranges)
    assert shown.translate(NO_BLANKS) == text.translate(NO_BLANKS)
    assert all(a <= b for a, b in ranges)
    for (_, end), (start, _) in itertools.pairwise(ranges):
        assert end <= start
        assert text[end:start].strip(" \n") == ""


@given(TEXTS, st.integers(1, 30))
def test_lines_neither_begin_nor_end_with_a_space(text: str, width: int) -> None:
    assert all(line == line.strip(" ") for line in lines(text, width))


@given(TEXTS, st.integers(2, 30))
def test_a_line_is_broken_only_where_the_next_word_does_not_fit(text: str, width: int) -> None:
    ranges = wrap(text, width, cell_len)
    for (start, _), (following, _) in itertools.pairwise(ranges):
        word = text[following:].split(" ", maxsplit=1)[0]
        if following and text[following - 1] == " " and cell_len(word) <= width:
            assert cell_len(text[start : following + len(word)]) > width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("   ", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("  one   two  ", 20, ["one   two"]),
        ("one   two", 5, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a bcdefgh i", 3, ["a", "bcd", "efg", "h i"]),
        ("a-b\u00a0c d", 5, ["a-b\u00a0c", "d"]),
        ("海関は十八", 5, ["海関", "は十", "八"]),
        ("海関は", 1, ["海", "関", "は"]),
        ("cafe\u0301s au", 5, ["cafe\u0301s", "au"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("\u0939\u093f" * 3, 3, ["\u0939\u093f"] * 3),
        ("\u0995\u09be\u099c", 2, ["\u0995\u09be", "\u099c"]),
        ("👍🏽👍🏽", 3, ["👍🏽", "👍🏽"]),
        ("👩\u200d🌾👩\u200d🌾", 5, ["👩\u200d🌾", "👩\u200d🌾"]),
        ("a\u093f\u093f\u093f", 3, ["a", "\u093f\u093f\u093f"]),
    ],
)
def test_a_character_keeps_its_marks_whatever_width_they_have(
    text: str, width: int, expected: list[str]
) -> None:
    ranges = wrap(text, width, len)
    assert [text[start:end] for start, end in ranges] == expected


def test_a_line_feed_and_the_blanks_behind_it_are_one_space() -> None:
    assert lines("one\n    two three", 7) == ["one\n    two", "three"]
    assert lines("one\ntwo", 6) == ["one", "two"]
