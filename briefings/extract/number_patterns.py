"""Numbers as people type them, found as newspapers write them: `24000` is `24,000`.

Only the numbers of a phrase are free, and only from a thousand on: smaller ones are written in
one way.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from briefings.extract.numbers import NUMBER, numbers_at, numbers_in

_LEAST: Final = 1000
_MOST: Final = 1e18
_ROUNDED: Final = 1e-14
"""How much `1.1 billion` may be off when it is worked out."""

Place = tuple[int, int]


class NumberPattern(msgspec.Struct, frozen=True):
    """A phrase with its numbers left open; `values` are those that each may have.

    `digit` finds what the first of them begins with, `lead` characters behind the phrase's
    beginning.
    """

    pattern: re.Pattern[str]
    values: tuple[frozenset[float], ...]
    digit: re.Pattern[str]
    lead: int

    def places(self, text: str) -> Iterator[Place]:
        """Yield where `text`, which is folded, has the phrase with numbers of these values."""
        for first in self.digit.finditer(text):
            at = first.start() - self.lead
            match = self.pattern.match(text, at) if at >= 0 else None
            if match and all(map(_is, match.groups(), self.values)):
                yield match.span()


@lru_cache(maxsize=256)
def number_pattern(phrase: str, before: str = "", after: str = "") -> NumberPattern | None:
    """Leave the numbers of a folded phrase open; return `None` where it has none to leave open.

    `before` and `after` are expressions for what has to stand around it.
    """
    numbers = (
        (start, written, frozenset(value for value in values if _LEAST <= value < _MOST))
        for start, written, values in numbers_at(phrase)
        if written[0].isdigit()
    )
    found = [number for number in numbers if number[2]]
    if not found:
        return None
    expression = before
    done = 0
    for start, written, _ in found:
        expression += f"{re.escape(phrase[done:start])}({NUMBER})"
        done = start + len(written)
    return NumberPattern(
        pattern=re.compile(f"{expression}{re.escape(phrase[done:])}{after}"),
        values=tuple(values for _, _, values in found),
        digit=re.compile(_beginning(found[0][2])),
        lead=found[0][0],
    )


def in_order(places: Iterable[Place]) -> list[Place]:
    """Return places in order; of those that overlap, the first, and the longest of several."""
    kept: list[Place] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _beginning(values: Iterable[float]) -> str:
    """Return what finds the first digit of a number that may have one of the values.

    Its second digit comes next, or a scale's word; `0.5 million` begins with another one.
    """
    digits = (str(int(value)) for value in values)
    firsts = (rf"{each[0]}(?=[., ]?{each[1]}|[ -]\D)" for each in digits)
    return rf"(?:{'|'.join(firsts)}|0)(?<=(?<![\w.,]).)"


def _is(written: str, values: frozenset[float]) -> bool:
    return any(
        math.isclose(found, value, rel_tol=_ROUNDED)
        for found in numbers_in(written)
        for value in values
    )
