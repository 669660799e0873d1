"""Kinds of units that rules of tensions tell apart."""

from typing import Final

_CURRENCY: Final = 3
_TIMES: Final = frozenset(
    ("year", "month", "week", "semana", "day", "hour", "minute", "minuto", "decade")
)
_RATES: Final = frozenset(("percent", "percentage point", "point", "times"))


def is_money(unit: str | None) -> bool:
    """Return whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == _CURRENCY and unit.isupper()


def is_time(unit: str | None) -> bool:
    return unit in _TIMES


def is_things(unit: str | None) -> bool:
    """Return whether a unit counts or measures something that is there: men, hectares, boats."""
    is_rate = unit in _RATES or is_money((unit or "").partition("/")[0])
    return unit is not None and not (is_rate or is_time(unit))
