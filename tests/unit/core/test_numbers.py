"""Numbers as English and Spanish papers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.extract.number_patterns import in_order, number_pattern
from briefings.extract.numbers import numbers_in, readings
from briefings.folding import folded_text


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


def written(typed: str, text: str) -> list[str]:
    """What stands in the text for the numbers that are typed."""
    folded = folded_text(text)
    open_ = number_pattern(folded_text(typed))
    return [folded[start:end] for start, end in in_order(open_.places(folded))] if open_ else []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("24000", "24,000"), ("24000", "24.000"), ("24000", "24\u00a0000"),
        ("24000", "24\u2009000"),
        ("24000", "24,000.00"), ("24,000", "24.000"), ("24.000", "24000"), ("24000", "24 thousand"),
        ("85000000", "85 million"), ("$85000000", "$85 million"), ("85 million", "85,000,000"),
        ("3500000", "3,5 millones"), ("2000000000", "2 mil millones"),
        ("1100000000", "1.1 billion"),
        ("60000000", "60 MILLONES"), ("1500", "1.5 thousand"), ("500000", "0.5 million"),
        ("24000 hectares", "24,000 hectares"), ("24000 to 30000", "24,000 to 30,000"),
        ("in 2013 1000", "in 2013 1,000"),
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(typed: str, text: str) -> None:
    assert written(typed, f"({text})") == [folded_text(text)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("24000", "24,0000"), ("24000", "124,000"), ("24000", "24,000,000"), ("24000", "24 00"),
        ("24000", "24,000 million"), ("24000", "x24,000"), ("24", "24.000"), ("24000", "24 001"),
        ("85000000", "85"), ("$85000000", "85 million"), ("2000", "2"), ("1000", "mil"),
        ("9" * 400, "1,000"), ("24000 hectares", "24,000 tonnes"),
        ("24000 to 30000", "24,000 to 30,001"),
    ],
)  # fmt: skip
def test_another_number_is_not_found(typed: str, text: str) -> None:
    assert written(typed, f"({text})") == []


@given(st.integers(1000, 10**9), st.sampled_from([",", ".", " ", "\u00a0", ""]))
def test_every_way_to_group_thousands_is_found(value: int, separator: str) -> None:
    text = f"{value:,}".replace(",", separator)
    assert written(str(value), f"about {text} tonnes") == [folded_text(text)]
    assert written(str(value + 1), f"about {text} tonnes") == []


def test_of_places_that_overlap_the_first_and_longest_is_kept() -> None:
    assert in_order([(5, 6), (0, 2), (1, 4), (0, 3), (5, 6)]) == [(0, 3), (5, 6)]
