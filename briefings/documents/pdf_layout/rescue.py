"""PDFs whose end is missing, as that of a broken download: their objects are still there."""

import re
from typing import Final

_OBJECT: Final = re.compile(rb"(?<![0-9])([0-9]{1,7})[ \r\n]+([0-9]{1,5})[ \r\n]+obj\b")
_CATALOGUE: Final = re.compile(rb"/Type\s*/Catalog\b")
_LONGEST: Final = 2_000
_MOST_OBJECTS: Final = 500_000


def with_table(raw: bytes) -> bytes:
    """Return a file with a new table of its objects at its end; the last of each number counts."""
    places: dict[int, tuple[int, int]] = {}
    root = 0
    for found in _OBJECT.finditer(raw):
        number = int(found[1])
        places[number] = found.start(), int(found[2])
        if _CATALOGUE.search(raw, found.end(), found.end() + _LONGEST):
            root = number
        if len(places) > _MOST_OBJECTS:
            break
    if not root:
        return raw
    entries = b"".join(
        b"%d 1\n%010d %05d n \n" % (number, *place) for number, place in sorted(places.items())
    )
    trailer = b"trailer << /Size %d /Root %d 0 R >>" % (max(places) + 1, root)
    return b"%s\nxref\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (raw, entries, trailer, len(raw) + 1)
