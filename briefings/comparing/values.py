"""Which values agree, as precisely as they are told: “about 24,000” and 23,600 do."""

from enum import Enum
from typing import Final

from briefings.model import Figure

_TOLERANCE: Final = 0.025
"""A value that is told in round numbers may be so much off."""

_NEAR: Final = 0.06
"""Values that differ by no more are no contradiction: either may be rounded."""

_FEW_DIGITS: Final = 2
_LEAST_ROUNDED: Final = 10
"""Smaller numbers are not rounded: 6 is not told as 5."""


class Agreement(Enum):
    """How two values are to each other; `NEAR` ones neither agree nor contradict."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


def agreement(one: Figure, other: Figure) -> Agreement:
    """Return whether two figures may tell one value, if they are of one thing."""
    first, second = one.value, other.value
    if first == second:
        return Agreement.SAME
    gap, size = abs(first - second), max(abs(first), abs(second))
    if size < _LEAST_ROUNDED:
        return Agreement.APART
    coarse = one if _place(first) > _place(second) else other
    is_rounded = coarse.approximate or coarse.bound or digits(coarse.value) >= _FEW_DIGITS
    if is_rounded and gap <= min(_place(coarse.value) / 2, _TOLERANCE * size):
        return Agreement.SAME
    if gap <= _NEAR * size or _is_within(one, second) or _is_within(other, first):
        return Agreement.NEAR
    return Agreement.APART


def digits(value: float) -> int:
    """Return how many digits a value has that are not the noughts at its end."""
    return len(_significant(value)[0])


def range_of(value: float) -> tuple[float, float]:
    """Return between which values those are that may agree with one."""
    margin = _TOLERANCE * abs(value) * 1.05 if abs(value) >= _LEAST_ROUNDED else 0
    return value - margin, value + margin


def _is_within(bounded: Figure, value: float) -> bool:
    """Return whether a value is what a figure with a bound leaves open: 90 is “more than 70”."""
    if bounded.bound in ("more_than", "at_least"):
        return value >= bounded.value
    return bounded.bound in ("less_than", "up_to") and value <= bounded.value


def _place(value: float) -> float:
    """Return the weight of the last digit that is no nought: 1,000 of 24,000."""
    found, exponent = _significant(value)
    return 10.0 ** (exponent - len(found) + 1) if found else 1.0


def _significant(value: float) -> tuple[str, int]:
    """Return the digits of a value without noughts at its ends, and its power of ten."""
    mantissa, _, exponent = f"{abs(value):.12e}".partition("e")
    return mantissa.replace(".", "").rstrip("0") or "0", int(exponent)
