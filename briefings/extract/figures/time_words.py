"""The words of a language that name times."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.languages import words

Unit = Literal["year", "month", "day"]
When = Literal["before", "this", "after"]


class TimeLists(msgspec.Struct, forbid_unknown_fields=True):
    """Words around times; each field is told in the lists."""

    same: tuple[str, ...]
    going_on: tuple[str, ...]
    open: frozenset[str]
    terms: frozenset[str]
    when: frozenset[str]
    saying: tuple[str, ...]
    apart: frozenset[str]
    comparing: tuple[str, ...]
    meant: frozenset[str]
    spans: frozenset[str]
    stocks: frozenset[str]
    belonging: tuple[str, ...]
    documents: frozenset[str]
    begins: frozenset[str]
    joins: frozenset[str]
    both: frozenset[str]
    pairs: frozenset[str]
    beside: frozenset[str]


class UndatedWords(msgspec.Struct, forbid_unknown_fields=True):
    """Words around months and weekdays without a year; each field is told in the lists."""

    before_months: frozenset[str]
    open: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    relative: dict[Unit, dict[When, tuple[str, ...]]]
    words: TimeLists
    undated: UndatedWords
    parts: dict[str, tuple[str, ...]]
    parts_alone: dict[str, tuple[str, ...]]


class TimeWords(NamedTuple):
    """The words of a language that name times; `relative` by unit and when."""

    relative: PhraseClasses[str]
    same: PhraseClasses[str]
    going_on: PhraseClasses[str]
    parts: PhraseClasses[str]
    parts_alone: PhraseClasses[str]
    lists: TimeLists
    undated: UndatedWords


@cache
def time_words(language: str) -> TimeWords:
    raw = words(language, "periods", _Lists)
    relative: Mapping[str, Sequence[str]] = {
        f"{unit} {when}": phrases
        for unit, whens in raw.relative.items()
        for when, phrases in whens.items()
    }
    same, going_on = {"same": raw.words.same}, {"going on": raw.words.going_on}
    return TimeWords(
        PhraseClasses(relative),
        PhraseClasses(same),
        PhraseClasses(going_on),
        PhraseClasses(raw.parts),
        PhraseClasses(raw.parts_alone),
        raw.words,
        raw.undated,
    )
