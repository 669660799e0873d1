"""Ranges of figures and dates, read from what was typed behind a unit or `date`."""

import datetime as dt
from typing import Final

from briefings.folding import folded_text
from briefings.search.days import day_range
from briefings.search.nodes import Amount, Dated
from briefings.search.quantities import number

_ANY_UNIT: Final = frozenset({"figure", "figures", "cifra", "cifras"})


def amount(unit: str, sign: str, text: str) -> Amount | None:
    """Return what `ha>20k` or `ha:20k..30k` asks for; `None` where these are no numbers."""
    name = None if folded_text(unit) in _ANY_UNIT else unit
    folded = folded_text(text).strip()
    if sign == ":":
        return _between(name, folded)
    value = number(folded)
    if value is None:
        return None
    if sign.startswith(">"):
        return Amount(name, low=value, over=sign == ">")
    return Amount(name, high=value, under=sign == "<")


def dated(sign: str, text: str) -> Dated | None:
    """Return what `date:2013..2014` or `date>2013` asks for; `None` where these are no dates."""
    folded = folded_text(text).strip()
    return _dated(folded) if sign == ":" else _compared(sign, folded)


def _between(unit: str | None, written: str) -> Amount | None:
    first, dots, last = written.partition("..")
    low, high = number(first), number(last)
    if not dots:
        return None if low is None else Amount(unit, low, low)
    if (first and low is None) or (last and high is None) or not (first or last):
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Amount(unit, low, high)


def _dated(written: str) -> Dated | None:
    first, dots, last = written.partition("..")
    if not dots:
        return Dated(first, first) if day_range(first) else None
    begin, end = day_range(first), day_range(last)
    if (first and not begin) or (last and not end) or not (first or last):
        return None
    if begin and end and begin > end:
        first, last = last, first
    return Dated(first or None, last or None)


def _compared(sign: str, written: str) -> Dated | None:
    days = day_range(written)
    if days is None:
        return None
    first, last = days
    match sign:
        case ">=":
            return Dated(first=written)
        case "<=":
            return Dated(last=written)
        case ">":
            return Dated(first=_shifted(last, 1))
        case _:
            return Dated(last=_shifted(first, -1))


def _shifted(day: dt.date, days: int) -> str:
    """Return the day so many days later, or the same where time ends."""
    try:
        return (day + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()
