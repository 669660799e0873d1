"""Noun phrases that can be a speaker: names, roles, bodies, documents, pronouns."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundName
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import PronounKind, Vocabulary

PhraseKind = Literal["person", "people", "bodies", "documents", "place", "pronoun", "noun"]
"""`people` is a role, `noun` anything else."""

LONGEST: Final = 7
"""Words of a noun phrase before those that “of” and the like join."""

MOST_JOINED: Final = 6
"""Phrases that “of” and the like join to one."""

COMMAS: Final = frozenset((",", "–", "—", "―", "-", "--"))
"""Marks that enclose what is said of a name."""

_SHORT_QUOTE: Final = 30
"""Characters of a nickname within a name."""


class NounPhrase(NamedTuple):
    """A noun phrase: `units[first:last]`; `head` is the noun that says what it stands for.

    `role` are the units of the words that say what a person is, `other` is the name that “and”
    joins to this one.
    """

    first: int
    last: int
    kind: PhraseKind
    name: FoundName | None = None
    head: str = ""
    pronoun: PronounKind | None = None
    role: tuple[int, int] | None = None
    other: FoundName | None = None


class NounReader:
    """Tells which units of a passage can belong to a noun phrase, and what it stands for."""

    def __init__(self, text: str, units: Sequence[SpeechUnit], words: Vocabulary) -> None:
        self.text = text
        self.units = units
        self.words = words

    def lower(self, at: int) -> str:
        return lower_at(self.units, at)

    def is_determiner(self, at: int) -> bool:
        return self.lower(at) in self.words.grammar.determiners

    def is_noun(self, at: int) -> bool:
        """Return whether a unit may be a noun or an adjective."""
        unit = self.units[at]
        return unit.kind == "word" and not self.words.is_no_noun(unit.lower)

    def is_of_time(self, at: int) -> bool:
        """Return whether a unit is part of “this month”, “on Friday morning” or “esta semana”."""
        low, before = self.lower(at), self.lower(at - 1)
        if low in self.words.grammar.times:
            return before in self.words.grammar.this or self.words.is_adverb(before)
        return low in self.words.grammar.this and self.lower(at + 1) in self.words.grammar.times

    def is_title(self, at: int) -> bool:
        """Return whether a word is a title before a name, a full stop behind it."""
        return at >= 0 and self.lower(at) in self.words.titles

    def is_nickname(self, at: int) -> bool:
        """Return whether a unit is a nickname in marks: “el ‘Chicharito’ Hernández”."""
        marked = self.units[at].marked
        if marked is None or marked.outer_end - marked.end != 1:
            return False
        return marked.end - marked.start <= _SHORT_QUOTE and not self.has_stop(marked.end)

    def has_stop(self, end: int) -> bool:
        """Return whether a mark ends what stands before an offset of the text."""
        return not self.text[end - 1].isalnum()

    def first_of(self, last: int) -> int:
        """Return the first unit of the words that belong to the noun at `last`."""
        first = last
        while first > 0 and last - first < LONGEST:
            before = first - 1
            if self.units[before].text == "." and self.is_title(before - 1):
                first -= 2
            elif self.units[before].kind == "word" and self.is_determiner(before):
                first = before
                if not (first > 0 and self.is_determiner(first - 1)):
                    break
            elif self._belongs(before):
                first = before
            elif self._is_hyphen(before) or self.is_of_several(before):
                first -= 2
            else:
                break
        return first

    def _is_hyphen(self, at: int) -> bool:
        """Return whether a unit joins two words: “a 74-page report”."""
        if at < 1 or at + 1 >= len(self.units) or self.units[at].text != "-":
            return False
        before, after = self.units[at - 1], self.units[at + 1]
        return before.end == self.units[at].start and after.start == self.units[at].end

    def is_of_several(self, at: int) -> bool:
        """Return whether a unit is the apostrophe of “a fans’ group”."""
        if at < 1 or self.units[at].text not in ("'", "’"):
            return False
        before = self.units[at - 1]
        return before.end == self.units[at].start and before.lower.endswith("s")

    def _belongs(self, at: int) -> bool:
        """Return whether a unit belongs to the noun after it."""
        unit = self.units[at]
        if unit.is_possessive or self.is_nickname(at):
            return True
        if unit.name is not None:
            is_modifier = self.words.language == "en" and self.is_speaker(at + 1)
            return not unit.is_person or is_modifier
        if not self.is_noun(at):
            return False
        if unit.text[0].isupper() and self.words.speaker_kind(unit.lower) == "people":
            return True
        is_adjective = at > 0 and self.is_determiner(at - 1)
        return is_adjective or unit.lower not in self.words.verbs

    def is_speaker(self, at: int) -> bool:
        """Return whether a unit is a noun that stands for somebody who speaks."""
        unit = self.units[at]
        return unit.kind == "word" and self.words.speaker_kind(unit.lower) is not None

    def named(self, at: int, name: FoundName) -> NounPhrase:
        """Return the phrase of the name at `at` with the words before it."""
        first = self.first_of(at)
        other = self._coordinate(first)
        if name.kind == "person":
            role = (first, at) if self.says_role(first, at) else None
            return NounPhrase(first, at + 1, "person", name, role=role, other=other)
        if other is not None and other.kind == name.kind:
            first = self.first_of(first - 2)
        kind: PhraseKind = "bodies" if name.kind == "organisation" else "place"
        return NounPhrase(first, at + 1, kind, name, other=other)

    def _coordinate(self, first: int) -> FoundName | None:
        """Return the name that “and” joins to the phrase that begins at `first`."""
        joint = first - 1
        if joint < 1 or self.lower(joint) not in self.words.grammar.coordinating:
            return None
        other = self.units[joint - 1]
        return None if other.is_possessive else other.name

    def says_role(self, first: int, last: int) -> bool:
        return any(
            self.words.speaker_kind(unit.lower) == "people" for unit in self.units[first:last]
        )

    def described(self, first: int, last: int) -> NounPhrase:
        """Return a phrase without a person's name; its head says what it stands for."""
        order = (
            range(last - 1, first - 1, -1) if self.words.language == "en" else range(first, last)
        )
        name = next((unit.name for unit in self.units[first:last] if unit.name), None)
        for at in order:
            unit = self.units[at]
            if unit.kind == "word" and (kind := self.words.speaker_kind(unit.lower)):
                return NounPhrase(first, last, kind, name, unit.lower)
        return NounPhrase(first, last, "noun", name, self.lower(order[0]))

    def before_brackets(self, last: int) -> int:
        """Return the unit before brackets that end at `last`, or `last`."""
        if last < 0 or self.units[last].text != ")":
            return last
        for opening in range(last - 1, max(-1, last - LONGEST), -1):
            if self.units[opening].text == "(":
                return opening - 1
        return last

    def after_brackets(self, first: int) -> int:
        """Return the unit after brackets that begin at `first`, or `first`."""
        if text_at(self.units, first) != "(":
            return first
        for closing in range(first + 1, min(first + LONGEST, len(self.units))):
            if self.units[closing].text == ")":
                return closing + 1
        return first
