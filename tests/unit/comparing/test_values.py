"""Values agree as far as they are told."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.comparing.values import Agreement, agreement, digits, range_of
from briefings.model import Figure

SAME, NEAR, APART = Agreement.SAME, Agreement.NEAR, Agreement.APART


def fig(value: float, **said: Any) -> Figure:
    return Figure(id="f", text="", topics=(), value=value, unit="hectare", **said)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (fig(24_000, approximate=True), fig(23_600), SAME),
        (fig(62_500), fig(62_466), SAME),
        (fig(30_000, approximate=True), fig(30_486), SAME),
        (fig(30_000), fig(30_486), NEAR),
        (fig(24_000), fig(23_000), NEAR),
        (fig(60_000, bound="more_than"), fig(60_400), SAME),
        (fig(60_000, bound="more_than"), fig(90_000), NEAR),
        (fig(60_000, bound="less_than"), fig(90_000), APART),
        (fig(24_000), fig(22_000), APART),
        (fig(6), fig(5), APART),
        (fig(7), fig(7), SAME),
        (fig(-4.1), fig(4.1), APART),
    ],
)
def test_they_agree_or_not(one: Figure, other: Figure, expected: Agreement) -> None:
    assert agreement(one, other) is agreement(other, one) is expected


@pytest.mark.parametrize(("value", "count"), [(24_000, 2), (62_500, 3), (100, 1), (2.5, 2), (0, 1)])
def test_digits_are_those_before_the_noughts(value: float, count: int) -> None:
    assert digits(value) == count


@given(st.floats(-1e12, 1e12), st.floats(0.9, 1.1), st.booleans())
def test_what_agrees_is_looked_for(value: float, factor: float, approximate: bool) -> None:
    one, other = fig(value, approximate=approximate), fig(value * factor)
    low, high = range_of(value)
    if agreement(one, other) is SAME:
        assert low <= other.value <= high
