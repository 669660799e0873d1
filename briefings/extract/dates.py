"""Dates as newspapers write them."""

from briefings.extract.findings import FoundDate
from briefings.extract.scanned_text import ScannedText


def find_dates(scan: ScannedText) -> list[FoundDate]:
    """Return the dates of a text in order."""
    return []
