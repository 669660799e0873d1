"""Made-up texts, with the figures and dates that are read in them."""

from collections.abc import Sequence
from typing import Any

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.dates import find_dates
from briefings.extract.figures.values import find_figures
from briefings.extract.findings import FoundDate, FoundFigure, RuleFinding
from briefings.extract.scanned_text import ScannedText
from briefings.model import Article


def scan_of(text: str, language: str) -> ScannedText:
    return ScannedText(Article(text=text, blocks=paragraph_blocks(text), sha256=""), language)


def found_figures(text: str, language: str) -> list[FoundFigure]:
    scan = scan_of(text, language)
    return find_figures(scan, find_dates(scan))


def found_dates(text: str, language: str) -> list[FoundDate]:
    return find_dates(scan_of(text, language))


def values(text: str, language: str) -> list[tuple[float, str | None]]:
    """Return the value and the unit of each figure of a text."""
    return [(figure.value, figure.unit) for figure in found_figures(text, language)]


def isos(text: str, language: str) -> list[tuple[str, str]]:
    """Return each date of a text as it is written, and in ISO 8601."""
    return [(text[date.start : date.end], date.iso) for date in found_dates(text, language)]


def what(text: str, language: str) -> list[str | None]:
    """Return what each figure of a text counts."""
    places: Sequence[Any] = [figure.what for figure in found_figures(text, language)]
    return [place and text[place[0] : place[1]] for place in places]


def assert_inside(text: str, findings: Sequence[RuleFinding]) -> None:
    """FoundInArticle stand in the text, in order, and none in another."""
    end = 0
    for finding in findings:
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end].strip()
        assert 0 <= finding.confidence <= 1
        end = finding.end
