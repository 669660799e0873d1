"""The words about figures in a language: bounds, ranges, and numbers that are no figures."""

from functools import cache

import msgspec

from briefings.extract.languages import words
from briefings.model import Bound


class _Approximate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: frozenset[str]
    behind: frozenset[str]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]


class _GoingOn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    standing: frozenset[str]
    wholes: frozenset[str]


class _Ranges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    marks: frozenset[str]
    measured: frozenset[str]


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    always: frozenset[str]
    alone: frozenset[str]


class _NoFigure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    touching: frozenset[str]
    clock_behind: frozenset[str]
    clock_before: frozenset[str]
    clock_units: frozenset[str]
    minutes_before: frozenset[str]
    minute_units: frozenset[str]
    decade_before: frozenset[str]


class _Ages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    behind: frozenset[str]
    before: frozenset[str]
    units: frozenset[str]
    has: frozenset[str]
    has_not: frozenset[str]
    of: frozenset[str]


class _Points(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: frozenset[str]
    percentage: frozenset[str]
    polls: frozenset[str]
    others: frozenset[str]


class NegativeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that make a number negative."""

    before: frozenset[str]
    not_behind: frozenset[str]
    behind: frozenset[str]


class CentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around the cents of an amount in words."""

    joining: frozenset[str]
    legal_tender: frozenset[str]


class SeriesWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a series that leaves something out; each field is told in the lists."""

    plus: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    verbs: frozenset[str]


class LeftOutWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around numbers whose noun is left out; each field is told in the lists."""

    of: frozenset[str]
    determiners: frozenset[str]
    only: frozenset[str]
    each: frozenset[str]
    pays: frozenset[str]
    after: frozenset[str]
    not_objects: frozenset[str]
    copulas: frozenset[str]


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word list has on figures; each field is told there."""

    bounds: dict[Bound, frozenset[str]]
    bounds_behind: dict[Bound, frozenset[str]]
    approximate: _Approximate
    between: _Words
    ranges: _Ranges
    going_on: _GoingOn
    names: _Names
    phones: frozenset[str]
    articles: frozenset[str]
    during: frozenset[str]
    no_figure: _NoFigure
    ages: _Ages
    points: _Points
    negative: NegativeWords
    cents: CentWords
    series: SeriesWords
    left_out: LeftOutWords


@cache
def figure_words(language: str) -> FigureWords:
    found: FigureWords = words(language, "figures", FigureWords)
    return found
