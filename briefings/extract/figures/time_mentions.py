"""The times that a sentence names: dates, spans between two of them, “last year”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.findings import FoundDate
from briefings.extract.languages import words
from briefings.extract.scanned_text import ScannedText, Sentence

_NEAR_TOP: Final = 6
"""Paragraphs among which the date of an article stands."""
_DATE_LINE: Final = 80
"""Characters of a paragraph that is a date and little more."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS: Final = "--"
_JOINED: Final = 2
"""Tokens between two dates of one span."""
_MONTHS: Final = 12
_LONGEST_PART: Final = 4
"""Words of “first six months of”."""

Unit = Literal["year", "month", "day"]
When = Literal["before", "this", "after"]


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    same: tuple[str, ...]
    going_on: tuple[str, ...]
    open: frozenset[str]
    meant: frozenset[str]
    spans: frozenset[str]
    stocks: frozenset[str]
    belonging: tuple[str, ...]
    documents: frozenset[str]
    begins: frozenset[str]
    joins: frozenset[str]
    both: frozenset[str]
    beside: frozenset[str]


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    relative: dict[Unit, dict[When, tuple[str, ...]]]
    words: _Words
    parts: dict[str, tuple[str, ...]]


class TimeWords(NamedTuple):
    """The words of a language that name times; `relative` by unit and when."""

    relative: PhraseClasses[str]
    same: PhraseClasses[str]
    going_on: PhraseClasses[str]
    parts: PhraseClasses[str]
    lists: _Words


@cache
def time_words(language: str) -> TimeWords:
    raw = words(language, "periods", _Lists)
    relative: Mapping[str, Sequence[str]] = {
        f"{unit} {when}": phrases
        for unit, whens in raw.relative.items()
        for when, phrases in whens.items()
    }
    same, going_on = {"same": raw.words.same}, {"going on": raw.words.going_on}
    return TimeWords(
        PhraseClasses(relative),
        PhraseClasses(same),
        PhraseClasses(going_on),
        PhraseClasses(raw.parts),
        raw.words,
    )


class TimeMention(NamedTuple):
    """A time, `tokens[first:last]`; `iso` is `None` where it cannot be told from the text.

    `is_open` is true where it only begins or ends a time, or dates a paper.
    """

    first: int
    last: int
    iso: str | None
    is_open: bool = False
    yearless: str = ""
    """The day of a date that has no year of its own, as in `--05-03`."""
    is_meant: bool = False
    """It is a year for which money is meant, or by which something has changed: `para 2014`."""


def published(scan: ScannedText, dates: Sequence[FoundDate]) -> date | None:
    """Return the day of publication, where a line near the top or a dateline says it."""
    for found in dates:
        paragraph = scan.paragraph_at(found.start)
        if paragraph.number > _NEAR_TOP:
            return None
        if not _DAY.fullmatch(found.iso):
            continue
        before, after = found.start - paragraph.start, scan.text[found.end : found.end + 15]
        is_line = paragraph.end - paragraph.start <= _DATE_LINE
        is_dateline = before <= _DATE_LINE // 2 and re.match(
            r"[^.\w]{0,3}(?:\(|—|–|--|\.-|- )", after
        )
        if is_line or is_dateline:
            return _day(found.iso)
    return None


def _day(iso: str) -> date | None:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if date.min.year < day.year < date.max.year else None


def times_in(
    scan: ScannedText, sentence: Sentence, dates: Sequence[FoundDate], today: date | None
) -> list[TimeMention]:
    """Return the times of a sentence in order; `dates` are those in it."""
    lists = time_words(scan.language).lists
    found = [*_dated(scan, sentence, dates, lists, today), *_relative(scan, sentence, today)]
    return _joined(scan, sorted(found, key=lambda each: each.first), lists)


