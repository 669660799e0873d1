"""Numbers with their units, as newspapers write them."""

from collections.abc import Sequence

from briefings.extract.findings import FoundDate, FoundFigure
from briefings.extract.scanned_text import ScannedText


def find_figures(scan: ScannedText, dates: Sequence[FoundDate]) -> list[FoundFigure]:
    """Return the figures of a text in order: value, unit, bound, and what is counted."""
    return []
