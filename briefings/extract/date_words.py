"""The words of dates in a language, and the expressions that are made of them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Final

import msgspec

from briefings.extract.languages import words
from briefings.month_names import FULL_NAMES, SHORT_NAMES

_YEAR: Final = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|%)"
_DASH: Final = r"\s?[-–—/]\s?"
_ALONE: Final = r"(?<![\w.,:/$€£#+-])"


class _Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    range: frozenset[str]
    list: frozenset[str]


class _Weekdays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number_behind: bool
    names: dict[str, int]


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What a word list has on dates; each field is told there."""

    months_are_capitalised: bool
    day_first: bool
    of: frozenset[str]
    ordinals: frozenset[str]
    year_before: frozenset[str]
    nouns_follow_numbers_alone: bool
    decade_before: frozenset[str]
    decade_after: frozenset[str]
    between: _Between
    weekdays: _Weekdays
    days: dict[str, int]
    months: Mapping[str, int] = {}
    short_months: Mapping[str, int] = {}

    def month(self, name: str) -> int:
        """Return the number of a month by its name, with or without a full stop."""
        low = name.lower().rstrip(".")
        return self.months.get(low) or self.short_months[low]

    def has_month(self, word: str) -> bool:
        """Return whether a word in small letters is the name of a month, or has one."""
        if word in self.months or word in self.short_months:
            return True
        return "-" in word and any(self.has_month(part) for part in word.split("-"))

    def day(self, written: str) -> int:
        """Return the number of a day in digits or in a word."""
        digits = re.match(r"\d+", written)
        return int(digits[0]) if digits else self.days[" ".join(written.lower().split())]

    def is_range(self, between: str) -> bool:
        """Return whether what stands between two days or months makes them a range."""
        bare = " ".join(between.lower().split())
        return bare in {"-", "–", "—", "/"} or self._without_weekday(bare) in self.between.range

    def joins(self, between: str) -> bool:
        """Return whether what stands between two dates lets them share a year."""
        bare = self._without_weekday(" ".join(between.lower().split()))
        return self.is_range(between) or (bare in self.between.list and "," not in bare)

    def _without_weekday(self, between: str) -> str:
        head, _, last = between.rpartition(" ")
        return head if last in self._small_weekdays else between

    def weekday(self, word: str) -> int | None:
        """Return the number of a weekday in small letters; that of Monday is 1."""
        return self._small_weekdays.get(word)

    @cached_property
    def _small_weekdays(self) -> dict[str, int]:
        return {name.lower(): number for name, number in self.weekdays.names.items()}

    @cached_property
    def day_first_date(self) -> re.Pattern[str]:
        """`3 de mayo de 2014`, `13 al 15 de agosto`: groups `days`, `month`, `year`."""
        return self._compiled(
            rf"{_ALONE}(?P<days>{self._days}){self._of}"
            rf"(?P<month>{self._month})(?:,?{self._of}(?P<year>{_YEAR}))?(?!\w)"
        )

    @cached_property
    def month_first_date(self) -> re.Pattern[str]:
        """`May 3, 2014`, `Sept. 19 to 22`: groups `month`, `days`, `year`."""
        return self._compiled(
            rf"(?<!\w)(?P<month>{self._month})\s{{1,3}}(?P<days>{self._days})"
            rf"(?!\d|[.,:/]\d|%|[-–]\d|[^\W\d_])(?:,?{self._of}(?P<year>{_YEAR}))?"
        )

    @cached_property
    def month_and_year(self) -> re.Pattern[str]:
        """`May 2014`, `enero a marzo de 2013`: groups `months`, `year`."""
        joins = _any(self.between.range | self.between.list)
        step = rf"(?:{_DASH}|,?\s{{1,3}}(?:{joins})\s{{1,3}}|,\s)"
        return self._compiled(
            rf"(?<!\w)(?P<months>{self._month}(?:{step}{self._month}){{0,3}})"
            rf",?{self._of}(?P<year>{_YEAR})(?!\w)"
        )

    @cached_property
    def numeric_date(self) -> re.Pattern[str]:
        """`2014-05-03`, `3/5/2014`: groups `y`, `m`, `d`, or `one`, `two`, `year`."""
        return self._compiled(
            rf"{_ALONE}(?:(?P<y>{_YEAR})(?P<apart>[-/.])(?P<m>\d{{1,2}})(?P=apart)(?P<d>\d{{1,2}})"
            rf"|(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}}|{self._month})(?P=mark)"
            rf"(?P<year>{_YEAR}|(?<=/)\d\d))(?=T\d|[^\w/-]|$)(?![.,:]\d)"
        )

    @cached_property
    def day_name(self) -> re.Pattern[str]:
        """One of the days of a run of days."""
        return self._compiled(self._day)

    @cached_property
    def month_name(self) -> re.Pattern[str]:
        """One of the months of a run of months."""
        return self._compiled(self._month)

    @property
    def _of(self) -> str:
        return rf"\s{{1,3}}(?:{_any(self.of)}\s{{1,3}})?"

    @property
    def _day(self) -> str:
        after = rf"(?:{_any(self.ordinals)})?(?![^\W\d_])"
        in_words = rf"|(?<!\w)(?:{_any(self.days)})(?!\w)" if self.days else ""
        return rf"(?:(?<!\d)\d{{1,2}}(?!\d|[.,]\d){after}{in_words})"

    @property
    def _days(self) -> str:
        between = _any(self.between.range | self.between.list - {","})
        weekday = rf"(?:(?:{_any(self.weekdays.names)})\s{{1,3}})?"
        step = rf"(?:{_DASH}|\s{{1,3}}(?:{between})\s{{1,3}}{weekday})"
        return rf"{self._day}(?:(?:,\s{self._day}){{0,3}}{step}{self._day})?"

    @property
    def _month(self) -> str:
        if not self.months_are_capitalised:
            return rf"(?:{_any(self.months)}|(?:{_any(self.short_months)})(?:\.|(?=[-/]\d)))"
        full = [form for name in self.months for form in (name.title(), name.upper())]
        short = [form for name in self.short_months for form in (name.title(), name.upper())]
        return rf"(?:{_any(full)}|(?:{_any(short)})\b\.?)"

    def _compiled(self, expression: str) -> re.Pattern[str]:
        return re.compile(expression, 0 if self.months_are_capitalised else re.IGNORECASE)


def _any(phrases: Iterable[str]) -> str:
    """Return an expression for one of some phrases, the longest first."""
    escaped = (re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in phrases)
    return f"(?:{'|'.join(sorted(escaped, key=len, reverse=True))})"


@cache
def date_words(language: str) -> DateWords:
    found: DateWords = words(language, "dates", DateWords)
    return msgspec.structs.replace(
        found, months=FULL_NAMES[language], short_months=SHORT_NAMES[language]
    )
