"""The names of an article."""

from briefings.extract.findings import FoundName
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.scanned_text import ScannedText


def find_names(scan: ScannedText, known: KnownNames = NOBODY_KNOWN) -> list[FoundName]:
    """Return the names of a text in the order of their first mentions."""
    return []
