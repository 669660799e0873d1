"""A possible cue, and the words around it."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.neighbours import lower_at
from briefings.extract.speech.conjugation import Form
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import VerbKind, Vocabulary

CueKind = VerbKind | Literal["according", "impersonal", "noun"]
"""`impersonal` names nobody: “it was reported”, “se informó”. `noun` is “his claim that”."""


TOLD_THOUGH_NEGATED: Final = frozenset(("denying", "holding"))
"""Who does not deny or believe something says so; who does not say it says nothing."""


OF_OBJECT: Final = frozenset(("judging", "naming"))
"""Kinds of cues whose object is what is judged or called something."""

THAT: Final = frozenset(("that", "que"))


class SpeechCue(NamedTuple):
    """A cue: `units[first:last]`."""

    first: int
    last: int
    kind: CueKind
    form: Form | None = None
    infinitive: str = ""
    is_negated: bool = False
    """What somebody does not expect, or not deny, is a statement too."""


class CueSurroundings:
    """The words around a possible cue."""

    def __init__(self, units: Sequence[SpeechUnit], words: Vocabulary) -> None:
        self.units = units
        self.words = words
        self.grammar = words.grammar

    def lower(self, at: int) -> str:
        return lower_at(self.units, at)

    def is_possessive(self, at: int) -> bool:
        if at < 0:
            return False
        unit = self.units[at]
        is_noun = self.words.pronoun(unit.lower) is None
        return unit.is_possessive or (is_noun and unit.lower.endswith(("’s", "'s")))

    def before(self, at: int) -> int:
        """Return the unit before `at` that is no adverb."""
        at -= 1
        while at >= 0 and self._is_passed(self.lower(at)):
            at -= 1
        return at

    def _is_passed(self, word: str) -> bool:
        return self.words.is_adverb(word) and word not in self.grammar.scarcely

    def reached_from(self, at: int) -> int | None:
        """Return the first unit of “was forced to” or the like that ends right before `at`."""
        last = self.before(at)
        for phrase in self.words.reaching.get(self.lower(last), ()):
            first = last - len(phrase) + 1
            if first >= 0 and self.stands(phrase, first):
                return first
        return None

    def stands(self, phrase: tuple[str, ...], at: int) -> bool:
        if len(phrase) == 1:
            return phrase[0] == self.lower(at)
        return phrase == tuple(unit.lower for unit in self.units[at : at + len(phrase)])