def _dated(
    scan: ScannedText,
    sentence: Sentence,
    dates: Sequence[FoundDate],
    lists: _Words,
    today: date | None,
) -> Iterator[TimeMention]:
    for each in dates:
        first, last = scan.token_at(each.start), scan.token_at(each.end)
        before = [token.lower for token in scan.tokens[max(first - 3, sentence.first) : first]]
        is_paper = any(word in lists.documents for word in before)
        after = scan.tokens[last].text if last < len(scan.tokens) else ""
        is_name = before[-2:] == ["of", "the"] and after.islower()
        iso = each.iso
        opening = {word for word in before[-2:] if word in lists.open}
        if "/" in iso:
            opening -= lists.begins  # “from January to August”
        is_open = is_paper or is_name or bool(opening)
        if iso.startswith(_YEARLESS):
            yield TimeMention(first, last, _with_year(iso, today), is_open, iso)
        else:
            is_meant = iso.isdigit() and before[-1:] != [] and before[-1] in lists.meant
            period = _in_part(scan, iso, first, sentence)
            yield TimeMention(first, last, period, is_open, is_meant=is_meant)


def _in_part(scan: ScannedText, iso: str, first: int, sentence: Sentence) -> str:
    """Return a year, or the part of it that “the first quarter of” means."""
    if not iso.isdigit():
        return iso
    begin = max(first - _LONGEST_PART, sentence.first)
    for hit in time_words(scan.language).parts.find(scan.tokens, begin, first):
        if hit.last == first:
            start, end = hit.kind.split("/")
            return f"{iso}-{start}/{iso}-{end}"
    return iso


def _with_year(iso: str, today: date | None) -> str | None:
    """Return days without a year as those of the year of publication, or of the one before."""
    if today is None:
        return None
    year = today.year if f"{today.year}{iso[1:6]}" <= today.isoformat() else today.year - 1
    return "/".join(f"{year}{part[1:]}" for part in iso.split("/"))


def _relative(scan: ScannedText, sentence: Sentence, today: date | None) -> Iterator[TimeMention]:
    hits = time_words(scan.language).relative.find(scan.tokens, sentence.first, sentence.last)
    for hit in hits:
        unit, when = hit.kind.split()
        step = {"before": -1, "this": 0, "after": 1}[when]
        yield TimeMention(hit.first, hit.last, _moved(today, unit, step) if today else None)


def _moved(today: date, unit: str, step: int) -> str:
    if unit == "day":
        return (today + timedelta(days=step)).isoformat()
    if unit == "year":
        return f"{today.year + step:04}"
    months = today.year * _MONTHS + today.month - 1 + step
    return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"


def _joined(scan: ScannedText, found: list[TimeMention], lists: _Words) -> list[TimeMention]:
    """Make one span of “from 1994 to 1999”."""
    joined: list[TimeMention] = []
    for mention in found:
        begin = joined[-1] if joined else None
        span = begin and _span(scan, begin, mention, lists)
        if begin and span:
            joined[-1] = TimeMention(begin.first, mention.last, span)
        else:
            joined.append(mention)
    return joined


def _span(scan: ScannedText, one: TimeMention, other: TimeMention, lists: _Words) -> str | None:
    """Return the span from one time to another, where their words make one of them."""
    between = [token.lower for token in scan.tokens[one.last : other.first]]
    if not 0 < len(between) <= _JOINED or between[0] not in lists.joins or other.iso is None:
        return None
    if between[0] in lists.both and one.iso and f"{one.iso}{other.iso}".isdigit():
        return f"{one.iso}/{other.iso}" if int(other.iso) == int(one.iso) + 1 else None
    is_begun = one.first > 0 and scan.tokens[one.first - 1].lower in lists.begins
    is_dash = between[0] in "-–—"
    begin = f"{other.iso[:4]}{one.yearless[1:]}" if one.yearless else one.iso
    is_in_order = begin is not None and "/" not in begin and begin < other.iso
    return f"{begin}/{other.iso}" if is_in_order and (is_begun or is_dash) else None
