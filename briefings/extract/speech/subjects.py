"""Who is the subject of a cue, as far as its own passage says."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.neighbours import text_at
from briefings.extract.speech.cue import SpeechCue
from briefings.extract.speech.noun_phrases import COMMAS, NounPhrase, NounReader, PhraseKind
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.phrases_before import PhrasesBefore
from briefings.extract.speech.subject import (
    COORDINATED,
    MISTAKEN,
    NOBODY,
    UNDERSTOOD,
    Subject,
)
from briefings.extract.speech.subjects_after import SubjectsAfter
from briefings.extract.speech.subjects_before import SubjectsBefore
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.verb_senses import VerbSenses
from briefings.extract.speech.vocabulary import Vocabulary

_WITHIN: Final = frozenset(("in", "en"))
_BY: Final = frozenset(("by", "from", "de", "del", "por"))
_VIEWERS: Final = frozenset(("person", "people", "bodies"))
_AUTHORS: Final = frozenset(("person", "people", "bodies"))
_SPEAKERS: Final = frozenset(("person", "people", "bodies", "documents"))
_OF_WHOM: Final = frozenset(("for", "in"))
_FARTHEST_PERSON: Final = 10
"""Units between a person and “for saying”."""

_LONGEST_JOINT: Final = 2
"""Units between a document and what is said in it: “In the report it was said”."""

_LONGEST_OWNED: Final = 4
"""Words between an owner and what he said: “Smith’s long and angry letter”."""


class SubjectFinder:
    """Finds the subjects of the cues of one passage."""

    def __init__(self, text: str, units: Sequence[SpeechUnit], words: Vocabulary) -> None:
        self._units = units
        self._words = words
        self._grammar = words.grammar
        self._nouns = NounReader(text, units, words)
        self._phrases_after = PhrasesAfter(self._nouns)
        self._phrases_before = PhrasesBefore(self._nouns)
        self._before = SubjectsBefore(self._nouns, self._phrases_before, self._phrases_after)
        self._senses = VerbSenses(self._nouns, self._phrases_before)
        self._after = SubjectsAfter(self._nouns, self._phrases_after)

    def of(self, cue: SpeechCue) -> Subject:
        """Return the subject of a cue."""
        match cue.kind:
            case "according":
                return self._according(cue)
            case "impersonal":
                return self._document(cue)
            case "noun":
                return self._owner(cue)
        if cue.form == "participle":
            phrase = self._phrases_after.beginning(cue.last + 1)
            return Subject(phrase, "agent") if phrase else NOBODY
        if cue.form in ("gerund", "infinitive"):
            return self._subordinate(cue)
        return self._senses.checked(cue, self._finite(cue))

    def of_sentence(self, cue: SpeechCue) -> Subject | None:
        """Return the subject with which a passage begins, for a cue that is joined to it."""
        return self._before.of_sentence(cue)

    def _according(self, cue: SpeechCue) -> Subject:
        """Return the source of “according to”; “según dijo Pérez” is Pérez."""
        if self._nouns.lower(cue.last) in self._words.verbs:
            return self._after.strictly(cue._replace(last=cue.last + 1)) or UNDERSTOOD
        which = self._own_view(cue) or self._which_according(cue)
        if which is not None:
            return which
        if self._nouns.lower(cue.last) in self._grammar.own:
            return MISTAKEN
        phrase = self._phrases_after.beginning(cue.last)
        if phrase is None:
            return MISTAKEN if self._nouns.lower(cue.last) == "lo" else UNDERSTOOD
        if self._nouns.lower(cue.first) in self._grammar.in_view_of:
            is_view = phrase.kind in _VIEWERS and self._nouns.lower(phrase.last) == ","
            return Subject(phrase, "according") if is_view else MISTAKEN
        phrase = self._author(phrase)
        head = phrase.head or self._nouns.lower(phrase.first)
        return MISTAKEN if head in self._words.no_sources else Subject(phrase, "according")

    def _own_view(self, cue: SpeechCue) -> Subject | None:
        """Return whose view “in her view” gives; in Spanish “su” does not say."""
        if self._nouns.lower(cue.first + 1) not in self._grammar.possessive:
            return None
        pronoun = self._grammar.owning.get(self._nouns.lower(cue.first + 1))
        if pronoun is None:
            return UNDERSTOOD
        return Subject(
            NounPhrase(cue.first + 1, cue.first + 2, "pronoun", pronoun=pronoun), "according"
        )

    def _has_object(self, at: int) -> bool:
        """Return whether an object begins at a unit: “made the case”, no “repeated claims”."""
        low = self._nouns.lower(at)
        return low in self._grammar.determiners or low in self._grammar.prepositions

    def _document(self, cue: SpeechCue) -> Subject:
        """Return where something is said by nobody: “se dice en la Gaceta que”."""
        beside = self._nouns.lower(cue.last) in _WITHIN
        is_first = not beside and self._nouns.lower(0) in _WITHIN and cue.first > 1
        if not beside and not is_first:
            return NOBODY
        phrase = self._phrases_after.beginning(cue.last + 1 if beside else 1)
        if phrase is None or not self._is_document(phrase):
            return NOBODY
        is_whole = beside or cue.first - phrase.last <= _LONGEST_JOINT
        return Subject(phrase, "according") if is_whole else NOBODY

    def _is_document(self, phrase: NounPhrase) -> bool:
        is_body = phrase.name is not None and phrase.name.kind == "organisation"
        return phrase.kind == "documents" or (phrase.kind in ("bodies", "noun") and is_body)

    def _which_according(self, cue: SpeechCue) -> Subject | None:
        """Return whom “según las cuales” and “according to which” refer to."""
        at = cue.last
        if self._nouns.is_determiner(at):
            at += 1
        if self._nouns.lower(at) not in self._grammar.relatives or cue.first == 0:
            return None
        end = cue.first - 1
        if self._units[end].text in COMMAS:
            end -= 1
        phrase = self._phrases_before.ending(end) if end >= 0 else None
        return Subject(phrase, "according") if phrase is not None else None

    def _author(self, phrase: NounPhrase) -> NounPhrase:
        """Return by whom a document is: “according to research by the Trust”."""
        at = phrase.last
        if phrase.kind not in ("documents", "noun") or phrase.name is not None:
            return phrase
        if self._nouns.lower(at) in self._grammar.made:
            at += 1
        if self._nouns.lower(at) not in self._grammar.agent:
            return phrase
        author = self._phrases_after.beginning(at + 1)
        if author is None or author.kind not in _AUTHORS:
            return phrase
        if self._nouns.lower(author.first) in self._grammar.this:
            return phrase
        return author

    def _owner(self, cue: SpeechCue) -> Subject:
        """Return whose claim it is: “Smith’s claim”, “la frase de Pérez”."""
        at = cue.first - 1
        while at >= 0 and cue.first - at < _LONGEST_OWNED and self._units[at].kind == "word":
            at -= 1
        name = self._units[at].name if at >= 0 and self._units[at].is_possessive else None
        if name is not None:
            kind: PhraseKind = "person" if name.kind == "person" else "bodies"
            return Subject(NounPhrase(at, at + 1, kind, name), "owner")
        if self._nouns.lower(cue.last) in _BY:
            phrase = self._phrases_after.beginning(cue.last + 1)
            if phrase is not None and (phrase.name is not None or phrase.kind in _VIEWERS):
                return Subject(phrase, "owner")
        return self._giver(cue)

    def _giver(self, cue: SpeechCue) -> Subject:
        """Return who makes a claim: “Smith made the case that”, “his repeated claim that”."""
        if self._nouns.lower(cue.last) not in self._grammar.complementizers:
            return UNDERSTOOD
        for at in range(cue.first - 1, max(-1, cue.first - _LONGEST_OWNED - 1), -1):
            low = self._nouns.lower(at)
            if low in self._grammar.giving and self._has_object(at + 1):
                near = self._before.touching(at - 1, is_verb=True)
                is_somebody = near is not None and near.phrase is not None
                return near if near is not None and is_somebody else COORDINATED
            pronoun = self._grammar.owning.get(low)
            if pronoun is not None:
                return Subject(NounPhrase(at, at + 1, "pronoun", pronoun=pronoun), "owner")
        return UNDERSTOOD

    def _subordinate(self, cue: SpeechCue) -> Subject:
        """Return the subject of “Smith saying”, or that of the sentence."""
        before = self._units[cue.first - 1] if cue.first > 0 else None
        if before is not None and before.lower in _OF_WHOM:
            return self._last_person(cue.first - 1) or COORDINATED
        if self._is_of_document(cue):
            document = self._phrases_before.ending(cue.first - 1)
            return Subject(document, "before") if document is not None else COORDINATED
        name = before.name if before is not None and not before.is_possessive else None
        is_bare = cue.kind == "showing" and not self._senses.introduces_clause(cue)
        if is_bare and (name is None or name.kind == "person"):
            return MISTAKEN
        if name is None or name.kind == "place":
            return COORDINATED
        phrase = self._phrases_before.ending(cue.first - 1)
        return Subject(phrase, "before") if phrase is not None else COORDINATED

    def _last_person(self, end: int) -> Subject | None:
        """Return the person named last before a unit: “blamed Smith for saying”."""
        for at in range(end - 1, max(-1, end - _FARTHEST_PERSON), -1):
            unit = self._units[at]
            is_person = unit.is_person and not unit.is_possessive
            if unit.name is not None and is_person and self._nouns.lower(at - 1) != "to":
                return Subject(self._nouns.named(at, unit.name), "before")
        return None

    def _is_of_document(self, cue: SpeechCue) -> bool:
        """Return whether a gerund is that of a document: “reports alleging that”."""
        low = self._nouns.lower(cue.first - 1)
        is_document = self._words.speaker_kind(low) == "documents"
        return is_document and low not in self._words.nouns_of_saying

    def _finite(self, cue: SpeechCue) -> Subject:
        at = self._before.end_of_subject(cue)
        touching = self._before.touching(at, is_verb=not self._senses.may_be_noun(cue))
        if touching is not None:
            return self._ungoverned(cue, touching)
        apposed = self._before.apposed(at)
        has_role = apposed is not None and apposed.phrase is not None and apposed.phrase.role
        if self._words.language == "es" and self._is_parenthetical(cue) and not has_role:
            return UNDERSTOOD
        if apposed is not None:
            return apposed
        return self._either_side(cue, at) or self._elsewhere(cue, at)

    def _ungoverned(self, cue: SpeechCue, touching: Subject) -> Subject:
        """Return the subject of a sentence where a preposition governs the one at a verb."""
        phrase = touching.phrase
        if phrase is None or touching.route != "before" or not self._is_governed(phrase):
            return touching
        begun = self._before.of_sentence(cue)
        if begun is None or begun.phrase is None or begun.phrase.kind not in _SPEAKERS:
            return touching
        between = self._units[begun.phrase.last : phrase.first]
        is_whole = all(
            unit.kind in ("word", "name") and unit.lower not in self._words.verbs
            for unit in between
        )
        return Subject(begun.phrase, "before") if is_whole else touching

    def _is_governed(self, phrase: NounPhrase) -> bool:
        """Return whether a preposition, and no conjunction, stands before an English phrase."""
        low = self._nouns.lower(phrase.first - 1)
        if self._words.language != "en" or low not in self._grammar.prepositions:
            return False
        is_role = low == "as" and not self._nouns.is_determiner(phrase.first)
        return is_role or low not in self._grammar.conjunctions

    def _either_side(self, cue: SpeechCue, at: int) -> Subject | None:
        """Return the phrase after a cue, or the one before what commas enclose."""
        after = self._after.strictly(cue)
        inserted = self._before.insertion(at)
        if after is None or after.phrase is None:
            return inserted
        if inserted is None or inserted.phrase is None:
            return after
        begins = inserted.phrase.first == 0 and inserted.phrase.kind == "person"
        return inserted if begins and after.phrase.kind != "person" else after

    def _elsewhere(self, cue: SpeechCue, at: int) -> Subject:
        is_touching = at >= 0 and self._units[at].kind in ("word", "name")
        if is_touching or self._words.language == "en":
            return self._before.of_sentence(cue) or UNDERSTOOD
        return UNDERSTOOD

    def _is_parenthetical(self, cue: SpeechCue) -> bool:
        """Return whether marks enclose a verb alone: “los vecinos, dijo, se fueron”."""
        before, after = text_at(self._units, cue.first - 1), text_at(self._units, cue.last)
        return before == after and before in COMMAS
