"""Money as contracts write it: `$1,204.50 (mil doscientos cuatro pesos 50/100 M.N.)`."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.figure_words import CentWords
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token

_CENTS: Final = re.compile(r"\d\d")
_HALF_A_CENT: Final = 0.005
_OF_SIGN: Final = 0.85
"""The most that an amount is sure whose words tell its money."""


class Cents:
    """Reads cents behind words, and takes amounts that are told twice for one."""

    def __init__(self, words: CentWords) -> None:
        self._joining = words.joining
        self._legal_tender = Phrases({True: words.legal_tender})

    def add(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Add the hundredths behind an amount in words: `pesos 50/100 M.N.`."""
        at = figure.last
        if figure.kind != "money" or not figure.number.in_words or not figure.is_whole:
            return
        if lower_at(tokens, at) in self._joining:
            at += 1
        parts = [token.text for token in tokens[at : at + 3]]
        if parts[1:] != ["/", "100"] or not _CENTS.fullmatch(parts[0]):
            return
        figure.value += int(parts[0]) / 100
        figure.last = at + 3
        if tender := self._legal_tender.at(tokens, figure.last):
            figure.last = tender[1]

    def merged(self, tokens: Sequence[Token], figures: Sequence[OpenFigure]) -> list[OpenFigure]:
        """Return figures; an amount that brackets say again in words is one with what they say."""
        kept: list[OpenFigure] = []
        for figure in figures:
            if kept and self._is_again(tokens, kept[-1], figure):
                one = kept[-1]
                if figure.kind == "money":
                    self._pay(one, figure)
                one.last = figure.last + 1
            else:
                kept.append(figure)
        return kept

    @staticmethod
    def _pay(one: OpenFigure, again: OpenFigure) -> None:
        """Give an amount the money that its words say, which its sign may leave open."""
        if again.unit is not None or one.unit == "USD":
            one.unit = again.unit
        one.confidence = min(one.confidence, _OF_SIGN)

    @staticmethod
    def _is_again(tokens: Sequence[Token], one: OpenFigure, other: OpenFigure) -> bool:
        is_bracketed = (
            other.first == one.last + 1
            and tokens[one.last].text == "("
            and other.last < len(tokens)
            and tokens[other.last].text == ")"
        )
        is_alike = other.number.in_words and other.kind in (None, one.kind)
        return is_bracketed and is_alike and abs(one.value - other.value) < _HALF_A_CENT
