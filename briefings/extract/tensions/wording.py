"""Figures as the text of a tension names them."""

from briefings.extract.findings import FoundFigure, Place
from briefings.extract.scanned_text import ScannedText


def worded(scan: ScannedText, figure: FoundFigure) -> str:
    """Return a figure as the article has it."""
    return " ".join(scan.text[figure.start : figure.end].split())


def rounded(value: float) -> str:
    """Return a number that was worked out, in three digits that count."""
    return f"{float(f'{value:.3g}'):,.0f}"


def span(figure: FoundFigure) -> Place:
    return figure.start, figure.end


def listed(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))
