"""The day on which an article was published, from what pages write of it."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Final

from briefings.month_names import MONTHS

_EARLIEST: Final = 1700
_ISO: Final = re.compile(
    r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"^\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?\s*Z?$")
_SECONDS: Final = re.compile(r"^\s*(\d{10})(?:\d{3})?\s*$")
_NUMBERS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_IN_ADDRESS: Final = re.compile(
    r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])|[/-](20\d{2})(\d{2})(\d{2})(?=[/_.-])"
)
_MONTHS: Final = {**MONTHS, "set": 9}
"""Spanish has another short name, which in the running text is an English word."""

_WORDS: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|°)?\s+(?:de\s+)?([a-záéíóú]{3,10})\.?,?\s+(?:de[l]?\s+)?(\d{4})"
    r"|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})",
    re.IGNORECASE,
)


class Moment:
    """A day, and whether its offset from UTC tells that it is the day of the place."""

    def __init__(self, day: dt.date, *, is_utc: bool = False) -> None:
        self.day: Final = day
        self.is_utc: Final = is_utc


def moment_of(text: str, language: str | None = None) -> Moment | None:
    """Return the moment that a text names, `None` where it names none that can be.

    The day is that of the place where it was written, where the text has its offset. A day before
    its month is read as one where the language writes so, or where it can be nothing else.
    """
    found = _ISO.match(text)
    if found:
        offset = (found[6] or "").upper()
        is_utc = found[4] is not None and (
            offset in ("Z", "UTC", "GMT") or (offset and not offset.strip("+-0:"))
        )
        return _moment(found[1], found[2], found[3], is_utc=bool(is_utc))
    if found := _SECONDS.match(text):
        at = dt.datetime.fromtimestamp(int(found[1]), dt.UTC)
        return _moment(at.year, at.month, at.day, is_utc=True)
    if found := _COMPACT.match(text):
        return _moment(found[1], found[2], found[3])
    return _mail_date(text) or _in_words(text) or _in_numbers(text, language)


def day_in_address(url: str) -> dt.date | None:
    """Return the day that an article's address names."""
    found = _IN_ADDRESS.search(url)
    if not found:
        return None
    parts = [part for part in found.groups() if part]
    moment = _moment(*parts)
    return moment.day if moment else None


def _mail_date(text: str) -> Moment | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _moment(at.year, at.month, at.day, is_utc=at.utcoffset() in (None, dt.timedelta(0)))


def _in_words(text: str) -> Moment | None:
    for found in _WORDS.finditer(text):
        day, name, year = (
            (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        )
        month = _MONTHS.get(name.lower())
        if month:
            return _moment(year, month, day)
    return None


def _in_numbers(text: str, language: str | None) -> Moment | None:
    found = _NUMBERS.search(text)
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if first > 12 or first == second or (language or "").partition("-")[0] in _DAY_FIRST:  # noqa: PLR2004
        return _moment(found[4], second, first)
    if second > 12 or language == "en-US":  # noqa: PLR2004
        return _moment(found[4], first, second)
    return None


_DAY_FIRST: Final = frozenset(("es", "pt", "fr", "de", "it", "ca", "gl", "nl"))


def _moment(
    year: int | str, month: int | str, day: int | str, *, is_utc: bool = False
) -> Moment | None:
    """Return a moment that can be an article's: not after tomorrow, and no clock's beginning."""
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    if date > tomorrow or date.year < _EARLIEST or date == dt.date(1970, 1, 1):
        return None
    return Moment(date, is_utc=is_utc)
