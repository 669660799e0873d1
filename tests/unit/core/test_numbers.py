"""Numbers as English and Spanish papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.numbers import numbers_in, readings


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24,000", 24000),
        ("24.000", 24000),
        ("60 000", 60000),
        ("60\u00a0000", 60000),
        ("60\u202f000 hectáreas", 60000),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("24,000,000.50", 24000000.5),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0.25", 0.25),
        ("$85 million (USD)", 85e6),
        ("US$1.5 billion", 1.5e9),
        ("€3,5 millones", 3.5e6),
        ("2 mil millones", 2e9),
        ("mil millones de dólares", 1e9),
        ("mil personas", 1000),
        ("cien mil hectáreas", 100000),
        ("a million people", 1e6),
        ("2 trillion", 2e12),
        ("un millón", 1e6),
        ("ten thousand", 1e4),
        ("three hundred", 300),
        ("two brothers", 2),
        ("Two brothers", 2),
        ("dos hermanos", 2),
        ("doce años", 12),
        ("una familia", 1),
        ("54 percent", 54),
        ("54%", 54),
        ("(300)", 300),
        ("in 2014.", 2014),
        ("65", 65),
        ("007", 7),
    ],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert value in numbers_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "no number here", "someone", "tend", "oneself", "milla", "hundreds", "B52", "v2", "x1.5"],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert numbers_in(text) == frozenset()


def test_a_separator_that_may_mean_both_has_both_readings() -> None:
    assert numbers_in("24.000") == numbers_in("24,000") == {24.0, 24000.0}
    assert numbers_in("24,000,000") == {24e6}
    assert numbers_in("1.5") == {1.5}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May 5 2014", ["5", "2014"]),
        ("5 and 7", ["5", "7"]),
        ("1,2345", ["1,2345"]),
        ("2013-14", ["2013", "14"]),
        ("from 24,000 to 30,000 hectares", ["24,000", "30,000"]),
        ("$85 million in 2014", ["85 million", "2014"]),
        ("In 2013, 278 died", ["2013", "278"]),
        ("2 brothers, two brothers", ["2", "two"]),
        ("24 000 2014", ["24 000", "2014"]),
        ("85-million", ["85-million"]),
    ],
)
def test_numbers_are_given_as_written_and_not_run_together(text: str, found: list[str]) -> None:
    assert [written for written, _ in readings(text)] == found


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0", ""]))
def test_every_way_to_group_thousands_is_read(value: int, separator: str) -> None:
    assert float(value) in numbers_in(f"about {value:,} tonnes".replace(",", separator))


@given(st.text("0123456789., \u00a0-millonesthu$%"))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    for written, values in readings(text):
        assert written in text
        assert values
