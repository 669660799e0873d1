"""Months, weekdays and quarters without a year, told from the day of publication."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefings.extract.date_words import DateWords, date_words
from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_words import time_words
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText, Sentence

_WEEK: Final = 7
_MONTHS: Final = 12
_SOON: Final = 7
"""Months."""
_SHORTEST: Final = 3


def calendar_mentions(
    scan: ScannedText,
    sentence: Sentence,
    taken: frozenset[int],
    today: date | None,
) -> Iterator[TimeMention]:
    """Yield the months, weekdays and parts of a year of a sentence; the tokens that are taken
    belong to dates.
    """
    if today is None:
        return
    words, told = date_words(scan.language), time_words(scan.language)
    for at in range(sentence.first, sentence.last):
        if at in taken:
            continue
        token = scan.tokens[at]
        if scan.language == "en" and not token.is_capitalised:
            continue
        if weekday := words.weekday(token.lower):
            yield _weekday(scan, sentence, at, weekday, today)
        elif _is_month(scan, sentence, at, words) and at + 1 not in taken:
            yield _month(scan, at, words.month(token.lower), today)
    for hit in told.parts_alone.find(scan.tokens, sentence.first, sentence.last):
        if not taken.intersection(range(hit.first, hit.last + 2)):
            yield _part(hit.first, hit.last, hit.kind, today)


def _is_month(scan: ScannedText, sentence: Sentence, at: int, words: DateWords) -> bool:
    low = scan.tokens[at].lower
    if low not in words.months or len(low) < _SHORTEST or at <= sentence.first:
        return False
    behind = scan.tokens[at + 1] if at + 1 < sentence.last else None
    if behind is not None and behind.text[0].isdecimal():
        return False
    return lower_at(scan.tokens, at - 1) in time_words(scan.language).undated.before_months


def _weekday(
    scan: ScannedText, sentence: Sentence, at: int, weekday: int, today: date
) -> TimeMention:
    undated = time_words(scan.language).undated
    back = (today.isoweekday() - weekday) % _WEEK
    beside = {token.lower for token in scan.tokens[max(at - 1, sentence.first) : at + 2]}
    if not back and beside & undated.last:
        back = _WEEK
    ahead = (weekday - today.isoweekday()) % _WEEK or _WEEK
    told = (today - timedelta(days=back)).isoformat()
    coming = (today + timedelta(days=ahead)).isoformat()
    is_next = bool(beside & undated.next)
    if is_next:
        told = coming
    is_open = not is_next and _is_open(scan, at)
    return TimeMention(at, at + 1, told, is_open, coming=coming)


def _month(scan: ScannedText, at: int, month: int, today: date) -> TimeMention:
    past = today.year if month <= today.month else today.year - 1
    ahead = today.year if month >= today.month else today.year + 1
    return TimeMention(
        at,
        at + 1,
        f"{past:04}-{month:02}",
        _is_open(scan, at),
        coming=soon(f"{ahead:04}-{month:02}", today),
        yearless=f"--{month:02}",
        is_term=lower_at(scan.tokens, at - 1) in time_words(scan.language).lists.terms,
    )


def _is_open(scan: ScannedText, at: int) -> bool:
    before = (token.lower for token in scan.tokens[max(at - 2, 0) : at])
    return not time_words(scan.language).undated.open.isdisjoint(before)


def _part(first: int, last: int, months: str, today: date) -> TimeMention:
    """Return the part of a year that a word for a quarter or a half names."""
    begin, end = months.split("/")
    past = today.year if int(end) <= today.month else today.year - 1
    ahead = today.year if int(end) >= today.month else today.year + 1
    told, coming = (f"{year:04}-{begin}/{year:04}-{end}" for year in (past, ahead))
    return TimeMention(first, last, told, coming=coming, yearless="part")


def soon(iso: str | None, today: date | None) -> str | None:
    """Return a time that is not much more than half a year ahead: what is further has its year."""
    if iso is None or today is None:
        return None
    ahead = (int(iso[:4]) - today.year) * _MONTHS + int(iso[5:7]) - today.month
    return iso if ahead <= _SOON else None


def with_year(time: TimeMention, year: str) -> TimeMention:
    """Return a month, or a span of months, in the year that is said behind it."""
    if time.iso is None:
        return time
    iso = "/".join(f"{year}{part[4:]}" for part in time.iso.split("/"))
    return time._replace(iso=iso, coming=iso)
