"""The noun phrase that begins at a unit of a passage."""

from typing import Final

from briefings.extract.findings import FoundName
from briefings.extract.speech.noun_phrases import (
    COMMAS,
    LONGEST,
    MOST_JOINED,
    NounPhrase,
    NounReader,
    PhraseKind,
)

_PLACING: Final = frozenset(("en", "in", "on", "at", "ante", "con", "with"))
"""They join a name to a phrase; anything else is said of the verb: “dijo en un comunicado”."""


class PhrasesAfter:
    """Finds noun phrases by where they begin."""

    def __init__(self, nouns: NounReader) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words

    def beginning(self, first: int) -> NounPhrase | None:
        """Return the phrase whose first unit is `first`, with what is joined to it.

        A role is the person named right after it.
        """
        phrase = self._simple(first)
        if phrase is None or phrase.kind in ("person", "pronoun"):
            return phrase
        phrase = phrase._replace(last=self._joined(phrase.last))
        return self._named_after(phrase) or phrase

    def _simple(self, first: int) -> NounPhrase | None:
        pronoun = self._words.pronoun(self._nouns.lower(first))
        if pronoun is not None and self._units[first].kind == "word":
            is_own = pronoun != "relative"
            return NounPhrase(first, first + 1, "pronoun", pronoun=pronoun) if is_own else None
        last = self._end(first)
        if last == first or (last == first + 1 and self._is_bare_determiner(first)):
            return None
        name = self._units[last - 1].name
        if name is None or self._units[last - 1].is_possessive:
            return self._nouns.described(first, last)
        return self._named(first, last, name)

    def _named(self, first: int, last: int, name: FoundName) -> NounPhrase:
        """Return the phrase that a name ends."""
        if name.kind == "person":
            role = (first, last - 1) if self._nouns.says_role(first, last - 1) else None
            return NounPhrase(first, last, "person", name, role=role)
        phrase = self._nouns.described(first, last)
        if phrase.kind != "noun":
            return phrase
        kind: PhraseKind = "bodies" if name.kind == "organisation" else "place"
        return NounPhrase(first, last, kind, name)

    def _is_bare_determiner(self, at: int) -> bool:
        return self._nouns.is_determiner(at) and not self._nouns.is_speaker(at)

    def _end(self, first: int) -> int:
        """Return the unit after the words of a phrase; a person's name ends it."""
        at = first
        while at < len(self._units) and at - first < LONGEST + 2:
            unit = self._units[at]
            if unit.is_person and not unit.is_possessive and not self._modifies(at):
                return at + 1
            if not self._continues(at, first):
                break
            at += 1
        return at

    def _modifies(self, at: int) -> bool:
        """Return whether a name says whose the noun after it is: “the Smith campaign”."""
        is_before = at + 1 < len(self._units) and self._nouns.is_speaker(at + 1)
        return self._words.language == "en" and is_before

    def _continues(self, at: int, first: int) -> bool:
        unit = self._units[at]
        if unit.name is not None:
            return True
        is_dot = unit.text == "." and self._nouns.is_title(at - 1)
        if at > first and (is_dot or self._nouns.is_of_several(at)):
            return True
        if at > first and self._nouns.is_nickname(at):
            return self._nouns.is_determiner(at - 1) or self._units[at - 1].name is not None
        if at > first and self._is_verb(at):
            return False
        if self._nouns.is_determiner(at):
            return at == first or self._nouns.is_determiner(at - 1)
        return self._nouns.is_noun(at)

    def _is_verb(self, at: int) -> bool:
        """Return whether the word after a name or a speaker's noun is rather a verb."""
        follows_name = self._units[at - 1].name is not None
        if self._words.language == "es":
            return follows_name
        follows = follows_name or self._nouns.is_speaker(at - 1)
        low = self._nouns.lower(at)
        grammar = self._words.grammar
        return follows and (low.endswith("ed") or low in grammar.giving or low in grammar.past)

    def _joined(self, last: int) -> int:
        """Return where a phrase ends with all that “of” and the like join to it."""
        last = self._nouns.after_brackets(last)
        for _ in range(MOST_JOINED):
            if not self._joins(last):
                break
            joined = self._simple(last + 1)
            is_place = self._nouns.lower(last) in _PLACING
            if joined is None or (is_place and joined.name is None):
                break
            last = self._nouns.after_brackets(joined.last)
        return last

    def _joins(self, at: int) -> bool:
        """Return whether a word joins what follows to a phrase: “of”, or “and” within a name."""
        low, grammar = self._nouns.lower(at), self._words.grammar
        if low in grammar.joining:
            return True
        if low not in grammar.coordinating or not self._is_large(at - 1):
            return False
        following = at + 1
        while self._nouns.is_determiner(following):
            following += 1
        is_part = self._is_large(following) and self._units[following].name is None
        return is_part and (following > at + 1 or self._units[at - 1].kind == "word")

    def _is_large(self, at: int) -> bool:
        return 0 <= at < len(self._units) and self._units[at].text[:1].isupper()

    def _named_after(self, phrase: NounPhrase) -> NounPhrase | None:
        """Return the person whose role a phrase is: “the mayor of Lima, Ana Ruiz”."""
        if phrase.kind not in ("people", "noun", "bodies") or phrase.last >= len(self._units):
            return None
        if self._units[phrase.last].text not in COMMAS:
            return None
        if phrase.kind == "bodies" and phrase.name is not None:
            return None
        named = self._simple(phrase.last + 1)
        if named is None or named.kind != "person" or not self._is_whole(named):
            return None
        return named._replace(first=phrase.first, role=(phrase.first, phrase.last))

    def _is_whole(self, named: NounPhrase) -> bool:
        """Return whether nothing but a mark or a preposition follows a name."""
        if named.last >= len(self._units) or self._units[named.last].kind != "word":
            return True
        return self._nouns.lower(named.last) in self._words.grammar.prepositions
