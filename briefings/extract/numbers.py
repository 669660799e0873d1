"""Numbers as newspapers write them."""

import re
from collections.abc import Iterator
from typing import Final

_WORDS = {
    word: value
    for value, words in enumerate(
        (
            "zero cero",
            "one un uno una",
            "two dos",
            "three tres",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
            "ten diez",
            "eleven once",
            "twelve doce",
        )
    )
    for word in words.split()
}
_SCALES = {
    "hundred": 1e2, "cien": 1e2,
    "thousand": 1e3, "mil": 1e3,
    "million": 1e6, "millions": 1e6, "millón": 1e6, "millon": 1e6, "millones": 1e6,
    "billion": 1e9, "billions": 1e9,
    "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
_DIGITS = "|".join(
    (
        r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?",
        r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?",
        r"\d+(?:[.,]\d+)?",
    )
)
_ALONE = r"(?<![\w.,])"
_FIRST = rf"{_DIGITS}|(?:{'|'.join((*_WORDS, *_SCALES))})\b"
_THEN = rf"(?:[ -](?:{'|'.join(_SCALES)})\b)*"
_NUMBER = re.compile(
    rf"{_ALONE}(?P<number>{_FIRST})(?P<scales>{_THEN})",
    re.IGNORECASE,
)

NUMBER: Final = rf"{_ALONE}(?:{_DIGITS}){_THEN}"
"""An expression, without groups, for a number that begins with a digit, in lower case."""


def readings(text: str) -> Iterator[tuple[str, frozenset[float]]]:
    """Yield each number of `text` as it is written, and the values that it may have.

    English and Spanish: digits with thousands separators or decimals, words to twelve, and
    the scales behind them or alone (`85 million`, `mil millones`). `24.000` has two readings.
    """
    for _, written, values in numbers_at(text):
        yield written, values


def numbers_at(text: str) -> Iterator[tuple[int, str, frozenset[float]]]:
    """Yield where each number of `text` begins, and what `readings` yields of it."""
    for match in _NUMBER.finditer(text):
        factor = 1.0
        for scale in re.split(r"[ -]", match["scales"].strip(" -")):
            factor *= _SCALES.get(scale.lower(), 1.0)
        values = frozenset(value * factor for value in _values(match["number"].lower()))
        yield match.start(), match[0], values


def numbers_in(text: str) -> frozenset[float]:
    """Return all values that the numbers in `text` may have; see `readings`."""
    return frozenset(value for _, values in readings(text) for value in values)


def _values(number: str) -> Iterator[float]:
    if (said := _WORDS.get(number, _SCALES.get(number))) is not None:
        yield float(said)
        return
    yield from digit_values(number)


def digit_values(written: str) -> Iterator[float]:
    """Yield the values that digits may have: with a decimal point first, then with a comma."""
    bare = re.sub(r"[\u00a0\u202f ]", "", written)
    for decimal, thousands in ((".", ","), (",", ".")):
        whole, point, rest = bare.partition(decimal)
        groups = whole.split(thousands)
        if (point and not rest.isdigit()) or any(len(g) != 3 for g in groups[1:]):  # noqa: PLR2004
            continue
        yield float("".join(groups) + (f".{rest}" if point else ""))
