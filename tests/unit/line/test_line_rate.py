"""How thin a line is, from the answers that came over it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.line_rate import LATELY, MUCH, LineRate

LONG = 0.6
"""Seconds of round trip."""
BYTE = 0.0009
"""Seconds that a byte takes."""


def rate(*sizes: int) -> LineRate:
    made = LineRate()
    for size in sizes:
        made.took(size, LONG + size * BYTE)
    return made


@pytest.mark.parametrize("sizes", [(), (1300,), (1300, 1300, 1400), (60, 70, 80)])
def test_answers_that_do_not_differ_tell_nothing(sizes: tuple[int, ...]) -> None:
    assert not rate(*sizes).is_known
    assert rate(*sizes).seconds(1000) == 0.0


@pytest.mark.parametrize("sizes", [(60, 1300), (1300, 60), (360, 1300, 1290, 60, 1350)])
def test_more_bytes_take_more_time(sizes: tuple[int, ...]) -> None:
    assert rate(*sizes).is_known
    assert rate(*sizes).seconds(1000) == pytest.approx(1000 * BYTE)


def test_one_answer_that_was_held_up_does_not_make_the_line_thin() -> None:
    made = rate(60, 1300, 1300)
    made.took(1300, 20.0)
    assert made.seconds(1000) == pytest.approx(1000 * BYTE)


def test_a_line_that_has_become_another_one_is_known_after_some_answers() -> None:
    made = rate(60, 1300)
    for size in [60, 1300] * (LATELY // 2):
        made.took(size, 0.3)
    assert made.is_known
    assert made.seconds(1000) == 0.0


@given(st.lists(st.tuples(st.integers(0, 5000), st.floats(0, 60)), max_size=30))
def test_it_is_never_less_than_nothing(answers: list[tuple[int, float]]) -> None:
    made = LineRate()
    for size, seconds in answers:
        made.took(size, seconds)
    assert made.seconds(MUCH) >= 0.0
