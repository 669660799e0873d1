"""Datelines: where a report was filed, when and by which agency, before its first sentence."""

import re
from typing import Final, NamedTuple

from briefings.documents.agencies import agency

_DATELINE: Final = re.compile(
    r"(?P<before>[^\W\d_a-zß-öø-ÿ][^()\n:;“”\"]{1,80}?)[\s.,]*(?:\((?P<agency>[^()\n]{2,40})\)|"
    r"/(?P<wire>[^/\n]{2,40})/)\s*[.:]?\s*(?:[-–—]|\.)"
)
_MOST_WORDS: Final = 12


class Dateline(NamedTuple):
    """What stands before the agency (place and day), and the agency; `end` is where it ends."""

    before: str
    agency: str
    end: int


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline a paragraph begins with: it names an agency, else it may be anything."""
    found = _DATELINE.match(paragraph)
    if found is None or len(found["before"].split()) > _MOST_WORDS:
        return None
    parts = re.split(r"[/,]", found["agency"] or found["wire"])
    named = next(filter(None, map(agency, parts)), None)
    return None if named is None else Dateline(found["before"], named, found.end())
