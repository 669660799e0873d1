"""Numbers in digits and words, read off the tokens of a sentence."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.figures.digits import DigitReader, mixed_value
from briefings.extract.figures.number_words import NumberWords
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import Token

_MOST: Final = 1e18
_THOUSAND: Final = 1000
_TENS: Final = 10
_HUNDRED: Final = 100
_GROUP: Final = 3
_GROUPS: Final = 5
_LAST_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_GROUPED: Final = re.compile(r"\d{3}[.,]\d{3}")
_SCALES: Final = 4
"""Scales in a row that make a number."""


class Number(NamedTuple):
    """A number at tokens `first` up to `last` of its sentence.

    `factor` is the scale behind its digits, 1 without; `money` is what its scale word pays in;
    `is_mended` says that its digits are not written as they should be.
    """

    value: float
    first: int
    last: int
    factor: float = 1
    in_words: bool = False
    is_round: bool = False
    money: str | None = None
    is_mended: bool = False

    @property
    def mantissa(self) -> float:
        return self.value / self.factor


class _Part(NamedTuple):
    """A run of digits or words with the scales behind it; `last` is the token behind it."""

    value: float
    factor: float
    last: int
    in_words: bool
    is_round: bool = False
    money: str | None = None
    is_mended: bool = False


class NumberGrammar:
    """Reads numbers by the words of a language and the digits of an article."""

    def __init__(self, words: NumberWords, digits: DigitReader) -> None:
        self._words = words
        self._digits = digits
        quarters = words.joining.quarters.items()
        self._part_of_scale = Phrases(
            {percent: [each for each, of in quarters if of == percent] for _, percent in quarters}
        )
        self._never_thousands = Phrases({True: words.joining.never_thousands})
        self._plus_half = Phrases({True: words.joining.plus_half})
        self._shares = Phrases({True: words.joining.shares})

    def number_at(self, tokens: Sequence[Token], at: int, *, is_money: bool) -> Number | None:
        """Return the number that begins at a token, the longest one; `None` if none does.

        `is_money` says that the sign of a money stands before it.
        """
        part = self._part(tokens, at, is_money=is_money)
        if part is None:
            return None
        value, last, factor = part.value * part.factor, part.last, part.factor
        if part.in_words and value == 1 and not self._is_share(tokens, last):
            return None
        is_round, money = part.is_round, part.money
        least = part.factor
        while least >= _THOUSAND and not money:
            more = self._part(tokens, last, is_money=False, behind=True)
            if more is None or not self._adds(tokens, last, more, least):
                break
            if more.factor > least:  # 4 mil 500 millones
                value, factor = (value + more.value) * more.factor, more.factor
            else:
                value, factor = value + more.value * more.factor, 1
            last, least, money = more.last, more.factor, more.money
        if least > 1 and (half := self.plus_half(tokens, last)):
            value += least / 2
            last, factor = half, 1
        if not value < _MOST:
            return None
        return Number(value, at, last, factor, part.in_words, is_round, money, part.is_mended)

    def _is_share(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether the words of a share stand at a token: `one` in four."""
        noun = text_at(tokens, at)
        starts = (at, at + 1) if noun.isalpha() and noun.islower() else (at,)
        ends = (found[1] for start in starts if (found := self._shares.at(tokens, start)))
        return any(end < len(tokens) and self._is_number(tokens[end]) for end in ends)

    def _is_number(self, token: Token) -> bool:
        return token.text[0].isdecimal() or token.lower in self._words.values

    def _adds(self, tokens: Sequence[Token], at: int, more: _Part, least: float) -> bool:
        """Return whether a part adds to one of a scale that stands before it."""
        is_less = more.value * (1 if more.factor > least else more.factor) < least
        if not is_less:
            return False
        if more.in_words:
            return True
        is_grouped = least > _THOUSAND and _GROUPED.fullmatch(tokens[at].text) is not None
        return self._words.joining.digits_add and (tokens[at].text.isdecimal() or is_grouped)

    def _part(
        self, tokens: Sequence[Token], at: int, *, is_money: bool, behind: bool = False
    ) -> _Part | None:
        if at >= len(tokens):
            return None
        token = tokens[at]
        if token.text[0].isdecimal():
            return self._digits_part(tokens, at, is_money=is_money)
        if not behind and (part := self._quarters(tokens, at, is_money=is_money)):
            return part
        if token.lower in self._words.values:
            value, last = self._sum(tokens, at)
            return self._scaled(tokens, value, last, in_words=True, is_money=is_money)
        return None if behind else self._one_or_half(tokens, at, is_money=is_money)

    def _quarters(self, tokens: Sequence[Token], at: int, *, is_money: bool) -> _Part | None:
        """Read a part of a scale: `a quarter of a million`."""
        found = self._part_of_scale.at(tokens, at)
        if found is None:
            return None
        percent, last = found
        part = self._scaled(tokens, percent / 100, last, in_words=True, is_money=is_money)
        return part if part.last > last and part.factor >= _THOUSAND else None

    def _one_or_half(self, tokens: Sequence[Token], at: int, *, is_money: bool) -> _Part | None:
        """Read a scale with what is no number alone: `mil`, `a million`, `half a dozen`."""
        joining, word, last = self._words.joining, tokens[at].lower, at + 1
        if word in joining.bare_scales:
            return self._scaled(tokens, 1, at, in_words=True, is_money=is_money)
        is_half = word in joining.halves
        if not is_half and word not in joining.ones:
            return None
        while (
            is_half
            and last < min(len(tokens), at + _GROUP)
            and tokens[last].lower in joining.after_half
        ):
            last += 1
        value = 0.5 if is_half else 1
        part = self._scaled(tokens, value, last, in_words=True, is_money=is_money)
        return part if part.last > last else None

    def _digits_part(self, tokens: Sequence[Token], at: int, *, is_money: bool) -> _Part | None:
        written, last = tokens[at].text, at + 1
        while _is_group_behind_apostrophe(tokens, last) and last - at < 2 * _GROUPS:
            written += text_at(tokens, last + 1)
            last += 2
        has_apostrophe = last > at + 1
        while self._words.joining.digits_add and _is_group(tokens, last) and last - at < _GROUPS:
            written += tokens[last].text
            last += 1
        part = self._scaled(tokens, 1, last, in_words=False, is_money=is_money)
        is_factor = part.factor > 1 or text_at(tokens, last) == "%"
        is_decimal = self._never_thousands.at(tokens, last) is not None and part.factor == 1
        value = self._digits.value(written, is_factor=is_factor, is_decimal=is_decimal)
        may_be_mended = value is None and (is_money or has_apostrophe)
        if may_be_mended:
            value = mixed_value(written)
        if value is None:
            return None
        return part._replace(value=value * part.value, is_mended=may_be_mended)

    def _sum(self, tokens: Sequence[Token], at: int) -> tuple[float, int]:
        """Return the sum of the words below a hundred or a thousand, and where they end."""
        total = float(self._words.values[tokens[at].lower])
        last = at + 1
        while more := self._next_word(tokens, last, total):
            total += more[0]
            last = more[1]
        return total, last

    def _next_word(
        self, tokens: Sequence[Token], at: int, total: float
    ) -> tuple[float, int] | None:
        """Return the word that adds to a sum, `forty` + `five`, and where it ends."""
        joining, step = self._words.joining, at
        if (text_at(tokens, step) == "-" and touches(tokens, step)) or (
            step < len(tokens) and joining.tens_and and tokens[step].lower in joining.and_
        ):
            step += 1
        more = self._words.values.get(tokens[step].lower) if step < len(tokens) else None
        if more is None:
            return None
        if total >= _HUNDRED and total % _HUNDRED == 0:
            adds_up = step == at and more < _HUNDRED
        else:
            is_joined = step > at or not joining.tens_and
            ends_in_ten = total % _HUNDRED >= 2 * _TENS and total % _TENS == 0
            adds_up = is_joined and ends_in_ten and more < _TENS
        return (more, step + 1) if adds_up else None

    def _scaled(
        self, tokens: Sequence[Token], value: float, last: int, *, in_words: bool, is_money: bool
    ) -> _Part:
        """Multiply a value by the scales, and what else, that stands behind it."""
        if half := self.plus_half(tokens, last):
            scale = lower_at(tokens, half)
            if scale in self._words.scales or in_words:
                value, last = value + 0.5, half
        part = _Part(value, 1, last, in_words)
        for _ in range(_SCALES):
            is_over = part.money or part.last >= len(tokens)
            scaled = None if is_over else self._scale(tokens, part, is_money=is_money)
            if scaled is None:
                break
            part = scaled
        return part

    def _scale(self, tokens: Sequence[Token], part: _Part, *, is_money: bool) -> _Part | None:
        """Multiply a part by the scale that stands behind it; `None` if none does."""
        at = part.last
        is_apart = not (text_at(tokens, at) == "-" and touches(tokens, at - 1))
        if not is_apart and touches(tokens, at):
            at += 1
        word, words = tokens[at].lower, self._words
        if scale := words.scales.get(word):
            return self._times(tokens, part._replace(last=at + 1), scale)
        if count := words.collectives.get(word):
            return part._replace(factor=part.factor * count, last=at + 1, is_round=True)
        if money := words.money_scales.get(word):
            factor = part.factor * money.factor
            return part._replace(factor=factor, last=at + 1, money=money.money)
        if is_apart and self._is_short_scale(tokens, at, is_money=is_money):
            return part._replace(factor=part.factor * words.short_scales[word], last=at + 1)
        return None

    def _times(self, tokens: Sequence[Token], part: _Part, scale: int) -> _Part:
        """Multiply a part by a scale; what stands behind a hundred adds to it."""
        factor = part.factor * scale
        more = self._rest_of_hundred(tokens, part.last) if factor == _HUNDRED else None
        if more is None:
            return part._replace(factor=factor)
        return part._replace(value=part.value * _HUNDRED + more[0], factor=1, last=more[1])

    def _rest_of_hundred(self, tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
        """Return what stands behind `hundred`, as in `two hundred and fifty`, and where it ends."""
        joining = self._words.joining
        if lower_at(tokens, at) in joining.and_ and joining.and_after:
            at += 1
        if lower_at(tokens, at) in self._words.values:
            return self._sum(tokens, at)
        return None

    def _is_short_scale(self, tokens: Sequence[Token], at: int, *, is_money: bool) -> bool:
        word = tokens[at].lower
        if word not in self._words.short_scales:
            return False
        if is_money or len(word) > 1:
            return True
        return touches(tokens, at - 1) and self._is_counted(tokens, at + 1)

    def _is_counted(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether something counted seems to stand at a token: 30m `albums`."""
        endings = tuple(self._words.joining.plural_endings)
        return at < len(tokens) and tokens[at].lower.endswith(endings)

    def plus_half(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where `and a half` ends, which begins at a token; `None` if it does not."""
        found = self._plus_half.at(tokens, at)
        return found[1] if found else None


def _is_group_behind_apostrophe(tokens: Sequence[Token], at: int) -> bool:
    """Return whether digits go on behind an apostrophe: `8'071,297`."""
    return (
        text_at(tokens, at) in {"'", "’", "´"}
        and touches(tokens, at - 1)
        and touches(tokens, at)
        and len(text_at(tokens, at - 1)) <= _GROUP
        and re.match(r"\d{3}(?!\d)", text_at(tokens, at + 1)) is not None
    )


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token is three more digits of a number: `12 500`, behind a space."""
    if not 0 < at < len(tokens) or not _LAST_GROUP.fullmatch(tokens[at].text):
        return False
    before = tokens[at - 1]
    is_apart = tokens[at].start - before.end == 1
    return is_apart and before.text.isdecimal() and len(before.text) <= _GROUP
