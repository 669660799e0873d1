"""Numbers of a series in which what is counted, its scale or its per cent is said once."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.counted import Counting, counting
from briefings.extract.figures.figure_words import SeriesWords, figure_words
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.units import PERSON
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token

_JOINING: Final = frozenset((",", ";", "y", "e", "and"))
_OF_SERIES: Final = 0.7
_TOLD: Final = 0.75
_OPEN: Final = 0.5
_MOST_OF_SHARE: Final = 100
_THOUSAND: Final = 1000
_THOUSAND_MILLIONS: Final = 1_000_000_000
_NEARLY: Final = 0.01
"""What a sum may be off where its parts are rounded."""


class Series:
    """Fills in what a series of a language leaves out; nothing of it is sure."""

    def __init__(self, words: SeriesWords, articles: frozenset[str], counting: Counting) -> None:
        self._words = words
        self._articles = articles | words.articles
        self._counting = counting

    def resolve(
        self, tokens: Sequence[Token], figures: Sequence[OpenFigure], before: OpenFigure | None
    ) -> None:
        """Fill in units and scales; `before` is the last figure that counts things before."""
        self._shares(tokens, figures)
        self._members(tokens, figures, before)
        if figures and before is not None:
            self._subject(tokens, figures[0], before)
        for at, figure in enumerate(figures):
            self._scale(tokens, figure, figures, at)

    def _shares(self, tokens: Sequence[Token], figures: Sequence[OpenFigure]) -> None:
        """Give per cent to what is added to a share: `7.5 plus 1.5, plus 10 per cent`."""
        for at in range(len(figures) - 2, -1, -1):
            figure, after = figures[at], figures[at + 1]
            is_added = lower_at(tokens, after.first - 1) in self._words.plus
            is_bare = figure.kind is None and not figure.is_whole and not figure.is_joined
            if is_added and is_bare and after.kind == "share" and figure.value <= _MOST_OF_SHARE:
                figure.take(after, "unit of the next", _OF_SERIES)

    def _members(
        self, tokens: Sequence[Token], figures: Sequence[OpenFigure], before: OpenFigure | None
    ) -> None:
        """Give those a unit that stand with an article before names: `the 8 from the PRI`."""
        members = [figure for figure in figures if self._is_member(tokens, figure)]
        if not members:
            return
        counted = [
            each
            for each in figures
            if each.first < members[0].first and each.kind in ("person", "thing")
        ]
        model = counted[-1] if counted else None
        is_joined = tokens[max(members[0].first - 2, 0)].lower in _JOINING
        if len(members) < 2 and (model is None or not is_joined):  # noqa: PLR2004 - no series
            return
        if model is None and self._is_told_people(tokens, members[0]):
            unit = PERSON
        elif model is None and before is not None and before.kind in ("person", "thing"):
            model, unit = before, before.unit or PERSON
        elif model is None:
            unit = PERSON if all(self._is_party(tokens, each) for each in members) else ""
        for member in members:
            if model is not None:
                member.take(model, "unit of the series", _OF_SERIES)
            elif unit:
                member.measure(unit, member.last, "unit of the series", _OF_SERIES)

    def _is_told_people(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        return self._counting.people_named_before(tokens, figure.first, 0) is not None

    def _is_member(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        if figure.kind is not None or figure.is_joined or not figure.is_whole or not figure.first:
            return False
        name = self._name(tokens, figure)
        is_named = name is not None and tokens[name].is_capitalised
        return is_named and lower_at(tokens, figure.first - 1) in self._articles

    def _name(self, tokens: Sequence[Token], figure: OpenFigure) -> int | None:
        """Return the token of what a number belongs to, behind `of` and an article."""
        at = figure.last
        if lower_at(tokens, at) not in self._words.of:
            return None
        at += 1
        if lower_at(tokens, at) in self._words.determiners:
            at += 1
        return at if at < len(tokens) else None

    def _is_party(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        """Return whether an acronym names a group, whose members are people."""
        name = self._name(tokens, figure)
        return name is not None and len(tokens[name].text) > 1 and tokens[name].text.isupper()

    def _subject(self, tokens: Sequence[Token], figure: OpenFigure, before: OpenFigure) -> None:
        """Give a number that begins its sentence what the one before counts: `Two are closed`."""
        is_first = all(not token.text[0].isalnum() for token in tokens[: figure.first])
        is_part = figure.is_whole and 1 < figure.value <= before.value
        is_subject = lower_at(tokens, figure.last) in self._words.verbs
        is_counted = before.kind in ("person", "thing")
        if figure.kind is None and is_first and is_part and is_subject and is_counted:
            figure.take(before, "unit of the sentence before", _OF_SERIES)

    def _scale(
        self,
        tokens: Sequence[Token],
        figure: OpenFigure,
        figures: Sequence[OpenFigure],
        at: int,
    ) -> None:
        """Give thousands the millions of the one before: `70 mil millones, más los 630 mil`."""
        one = figures[at - 1] if at else None
        if one is None or not self._is_cut(tokens, one, figure):
            return
        scaled = figure.value * one.number.factor / _THOUSAND
        is_sum = any(
            abs(one.value + scaled - other.value) <= _NEARLY * other.value
            for other in figures[at + 1 : at + 3]
        )
        if is_sum or self._is_added(tokens, figure.bounded.first):
            figure.value, figure.rule = scaled, "scale of the one before"
            figure.confidence = min(figure.confidence, _TOLD)
        else:
            figure.confidence = min(figure.confidence, _OPEN)
            figure.why = (f"may be {scaled:,.0f}",)

    def _is_cut(self, tokens: Sequence[Token], one: OpenFigure, figure: OpenFigure) -> bool:
        """Return whether thousands without a unit stand behind thousands of millions of money."""
        is_bare = figure.number.factor == _THOUSAND and figure.last == figure.number.last
        is_elided = figure.kind == one.kind == "money" or figure.kind is None
        is_signed = figure.first < figure.number.first
        scales = [token.lower for token in tokens[one.number.first : one.number.last]][-2:]
        is_large = one.kind == "money" and one.number.factor == _THOUSAND_MILLIONS
        return is_bare and is_elided and not is_signed and is_large and len(set(scales)) > 1

    def _is_added(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether `plus the` stands before a token."""
        while lower_at(tokens, at - 1) in self._articles:
            at -= 1
        return lower_at(tokens, at - 1) in self._words.plus


@cache
def series(language: str) -> Series:
    words = figure_words(language)
    return Series(words.series, words.articles, counting(language))
