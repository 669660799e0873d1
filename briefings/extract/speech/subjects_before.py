"""The subject that stands before its cue, right before it or farther."""

from typing import Final

from briefings.extract.speech.cue import SpeechCue
from briefings.extract.speech.noun_phrases import COMMAS, NounPhrase, NounReader
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.phrases_before import PhrasesBefore
from briefings.extract.speech.relative_subjects import RelativeSubjects
from briefings.extract.speech.subject import COORDINATED, Subject
from briefings.extract.speech.units import begins_clause

_FARTHEST: Final = 40
"""Units between a subject and its verb."""

_LONGEST_SUBJECT: Final = 12
"""Units of a subject with what is said of it."""

_SHORTEST_INSERTION: Final = 3
"""Units between a subject that may be anything and its verb: “however”, “en cambio”."""

_LONGEST_ADJUNCT: Final = 8
"""Units of words of time and place before a subject."""

_SPEAKERS: Final = frozenset(("person", "people", "bodies", "documents"))
_MEANWHILE: Final = frozenset(("mientras", "tanto"))


class SubjectsBefore:
    """Finds subjects before their cues."""

    def __init__(self, nouns: NounReader, before: PhrasesBefore, after: PhrasesAfter) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words
        self._grammar = nouns.words.grammar
        self._before = before
        self._after = after
        self._relatives = RelativeSubjects(nouns, before)

    def end_of_subject(self, cue: SpeechCue) -> int:
        """Return the unit before a cue that is no auxiliary, adverb or pronoun of the verb."""
        at = cue.first - 1
        while at >= 0 and self._units[at].kind == "word" and self._is_light(at, cue):
            at -= 1
        return at

    def _is_light(self, at: int, cue: SpeechCue) -> bool:
        low = self._nouns.lower(at)
        if low in self._grammar.auxiliaries or low in self._grammar.clitics:
            return True
        if self._nouns.is_of_time(at):
            return True
        if self._words.is_adverb(low):
            return low not in self._grammar.coordinating
        is_passed = at < cue.first - 1 and low in self._grammar.prepositions
        return is_passed and self._words.is_adverb(self._nouns.lower(at + 1))

    def touching(self, at: int, *, is_verb: bool) -> Subject | None:
        """Return the subject right before a verb whose auxiliaries begin after `at`.

        Where it is not sure that the word `is_verb`, its subject is not looked for any farther.
        """
        if at < 0:
            return None
        low = self._nouns.lower(at)
        if low in self._grammar.relatives and self._units[at].kind == "word":
            relative = self._relatives.of(at)
            if relative is not None:
                return relative
        if low in self._grammar.coordinating:
            return COORDINATED
        if self._units[at].kind not in ("word", "name") and self._units[at].text != ")":
            return None
        phrase = self._before.ending(at)
        described = self._relatives.described(phrase) if phrase is not None and is_verb else None
        if described is not None:
            return Subject(described, "before")
        if phrase is None or self._is_no_subject(phrase):
            phrase = self._speaker_before(at) if is_verb else None
        elif is_verb and self._is_loose(phrase):
            phrase = self._speaker_before(phrase.first - 1) or phrase
        return Subject(phrase, "before") if phrase is not None else None

    def _is_loose(self, phrase: NounPhrase) -> bool:
        """Return whether a phrase is rather a part of another: “a report released Monday”."""
        is_bare = phrase.kind == "noun" and phrase.name is None
        is_english = self._words.language == "en"
        return is_bare and is_english and not self._nouns.is_determiner(phrase.first)

    def _speaker_before(self, end: int) -> NounPhrase | None:
        """Return who speaks in the words before a verb: “sources close to the talks said”."""
        for at in range(end, max(-1, end - _LONGEST_SUBJECT), -1):
            unit = self._units[at]
            if unit.kind not in ("word", "name") or self._parts(unit.lower):
                return None
            if not unit.is_person and not self._nouns.is_speaker(at):
                continue
            phrase = self._before.ending(at)
            if phrase is not None and not self._before.is_governed(phrase.first):
                return phrase
        return None

    def _parts(self, word: str) -> bool:
        """Return whether a word begins another clause, and joins no nouns."""
        return word in self._grammar.conjunctions and word not in self._grammar.coordinating

    def _is_no_subject(self, phrase: NounPhrase) -> bool:
        """Return whether a phrase that can be anything is governed by a preposition."""
        if phrase.kind != "noun" or phrase.name is not None or phrase.first == 0:
            return False
        low = self._nouns.lower(phrase.first - 1)
        return low in self._grammar.prepositions and low not in self._grammar.conjunctions

    def apposed(self, end: int) -> Subject | None:
        """Return the person named right before a comma: “Smith, the mayor, said”."""
        if end <= 0 or self._units[end].text not in COMMAS:
            return None
        near = self._before.ending(end - 1)
        if near is None or self._before.is_governed(near.first):
            return None
        if near.kind == "person":
            return Subject(self._with_role(near), "insertion")
        if near.kind == "bodies" and near.name is not None and self._has_role_before(near):
            return Subject(near, "insertion")
        is_unknown_name = near.kind == "noun" and self._reads_like_name(near)
        named = self._with_role(near) if is_unknown_name else near
        return Subject(near, "insertion") if named.role is not None else None

    def _has_role_before(self, body: NounPhrase) -> bool:
        """Return whether what a body is stands before its name: “The union, Unite, said”."""
        joint = body.first - 1
        if joint < 1 or self._units[joint].text != ",":
            return False
        role = self._before.ending(joint - 1)
        return role is not None and role.kind in _SPEAKERS and self._begins_clause(role.first)

    def _reads_like_name(self, phrase: NounPhrase) -> bool:
        """Return whether all of two or more words begin large."""
        units = self._units[phrase.first : phrase.last]
        return len(units) > 1 and all(unit.text[:1].isupper() for unit in units)

    def _with_role(self, person: NounPhrase) -> NounPhrase:
        """Return a person with the role before the name: “the mayor of Lima, Ana Ruiz, said”."""
        joint = person.first - 1
        if joint < 1 or self._units[joint].text not in COMMAS:
            return person
        role = self._before.ending(joint - 1)
        if role is None or role.kind != "people" or not self._begins_clause(role.first):
            return person
        return person._replace(first=role.first, role=(role.first, role.last))

    def insertion(self, end: int) -> Subject | None:
        """Return the subject before what commas or dashes enclose: “Smith, who left, said”."""
        if end <= 0 or self._units[end].text not in COMMAS:
            return None
        mark = self._units[end].text
        while end > 0 and self._units[end].text == mark:
            end -= 1
        for at in range(end, max(0, end - _FARTHEST), -1):
            unit = self._units[at]
            if unit.kind == "quote" or unit.text == ";":
                return None
            if unit.text != mark:
                continue
            phrase = self._before.ending(self._before_dashes(at, mark))
            if phrase is None or not (phrase.kind in _SPEAKERS or self._is_near(phrase, at, end)):
                continue
            if self._begins_clause(phrase.first):
                return Subject(phrase, "insertion")
        return None

    def _is_near(self, phrase: NounPhrase, at: int, end: int) -> bool:
        """Return whether anything may speak after a few words: “the milkman, however, said”."""
        is_bare = self._words.is_plural(phrase.head) and self._begins_clause(phrase.first)
        is_noun = phrase.kind == "noun" and (self._nouns.is_determiner(phrase.first) or is_bare)
        speaks = any(unit.lower in self._words.verbs for unit in self._units[at : end + 1])
        return is_noun and not speaks and end - at <= _SHORTEST_INSERTION

    def _before_dashes(self, at: int, mark: str) -> int:
        while at >= 0 and self._units[at].text == mark:
            at -= 1
        return at

    def _begins_clause(self, at: int) -> bool:
        while at > 0 and self._words.is_adverb(self._nouns.lower(at - 1)):
            at -= 1
        if begins_clause(self._units, at):
            return True
        low = self._nouns.lower(at - 1)
        return low in self._grammar.conjunctions or low in self._grammar.complementizers

    def of_sentence(self, cue: SpeechCue) -> Subject | None:
        """Return the phrase with which the passage begins, if it can speak."""
        at = self._after_adjunct(cue.first)
        if at == 0 and len(self._units) > 1 and self._units[1].text == ":":
            at = 2
        while at < cue.first and self._is_passed(at):
            at += 1
        phrase = self._after.beginning(at)
        if phrase is None or phrase.last > cue.first or phrase.kind in ("place", "pronoun"):
            return None
        if phrase.kind == "noun" and not self._nouns.is_determiner(at):
            return None
        return Subject(phrase, "sentence")

    def _after_adjunct(self, end: int) -> int:
        """Return the unit after words of time and place that begin a passage."""
        if self._nouns.lower(0) not in self._grammar.prepositions:
            return 0
        is_when = self._words.is_adverb(self._nouns.lower(1)) or self._is_when(1)
        if is_when and self._nouns.is_determiner(2):
            return 2
        for at in range(min(end, _LONGEST_ADJUNCT)):
            if self._units[at].text == ",":
                return at + 1
        return 2 if is_when else 0

    def _is_when(self, at: int) -> bool:
        """Return whether a month or year follows “in”: “In May a technician came”."""
        unit = self._units[at] if at < len(self._units) else None
        return unit is not None and (unit.text.isdigit() or unit.lower in self._grammar.months)

    def _is_passed(self, at: int) -> bool:
        low = self._nouns.lower(at)
        is_mark = self._units[at].kind == "mark"
        is_joint = low in self._grammar.coordinating or low in _MEANWHILE
        return is_mark or is_joint or self._words.is_adverb(low)
