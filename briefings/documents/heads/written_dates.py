"""Dates as people write them, in English and Spanish: those that can mean one day alone."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefings.month_names import MONTHS

_WEEKDAYS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun lunes martes miércoles miercoles jueves viernes sábado sabado domingo lun mié mie"
    " jue vie sáb sab dom"
)
WEEKDAYS: Final = frozenset(_WEEKDAYS.split())
_EARLIEST_YEAR: Final = 1800
_MONTHS_IN_A_YEAR: Final = 12

_MONTH: Final = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th|º|°|\.º|ro)?"
_YEAR: Final = r"(\d{4})"
_MONTH_FIRST: Final = rf"\b{_MONTH}\s+{_DAY}(?:\s*,|\s+del?)?\s+{_YEAR}\b"
_DAY_FIRST: Final = (
    rf"\b{_DAY}(?:\s+of|\s+de)?[\s/.-]+{_MONTH}(?:\s*,|\s+del?|\s+of)?[\s/.-]*{_YEAR}\b"
)
_YEAR_FIRST: Final = r"\b(\d{4})(?P<between>[-/.])(\d{1,2})(?P=between)(\d{1,2})(?=\b|T\d)"
_NUMBERS: Final = r"\b(\d{1,2})(?P<apart>[-/.])(\d{1,2})(?P=apart)(\d{4})\b"
_DATE: Final = re.compile(f"{_MONTH_FIRST}|{_DAY_FIRST}|{_YEAR_FIRST}|{_NUMBERS}", re.IGNORECASE)


class WrittenDate(NamedTuple):
    """A date and where it stands; `day` is `None` where it may be one of two, or is none."""

    start: int
    end: int
    day: dt.date | None


def written_dates(text: str, *, day_first: bool) -> Iterator[WrittenDate]:
    """Yield the dates in a text that have a year.

    `day_first` says that of two numbers the first is the day, as it is in Spanish. English has
    both orders, and a date such as 10/02/2014 means no day.
    """
    for found in _DATE.finditer(text):
        yield WrittenDate(found.start(), found.end(), _day(found, day_first=day_first))


def _day(found: re.Match[str], *, day_first: bool) -> dt.date | None:
    groups = found.groups()
    if groups[0]:
        return _date(groups[2], MONTHS[groups[0].casefold()], groups[1])
    if groups[3]:
        return _date(groups[5], MONTHS[groups[4].casefold()], groups[3])
    if groups[6]:
        return _date(groups[6], int(groups[8]), groups[9])
    first, second = int(groups[10]), int(groups[12])
    if first != second and not day_first and max(first, second) <= _MONTHS_IN_A_YEAR:
        return None
    is_day_first = day_first if second <= _MONTHS_IN_A_YEAR else False
    if first > _MONTHS_IN_A_YEAR:
        is_day_first = True
    return _date(groups[13], *((second, first) if is_day_first else (first, second)))


def _date(year: str, month: int, day: str | int) -> dt.date | None:
    try:
        found = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    # It is a day ahead already in the east of the world.
    latest = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return found if found.year >= _EARLIEST_YEAR and found <= latest else None
