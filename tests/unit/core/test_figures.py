"""How a value reads, and which figures may stand beside each other."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.figures import comparable, reading
from briefings.model import Figure

from .builders import figure


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (24000, "hectare", "24,000 ha"),
        (1, "hectare", "1 ha"),
        (2.5, "kilogram", "2.5 kg"),
        (18, "tonne", "18 t"),
        (3, "kilometre", "3 km"),
        (54, "percent", "54%"),
        (0.5, "percent", "0.5%"),
        (5, "percent/year", "5 percent/year"),
        (85000000, "USD", "$85 million"),
        (1500000000, "EUR", "€1.5 billion"),
        (2000000000000, "GBP", "£2 trillion"),
        (278123000, "USD", "$278.123 million"),
        (278123456, "USD", "$278,123,456"),
        (1234500000, "USD", "$1,234.5 million"),
        (999999, "USD", "$999,999"),
        (40000000, "PEN", "PEN 40 million"),
        (12.5, "PEN", "PEN 12.5"),
        (2, "person", "2 people"),
        (1, "person", "1 person"),
        (300, "laboratory", "300 laboratories"),
        (2, "family", "2 families"),
        (1, "family", "1 family"),
        (3, "day", "3 days"),
        (3, "valley", "3 valleys"),
        (3, "bus", "3 buses"),
        (3, "church", "3 churches"),
        (3, "box", "3 boxes"),
        (3, "child", "3 children"),
        (0, "boat", "0 boats"),
        (9000, "plant/hectare", "9,000 plants/ha"),
        (5, "boat/day", "5 boats/day"),
        (15, "USD/hour", "$15/hour"),
        (2e6, "USD/year", "$2 million/year"),
        (12345678901.5, "boat", "12,345,678,901.5 boats"),
        (24000.0, "hectare", "24,000 ha"),
        (-3, "boat", "-3 boats"),
    ],
)
def test_a_value_reads_as_an_analyst_writes_it(value: float, unit: str, shown: str) -> None:
    assert reading(figure(value=value, unit=unit)) == shown


def test_hedges_stand_before_the_value_and_a_bound_before_an_approximation() -> None:
    assert reading(figure(approximate=True)) == "~12 t"
    assert reading(figure(bound="more_than")) == ">12 t"
    assert reading(figure(bound="less_than")) == "<12 t"
    assert reading(figure(bound="more_than", approximate=True)) == ">12 t"
    assert reading(figure(unit="USD", approximate=True)) == "~$12"


@given(st.integers(0, 10**17))
@example(10**17 - 50)
@example(999_999_999_000)
def test_a_sum_of_money_is_never_rounded(value: int) -> None:
    shown = reading(figure(value=value, unit="USD")).removeprefix("$")
    digits, _, scale = shown.partition(" ")
    whole, _, rest = digits.replace(",", "").partition(".")
    power = {"": 0, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert int(whole + rest) * 10 ** (power - len(rest)) == value


SEIZED: dict[str, Any] = {"measure": "seized", "scope": "Callao"}


def seized(period: str | None, value: float = 12, **fields: Any) -> Figure:
    return figure(f"f{period}", value, **{**SEIZED, "period": period, **fields})


def test_the_same_measure_in_stated_periods_of_one_place_is_comparable_and_in_order() -> None:
    first, second = seized("2020"), seized("2021", status="goal")
    assert comparable([second, first]) == [(first, second)]


@pytest.mark.parametrize(
    "other",
    [
        seized("2021", measure="burnt"),
        seized("2021", measure=None),
        seized("2021", scope="Lima"),
        seized("2021", scope=None),
        seized("2021", unit="kilogram"),
        seized(None),
        seized("2020", value=18),
        seized("2021", value=-1),
    ],
    ids=["measure", "no measure", "scope", "no scope", "unit", "no period", "period", "negative"],
)
def test_figures_are_not_comparable_that_differ_in(other: Figure) -> None:
    assert comparable([seized("2020"), other]) == []


def test_one_figure_is_no_comparison() -> None:
    assert comparable([seized("2020")]) == []
    assert comparable([]) == []


def test_groups_do_not_mix() -> None:
    callao = (seized("2020"), seized("2021"))
    lima = (seized("2020", scope="Lima"), seized("2022", scope="Lima"))
    assert comparable([callao[0], lima[0], callao[1], lima[1]]) == [callao, lima]
