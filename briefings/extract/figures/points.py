"""Points that are percentage points, as polls have them."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from briefings.extract.figures.figure_words import figure_words
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.units import PERCENT, PERCENTAGE_POINT
from briefings.extract.scanned_text import ScannedText, Token

_MOST: Final = 100
_CONFIDENCE: Final = 0.85


class Points:
    """Makes points of percent what an article only calls points."""

    def __init__(self, scan: ScannedText) -> None:
        self._scan = scan
        self._words = figure_words(scan.language).points

    @cached_property
    def _are_spoken_of(self) -> bool:
        return any(phrase in self._scan.lower for phrase in self._words.percentage) or any(
            token.lower in self._words.polls for token in self._scan.tokens
        )

    def resolve(self, tokens: Sequence[Token], figures: Sequence[OpenFigure]) -> None:
        """Rename the points of a sentence's figures, if the words around tell so."""
        points = [
            each for each in figures if each.unit in self._words.names and abs(each.value) < _MOST
        ]
        if not points or any(token.lower in self._words.others for token in tokens):
            return
        if not any(each.unit == PERCENT for each in figures) and not self._are_spoken_of:
            return
        for figure in points:
            has_complement = figure.what is not None and figure.what[1] > figure.last
            if not has_complement:
                figure.unit, figure.kind = PERCENTAGE_POINT, "share"
                figure.confidence = _CONFIDENCE
