"""How a figure's value reads, and which figures may be set against each other."""

import re
from collections.abc import Iterable

from briefings.model import Figure

_SHORT = {"hectare": "ha", "kilogram": "kg", "tonne": "t", "kilometre": "km"}
_CURRENCY = {"USD": "$", "EUR": "€", "GBP": "£"}
_PLURALS = {
    "percent": "percent",
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
}
_BOUNDS = {"more_than": ">", "less_than": "<", "at_least": "≥", "up_to": "≤"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
"""For sums of money that need no more than three decimals then: nothing is rounded away."""


def reading(figure: Figure) -> str:
    """Return the value as an analyst writes it: `~24,000 ha`, `$85 million`, `54%`.

    `~` stands for approximate, `>` and `<` for a bound that the article states.
    """
    hedge = _BOUNDS.get(figure.bound or "") or ("~" if figure.approximate else "")
    return hedge + _measure(figure.value, figure.unit)


def _measure(value: float, unit: str | None) -> str:
    if unit is None:
        return f"{_number(value)} (unit unknown)"
    if unit == "percent":
        return f"{_number(value)}%"
    if len(unit) == 3 and unit.isupper():  # noqa: PLR2004 - ISO 4217 codes have three letters
        return _money(value, unit)
    return f"{_number(value)} {_unit(value, unit)}"


def _money(value: float, code: str) -> str:
    symbol = _CURRENCY.get(code)
    for scale, name in _SCALES:
        if value >= scale and value * 1000 % scale == 0:
            amount = f"{_number(value / scale)} {name}"
            break
    else:
        amount = _number(value)
    return f"{symbol}{amount}" if symbol else f"{code} {amount}"


def _number(value: float) -> str:
    return f"{value:,}" if value != int(value) else f"{int(value):,}"


def _unit(value: float, unit: str) -> str:
    noun, slash, per = unit.partition("/")
    if noun in _SHORT:
        name = _SHORT[noun]
    elif value == 1:
        name = noun
    else:
        name = _PLURALS.get(noun) or _plural(noun)
    return name + slash + _SHORT.get(per, per)


def _plural(noun: str) -> str:
    if re.search("[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def comparable(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Group the figures that may be drawn against each other.

    They must count the same measure in the same unit for the same stated scope, each in a
    stated period, and each in a period of its own: 24,000 ha "in the VRAEM" and a goal of
    30,000 ha that names no place are no pair, and neither are Peru's own money and aid.
    """
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.measure and figure.unit and figure.scope and figure.period and figure.value >= 0:
            key = (figure.measure, figure.unit, figure.scope)
            groups.setdefault(key, []).append(figure)
    return [
        tuple(sorted(group, key=lambda f: f.period or ""))
        for group in groups.values()
        if len({f.period for f in group}) == len(group) > 1
    ]
