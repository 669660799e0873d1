"""The figures of a sentence: each number with the unit that stands beside it."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.figures.ages import ages
from briefings.extract.figures.bounds import Bounded, bounds
from briefings.extract.figures.cents import Cents
from briefings.extract.figures.complements import complements
from briefings.extract.figures.counted import OF_STATE, counting
from briefings.extract.figures.denominators import denominators
from briefings.extract.figures.digits import DigitReader
from briefings.extract.figures.figure_words import figure_words
from briefings.extract.figures.money import SURE, ArticleMoney, Money, sign_before
from briefings.extract.figures.negative import MINUS, Negative
from briefings.extract.figures.no_figure import no_figures
from briefings.extract.figures.number_grammar import Number, NumberGrammar
from briefings.extract.figures.number_words import number_words
from briefings.extract.figures.open_figures import OpenFigure, kind_of
from briefings.extract.figures.rates import Rates
from briefings.extract.figures.shares import Shares
from briefings.extract.figures.units import PERSON, UnitBehind, units
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import ScannedText, Token

_MEASURE: Final = 0.97
_TIME: Final = 0.94
_SHARE: Final = 0.85
_IN_WORDS: Final = 0.62
_MOST_OF_SHARE: Final = 1000
_LEAST_MONEY: Final = 100


class SentenceReader:
    """Reads the figures of an article's sentences, as far as each sentence tells them."""

    def __init__(self, scan: ScannedText) -> None:
        language = scan.language
        self.words = number_words(language)
        digits = DigitReader(scan.tokens, point_groups=self.words.joining.point_groups)
        self.grammar = NumberGrammar(self.words, digits)
        self.counting = counting(language)
        self._complements = complements(language)
        self.no_figures = no_figures(language)
        self._ages = ages(language)
        self._units = units(language)
        self._bounds = bounds(language)
        self._money = ArticleMoney(scan)
        self._negative = Negative(figure_words(language).negative)
        self.cents = Cents(figure_words(language).cents)
        self._rates = Rates(
            self._units, denominators(language), self.counting, self._complements.words
        )
        self._beginnings = self.words.beginnings | self.words.share_beginnings
        self._shares = Shares(self.words, self._units, self.counting, self._complements)

    def figures(self, tokens: Sequence[Token], is_taken: Sequence[bool]) -> Iterator[OpenFigure]:
        """Yield the figures of a sentence's tokens; those that are taken belong to dates."""
        at = 0
        while at < len(tokens):
            word = tokens[at].lower
            if half := self._and_a_half(tokens, at):
                at = half.last
                yield half
                continue
            if word not in self._beginnings and not word[0].isdecimal():
                at += 1
                continue
            if share := self._shares.in_words(tokens, at):
                share.bounded = self._bounded(tokens, share)
                at = share.last
                yield share
                continue
            number = None if is_taken[at] else self._number(tokens, at)
            if number is None:
                at += 1
                continue
            figure = self._open(tokens, number)
            at = number.last
            if figure:
                at = max(figure.last, at)
                yield figure

    def _and_a_half(self, tokens: Sequence[Token], at: int) -> OpenFigure | None:
        """Return the figure of a measure with a half behind it: `an hour and a half`."""
        last = self.grammar.plus_half(tokens, at)
        if not at or last is None:
            return None
        unit = at - 1
        measure = self._units.measure_at(tokens, unit)
        if measure is None:
            return None
        before = tokens[unit - 1] if unit else None
        word = before.lower if before else ""
        is_one = word in self.words.joining.ones or self.words.values.get(word) == 1
        is_counted = before is not None and (
            before.text[0].isdecimal() or before.lower in self.words.values
        )
        if is_counted and not is_one:
            return None
        first = unit - 1 if is_one else unit
        figure = OpenFigure(Number(1.5, first, last, in_words=True), 1.5, first, last)
        figure.measure(measure, last, "unit", _TIME)
        figure.bounded = self._bounded(tokens, figure)
        return figure

    def _number(self, tokens: Sequence[Token], at: int) -> Number | None:
        if tokens[at].lower == "ciento" and lower_at(tokens, at - 1) == "por":
            return None
        is_money = sign_before(tokens, at) is not None
        number = self.grammar.number_at(tokens, at, is_money=is_money)
        return number and self._told_twice(tokens, number)

    def _told_twice(self, tokens: Sequence[Token], number: Number) -> Number:
        """Return a number with the brackets that say it again: `12 (doce) camiones`."""
        at = number.last
        if at + 1 >= len(tokens) or tokens[at].text != "(":
            return number
        again = self.grammar.number_at(tokens, at + 1, is_money=False)
        is_same = again is not None and again.value == number.value
        if again is None or not is_same or again.in_words == number.in_words:
            return number
        is_closed = text_at(tokens, again.last) == ")"
        return number._replace(last=again.last + 1) if is_closed else number

    def _open(self, tokens: Sequence[Token], number: Number) -> OpenFigure | None:
        """Return the figure that a number is; `None` if it is none."""
        sign = sign_before(tokens, number.first)
        first = sign[1] if sign else number.first
        figure = OpenFigure(number, number.value, first, number.last)
        if self._is_below_one(tokens, number):
            figure.value, figure.first = float(f"0.{tokens[number.first].text}"), first - 1
        if self._is_no_count(tokens, figure, is_money=sign is not None):
            return None
        whole = self._whole(tokens, figure)
        if whole is None or not self._shares.resolve(tokens, figure, whole):
            self._measure(tokens, figure, sign)
        self.cents.add(tokens, figure)
        figure.bounded = self._bounded(tokens, figure)
        if self._is_no_quantity(tokens, figure):
            return None
        self._negative.resolve(tokens, figure)
        figure.is_joined = self.no_figures.is_score(tokens, number) or self._follows_digits(
            tokens, first
        )
        if figure.kind is None and self.counting.people_before(tokens, figure.bounded.first):
            figure.measure(PERSON, figure.last, "people", OF_STATE)
        self._rates.resolve(tokens, figure)
        return figure

    @staticmethod
    def _is_below_one(tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a decimal point stands before digits, and nothing before that: `.5`."""
        first = number.first
        is_bare = number.last == first + 1 and tokens[first].text.isdecimal()
        if not is_bare or text_at(tokens, first - 1) != ".":
            return False
        return touches(tokens, first - 1) and not touches(tokens, first - 2)

    def _whole(self, tokens: Sequence[Token], figure: OpenFigure) -> Number | None:
        """Return the number that a figure may be a share of: three out of `four`."""
        at = self._shares.whole_behind(tokens, figure.last)
        return None if at is None else self._number(tokens, at)

    def _is_no_count(self, tokens: Sequence[Token], figure: OpenFigure, *, is_money: bool) -> bool:
        """Return whether what stands beside a number tells that it is a name, a time, a part."""
        told, number = self.no_figures, figure.number
        return (
            told.is_name(tokens, figure.first)
            or told.is_surname(tokens, number)
            or told.is_decade(tokens, number)
            or self._shares.is_part(tokens, number)
            or (not is_money and (told.is_marked(tokens, number) or told.is_clock(tokens, number)))
        )

    def _is_no_quantity(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        """Return whether a number with its unit is an age, a code, or "one"."""
        number = figure.number
        if figure.kind is None and self._is_code(tokens, number):
            return True
        is_of_state = figure.kind == "person" and figure.confidence == OF_STATE
        if is_of_state and self.no_figures.is_name_alone(tokens, figure.first):
            return True
        may_be_age = figure.kind is None or figure.kind == "time"
        is_age = may_be_age and self._ages.is_age(tokens, figure)
        return is_age or (figure.value == 1 and number.in_words)

    def _measure(
        self, tokens: Sequence[Token], figure: OpenFigure, sign: tuple[str | None, int] | None
    ) -> None:
        """Give a figure the unit that stands before or behind it."""
        number = figure.number
        after = self._bounds.behind(tokens, number.last).first
        unit = self._units.behind(tokens, after, is_scaled=number.factor >= 1000)  # noqa: PLR2004
        if sign or number.money:
            self._pay(tokens, figure, sign, unit)
        elif unit and unit.is_money and self._is_people(unit, figure):
            figure.measure(PERSON, unit.last, "people", _SHARE)
        elif unit:
            money = self._money.of_word(unit.name) if unit.is_money else Money(unit.name, _MEASURE)
            figure.measure(money.code, unit.last, "unit", money.confidence)
            figure.kind = kind_of(unit.name, is_money=unit.is_money)
            if figure.kind == "time":
                figure.confidence = _TIME
            self._close(tokens, figure, unit)
            self._half(tokens, figure)
            self._tell_what(tokens, figure, unit)
        else:
            self._count(tokens, figure, after)

    @staticmethod
    def _is_people(unit: UnitBehind, figure: OpenFigure) -> bool:
        """Return whether `bolivianos` are people: there are few of them."""
        return unit.name == "BOB" and figure.value < _LEAST_MONEY

    def _pay(
        self,
        tokens: Sequence[Token],
        figure: OpenFigure,
        sign: tuple[str | None, int] | None,
        unit: UnitBehind | None,
    ) -> None:
        """Make a figure one of money; words behind it tell more than its sign."""
        if unit and unit.is_money:
            money = self._money.of_word(unit.name)
            figure.last = unit.last
            self._close(tokens, figure, unit)
        elif sign:
            money = Money(sign[0], SURE) if sign[0] else self._money.dollar
        else:
            money = self._money.of_word(figure.number.money or "")
        figure.unit, figure.kind = money.code, "money"
        figure.rule, figure.confidence = "money", money.confidence
        paid = UnitBehind(money.code or "", figure.first, figure.last, is_money=True)
        self._tell_what(tokens, figure, paid)

    @staticmethod
    def _close(tokens: Sequence[Token], figure: OpenFigure, unit: UnitBehind) -> None:
        """Take a bracket around the unit into the figure: `$85 million (USD)`."""
        if _is_in_brackets(tokens, unit):
            figure.last += 1

    def _half(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Add the half that stands behind a unit: `dos años y medio`."""
        if half := self.grammar.plus_half(tokens, figure.last):
            figure.value += 0.5
            figure.last = half

    def _tell_what(self, tokens: Sequence[Token], figure: OpenFigure, unit: UnitBehind) -> None:
        """Find the words for what is measured: behind the unit, or before the number."""
        if figure.kind == "share":
            figure.what = self._complements.of_share(tokens, figure.last)
        elif figure.kind == "money":
            figure.what = self._complements.of_money(tokens, figure.last)
        elif _is_in_brackets(tokens, unit):
            behind = self._complements.behind(tokens, figure.last)
            figure.what = behind or (unit.first, unit.last)
        else:
            first, last = self._complements.of_noun(tokens, unit.first, figure.last)
            if figure.kind == "measure":
                last = self._complements.relative_clause(tokens, last)
            figure.what = first, last

    def _count(self, tokens: Sequence[Token], figure: OpenFigure, after: int) -> None:
        counted = self.counting.noun_behind(tokens, after)
        if counted is None:
            figure.is_known = self.counting.is_known_before(tokens, figure.first)
            return
        if counted.unit is None:
            figure.is_known = True
            return
        last = counted.last
        figure.measure(counted.unit, max(last, figure.number.last), "noun", counted.confidence)
        if figure.kind != "person":
            figure.kind = "thing"
        helping = self.counting.nouns.words.helping
        if last > counted.first and tokens[counted.first].lower not in helping:
            figure.what = self._complements.of_noun(tokens, counted.first, last)

    @staticmethod
    def _is_code(tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a letter touches digits that have no unit: `1Q`, `747s`."""
        at = number.last
        is_touched = at < len(tokens) and tokens[at].start == tokens[at - 1].end
        return is_touched and tokens[at - 1].text[0].isdecimal() and tokens[at].text[0].isalpha()

    @staticmethod
    def _follows_digits(tokens: Sequence[Token], first: int) -> bool:
        """Return whether a hyphen joins a number to digits before it."""
        if first < 2 or text_at(tokens, first - 1) not in MINUS:  # noqa: PLR2004
            return False
        hyphen, before = tokens[first - 1], tokens[first - 2]
        touches = before.end == hyphen.start and hyphen.end == tokens[first].start
        return touches and before.text[0].isdecimal()

    def _bounded(self, tokens: Sequence[Token], figure: OpenFigure) -> Bounded:
        """Return what the words around a figure say of its exactness."""
        before = self._bounds.before(tokens, figure.first)
        for place in (figure.number.last, figure.last):
            behind = self._bounds.behind(tokens, place)
            if behind.bound or behind.is_approximate:
                break
        is_during = figure.kind == "time" and self._bounds.may_be_during(tokens, figure.first)
        bound = behind.bound or (None if is_during else before.bound)
        is_approximate = before.is_approximate or behind.is_approximate or figure.number.is_round
        return Bounded(before.first, bound, is_approximate=is_approximate)


def _is_in_brackets(tokens: Sequence[Token], unit: UnitBehind) -> bool:
    return text_at(tokens, unit.first - 1) == "(" and text_at(tokens, unit.last) == ")"
