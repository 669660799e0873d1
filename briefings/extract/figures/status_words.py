"""The words of a language that bear on whether a figure is so."""

from functools import cache
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.languages import words

Opening = Literal["that", "if", "purpose", "other", "mark"]
"""How a clause begins; `mark` is by punctuation alone."""

Class = Literal[
    "goal",
    "intend",
    "outlay",
    "estimate",
    "probably",
    "reckoned",
    "deny",
    "allege",
    "accuse",
    "hearsay",
    "hypothesis",
    "doubt",
    "achieve",
    "fail",
    "say",
    "bound",
    "coming",
    "past",
    "apart",
]

_WHOLE: Final = 2
"""Letters of a verb that does not stand for all that begin like it."""


class StatusVerbs(msgspec.Struct, forbid_unknown_fields=True):
    """Verbs, or how they begin, that bear on status; each field is told in the lists."""

    happening: tuple[str, ...]
    lasting: tuple[str, ...]
    opining: tuple[str, ...]
    deciding: frozenset[str]
    ordering: frozenset[str]
    deeds: frozenset[str]
    foreseeing: tuple[str, ...]
    holding: tuple[str, ...]
    expecting: tuple[str, ...]
    getting: tuple[str, ...]
    set: tuple[str, ...]
    changing: tuple[str, ...]
    brought: tuple[str, ...]
    drifting: frozenset[str]
    policies: frozenset[str]
    audited: frozenset[str]
    putting: frozenset[str]
    tolls: frozenset[str]
    under: frozenset[str]
    accusers: frozenset[str]
    misdeeds: tuple[str, ...]
    inquiring: tuple[str, ...]
    rumours: frozenset[str]
    wrong: frozenset[str]


def is_among(verb: str, listed: tuple[str, ...]) -> bool:
    """Return whether a verb is listed, or begins like one that is."""
    return verb.startswith(listed) and (
        verb in listed or any(len(each) > _WHOLE and verb.startswith(each) for each in listed)
    )


class UnsaidWords(msgspec.Struct, forbid_unknown_fields=True):
    """Words that leave it open whether a figure is so; each field is told in the lists."""

    ahead: frozenset[str]
    until: frozenset[str]
    left: frozenset[str]
    wishes: frozenset[str]
    sought: frozenset[str]
    imperatives: frozenset[str]
    no_longer: frozenset[str]
    promises: frozenset[str]
    deceiving: tuple[str, ...]
    relatives: frozenset[str]


class _Lists(msgspec.Struct, forbid_unknown_fields=True):
    clauses: dict[Opening, tuple[str, ...]]
    phrases: dict[Class, tuple[str, ...]]
    verbs: StatusVerbs
    unsaid: UnsaidWords


class StatusWords(NamedTuple):
    """The words of a language that bear on status."""

    openings: PhraseClasses[Opening]
    classes: PhraseClasses[Class]
    verbs: StatusVerbs
    unsaid: UnsaidWords


@cache
def status_words(language: str) -> StatusWords:
    lists = words(language, "status", _Lists)
    return StatusWords(
        PhraseClasses(lists.clauses),
        PhraseClasses(lists.phrases),
        lists.verbs,
        lists.unsaid,
    )
