"""The day of publication, where a line says a date and next to nothing else."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from briefings.documents.document import FoundValue
from briefings.documents.heads.byline_lines import byline
from briefings.documents.heads.head_lines import HeadLine
from briefings.documents.heads.written_dates import WEEKDAYS, WrittenDate, written_dates
from briefings.month_names import MONTHS

_PUBLISHED: Final = re.compile(
    r"\b(published|posted|publicad[oa]|publicación|date|fecha|issued|release date|emitido)\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(updated|modified|actualizad[oa]|modificad[oa]|actualización|accessed|retrieved"
    r"|consultad[oa]|recuperado|printed|impreso)\b",
    re.IGNORECASE,
)
_RETRIEVED: Final = re.compile(r"\b(accessed|retrieved|consultad[oa]|recuperado)\b", re.IGNORECASE)
_TIME: Final = re.compile(
    r"\d{1,2}\s*(?:[:.h]\s*\d{2}(?::\d{2})?(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?|hrs?\b\.?|horas|h\b)?"
    r"\s*(?:[A-Z]{2,4}\b|Z\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL_WORDS: Final = (
    "at on a of by por originally first las los el la the de del for immediate release para"
    " publicación inmediata last min read lectura minutos minutes page página pág words t z"
)
_SMALL: Final = WEEKDAYS | MONTHS.keys() | frozenset(_SMALL_WORDS.split())

_LAST_PHRASE: Final = re.compile(r"[^,|–—·•/(:;-]*$")
_FIRST_PHRASE: Final = re.compile(r"[^,|–—·•/)(;-]*")
_TO_DATE: Final = re.compile(r"(?:\s+(?:on|el))?[ ,|–—·•-]*$")
"""What joins a byline to the date after it."""

_MOST_OTHER_WORDS: Final = 5
"""So many words beside the date: a town and its country, a section, a newspaper."""


def published_day(lines: Iterable[HeadLine], *, day_first: bool) -> FoundValue[dt.date] | None:
    """Return the day on which the text was published.

    A line that calls it so comes before one that does not; two days that lines do not tell
    apart are none.
    """
    plain: list[FoundValue[dt.date]] = []
    for line in lines:
        for date in _dates_alone(line.text, day_first=day_first):
            before = line.text[: date.start]
            changed = [*_CHANGED.finditer(before)]
            called = [*_PUBLISHED.finditer(before)]
            if date.day is None or (changed and not called):
                continue
            if changed and called and changed[-1].start() > called[-1].start():
                continue
            found = FoundValue(date.day, line.where)
            if called:
                return found
            plain.append(found)
    return plain[0] if len({each.value for each in plain}) == 1 else None


def retrieved_day(lines: Iterable[HeadLine], *, day_first: bool) -> FoundValue[dt.date] | None:
    """Return the day on which somebody says to have fetched the text."""
    for line in lines:
        for date in written_dates(line.text, day_first=day_first):
            if date.day and _RETRIEVED.search(line.text[: date.start]):
                return FoundValue(date.day, line.where)
    return None


def is_date_line(text: str) -> bool:
    """Return whether a line says a date, and next to nothing else."""
    return bool(_dates_alone(text, day_first=True))


def _dates_alone(text: str, *, day_first: bool) -> list[WrittenDate]:
    """Return a line's dates if it says hardly anything else, and parts that from them."""
    dates = [*written_dates(text, day_first=day_first)]
    if not dates:
        return []
    before, after = text[: dates[0].start], text[dates[-1].end :]
    if byline(_TO_DATE.sub("", before)):
        before = ""
    if byline(after.strip(" ,|–—-·•")):
        after = ""
    others = [*_other_words(before), *_other_words(after)]
    is_parted = _ends_apart(before) and _begins_apart(after)
    is_sentence = any(each[0].islower() for each in others)
    return dates if is_parted and not is_sentence and len(others) <= _MOST_OTHER_WORDS else []


def _other_words(text: str) -> list[str]:
    """Return the words that neither say a time nor what day it is."""
    return [
        each
        for each in _WORD.findall(_TIME.sub(" ", text))
        if each.casefold().strip(".") not in _SMALL
        and not _PUBLISHED.fullmatch(each)
        and not _CHANGED.fullmatch(each)
    ]


def _ends_apart(before: str) -> bool:
    """Return whether what stands before a date is not one phrase with it."""
    found = _LAST_PHRASE.search(before)
    return not _other_words(found[0] if found else before)


def _begins_apart(after: str) -> bool:
    found = _FIRST_PHRASE.match(after)
    return not _other_words(found[0] if found else after)
