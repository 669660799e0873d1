"""Noun phrases that can be a speaker: names, roles, bodies, documents, pronouns."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundName
from briefings.extract.speech.passages import Unit
from briefings.extract.speech.vocabulary import PronounKind, Vocabulary

PhraseKind = Literal["person", "people", "bodies", "documents", "place", "pronoun", "noun"]
"""`people` is a role, `noun` anything else."""

_LONGEST: Final = 7
"""Words of a noun phrase before those that “of” and the like join."""

_MOST_JOINED: Final = 6
_COMMAS: Final = frozenset((",", "–", "—", "-", "--"))


class Phrase(NamedTuple):
    """A noun phrase: `units[first:last]`. `head` is the noun that says what it stands for."""

    first: int
    last: int
    kind: PhraseKind
    name: FoundName | None = None
    head: str = ""
    pronoun: PronounKind | None = None
    role: tuple[int, int] | None = None
    """Units of the words that say what a person is."""

    other: FoundName | None = None
    """The name that is joined to this one by “and”."""


class PhraseFinder:
    """Finds the noun phrases of a passage that end or begin at a unit."""

    def __init__(self, units: Sequence[Unit], words: Vocabulary) -> None:
        self._units = units
        self._words = words

    def ending(self, last: int) -> Phrase | None:
        """Return the phrase whose last unit is `last`, with what it is joined to before it."""
        inner = self._simple_ending(last)
        if inner is None or inner.kind == "pronoun":
            return inner
        outer = inner
        for _ in range(_MOST_JOINED):
            joint = outer.first - 1
            if joint < 1 or self._units[joint].lower not in self._words.grammar.joining:
                break
            before = self._simple_ending(joint - 1)
            if before is None or before.kind in ("pronoun", "place"):
                break
            if outer.kind == "person" and before.kind != "people":
                break
            outer = before._replace(last=inner.last)
        return self._apposed_before(self._with_coordinate(outer))

    def _with_coordinate(self, phrase: Phrase) -> Phrase:
        """Return a role with the one that “and” joins to it: “the lawyer and senator”."""
        joint = phrase.first - 1
        if phrase.kind != "people" or joint < 1:
            return phrase
        if self._units[joint].lower not in self._words.grammar.coordinating:
            return phrase
        before = self._simple_ending(joint - 1)
        if before is None or before.kind != "people":
            return phrase
        return phrase._replace(first=before.first)

    def _simple_ending(self, last: int) -> Phrase | None:
        last = self._before_brackets(last)
        if last < 0:
            return None
        unit = self._units[last]
        if unit.kind == "name" and not unit.is_possessive:
            return self._named(last)
        if unit.kind != "word":
            return None
        pronoun = self._words.pronouns.get(unit.lower)
        if pronoun is not None:
            is_own = pronoun != "relative"
            return Phrase(last, last + 1, "pronoun", pronoun=pronoun) if is_own else None
        if not self._is_noun(last) or unit.lower in self._words.grammar.determiners:
            return None
        first = self._words_before(last)
        return self._noun_phrase(first, last + 1)

    def _named(self, at: int) -> Phrase:
        unit = self._units[at]
        name = unit.name
        assert name is not None
        first = self._words_before(at)
        if name.kind == "person":
            role = (first, at) if first < at and self._says_role(first, at) else None
            return Phrase(first, at + 1, "person", name, role=role, other=self._coordinate(first))
        kind: PhraseKind = "bodies" if name.kind == "organisation" else "place"
        other = self._coordinate(first)
        if other is not None and other.kind == name.kind:
            first = self._words_before(first - 2)
        return Phrase(first, at + 1, kind, name, other=other)

    def _coordinate(self, first: int) -> FoundName | None:
        if first < 2 or self._units[first - 1].lower not in self._words.grammar.coordinating:
            return None
        other = self._units[first - 2]
        return None if other.is_possessive else other.name

    def _words_before(self, last: int) -> int:
        """Return the first unit of the words that belong to the noun at `last`."""
        first = last
        while first > 0 and last - first < _LONGEST:
            before = self._units[first - 1]
            if before.text == "." and self._is_title(first - 2):
                first -= 2
                continue
            if before.lower in self._words.grammar.determiners and before.kind == "word":
                first -= 1
                if self._is_determined_again(first):
                    continue
                break
            is_part = before.kind == "name" and not before.is_person or before.is_possessive
            if not is_part and not self._is_noun(first - 1):
                break
            if before.kind == "word" and before.lower in self._words.verbs:
                if not self._is_adjective(first - 1):
                    break
            first -= 1
        return first

    def _is_title(self, at: int) -> bool:
        """Return whether a word is a title before a name, a full stop behind it."""
        return at >= 0 and self._units[at].lower in self._words.grammar_titles

    def _is_adjective(self, at: int) -> bool:
        """Return whether a verb's form is an adjective here: a determiner stands before it."""
        return at > 0 and self._units[at - 1].lower in self._words.grammar.determiners

    def _is_determined_again(self, first: int) -> bool:
        return first > 0 and self._units[first - 1].lower in self._words.grammar.determiners

    def _is_noun(self, at: int) -> bool:
        unit = self._units[at]
        if unit.kind != "word" or unit.lower in self._words.no_noun:
            return False
        if unit.lower in self._words.grammar.adverbs:
            return False
        return True

    def _says_role(self, first: int, last: int) -> bool:
        return any(
            self._words.speaker_kind(unit.lower) == "people" for unit in self._units[first:last]
        )

    def _noun_phrase(self, first: int, last: int) -> Phrase:
        """Return a phrase without a person's name; its head says what it stands for."""
        nouns = list(range(first, last))
        if self._words.language == "en":
            nouns.reverse()
        name = next((unit.name for unit in self._units[first:last] if unit.name), None)
        for at in nouns:
            unit = self._units[at]
            if unit.kind == "word" and (kind := self._words.speaker_kind(unit.lower)):
                return Phrase(first, last, kind, name, unit.lower)
        head = self._units[nouns[0]].lower if nouns else ""
        return Phrase(first, last, "noun", name, head)

    def _before_brackets(self, last: int) -> int:
        if last >= 0 and self._units[last].text == ")":
            opening = last - 1
            while opening >= 0 and self._units[opening].text != "(" and last - opening < _LONGEST:
                opening -= 1
            if opening > 0 and self._units[opening].text == "(":
                return opening - 1
        return last

    def _apposed_before(self, phrase: Phrase) -> Phrase:
        """Return the person whom a role describes: “John Smith, the mayor” is John Smith."""
        if phrase.kind == "person" or phrase.first < 2:
            return phrase
        joint = phrase.first - 1
        is_coordinate = self._units[joint].lower in self._words.grammar.coordinating
        if is_coordinate and phrase.kind == "people":
            before = self.ending(joint - 1)
            return before if before is not None and before.kind == "person" else phrase
        if self._units[joint].text not in _COMMAS:
            return phrase
        at = self._before_brackets(joint - 1)
        unit = self._units[at]
        is_body = unit.name is not None and unit.name.kind == "organisation"
        is_same = unit.is_person or (
            phrase.kind == "bodies" and is_body and not self._words.is_plural(phrase.head)
        )
        if not is_same or unit.is_possessive or self._is_governed(at):
            return phrase
        named = self._named(at)
        role = (phrase.first, phrase.last) if phrase.kind == "people" else named.role
        return named._replace(last=phrase.last, role=role)

    def _is_governed(self, at: int) -> bool:
        """Return whether a preposition stands before the name at `at`."""
        first = self._words_before(at)
        return first > 0 and self._units[first - 1].lower in self._words.grammar.prepositions

    def beginning(self, first: int, *, apposed: bool = True) -> Phrase | None:
        """Return the phrase whose first unit is `first`, with what is joined to it."""
        at = first
        units = self._units
        while at < len(units) and at - first < _LONGEST + 2:
            unit = units[at]
            if unit.is_person and not unit.is_possessive:
                role = (first, at) if self._says_role(first, at) else None
                return Phrase(first, at + 1, "person", unit.name, role=role)
            if unit.kind == "name":
                at += 1
                continue
            if unit.kind == "word" and at == first and unit.lower in self._words.pronouns:
                pronoun = self._words.pronouns[unit.lower]
                if pronoun == "relative":
                    return None
                return Phrase(first, at + 1, "pronoun", pronoun=pronoun)
            if unit.text == "." and at > first and self._is_title(at - 1):
                at += 1
                continue
            is_determiner = unit.lower in self._words.grammar.determiners
            if not (is_determiner or self._is_noun(at)):
                break
            if is_determiner and at > first and not self._is_determined_again(at):
                break
            at += 1
        if at == first:
            return None
        if at - first == 1 and units[first].lower in self._words.grammar.determiners:
            return None
        phrase = self._noun_phrase(first, at)
        only = units[at - 1]
        if only.name is not None and not only.is_possessive and phrase.kind == "noun":
            kind: PhraseKind = "bodies" if only.name.kind == "organisation" else "place"
            phrase = Phrase(first, at, kind, only.name)
        return self._completed(phrase) if apposed else phrase

    def _completed(self, phrase: Phrase) -> Phrase:
        """Return a phrase with what is joined to it, or the person named right after it."""
        last = self._after_brackets(phrase.last)
        for _ in range(_MOST_JOINED):
            if last + 1 >= len(self._units) or self._units[last].lower not in (
                self._words.grammar.joining
            ):
                break
            joined = self.beginning(last + 1, apposed=False)
            if joined is None:
                break
            last = self._after_brackets(joined.last)
        phrase = phrase._replace(last=last)
        if phrase.kind not in ("people", "noun", "bodies"):
            return phrase
        if last < len(self._units) and self._units[last].text in _COMMAS:
            named = self.beginning(last + 1, apposed=False)
            if named is not None and named.kind == "person" and named.last - last <= _LONGEST:
                is_whole = named.last >= len(self._units) or self._units[named.last].kind != "word"
                is_whole = is_whole or self._units[named.last].lower in (
                    self._words.grammar.prepositions
                )
                if is_whole and (phrase.kind != "bodies" or phrase.name is None):
                    role = (phrase.first, last)
                    return named._replace(first=phrase.first, role=role)
        return phrase

    def _after_brackets(self, last: int) -> int:
        if last < len(self._units) and self._units[last].text == "(":
            for closing in range(last + 1, min(last + _LONGEST, len(self._units))):
                if self._units[closing].text == ")":
                    return closing + 1
        return last
