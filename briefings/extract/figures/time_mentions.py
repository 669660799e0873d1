"""The times that a sentence names: dates, spans between two of them, “last year”."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from briefings.extract.figures.calendar_mentions import calendar_mentions, soon, with_year
from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_words import TimeLists, time_words
from briefings.extract.findings import FoundDate
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import ScannedText, Sentence

_NEAR_TOP: Final = 6
"""Paragraphs among which the date of an article stands."""
_DATE_LINE: Final = 80
"""Characters of a paragraph that is a date and little more."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS: Final = "--"
_NEXT_YEAR: Final = re.compile(r"[-–/](\d\d)(?!\d|[-/.,]\d)")
_COMPARED: Final = 45
"""Characters before a date among which it is told that something is compared with it."""
_AFTER_DATELINE: Final = re.compile(r"[^.\w]{0,3}(?:\(|—|–|--|\.-|- )")
_JOINED: Final = 2
"""Tokens between two dates of one span."""
_MONTHS: Final = 12
_LONGEST_PART: Final = 4
"""Words of “first six months of”."""


def published(scan: ScannedText, dates: Sequence[FoundDate]) -> date | None:
    """Return the day of publication, where a line near the top or a dateline says it."""
    for found in dates:
        paragraph = scan.paragraph_at(found.start)
        if paragraph.number > _NEAR_TOP:
            return None
        if not _DAY.fullmatch(found.iso):
            continue
        is_line = paragraph.end - paragraph.start <= _DATE_LINE
        if is_line or _is_dateline(scan, found):
            return _day(found.iso)
    return None


def _is_dateline(scan: ScannedText, found: FoundDate) -> bool:
    """Return whether a date stands in the line before an article: `LIMA, 5 de mayo de 2025.-`."""
    before = found.start - scan.paragraph_at(found.start).start
    return before <= _DATE_LINE // 2 and _AFTER_DATELINE.match(scan.text, found.end) is not None


def _is_compared(scan: ScannedText, start: int, lists: TimeLists) -> bool:
    """Return whether a date before which a text stands is one that something is compared with."""
    before = scan.text[max(start - _COMPARED, 0) : start].casefold()
    before = before[max(before.rfind(mark) for mark in ",;.") + 1 :]
    return any(phrase in before for phrase in lists.comparing)


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
    dated = list(_dated(scan, sentence, dates, lists, today))
    spans = ((scan.token_at(each.start), scan.token_at(each.end)) for each in dates)
    taken = frozenset(at for first, last in spans for at in range(first, last))
    relative = list(_relative(scan, sentence, today))
    undated = calendar_mentions(scan, sentence, taken, today)
    found = sorted([*dated, *relative, *undated], key=lambda each: (each.first, -each.last))
    found = [each for at, each in enumerate(found) if not at or each.first >= found[at - 1].last]
    joined = _joined(scan, found, lists)
    return list(_in_said_year(scan, joined, frozenset(each.first for each in relative)))


def _in_said_year(
    scan: ScannedText, times: Sequence[TimeMention], relative: frozenset[int]
) -> Iterator[TimeMention]:
    """Yield times; months take the year that is said behind them: `enero y marzo de este año`."""
    at = 0
    while at < len(times):
        time = times[at]
        after = times[at + 1] if at + 1 < len(times) else None
        is_year = after is not None and len(after.iso or "") == 4 and after.first in relative  # noqa: PLR2004
        gap = scan.tokens[time.last : after.first] if after else ()
        is_next = len(gap) == 0 or (len(gap) == 1 and gap[0].lower in {"of", "de", "del", ","})
        if time.yearless and is_year and is_next and after is not None and after.iso:
            yield with_year(time, after.iso)._replace(last=after.last)
            at += 2
        else:
            yield time
            at += 1


def _dated(
    scan: ScannedText,
    sentence: Sentence,
    dates: Sequence[FoundDate],
    lists: TimeLists,
    today: date | None,
) -> Iterator[TimeMention]:
    for each in dates:
        if today is not None and each.iso == today.isoformat() and _is_dateline(scan, each):
            continue
        first, last = scan.token_at(each.start), scan.token_at(each.end)
        before = [token.lower for token in scan.tokens[max(first - 3, sentence.first) : first]]
        is_paper = any(word in lists.documents for word in before)
        after = text_at(scan.tokens, last)
        is_name = before[-2:] == ["of", "the"] and after.islower()
        iso = _fiscal(scan, each)
        opening = {word for word in before[-2:] if word in lists.open}
        if "/" in iso:
            opening -= lists.begins  # “from January to August”
        is_open = is_paper or is_name or bool(opening)
        is_compared = _is_compared(scan, each.start, lists)
        is_term = not is_paper and any(word in lists.terms for word in before[-2:])
        if iso.startswith(_YEARLESS):
            coming = _with_year(iso, today, is_coming=True)
            told = _with_year(iso, today)
            yield TimeMention(
                first,
                last,
                told,
                is_open,
                iso,
                coming=soon(coming, today),
                is_compared=is_compared,
                is_term=is_term,
            )
        else:
            is_meant = iso.isdigit() and before[-1:] != [] and before[-1] in lists.meant
            period = _in_part(scan, iso, first, sentence)
            yield TimeMention(
                first,
                last,
                period,
                is_open,
                is_meant=is_meant,
                coming=period,
                is_compared=is_compared,
                is_term=is_term,
            )


