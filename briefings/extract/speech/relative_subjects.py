"""Subjects with relative clauses: whom “who” and “que” stand for."""

from typing import Final

from briefings.extract.speech.noun_phrases import COMMAS, NounPhrase, NounReader
from briefings.extract.speech.phrases_before import PhrasesBefore
from briefings.extract.speech.subject import COORDINATED, Subject

_LONGEST_PREDICATE: Final = 12
"""Units of what somebody is called."""

_LONGEST_CLAUSE: Final = 8
"""Units from “who” to the phrase at the end of its clause."""

_WHO: Final = frozenset(("who", "quien", "quienes"))
_DESCRIBED: Final = frozenset(("person", "people", "noun"))


class RelativeSubjects:
    """Finds the subjects of verbs in relative clauses and after them."""

    def __init__(self, nouns: NounReader, before: PhrasesBefore) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words
        self._grammar = nouns.words.grammar
        self._before = before

    def of(self, at: int) -> Subject | None:
        """Return the noun that “who”, “which” or “que” stands for."""
        end = self._end(at)
        if end < 0 or self._nouns.is_determiner(end):
            return COORDINATED if end >= 0 else None
        phrase = self._before.ending(end)
        if phrase is None or phrase.kind == "pronoun":
            is_anybody = phrase is not None and phrase.pronoun == "self"
            return Subject(phrase, "relative") if is_anybody else None
        if self._nouns.lower(at) in _WHO and phrase.kind not in ("person", "people"):
            phrase = self._person_within(phrase, end) or phrase
        of_predicate = self._of_predicate(phrase)
        if of_predicate is not None:
            return Subject(of_predicate, "relative")
        if self._words.language == "es" and phrase.kind in ("noun", "place"):
            return COORDINATED
        return Subject(phrase, "relative")

    def _end(self, at: int) -> int:
        """Return the last unit of what a relative pronoun stands for, words of time left out."""
        end = at - 1
        if end >= 0 and self._units[end].text in COMMAS:
            end -= 1
        while end > 0 and (self._nouns.is_of_time(end) or self._is_day(end)):
            end -= 1
        return end

    def described(self, phrase: NounPhrase) -> NounPhrase | None:
        """Return whom a relative clause describes that ends with a phrase: “men who left home”."""
        end = phrase.last - 1 if phrase.kind == "person" else phrase.first
        for at in range(end - 1, max(0, end - _LONGEST_CLAUSE), -1):
            unit = self._units[at]
            if unit.kind not in ("word", "name") or unit.lower in self._words.verbs:
                return None
            is_verb = at == end - 1 and self._nouns.lower(end).endswith("ed")
            is_who = self._words.pronoun(unit.lower) == "relative" and at < end - 1
            if is_who or (is_verb and unit.lower in self._grammar.relatives):
                described = self._before.ending(at - 1)
                is_speaker = described is not None and described.kind in _DESCRIBED
                return described if is_speaker else None
        return None

    def _person_within(self, phrase: NounPhrase, end: int) -> NounPhrase | None:
        """Return whom “who” stands for: “the mayor” of “a letter to the mayor in May”."""
        for at in range(end, phrase.first - 1, -1):
            person = self._before.person_ending(at)
            if person is not None:
                return person
        return None

    def _is_day(self, at: int) -> bool:
        """Return whether a word of time stands behind a noun: “his doctor Friday”."""
        is_word = self._units[at].kind == "word"
        return is_word and self._words.is_adverb(self._nouns.lower(at))

    def _of_predicate(self, phrase: NounPhrase) -> NounPhrase | None:
        """Return whom a predicate describes: “Smith is a liar and birther who said”."""
        if phrase.kind == "person":
            return None
        at = phrase.first - 1
        while at > 0 and phrase.first - at < _LONGEST_PREDICATE and self._is_of_predicate(at):
            at -= 1
        if at < 1 or self._nouns.lower(at) not in self._grammar.being:
            return None
        subject = self._before.ending(at - 1)
        is_speaker = subject is not None and subject.kind in ("person", "people", "pronoun")
        return subject if is_speaker else None

    def _is_of_predicate(self, at: int) -> bool:
        unit = self._units[at]
        if self._nouns.lower(at) in self._grammar.being:
            return False
        is_joint = unit.text == "," or unit.lower in self._grammar.coordinating
        return (
            is_joint
            or self._nouns.is_determiner(at)
            or self._nouns.is_noun(at)
            or (self._words.is_adverb(unit.lower))
        )
