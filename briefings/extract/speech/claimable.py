"""Which cues make a claim at all, whatever stands beside them."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.neighbours import lower_at
from briefings.extract.speech.attribution import end_of
from briefings.extract.speech.claimed_stretch import points_back
from briefings.extract.speech.cue import OF_OBJECT, THAT
from briefings.extract.speech.speaker import CuedStatement
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_OF_CLAUSE: Final = frozenset(("de", "en"))
_FARTHEST_NAMED: Final = 9
"""Units between “called” and the “a” of what somebody is called."""

_A: Final = frozenset(("a", "an"))
_FARTHEST_TO: Final = 7
"""Units between what somebody holds and its “to”."""

_FARTHEST_VERB: Final = 9
"""Units after a cue among which the verb of a clause without “that” is looked for."""

_THIRD_PERSON_OR_PAST: Final = ("s", "ed")
_FARTHEST_DEED: Final = 3
"""Units of “the official launch”."""

_NEAR: Final = 3
"""Units after “told somebody” within which “to” makes it an order."""


class ClaimableCues:
    """Tells the cues of one passage that make a claim from those that do not."""

    def __init__(self, units: Sequence[SpeechUnit], words: Vocabulary) -> None:
        self._units = units
        self._words = words
        self._grammar = words.grammar

    def may_claim(self, statement: CuedStatement) -> bool:
        """Return whether a cue may make a claim."""
        cue, phrase = statement.cue, statement.subject.phrase
        if cue.kind == "noun":
            return self._is_of_noun(statement)
        if cue.kind == "quoting" and not self._reports(statement):
            return False
        if phrase is not None and phrase.pronoun == "self":
            return False
        if statement.subject.route == "after" and points_back(self._units, cue.first):
            return False
        if cue.kind in OF_OBJECT and self._is_of_thing(statement):
            return False
        first = end_of(statement) + 1
        near = self._units[first : first + _NEAR]
        return cue.infinitive != "tell" or all(unit.lower != "to" for unit in near)

    def _is_of_noun(self, statement: CuedStatement) -> bool:
        """Return whether the clause of somebody's noun follows it: “Reed’s claim that he won”.

        “Claims that were false” is no such clause: there “that” is itself a subject.
        """
        cue, end = statement.cue, end_of(statement)
        is_noun = self._lower(cue.first) in self._words.claim_nouns
        if not is_noun or statement.source.text is None:
            return False
        if self._quotes(end):
            return False
        if self._words.language == "es":
            return self._lower(end) in _OF_CLAUSE and self._lower(end + 1) == "que"
        first = end + 1
        while self._words.is_adverb(self._lower(first)):
            first += 1
        following = self._lower(first)
        is_verb = (
            following in self._grammar.auxiliaries
            or following in self._grammar.being
            or following in self._grammar.modals
            or following.endswith("ed")
            or following in self._words.verbs
        )
        return self._lower(end) == "that" and not is_verb

    def _quotes(self, first: int) -> bool:
        """Return whether a clause has words in quotation marks, which are its claim then."""
        for unit in self._units[first : first + _FARTHEST_VERB]:
            if unit.kind in ("mark", "quote"):
                return unit.kind == "quote"
        return False

    def _is_of_thing(self, statement: CuedStatement) -> bool:
        """Return whether what somebody is called is said by a thing: “reseñas que la alabaron”."""
        at = statement.cue.first - 1
        while at > 0 and self._is_verbal(at):
            at -= 1
        is_relative = at >= 0 and self._units[at].lower in self._grammar.relatives
        return statement.subject.route == "coordinated" and is_relative

    def _is_verbal(self, at: int) -> bool:
        low = self._units[at].lower
        return low in self._grammar.auxiliaries or low in self._grammar.clitics

    def _reports(self, statement: CuedStatement) -> bool:
        """Return whether a verb of one's own words has a clause: “he joked that”, no wish."""
        end = end_of(statement)
        is_joined = self._words.language == "es" and self._lower(end) in _OF_CLAUSE
        is_clause = self._lower(end + is_joined) in THAT
        return is_clause and statement.cue.infinitive not in self._grammar.wishing

    def is_bare_gerund(self, statement: CuedStatement, first: int, last: int) -> bool:
        """Return whether a cue without “that” has an object: “explicando la situación”."""
        cue = statement.cue
        if cue.form != "gerund":
            return False
        if self._words.language == "en" and cue.kind in ("saying", "denying"):
            return self._describes_noun(cue.first) and not self._has_verb(first, last)
        return statement.subject.route != "before"

    def _describes_noun(self, at: int) -> bool:
        """Return whether a gerund stands right behind a noun or “for”: “people reporting gains”."""
        before = self._units[at - 1] if at > 0 else None
        if before is None or before.kind != "word" or self._words.pronoun(before.lower):
            return False
        return before.lower == "for" or not self._words.is_no_noun(before.lower)

    def _has_verb(self, first: int, last: int) -> bool:
        """Return whether units are an English clause, by its pronoun or auxiliary."""
        grammar = self._grammar
        for at in range(first, min(last, first + _FARTHEST_VERB)):
            unit, low = self._units[at], self._lower(at)
            if unit.kind in ("mark", "quote") or low in grammar.conjunctions:
                return False
            is_auxiliary = low in grammar.auxiliaries or low in grammar.modals
            if is_auxiliary and low != "to":
                return True
            if self._words.pronoun(low) not in (None, "relative"):
                return True
            if unit.kind == "name" and self._lower(at + 1).endswith(_THIRD_PERSON_OR_PAST):
                return True
        return False

    def _lower(self, at: int) -> str:
        return lower_at(self._units, at)

    def may_follow(
        self, statement: CuedStatement, first: int, last: int, clause: int | None
    ) -> bool:
        """Return whether a cue of its kind claims the units after it, `clause` after “that”."""
        cue = statement.cue
        if cue.kind == "holding":
            return self._is_held(statement, first, last, clause)
        if cue.kind == "naming":
            has_quote = any(unit.kind == "quote" for unit in self._units[first:last])
            return has_quote or self._names_as(cue.infinitive, first, last)
        if clause is None and self._is_deed(first, last):
            return False
        if cue.infinitive in self._grammar.only_with_clause:
            is_english = self._words.language == "en"
            has_quote = any(unit.kind == "quote" for unit in self._units[first:last])
            is_clause = is_english and (has_quote or self._has_verb(first, last))
            is_answer = cue.kind == "denying" and self._is_charge(first, last)
            return clause is not None or is_clause or is_answer
        return True

    def _is_held(self, statement: CuedStatement, first: int, last: int, clause: int | None) -> bool:
        """Return whether the units after a verb say what somebody holds."""
        phrase = statement.subject.phrase
        is_told = clause is not None or self._is_bare_clause(first, last)
        if statement.cue.infinitive not in self._grammar.only_with_clause:
            is_told = is_told or self._foretells(statement, first)
        if self._words.language == "es":
            is_pronoun = phrase is None or phrase.kind == "pronoun"
            return clause == first + 1 or (is_told and not is_pronoun)
        if phrase is not None and phrase.kind == "pronoun":
            return is_told and not self._is_within_claim(phrase.first)
        return is_told

    def _is_within_claim(self, at: int) -> bool:
        """Return whether a pronoun follows a verb of saying: “the bank said it expects”."""
        before = at - 1
        if before > 0 and self._lower(before) in THAT:
            before -= 1
        return before >= 0 and self._lower(before) in self._words.verbs

    def _is_bare_clause(self, first: int, last: int) -> bool:
        """Return whether English units are a clause without “that”, with its own subject."""
        low, grammar = self._lower(first), self._grammar
        is_verb = low in grammar.auxiliaries or low in grammar.modals
        return self._words.language == "en" and not is_verb and self._has_verb(first, last)

    def _foretells(self, statement: CuedStatement, first: int) -> bool:
        """Return whether something is held of an object: “expects oil to fall”, “fears a war”."""
        if any(unit.lower == "to" for unit in self._object(first + 1, first + _FARTHEST_TO)):
            return True
        phrase = statement.subject.phrase
        is_speaker = phrase is None or phrase.kind in ("person", "people", "bodies", "pronoun")
        is_negated = statement.cue.is_negated
        is_foretold = is_negated or statement.cue.infinitive in self._grammar.foretelling
        if not (is_foretold and is_speaker):
            return False
        if is_negated and self._lower(first) == "to":
            return True
        low = self._lower(first)
        is_joint = low in self._grammar.prepositions or low in self._grammar.conjunctions
        return not is_joint and self._units[first].kind in ("word", "name")

    def _is_deed(self, first: int, last: int) -> bool:
        """Return whether an event is announced: “the launch of a boat”, “su renuncia”."""
        near = self._units[first : min(last, first + _FARTHEST_DEED)]
        is_determined = bool(near) and near[0].lower in self._grammar.determiners
        return is_determined and any(unit.lower in self._grammar.deeds for unit in near)

    def _is_charge(self, first: int, last: int) -> bool:
        """Return whether what is denied was itself said: “rejected the accusations”."""
        near = self._units[first : min(last, first + _FARTHEST_DEED)]
        return any(unit.lower in self._grammar.charges for unit in near)

    def _object(self, first: int, last: int) -> Iterator[SpeechUnit]:
        """Yield the units up to a mark or to what “and” joins."""
        for unit in self._units[first:last]:
            if unit.kind == "mark" or unit.lower in self._grammar.coordinating:
                return
            yield unit

    def _names_as(self, infinitive: str, first: int, last: int) -> bool:
        """Return whether somebody is called something: “called the vote a mistake”."""
        if infinitive not in self._grammar.naming_as:
            return False
        for at in range(first + 1, min(last, first + _FARTHEST_NAMED)):
            if self._units[at].kind == "mark":
                return False
            if self._units[at].lower in _A:
                return lower_at(self._units, at - 1) not in self._grammar.prepositions
        return False