def _fiscal(scan: ScannedText, found: FoundDate) -> str:
    """Return a year as the two that a stroke makes of it: `2028-29`."""
    behind = _NEXT_YEAR.match(scan.text, found.end) if found.iso.isdigit() else None
    if behind is None or (int(found.iso) + 1) % 100 != int(behind[1]):
        return found.iso
    return f"{found.iso}/{int(found.iso) + 1}"


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


def _with_year(iso: str, today: date | None, *, is_coming: bool = False) -> str | None:
    """Return days without a year as the last ones before the day of publication, or the next."""
    if today is None:
        return None
    if is_coming:
        year = today.year if f"{today.year}{iso[1:6]}" >= today.isoformat() else today.year + 1
        return "/".join(f"{year}{part[1:]}" for part in iso.split("/"))
    year = today.year if f"{today.year}{iso[1:6]}" <= today.isoformat() else today.year - 1
    return "/".join(f"{year}{part[1:]}" for part in iso.split("/"))


def _relative(scan: ScannedText, sentence: Sentence, today: date | None) -> Iterator[TimeMention]:
    lists = time_words(scan.language).lists
    hits = time_words(scan.language).relative.find(scan.tokens, sentence.first, sentence.last)
    for hit in hits:
        unit, when = hit.kind.split()
        step = {"before": -1, "this": 0, "after": 1}[when]
        iso = _moved(today, unit, step) if today else None
        is_compared = _is_compared(scan, scan.tokens[hit.first].start, lists)
        yearless = "day" if unit == "day" else ""
        yield TimeMention(
            hit.first, hit.last, iso, yearless=yearless, coming=iso, is_compared=is_compared
        )


def _moved(today: date, unit: str, step: int) -> str:
    if unit == "day":
        return (today + timedelta(days=step)).isoformat()
    if unit == "year":
        return f"{today.year + step:04}"
    months = today.year * _MONTHS + today.month - 1 + step
    return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"


def _joined(scan: ScannedText, found: list[TimeMention], lists: TimeLists) -> list[TimeMention]:
    """Make one span of “from 1994 to 1999”."""
    joined: list[TimeMention] = []
    for mention in found:
        begin = joined[-1] if joined else None
        span = begin and _span(scan, begin, mention, lists)
        if begin and span:
            joined[-1] = begin._replace(last=mention.last, iso=span, is_open=False, coming=span)
        else:
            joined.append(mention)
    return joined


def _span(scan: ScannedText, one: TimeMention, other: TimeMention, lists: TimeLists) -> str | None:
    """Return the span from one time to another, where their words make one of them."""
    between = [token.lower for token in scan.tokens[one.last : other.first]]
    is_apart = any(word[0].isdecimal() for word in between)
    if is_apart or not 0 < len(between) <= _JOINED or between[0] not in lists.joins:
        return None
    if other.iso is None:
        return None
    opens = lower_at(scan.tokens, one.first - 1)
    is_pair = one.iso and f"{one.iso}{other.iso}".isdigit() and opens not in lists.pairs
    if between[0] in lists.both and one.iso and is_pair:
        return f"{one.iso}/{other.iso}" if int(other.iso) == int(one.iso) + 1 else None
    is_begun = lower_at(scan.tokens, one.first - 1) in lists.begins
    is_dash = between[0] in "-–—"
    is_day = len(one.yearless) > len("--05")
    begin = f"{other.iso[:4]}{one.yearless[1:]}" if is_day else one.iso
    if one.yearless and not is_day and other.iso[:4].isdigit() and len(other.iso) == len("2025-05"):
        begin = f"{other.iso[:4]}{one.yearless[1:]}"
    is_in_order = begin is not None and "/" not in begin and begin < other.iso
    return f"{begin}/{other.iso}" if is_in_order and (is_begun or is_dash) else None
