"""Datelines: where a report was filed, when and by which agency, before its first sentence."""

import re
from typing import Final, NamedTuple

from briefings.documents.heads.agencies import agency
from briefings.documents.heads.written_dates import WEEKDAYS, written_dates

_DATELINE: Final = re.compile(
    r"(?P<before>[^\W\d_a-zß-öø-ÿ][^()\n:;“”\"]{1,80}?)[\s.,]*(?:\((?P<agency>[^()\n]{2,40})\)|"
    r"/(?P<wire>[^/\n]{2,40})/)\s*[.:]?\s*(?:[-–—]|\.)"
)
_WITHOUT_AGENCY: Final = re.compile(
    r"(?P<before>[^\W\d_a-zß-öø-ÿ][^()\n:;“”\"–—]{1,80}?\d{4})\s*\.?(?:\s-|\s?[–—]|-\s)"
)
_NO_PLACES: Final = frozenset(
    {"on", "in", "by", "since", "until", "after", "before", "en", "desde", "hasta", "tras", "para"}
)
_MOST_WORDS: Final = 12


class Dateline(NamedTuple):
    """What stands before the dash (place and day), and the agency where it names one."""

    before: str
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline a paragraph begins with: it names an agency, or a day with its year.

    Else what stands there may be anything.
    """
    found = _DATELINE.match(paragraph)
    if found and len(found["before"].split()) <= _MOST_WORDS:
        parts = re.split(r"[/,]", found["agency"] or found["wire"])
        named = next(filter(None, map(agency, parts)), None)
        if named or _ends_with_day(found["before"]):
            return Dateline(found["before"], named)
    plain = _WITHOUT_AGENCY.match(paragraph)
    if plain and _ends_with_day(plain["before"]):
        return Dateline(plain["before"], None)
    return None


def _ends_with_day(before: str) -> bool:
    """Return whether a place and a comma stand there, and after them a day and nothing else."""
    dates = [*written_dates(before, day_first=True)]
    if len(dates) != 1:
        return False
    place, rest = before[: dates[0].start].rstrip(), before[dates[0].end :]
    first, *others = place.casefold().replace(",", " ").split() or [""]
    is_place = first not in _NO_PLACES and not WEEKDAYS & {first, *others}
    return is_place and place.endswith(",") and not rest.strip(" .,")
