"""Rates whose parts stand apart: `the murder rate is 24 per 100,000 people`."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.counted import Counting
from briefings.extract.figures.counted_words import ComplementWords
from briefings.extract.figures.denominators import Denominators
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.units import PERSON, UnitBehind, Units
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token
from briefings.time_units import TIMES

_APART: Final = 0.8
_OF_TIME: Final = 0.85
"""The most that a sum is sure to be a rate, and nothing that was paid once."""
_FURTHEST: Final = 12
"""Words before a number among which the name of its rate is looked for."""


class Rates:
    """Finds what a figure is per, in a language."""

    def __init__(
        self,
        units: Units,
        denominators: Denominators,
        counting: Counting,
        complement: ComplementWords,
    ) -> None:
        self._units = units
        self._denominators = denominators
        self._counting = counting
        self._complement = complement

    def resolve(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Add what a figure is per to its unit, if the words behind or before it tell."""
        if figure.kind == "share" or "/" in (figure.unit or ""):
            return
        is_money = figure.kind == "money"
        unit = UnitBehind(figure.unit or "", figure.first, figure.last, is_money=is_money)
        ends = [figure.last, figure.what[1]] if figure.what else [figure.last]
        behind = next(
            (rate for end in ends if (rate := self._denominators.behind(tokens, end, unit))), None
        )
        if is_money:
            self._of_money(tokens, figure, behind)
        elif behind:
            self._add(figure, figure.unit or self._named(tokens, figure.first), behind[0])
            figure.last = behind[1]
        elif figure.kind in {None, "measure", "thing"}:
            before = self._denominators.before(tokens, figure.bounded.first)
            if before:
                self._add(figure, figure.unit or self._counted(tokens, before[1] - 1), before[0])

    def _of_money(
        self, tokens: Sequence[Token], figure: OpenFigure, behind: tuple[str, int] | None
    ) -> None:
        """Add what money is per; a wage of a year may also be said as a sum."""
        if behind:
            figure.last = behind[1]
        per = behind[0] if behind else None
        if per is None and self._denominators.is_each_person_before(tokens, figure.bounded.first):
            per = PERSON
        if per is None:
            per = self._denominators.pay_time_before(tokens, figure.bounded.first or figure.first)
        if figure.unit is None or per is None:
            return
        if per in TIMES and per != "hour":
            figure.confidence = min(figure.confidence, _OF_TIME)
        self._add(figure, figure.unit, per)

    @staticmethod
    def _add(figure: OpenFigure, of: str | None, per: str) -> None:
        if of is None:
            figure.rule, figure.kind = "rate", "measure"
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
        if self._complement.adjectives_follow:
            return self._named_behind_of(tokens, at)
        name = self._denominators.name_before(tokens, at)
        if not name:
            return None
        of = lower_at(tokens, name - 1)
        return self._units.measure_at(tokens, name - 1) or (of if of.isalpha() else None)

    def _named_behind_of(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return what the nearest noun behind `de` counts: `la de homicidios, de 32`."""
        for noun in range(at - 1, max(at - _FURTHEST, 0), -1):
            if lower_at(tokens, noun - 1) in self._complement.words:
                found = self._counted(tokens, noun)
                if found:
                    return found
        return None
