"""Figures in words that a plain look does not find: read by the rules of extraction."""

import math

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.extract.findings import FoundFigure
from briefings.extract.languages import LANGUAGES
from briefings.model import Article, Figure


def reads_as(figure: Figure, said: str) -> bool:
    """Return whether the rules read a figure's value, unit and hedge in some words."""
    return any(_is_same(figure, found) for language in LANGUAGES for found in _read(said, language))


def _read(said: str, language: str) -> list[FoundFigure]:
    from briefings.extract.dates import find_dates  # noqa: PLC0415 - few words need the rules
    from briefings.extract.figures.values import find_figures  # noqa: PLC0415
    from briefings.extract.scanned_text import ScannedText  # noqa: PLC0415

    article = Article(text=said, blocks=paragraph_blocks(said), sha256="")
    scan = ScannedText(article, language)
    return find_figures(scan, find_dates(scan))


def _is_same(figure: Figure, found: FoundFigure) -> bool:
    is_about = found.bound is not None or found.approximate or not figure.approximate
    return (
        math.isclose(found.value, figure.value)
        and figure.unit in (found.unit, None)
        and figure.bound in (found.bound, None)
        and is_about
    )
