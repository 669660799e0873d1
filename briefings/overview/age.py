"""How old an article is, in words."""

import datetime as dt
from typing import Final

_WEEK: Final = 7
_YEAR: Final = 12
_FROM: Final = (("year", 2 * _YEAR), ("month", 2))
"""Whoever hears “14 months” knows more than by “1 year”: so many months at least make the unit."""


def age(published: dt.date, today: dt.date) -> str:
    """Return how long ago a day is: `12 years ago`."""
    days = (today - published).days
    if days < 0:
        return "in the future"
    if days <= 1:
        return ("today", "yesterday")[days]
    months = _YEAR * (today.year - published.year) + today.month - published.month
    months -= today.day < published.day
    for unit, least in _FROM:
        if months >= least:
            return f"{months // _YEAR if unit == 'year' else months} {unit}s ago"
    return f"{days // _WEEK} weeks ago" if days >= 2 * _WEEK else f"{days} days ago"
