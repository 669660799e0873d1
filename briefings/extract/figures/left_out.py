"""Numbers whose noun was said before and is left out: `promised 40 km and has paved seven`."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefings.extract.figures.counted import Counting, counting
from briefings.extract.figures.figure_words import LeftOutWords, figure_words
from briefings.extract.figures.no_figure import NoFigures, no_figures
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.sentence_reading import VERB_FINDERS
from briefings.extract.figures.units import PERSON
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import Token

_WINDOW: Final = 6
"""Tokens before a number that are read for its verb."""
_FURTHEST_WHOLE: Final = 7
_FURTHEST_VERB: Final = 4
_SAID: Final = 0.7
_OF_WHOLE: Final = 0.85
_SUBJECT: Final = 0.65
_LEAST_PEOPLE: Final = 13
_MILLION: Final = 1_000_000
_LEAST_MONEY: Final = 100
_MOST_TIME: Final = 1000
_POSSESSIVES: Final = ("'s", "’s", "’", "'")
_COUNTED: Final = frozenset(("person", "thing", "measure", "time"))


class Earlier(NamedTuple):
    """What the sentences before in the same paragraph count and pay last."""

    counted: OpenFigure | None = None
    money: OpenFigure | None = None
    values: tuple[OpenFigure, ...] = ()


class LeftOut:
    """Fills in the nouns that the sentences of a language leave out; nothing of it is sure."""

    def __init__(
        self, language: str, words: LeftOutWords, told: NoFigures, counting: Counting
    ) -> None:
        self._language = language
        self._words = words
        self._told = told
        self._counting = counting
        self._each = Phrases({True: words.each})
        self._pays = Phrases({True: words.pays})
        self._after = Phrases({True: words.after})

    def told(self, tokens: Sequence[Token], figures: Sequence[OpenFigure]) -> None:
        """Give a number the unit of the whole behind it, `nine of the town’s 21 libraries`, or
        make people of it that do something.
        """
        for at in range(len(figures) - 2, -1, -1):
            figure, whole = figures[at], figures[at + 1]
            if figure.kind is None and self._is_part(tokens, figure, whole):
                figure.take(whole, "unit of the whole", _OF_WHOLE)
        for figure in figures:
            if figure.kind is None and figure.is_whole and not figure.is_joined:
                self._people(tokens, figure)

    def paid(
        self, tokens: Sequence[Token], figures: Sequence[OpenFigure], earlier: Earlier
    ) -> None:
        """Give a number behind a verb of paying the money that was said before."""
        for at, figure in enumerate(figures):
            if figure.kind is not None or figure.value < _LEAST_MONEY:
                continue
            if figure.number.factor >= _MILLION and self._ends(tokens, figure.last):
                behind = (each for each in figures[at + 1 :] if each.kind == "money")
                money = None if earlier.money else next(behind, None)
                if money is not None and not any(each.unit for each in figures[:at]):
                    figure.take(money, "unit of the next", _SAID)
                    continue
            if not self._pays.before(tokens, figure.bounded.first or figure.first):
                continue
            before = (each for each in reversed(figures[:at]) if each.kind == "money")
            money = next(before, earlier.money)
            if money is not None and self._ends(tokens, figure.last):
                figure.take(money, "unit of the one before", _SAID)
                figure.unit = (figure.unit or "").partition("/")[0] or None

    def resolve(
        self, tokens: Sequence[Token], figures: Sequence[OpenFigure], earlier: Earlier
    ) -> None:
        """Fill in the units of a sentence's figures that have none yet."""
        for at, figure in enumerate(figures):
            if figure.kind == "money":
                self._each_one(tokens, figure, figures[:at])
            is_open = figure.kind is None and figure.unit is None and figure.is_whole
            if not is_open or figure.is_joined or figure.value < 2:  # noqa: PLR2004
                continue
            if self._told.is_name_alone(tokens, figure.first):
                continue
            if self._is_object(tokens, figure, figures[:at]):
                self._take(figure, figures[:at], earlier)
            if figure.unit is None:
                self._again(tokens, figure, earlier)

    def _is_part(self, tokens: Sequence[Token], figure: OpenFigure, whole: OpenFigure) -> bool:
        gap = tokens[figure.last : whole.first]
        if not 1 < len(gap) <= _FURTHEST_WHOLE or gap[0].lower not in self._words.of:
            return False
        is_whole = whole.kind in ("person", "thing") and 0 < figure.value < whole.value
        if not is_whole or not figure.is_whole or figure.is_joined:
            return False
        if any(not token.text[0].isalpha() and token.text[0] not in "'’-" for token in gap):
            return False
        is_owned = any(token.lower.endswith(_POSSESSIVES) for token in gap)
        return is_owned or gap[1].lower in self._words.determiners

    def _each_one(
        self, tokens: Sequence[Token], figure: OpenFigure, before: Sequence[OpenFigure]
    ) -> None:
        """Give money what it is paid for: `two blocks, sold at 5 dollars each`."""
        each = self._each.at(tokens, figure.last)
        if each is None or figure.unit is None or "/" in figure.unit:
            return
        if not self._ends(tokens, each[1]):
            return
        for other in reversed(before):
            if other.kind in ("person", "thing") and other.unit and "/" not in other.unit:
                figure.unit, figure.last = f"{figure.unit}/{other.unit}", each[1]
                figure.confidence = min(figure.confidence, _OF_WHOLE)
                return

    def _ends(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a phrase ends before a token."""
        if at >= len(tokens) or self._after.at(tokens, at):
            return True
        token = tokens[at]
        is_mark = not token.text[0].isalnum() and token.text not in "-/%:'’°"
        return is_mark and touches(tokens, at - 1)

    def _verb_before(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return the verb that ends right before a token."""
        for verb in VERB_FINDERS[self._language](tokens, max(at - _WINDOW, 0), at):
            if verb.last == at and verb.is_finite:
                return verb.verb
        return None

    def _is_object(
        self, tokens: Sequence[Token], figure: OpenFigure, before: Sequence[OpenFigure]
    ) -> bool:
        """Return whether a number stands where its noun would end the phrase."""
        if not self._ends(tokens, figure.last):
            return False
        at = figure.bounded.first
        is_bounded = figure.bounded.bound is not None and at < figure.first
        while lower_at(tokens, at - 1) in self._words.only:
            at, is_bounded = at - 1, True
        verb = self._verb_before(tokens, at)
        if verb in self._words.not_objects:
            is_counted = any(each.kind in ("person", "thing") for each in before)
            return is_bounded or (verb in self._words.copulas and is_counted)
        return is_bounded or verb is not None

    def _take(self, figure: OpenFigure, before: Sequence[OpenFigure], earlier: Earlier) -> None:
        others = (each for each in reversed(before) if each.unit and each.kind in _COUNTED)
        told = next(others, earlier.counted)
        if told is None or (told.kind == "time" and figure.value >= _MOST_TIME):
            return
        figure.take(told, "unit of the one before", _SAID)

    def _again(self, tokens: Sequence[Token], figure: OpenFigure, earlier: Earlier) -> None:
        """Give a number the unit that the same number had before: `of those 600`."""
        if figure.value < _LEAST_PEOPLE or not figure.first:
            return
        if lower_at(tokens, figure.first - 1) not in self._words.determiners:
            return
        for other in reversed(earlier.values):
            if other.value == figure.value and other.unit:
                figure.take(other, "unit of the one before", _SAID)
                return

    def _people(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Make people of a number that does something, where people are named before it."""
        if figure.value < _LEAST_PEOPLE or not figure.first:
            return
        verbs = VERB_FINDERS[self._language](tokens, figure.last, min(figure.last + 2, len(tokens)))
        verb = next(verbs, None)
        if verb is None or verb.first != figure.last or not verb.is_finite:
            return
        before = figure.bounded.first
        opens = text_at(tokens, before - 1) in {",", ";", ":"}
        unit = self._counting.people_named_before(tokens, before, 0) if opens else None
        if unit == PERSON:
            figure.measure(PERSON, figure.last, "people before", _SUBJECT)


@cache
def left_out(language: str) -> LeftOut:
    words = figure_words(language).left_out
    return LeftOut(language, words, no_figures(language), counting(language))
