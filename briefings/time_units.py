"""Units that are spans of time."""

from typing import Final

BY_LENGTH: Final = (
    *("second", "segundo", "minute", "minuto", "hour", "day", "week", "semana", "month", "year"),
)
"""From the shortest to the longest; words that mean the same stand beside each other."""
TIMES: Final = frozenset(BY_LENGTH)
_LONG_TIMES: Final = frozenset(("decade", "década", "century", "siglo"))


def is_time(unit: str | None) -> bool:
    """Return whether a unit is a time, in whatever language, a decade or a century too."""
    return unit in TIMES or unit in _LONG_TIMES
