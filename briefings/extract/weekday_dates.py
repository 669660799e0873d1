"""Days told by weekday and number alone, `el jueves 10`, whose month the article named before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.date_words import DateWords
from briefings.extract.figures.counted import counting
from briefings.extract.figures.units import units
from briefings.extract.findings import FoundDate
from briefings.extract.iso_days import iso_day
from briefings.extract.neighbours import touches
from briefings.extract.scanned_text import ScannedText

_MONTH: Final = re.compile(r"(\d{4}|-)-(\d\d)")
_WINDOW: Final = 6
"""Tokens behind a number that tell whether it counts something."""
_SCALES: Final = frozenset(("mil", "millones", "y"))
_LIKELY: Final = 0.8


def find_weekday_dates(
    scan: ScannedText, words: DateWords, dates: Sequence[FoundDate]
) -> Iterator[FoundDate]:
    """Yield days that have no month of their own; `dates` are the others, in order."""
    if not words.weekdays.number_behind:
        return
    months = [(date.start, month) for date in dates if (month := _MONTH.match(date.iso))]
    starts = [start for start, _ in months]
    for at, token in enumerate(scan.tokens[:-1]):
        number = scan.tokens[at + 1]
        is_day = number.text.isdecimal() and len(number.text) <= 2  # noqa: PLR2004
        if not is_day or not months or words.weekday(token.lower) is None:
            continue
        following = bisect_left(dates, token.start, key=lambda date: date.end)
        is_taken = following < len(dates) and dates[following].start < number.end
        if is_taken or _counts(scan, at + 2):
            continue
        month = months[max(bisect_left(starts, number.start) - 1, 0)][1]
        year = None if month[1] == "-" else month[1]
        if iso := iso_day(year, int(month[2]), int(number.text)):
            yield FoundDate(
                start=token.start, end=number.end, iso=iso, rule="weekday", confidence=_LIKELY
            )


def _counts(scan: ScannedText, at: int) -> bool:
    """Return whether the number before a token counts what stands there: `el jueves 10 barcos`."""
    behind = scan.tokens[at : at + _WINDOW]
    if touches(scan.tokens, at - 1) and behind[0].text not in ",;.)":
        return True
    if behind and behind[0].lower in _SCALES:
        return True
    if units(scan.language).behind(behind, 0, is_scaled=False):
        return True
    counted = counting(scan.language).noun_behind(behind, 0)
    return counted is not None and counted.unit is not None and counted.first == 0
