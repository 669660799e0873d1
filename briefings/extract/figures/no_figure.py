"""Numbers that are no figures: names, clock times, telephones, scores, ordinals."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.figure_words import FigureWords, figure_words
from briefings.extract.figures.number_grammar import Number
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import Token

_HYPHENS: Final = frozenset("-–—")
_HOURS: Final = 24
_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d\d")
_PHONE_DIGITS: Final = 7


class NoFigures:
    """Tells which numbers of a language's sentences are no figures."""

    def __init__(self, words: FigureWords) -> None:
        self._words = words
        self._minutes = Phrases({True: words.no_figure.minutes_before})
        self._clock = Phrases({True: words.no_figure.clock_behind})

    def is_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a number that begins at a token belongs to a name: Boeing 737."""
        before, names = at - 1, self._words.names.always
        if text_at(tokens, before) in {".", "°", "º"} and touches(tokens, before - 1):
            word = lower_at(tokens, before - 1)
            return f"{word}." in names or word in names
        return lower_at(tokens, before) in names

    @staticmethod
    def is_surname(tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number in words is the first word of a surname: Jonathan `Dos Santos`.

        Where more words of the sentence have capitals than small letters, these tell nothing.
        """
        first, last = number.first, number.last
        if not number.in_words or last != first + 1 or not 0 < first < len(tokens) - 1:
            return False
        around = tokens[first - 1 : last + 1]
        if not all(token.is_capitalised and token.text[-1].islower() for token in around):
            return False
        others = [*tokens[: first - 1], *tokens[last + 1 :]]
        return 2 * sum(token.is_capitalised for token in others) < len(others)

    def is_name_alone(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a number belongs to a name, if nothing that it counts stands behind."""
        before = lower_at(tokens, at - 1)
        return before in self._words.names.alone or before in self._words.phones

    def is_marked(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether the characters beside a number tell that it is none of a count."""
        return (
            (number.first > 0 and self._is_joined_before(tokens, number))
            or self._is_joined_behind(tokens, number)
            or self._clock.at(tokens, number.last) is not None
            or self._is_phone(tokens, number)
        )

    def is_clock(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number is an hour of the day, `a las 20 horas`, or its minutes."""
        words = self._words.no_figure
        if self._minutes.before(tokens, number.first):
            return lower_at(tokens, number.last) in words.minute_units
        if number.value > _HOURS:
            return False
        if lower_at(tokens, number.first - 1) not in words.clock_before:
            return False
        is_written = _CLOCK.fullmatch(tokens[number.first].text) is not None
        return is_written or lower_at(tokens, number.last) in words.clock_units

    def is_decade(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number is a decade: `los años 90`."""
        if number.value % 10:
            return False
        return lower_at(tokens, number.first - 1) in self._words.no_figure.decade_before

    def is_score(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number is half of a result, a vote or a telephone: 3-2, 51-48."""
        at = number.last
        if not self._is_between_digits(tokens, at):
            return False
        after = at + 1
        other = tokens[after].text
        return not other.startswith("0") or len(other) == 1

    def _is_joined_before(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether digits, a letter or a mark before a number make it a part of something."""
        before = tokens[number.first - 1]
        if before.end != tokens[number.first].start:
            return False
        if before.text in {"@", "#", "+", "_", "="}:
            return True
        if before.text in _HYPHENS | {"/", ":"} and number.first > 1:
            further = tokens[number.first - 2]
            is_code = before.text not in _HYPHENS or further.text[-1].isalpha()
            return further.end == before.start and further.text[-1].isalnum() and is_code
        return before.text[-1].isalpha() and not before.text.startswith(("S", "U", "R"))

    def _is_joined_behind(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether what touches digits makes them an ordinal, a clock time or a plural."""
        at = number.last
        if at >= len(tokens) or not tokens[number.first].text[0].isdecimal():
            return False
        behind, further = tokens[at], lower_at(tokens, at + 1)
        if behind.start != tokens[at - 1].end:
            return False
        return (
            behind.lower in self._words.no_figure.touching
            or (behind.text in {":", "/"} and self._is_digit(tokens, at + 1))
            or (behind.text in {"'", "’"} and further == "s")
            or behind.text == "("
            or (behind.text == "°" and further not in {"c", "f"})
        )

    def _is_phone(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number is long and bare, or one of a row that hyphens join."""
        token = tokens[number.first]
        if not token.text.isdecimal():
            return False
        is_led_by_zero = len(token.text) > 1 and token.text[0] == "0"
        is_long = number.last == number.first + 1 and len(token.text) > _PHONE_DIGITS
        return is_led_by_zero or is_long or self._is_digit(tokens, number.last)

    def _is_between_digits(self, tokens: Sequence[Token], at: int) -> bool:
        return (
            lower_at(tokens, at) in _HYPHENS
            and touches(tokens, at - 1)
            and touches(tokens, at)
            and tokens[at + 1].text[0].isdecimal()
        )

    @staticmethod
    def _is_digit(tokens: Sequence[Token], at: int) -> bool:
        return at < len(tokens) and tokens[at].text[0].isdecimal()


@cache
def no_figures(language: str) -> NoFigures:
    return NoFigures(figure_words(language))
