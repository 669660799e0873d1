"""Dates as newspapers write them: days, months and years, and the ranges between them."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.extract.date_words import DateWords, date_words
from briefings.extract.findings import FoundDate
from briefings.extract.iso_days import iso_day
from briefings.extract.scanned_text import ScannedText
from briefings.extract.weekday_dates import find_weekday_dates
from briefings.extract.years import find_years

_MONTHS: Final = 12
_LATE: Final = 70
"""Years of two digits from here on are of the last century."""
_REACH: Final = 80
"""Characters around a month that may belong to a date."""
_SURE: Final = 0.97
_ORDER_OPEN: Final = 0.75
"""That of 10/02/2014 in a language that has both orders."""


def find_dates(scan: ScannedText) -> list[FoundDate]:
    """Return the dates of a text in order.

    Months alone, decades and words such as "last year" are none. The days of a range are one date,
    `2014-08-13/2014-08-15`; the years of `1986-1988` are two.
    """
    words = date_words(scan.language)
    dates = list(_numeric(scan.text, words))
    for start, end in _windows(scan, words):
        for way in (_day_first, _month_first, _month_and_year):
            dates += way(scan.text, words, start, end)
    all_ways = sorted(dates, key=lambda date: (date.start, -date.end))
    found: list[FoundDate] = []
    for date in all_ways:
        if not found or date.start >= found[-1].end:
            found.append(date)
    found = _with_shared_years(scan.text, words, found)
    found += find_weekday_dates(scan, words, found)
    found.sort(key=lambda date: date.start)
    return sorted([*found, *find_years(scan, words, found)], key=lambda date: date.start)


def _windows(scan: ScannedText, words: DateWords) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text around the names of months; no two meet."""
    first = last = 0
    for token in scan.tokens:
        if not words.has_month(token.lower):
            continue
        start, end = max(token.start - _REACH, 0), token.end + _REACH
        if last and start > last:
            yield first, last
        first = first if last and start <= last else start
        last = end
    if last:
        yield first, last


def _date(start: int, end: int, iso: str, rule: str, confidence: float = _SURE) -> FoundDate:
    return FoundDate(start=start, end=end, iso=iso, rule=rule, confidence=confidence)


def _numeric(text: str, words: DateWords) -> Iterator[FoundDate]:
    for match in words.numeric_date.finditer(text):
        start, end = match.span()
        if match["y"]:
            iso = iso_day(match["y"], int(match["m"]), int(match["d"]))
            if iso:
                yield _date(start, end, iso, "numbers")
            continue
        year = match["year"]
        if len(year) == 2:  # noqa: PLR2004
            year = f"{'19' if int(year) >= _LATE else '20'}{year}"
        one = int(match["one"])
        if not match["two"].isdigit():
            iso = iso_day(year, words.month(match["two"]), one)
            if iso:
                yield _date(start, end, iso, "day of month")
            continue
        two = int(match["two"])
        is_day_first = (words.day_first and two <= _MONTHS) or one > _MONTHS
        day, month = (one, two) if is_day_first else (two, one)
        is_sure = words.day_first or one == two or max(one, two) > _MONTHS
        if iso := iso_day(year, month, day):
            yield _date(start, end, iso, "numbers", _SURE if is_sure else _ORDER_OPEN)


def _day_first(text: str, words: DateWords, start: int, end: int) -> Iterator[FoundDate]:
    for match in words.day_first_date.finditer(text, start, end):
        days = _runs(match["days"], match.start("days"), words.day_name)
        yield from _of_days(text, words, match, days, is_month_first=False)


def _month_first(text: str, words: DateWords, start: int, end: int) -> Iterator[FoundDate]:
    for match in words.month_first_date.finditer(text, start, end):
        days = _runs(match["days"], match.start("days"), words.day_name)
        yield from _of_days(text, words, match, days, is_month_first=True)


def _runs(text: str, offset: int, name: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the days or months of a run stand."""
    return [(offset + found.start(), offset + found.end()) for found in name.finditer(text)]


def _of_days(
    text: str,
    words: DateWords,
    match: re.Match[str],
    days: list[tuple[int, int]],
    *,
    is_month_first: bool,
) -> Iterator[FoundDate]:
    """Yield the dates of days that share a month: one for a range, else one for each day."""
    month, year = words.month(match["month"]), match["year"]
    isos = [iso_day(year, month, words.day(text[start:end])) for start, end in days]
    if not all(isos):
        return
    if len(days) == 2 and words.is_range(text[days[0][1] : days[1][0]]):  # noqa: PLR2004
        yield _date(match.start(), match.end(), f"{isos[0]}/{isos[1]}", "days of month")
        return
    bearer = 0 if is_month_first else len(days) - 1
    for number, (start, end) in enumerate(days):
        bears, iso = number == bearer, isos[number]
        has_rest = bears and (not is_month_first or len(days) == 1)
        if iso:
            yield _date(
                match.start() if bears and is_month_first else start,
                match.end() if has_rest else end,
                iso,
                "day of month",
            )


def _month_and_year(text: str, words: DateWords, start: int, end: int) -> Iterator[FoundDate]:
    for match in words.month_and_year.finditer(text, start, end):
        months = _runs(match["months"], match.start("months"), words.month_name)
        isos = [f"{match['year']}-{words.month(text[one:two]):02}" for one, two in months]
        if len(months) == 2 and words.is_range(text[months[0][1] : months[1][0]]):  # noqa: PLR2004
            yield _date(match.start(), match.end(), f"{isos[0]}/{isos[1]}", "months of year")
            continue
        for (one, two), iso in zip(months, isos, strict=True):
            is_last = two == months[-1][1]
            yield _date(one, match.end() if is_last else two, iso, "month of year")


def _with_shared_years(text: str, words: DateWords, dates: list[FoundDate]) -> list[FoundDate]:
    """Give a day the year of the next one where both are one range: `3 May to 5 June 2014`."""
    shared = list(dates)
    for at in range(len(dates) - 2, -1, -1):
        date, after = shared[at], shared[at + 1]
        has_year = after.iso[0] != "-"
        if date.iso.startswith("--") and "/" not in date.iso and has_year:
            between = text[date.end : after.start]
            if len(between) < len("hasta el ") + 2 and words.joins(between):
                shared[at] = msgspec.structs.replace(date, iso=after.iso[:4] + date.iso[1:])
    return shared
