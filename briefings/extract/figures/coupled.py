"""Figures of which the same is said: ends of a range, sums in two moneys, what shares a verb."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.outlays import is_money
from briefings.extract.figures.sentence_reading import SentenceReading

_WIDEST: Final = 5
_FURTHEST: Final = 8
_RANGES: Final = frozenset(("to", "a", "al", "or", "o", "u", "-", "–", "—"))
_ANDS: Final = frozenset(("and", "y", "e"))
_INDEFINITE: Final = frozenset(("a", "an", "un", "una"))
_OF: Final = frozenset(("of", "de", "del"))
_BETWEEN: Final = frozenset(("between", "entre"))
_BOUNDS: Final = frozenset(
    ("about", "around", "roughly", "some", "nearly", "unos", "unas", "casi", "$", "€", "£", "the")
)


def leaders(
    reading: SentenceReading,
    spots: Sequence[tuple[int, int, str | None]],
    *,
    with_appositions: bool = False,
) -> dict[int, int]:
    """Return which figure tells of which later one, by their numbers among `spots`: each the
    tokens from its first up to its last, and its unit.
    """
    found: dict[int, int] = {}
    for at in range(1, len(spots)):
        one, other = spots[at - 1], spots[at]
        is_coupled = _is_range(reading, one, other) or _is_again(reading, one, other)
        is_apposed = not is_coupled and with_appositions and _is_apposed(reading, one, other)
        if is_coupled or is_apposed or _shares_verb(reading, one, other):
            found[at] = found.get(at - 1, at - 1)
    return found


def _is_range(
    reading: SentenceReading, one: tuple[int, int, str | None], other: tuple[int, int, str | None]
) -> bool:
    tokens = reading.tokens
    gap = [token.lower for token in tokens[one[1] : other[0]]]
    if not 0 < len(gap) <= _WIDEST or not all(word in _BOUNDS for word in gap[1:]):
        return False
    before = [token.lower for token in tokens[max(one[0] - 2, reading.sentence.first) : one[0]]]
    return gap[0] in _ANDS and not _BETWEEN.isdisjoint(before)


def _is_again(
    reading: SentenceReading, one: tuple[int, int, str | None], other: tuple[int, int, str | None]
) -> bool:
    """Return whether a bracket says a sum again in another money: `185 million soles ($49m)`."""
    gap = [token.lower for token in reading.tokens[one[1] : other[0]]]
    is_bracket = gap[:1] == ["("] and len(gap) <= _WIDEST and ")" not in gap
    return is_bracket and is_money(one[2]) and is_money(other[2])


def _shares_verb(
    reading: SentenceReading, one: tuple[int, int, str | None], other: tuple[int, int, str | None]
) -> bool:
    """Return whether a verb is left out: `the EU pledged $22 million and Norway, $6 million`."""
    tokens = reading.tokens[one[1] : other[0]]
    if not 2 < len(tokens) <= 2 * _FURTHEST or tokens[-1].text != ",":  # noqa: PLR2004
        return False
    if reading.has_verb(one[1], other[0]):
        return False
    joined = [at for at, token in enumerate(tokens) if token.lower in _ANDS]
    return bool(joined) and any(token.is_capitalised for token in tokens[joined[0] :])


def _is_apposed(
    reading: SentenceReading, one: tuple[int, int, str | None], other: tuple[int, int, str | None]
) -> bool:
    """Return whether a change tells of the figure before it: `2,664 tonnes, a rise of 53%`."""
    gap = [token.lower for token in reading.tokens[one[1] : other[0]]]
    is_change = other[2] == "percent" and 3 < len(gap) <= _FURTHEST  # noqa: PLR2004
    return is_change and gap[0] == "," and gap[1] in _INDEFINITE and gap[-1] in _OF
