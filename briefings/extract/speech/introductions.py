"""How an article introduces people: what it says that they are, beside their names."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundName
from briefings.extract.neighbours import text_at
from briefings.extract.speech.noun_phrases import NounReader
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.phrases_before import PhrasesBefore

_JOINTS: Final = frozenset((",", "–", "—", "-", "--", "("))
_WHO: Final = frozenset(("who", "quien"))
_OF: Final = frozenset(("de", "del", "of", "from", "at"))
_LONGEST_AGE: Final = 6
"""Units of “, 45,” and “, de 45 años de edad,”."""

_NEAR: Final = 4
"""Units after “of” within which the noun of a body stands."""


class Introductions:
    """Reads what stands beside the names of one passage."""

    def __init__(self, nouns: NounReader) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words
        self._after = PhrasesAfter(nouns)
        self._before = PhrasesBefore(nouns)

    def roles(self, at: int, name: FoundName) -> Iterator[tuple[int, int]]:
        """Yield the units of what stands before and after a person's name, and may be a role."""
        yield from self._roles_after(at + 1)
        before = self._nouns.named(at, name)
        if before.role is not None:
            yield before.role
        elif before.first < at:
            if self._nouns.is_title(at - 1) or self._nouns.lower(at - 1) == ".":
                yield before.first, at
            yield from self._joined_role(before.first, at)
        if at > 1 and text_at(self._units, at - 1) == ",":
            apposed = self._before.ending(at - 2)
            if apposed is not None and apposed.kind == "people":
                yield apposed.first, apposed.last

    def _joined_role(self, first: int, at: int) -> Iterator[tuple[int, int]]:
        """Yield a role of several parts right before a name: “secretario de Obras Ana Ruiz”."""
        joint = first - 1
        is_joint = joint > 0 and self._nouns.lower(joint) in self._words.grammar.joining
        if is_joint and not self._nouns.is_determiner(at - 1):
            role = self._before.ending(joint - 1)
            if role is not None and role.kind == "people":
                yield role.first, at

    def is_of_scholars(self, at: int) -> bool:
        """Return whether the person named at a unit is of a body of scholars: “of Yale College”."""
        first = at + 1
        if self._text(first) == ",":
            first += 1
        if self._nouns.lower(first) not in _OF:
            return False
        near = self._units[first + 1 : first + 1 + _NEAR]
        return any(
            word in self._words.scholarly_bodies for unit in near for word in unit.lower.split()
        )

    def is_scholarly(self, first: int, last: int) -> bool:
        """Return whether a role is that of a scholar: “a biologist”, “a fellow of Yale College”."""
        return any(
            word in self._words.scholarly_bodies or word.endswith(self._words.people_endings)
            for unit in self._units[first:last]
            for word in unit.lower.split()
        )

    def _roles_after(self, first: int) -> Iterator[tuple[int, int]]:
        first = self._after_age(self._nouns.after_brackets(first))
        if self._text(first) in _JOINTS:
            first += 1
            if self._nouns.lower(first) in _WHO:
                first = self._after_being(first + 1)
        else:
            first = self._after_being(first)
        phrase = self._after.beginning(first) if 0 < first < len(self._units) else None
        if phrase is not None and phrase.kind == "people":
            yield phrase.first, phrase.last

    def _after_being(self, at: int) -> int:
        """Return the unit after “is” or “serves as”, or -1."""
        if self._nouns.lower(at) in self._words.grammar.being:
            return at + 1
        is_serving = self._nouns.lower(at + 1) in ("as", "como")
        return at + 2 if is_serving and self._nouns.lower(at) in self._words.serving else -1

    def _after_age(self, at: int) -> int:
        """Return the comma after a person's age, or `at`."""
        if self._text(at) != ",":
            return at
        near = range(at + 1, min(at + _LONGEST_AGE, len(self._units)))
        end = next((each for each in near if self._text(each) == ","), None)
        is_age = end is not None and any(self._text(each).isdigit() for each in range(at, end))
        return end if is_age and end is not None else at

    def _text(self, at: int) -> str:
        return text_at(self._units, at)
