"""Years that stand alone, told from numbers of four digits that count something."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.date_words import DateWords
from briefings.extract.figures.bounds import bounds
from briefings.extract.figures.counted import counting
from briefings.extract.figures.money import sign_before
from briefings.extract.figures.no_figure import no_figures
from briefings.extract.figures.number_words import number_words
from briefings.extract.figures.units import PERSON, units
from briefings.extract.findings import FoundDate
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import ScannedText, Token

_FIRST: Final = 1500
_LAST: Final = 2099
_DIGITS: Final = 4
_MONTHS: Final = 12
_CENTURY: Final = 100
_ROUND: Final = 100
_DASHES: Final = frozenset("-–—/")
_SUFFIXES: Final = frozenset("%º°@#+")
_SURE: Final = 0.97
_WINDOW: Final = 6
"""Tokens behind a number that tell whether it counts something."""


class _YearFinder:
    def __init__(self, scan: ScannedText, words: DateWords) -> None:
        self._tokens = scan.tokens
        self._text = scan.text
        self._words = words
        self._numbers = number_words(scan.language)
        self._units = units(scan.language)
        self._counting = counting(scan.language)
        self._bounds = bounds(scan.language)
        self._no_figures = no_figures(scan.language)

    def year_at(self, at: int) -> FoundDate | None:
        """Return the year at a token, or the years from it to another; `None` if it is none."""
        token = self._tokens[at]
        if not _is_year(token.text) or self._is_part(at) or self._is_decade(at):
            return None
        if self._counts(at) or self._no_figures.is_name(self._tokens, at):
            return None
        if end := self._short_end(at):
            return _found(token.start, self._tokens[at + 2].end, end)
        return _found(token.start, token.end, token.text)

    def _is_part(self, at: int) -> bool:
        """Return whether a number is part of something longer: a telephone, a price, a code."""
        tokens = self._tokens
        if sign_before(tokens, at):
            return True
        if touches(tokens, at - 1):
            before, further = tokens[at - 1].text, text_at(tokens, at - 2)
            is_dash = before in _DASHES and further != ""
            if is_dash and not (_is_year(further) or further[-1].isalpha()):
                return True
            if not is_dash and before not in "(\"'“‘«[¿¡":
                return True
        if touches(tokens, at):
            after = tokens[at + 1].text
            is_joined = after in _DASHES and not self._is_open(at + 1)
            is_suffixed = after[0].isalnum() and after not in self._words.decade_after
            return is_joined or is_suffixed or after in _SUFFIXES
        return False

    def _is_open(self, dash: int) -> bool:
        """Return whether a dash behind a year is a mark between words, or leads to another year."""
        tokens = self._tokens
        if not touches(tokens, dash):
            return True
        after = tokens[dash + 1].text
        if after in _DASHES:
            return True  # “2011--” ends what stands apart
        return after.isdecimal() and len(after) in {2, _DIGITS}

    def _is_decade(self, at: int) -> bool:
        tokens = self._tokens
        if int(tokens[at].text) % 10:
            return False
        if lower_at(tokens, at - 1) in self._words.decade_before:
            return True
        behind = [token.lower for token in tokens[at + 1 : at + 3]]
        if not touches(tokens, at) or not self._words.decade_after:
            return False
        last = behind[-1] if behind[0] in {"'", "’"} else behind[0]
        return last in self._words.decade_after

    def _counts(self, at: int) -> bool:
        """Return whether something is counted by a number of four digits."""
        behind = self._in_line(at)
        if behind and behind[0].lower in self._numbers.scales:
            return True
        if self._units.behind(behind, 0, is_scaled=False):
            return True
        is_round = int(self._tokens[at].text) % _ROUND == 0
        bounded = self._bounds.before(self._tokens, at)
        is_bounded = bounded.is_approximate or bounded.bound is not None
        if is_round and is_bounded and bounded.bound != "up_to":
            return True
        counted = self._counting.noun_behind(behind, 0)
        if counted is None or counted.unit is None or counted.first > 0:
            return False
        is_dated = lower_at(self._tokens, at - 1) in self._words.year_before
        is_sure = self._words.nouns_follow_numbers_alone or counted.unit == PERSON
        return is_round or is_bounded or (is_sure and not is_dated)

    def _in_line(self, at: int) -> Sequence[Token]:
        """Return the tokens behind one, as far as its line goes: a heading ends there."""
        for end in range(at + 1, min(at + _WINDOW, len(self._tokens))):
            if "\n" in self._text[self._tokens[end - 1].end : self._tokens[end].start]:
                return self._tokens[at + 1 : end]
        return self._tokens[at + 1 : at + _WINDOW]

    def _short_end(self, at: int) -> str | None:
        """Return the years of `2012-13`, or the month of `2012-03`."""
        tokens = self._tokens
        if at + 2 >= len(tokens) or text_at(tokens, at + 1) not in _DASHES:
            return None
        dash, last = tokens[at + 1], tokens[at + 2]
        if tokens[at].end != dash.start or dash.end != last.start:
            return None
        if len(last.text) != 2 or not last.text.isdecimal():  # noqa: PLR2004
            return None
        year, end = int(tokens[at].text), int(last.text)
        if end > year % _CENTURY:
            return f"{year}/{year - year % _CENTURY + end}"
        return f"{year}-{end:02}" if dash.text == "-" and 0 < end <= _MONTHS else None


def find_years(
    scan: ScannedText, words: DateWords, dates: Sequence[FoundDate]
) -> Iterator[FoundDate]:
    """Yield the years that stand alone, those of other dates aside."""
    finder, following = _YearFinder(scan, words), 0
    for at, token in enumerate(scan.tokens):
        if not token.text[-1].isdecimal() or len(token.text) < _DIGITS:
            continue
        while following < len(dates) and dates[following].end <= token.start:
            following += 1
        if following < len(dates) and dates[following].start < token.end:
            continue
        if len(token.text) == _DIGITS and (found := finder.year_at(at)):
            yield found
        elif (start := _in_compound(token)) is not None:
            yield _found(start, token.end, token.text[-_DIGITS:])


def _in_compound(token: Token) -> int | None:
    """Return where the year begins in a word such as `mid-2014`; `None` if it has none."""
    word, hyphen, year = token.text.rpartition("-")
    is_compound = hyphen and word.isalpha() and word.islower() and _is_year(year)
    return token.end - _DIGITS if is_compound else None


def _is_year(text: str) -> bool:
    return len(text) == _DIGITS and text.isdecimal() and _FIRST <= int(text) <= _LAST


def _found(start: int, end: int, iso: str) -> FoundDate:
    is_range = "/" in iso
    return FoundDate(
        start=start, end=end, iso=iso, rule="years" if is_range else "year", confidence=_SURE
    )
