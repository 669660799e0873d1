"""Kinds of units that rules of tensions tell apart."""

from typing import Final

from briefings.time_units import is_time

_CURRENCY: Final = 3
_RATES: Final = frozenset(("percent", "percentage point", "point", "times"))


def is_money(unit: str | None) -> bool:
    """Return whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == _CURRENCY and unit.isupper()


def is_things(unit: str | None) -> bool:
    """Return whether a unit counts or measures something that is there: men, hectares, boats."""
    is_rate = unit in _RATES or is_money((unit or "").partition("/")[0])
    return unit is not None and not (is_rate or is_time(unit))
