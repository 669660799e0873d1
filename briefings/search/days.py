"""Dates as they are typed behind `date:`, and the days that they mean."""

import datetime as dt
import re
from calendar import monthrange
from typing import Final

_WRITTEN: Final = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


def day_range(written: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a year, month or day; `None` if there is none such."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        last = dt.date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    return first, last


def days_of(first: str | None, last: str | None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a range with an end that may be open."""
    begin = day_range(first) if first else None
    end = day_range(last) if last else None
    return (begin[0] if begin else dt.date.min, end[1] if end else dt.date.max)
