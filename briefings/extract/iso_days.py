"""Days in ISO 8601, with a year or without one."""

import datetime as dt
from typing import Final

_LEAP: Final = 2000
"""A year with all the days that a date without a year may have."""


def iso_day(year: str | None, month: int, day: int) -> str | None:
    """Return a day in ISO 8601, `--05-03` without a year; `None` if there is no such day."""
    try:
        found = dt.date(int(year) if year else _LEAP, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02}-{day:02}"
