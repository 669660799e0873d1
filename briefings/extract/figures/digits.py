"""Digits with their points and commas: what they are worth in an article."""

import re
from collections.abc import Iterable
from typing import Final

from briefings.extract.numbers import digit_values
from briefings.extract.scanned_text import Token

_GROUP: Final = 3
_LONGEST: Final = 24
"""Characters of digits that are read; longer ones are no count of anything."""
_MIXED: Final = re.compile(r"(\d{1,6}(?:[.,]\d{3})+)[.,](\d{2})")
"""Thousands apart by either mark, and cents."""


class DigitReader:
    """Reads `3,3`, `1.001` and `24,000` as the article at hand means them.

    A mark before three digits alone, as in `1.250`, may be a decimal mark or one between
    thousands; the other numbers of the article and its language tell.
    """

    def __init__(self, tokens: Iterable[Token], *, point_groups: bool) -> None:
        """`point_groups` says that the language writes `1.250` for more than a thousand."""
        self._point_groups = point_groups
        self._decimal_marks: set[str] = set()
        for token in tokens:
            if token.text[0].isdecimal() and (mark := _sure_decimal_mark(token.text)):
                self._decimal_marks.add(mark)

    def value(self, written: str, *, is_factor: bool, is_decimal: bool = False) -> float | None:
        """Return the value of digits, `None` if they have none.

        `is_factor` says that a scale or a percent sign stands behind, where decimals are common;
        `is_decimal` that a measure does which has no thousands, but in round numbers.
        """
        if len(written) > _LONGEST:
            return None
        found = list(dict.fromkeys(digit_values(written)))
        if len(found) <= 1:
            return found[0] if found else None
        with_point, with_comma = found
        if is_decimal and "." in written and self._decimal_marks != {","}:
            return with_comma if written.endswith("00") else with_point
        if "." in written:
            return with_point if self._is_decimal(written, ".", is_factor=is_factor) else with_comma
        return with_comma if self._is_decimal(written, ",", is_factor=is_factor) else with_point

    def _is_decimal(self, written: str, mark: str, *, is_factor: bool) -> bool:
        whole, _, rest = written.partition(mark)
        if whole.startswith("0"):
            return True
        if mark == "." and not self._point_groups:
            return is_factor or rest != "0" * _GROUP
        return is_factor and self._decimal_marks == {mark}


def mixed_value(written: str) -> float | None:
    """Return the value of an amount with cents whose marks are of either kind: `26.904.365.21`.

    `None` where digits are no such amount; they hold only where money is meant.
    """
    found = _MIXED.fullmatch(written) if len(written) <= _LONGEST else None
    return float(f"{re.sub('[.,]', '', found[1])}.{found[2]}") if found else None


def _sure_decimal_mark(written: str) -> str | None:
    """Return the decimal mark of digits that can be read in one way only."""
    point, comma = written.rfind("."), written.rfind(",")
    if point < 0 and comma < 0:
        return None
    mark = "." if point > comma else ","
    before, after = written[: max(point, comma)], written[max(point, comma) + 1 :]
    if mark in before:
        other = "," if mark == "." else "."
        return other if len(after) == _GROUP else None
    is_mixed = point >= 0 and comma >= 0
    return mark if is_mixed or len(after) != _GROUP else None
