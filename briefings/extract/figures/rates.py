"""Rates whose parts stand apart: `the murder rate is 24 per 100,000 people`."""

from collections.abc import Sequence

from briefings.extract.figures.counted import Counting
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.units import UnitBehind, Units
from briefings.extract.scanned_text import Token

_APART = 0.8


class Rates:
    """Finds what a figure is per, in a language."""

    def __init__(self, units: Units, counting: Counting) -> None:
        self._units = units
        self._counting = counting

    def resolve(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Add what a figure is per to its unit, if the words behind or before it tell."""
        if figure.kind == "share" or "/" in (figure.unit or ""):
            return
        unit = UnitBehind(figure.unit or "", figure.first, figure.last)
        ends = [figure.last, figure.what[1]] if figure.what else [figure.last]
        behind = next((rate for end in ends if (rate := self._units.rate(tokens, end, unit))), None)
        if behind:
            self._add(figure, figure.unit or self._named(tokens, figure.first), behind[0])
            figure.last = behind[1]
        elif figure.kind in {None, "measure", "thing"}:
            before = self._units.rate_before(tokens, figure.bounded.first)
            if before:
                self._add(figure, figure.unit or self._counted(tokens, before[1] - 1), before[0])

    @staticmethod
    def _add(figure: OpenFigure, of: str | None, per: str) -> None:
        if of is None:
            return
        if figure.unit is None:
            figure.rule, figure.confidence, figure.kind = "rate", _APART, "measure"
        figure.unit = f"{of}/{per}"

    def _counted(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return what the noun at a token counts: `plantas` por hectárea."""
        if at < 0:
            return None
        if measure := self._units.measure_at(tokens, at):
            return measure
        noun = self._counting.noun_behind(tokens[at : at + 1], 0)
        return noun.unit if noun else None

    def _named(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return what a rate before a token is one of: `tasa de homicidios`, `murder rate`."""
        name = self._units.rate_name_before(tokens, at)
        if name is None:
            return None
        if self._counting.adjectives_follow:
            return self._counted(tokens, name + 2) if name + 2 < at else None
        of = tokens[name - 1].lower if name else ""
        return self._units.measure_at(tokens, name - 1) or (of if of.isalpha() else None)
