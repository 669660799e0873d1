"""A text is wrapped so narrow that it fits in every terminal."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefings.layout.wrap import wrap
from tui.system.safe_width import fitting
from tui.system.terminal import cells


def test_a_text_without_such_signs_may_be_as_wide_as_there_is_room() -> None:
    assert fitting(["plain words", "海 é"], 40) == 40
    assert fitting([], 40) == 40


def test_one_sign_takes_no_more_than_its_own_room() -> None:
    assert fitting(["yes 👍🏽 " + "and so on " * 20, "plain"], 40) == 38


def test_of_a_text_full_of_them_half_the_room_may_be_left() -> None:
    assert fitting(["हि" * 100], 40) == 20


words = st.sampled_from(["हिन्दी", "தமிழ்", "👍🏽", "👨\u200d👩\u200d👧", "plain", "海", "é"])


@given(st.lists(words, min_size=1, max_size=40), st.integers(12, 60))
def test_whatever_it_is_wrapped_to_fits(texts: list[str], width: int) -> None:
    line = " ".join(texts)
    for start, end in wrap(line, fitting([line], width), cell_len):
        assert cells(line[start:end]) <= width
