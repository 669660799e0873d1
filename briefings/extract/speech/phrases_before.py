"""The noun phrase that ends at a unit of a passage."""

from typing import Final

from briefings.extract.speech.noun_phrases import COMMAS, MOST_JOINED, NounPhrase, NounReader

_HELD_BY_PEOPLE: Final = frozenset(("people", "bodies", "documents"))
"""“The government of Smith”, “the report of Smith” are not Smith."""


class PhrasesBefore:
    """Finds noun phrases by where they end."""

    def __init__(self, nouns: NounReader) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words

    def ending(self, last: int) -> NounPhrase | None:
        """Return the phrase whose last unit is `last`, with what it is joined to before it.

        What describes a person named right before it is that person.
        """
        inner = self._simple(last)
        if inner is None or inner.kind == "pronoun":
            return inner
        return self._described_person(self._with_coordinate(self._joined(inner)))

    def person_ending(self, last: int) -> NounPhrase | None:
        """Return whom a phrase's last words stand for: “the mayor” of “letter to the mayor”."""
        inner = self._simple(last)
        return inner if inner is not None and inner.kind in ("person", "people") else None

    def _simple(self, last: int) -> NounPhrase | None:
        last = self._nouns.before_brackets(last)
        if last < 0:
            return None
        unit = self._units[last]
        if unit.name is not None:
            return None if unit.is_possessive else self._nouns.named(last, unit.name)
        if unit.kind != "word":
            return None
        pronoun = self._words.pronoun(unit.lower)
        if pronoun is not None:
            return (
                None
                if pronoun == "relative"
                else NounPhrase(last, last + 1, "pronoun", pronoun=pronoun)
            )
        return self._noun(last)

    def _noun(self, last: int) -> NounPhrase | None:
        if self._nouns.is_determiner(last):
            is_some = self._nouns.is_speaker(last)
            return self._nouns.described(last, last + 1) if is_some else None
        if not self._nouns.is_noun(last) or self._nouns.lower(last).endswith(("’s", "'s")):
            return None
        return self._nouns.described(self._nouns.first_of(last), last + 1)

    def _joined(self, inner: NounPhrase) -> NounPhrase:
        """Return the phrase to which “of” and the like join another."""
        outer = inner
        for _ in range(MOST_JOINED):
            joint = outer.first - 1
            is_joint = self._nouns.lower(joint) in self._words.grammar.joining
            is_within_name = self._is_within_name(joint)
            if joint < 1 or not (is_joint or is_within_name):
                break
            before = self._simple(joint - 1)
            if before is not None and is_within_name:
                outer = before._replace(last=inner.last)
                continue
            if before is None or not self._may_join(before, outer):
                break
            outer = before._replace(last=inner.last)
        return outer

    def _is_within_name(self, joint: int) -> bool:
        """Return whether “and” joins two words of one name: “the minister of Trade and Ports”."""
        if joint < 1 or self._nouns.lower(joint) not in self._words.grammar.coordinating:
            return False
        sides = self._units[joint - 1], self._units[joint + 1]
        return all(unit.kind == "word" and unit.text[0].isupper() for unit in sides)

    def _may_join(self, before: NounPhrase, outer: NounPhrase) -> bool:
        if before.kind in ("pronoun", "place"):
            return False
        if before.kind == "noun" and before.name is None and self._words.language == "en":
            is_nominal = self._nouns.is_determiner(before.first)
            return is_nominal or self._words.is_plural(before.head)
        is_noun = before.head in ("", self._nouns.lower(before.last - 1))
        if self._words.language == "en" and before.name is None and not is_noun:
            return False
        return outer.kind != "person" or before.kind in _HELD_BY_PEOPLE

    def _with_coordinate(self, phrase: NounPhrase) -> NounPhrase:
        """Return a role with the one that “and” joins to it: “the lawyer and senator”."""
        joint = phrase.first - 1
        if phrase.kind != "people" or joint < 1:
            return phrase
        if self._nouns.lower(joint) not in self._words.grammar.coordinating:
            return phrase
        before = self._simple(joint - 1)
        if before is None or before.kind != "people":
            return phrase
        return phrase._replace(first=before.first)

    def _described_person(self, phrase: NounPhrase) -> NounPhrase:
        """Return the one whom a role describes: “John Smith, the mayor” is John Smith."""
        joint = phrase.first - 1
        if phrase.kind == "person" or joint < 1:
            return phrase
        if phrase.kind == "people" and (
            self._nouns.lower(joint) in self._words.grammar.coordinating
        ):
            before = self.ending(joint - 1)
            return before if before is not None and before.kind == "person" else phrase
        if self._units[joint].text not in COMMAS:
            return phrase
        return self._named_before(phrase, self._nouns.before_brackets(joint - 1)) or phrase

    def _named_before(self, phrase: NounPhrase, at: int) -> NounPhrase | None:
        unit = self._units[at]
        if unit.name is None or unit.is_possessive or self.is_governed(self._nouns.first_of(at)):
            return None
        is_body = phrase.kind == "bodies" and unit.name.kind == "organisation"
        if not unit.is_person and (not is_body or self._words.is_plural(phrase.head)):
            return None
        named = self._nouns.named(at, unit.name)
        role = (phrase.first, phrase.last) if phrase.kind == "people" else named.role
        return named._replace(last=phrase.last, role=role)

    def is_governed(self, first: int) -> bool:
        """Return whether a preposition stands before the phrase that begins at `first`."""
        return first > 0 and self._nouns.lower(first - 1) in self._words.grammar.prepositions
