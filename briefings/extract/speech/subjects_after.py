"""The subject that follows its cue: “dijo ayer el alcalde”, “said Mary Smith”."""

from typing import Final

from briefings.extract.speech.cue import OF_OBJECT, SpeechCue
from briefings.extract.speech.noun_phrases import COMMAS, NounPhrase, NounReader
from briefings.extract.speech.phrases_after import PhrasesAfter
from briefings.extract.speech.subject import Subject

_FARTHEST: Final = 12
"""Units between a cue and its subject."""

_INFINITIVES: Final = ("ar", "er", "ir")
_INVERTING: Final = frozenset(("como", "según", "cuando", "donde"))
"""Spanish words after which the subject follows its verb: “como afirmó el Ministerio”."""

_GOES_ON: Final = frozenset(("who", "in", "on", "at", "during", "after", "as", "from"))
"""Words that may follow an English subject after its verb; a clause would go on otherwise."""


class SubjectsAfter:
    """Finds subjects after their cues."""

    def __init__(self, nouns: NounReader, phrases: PhrasesAfter) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words
        self._grammar = nouns.words.grammar
        self._phrases = phrases

    def strictly(self, cue: SpeechCue) -> Subject | None:
        """Return the phrase after a cue if it is surely its subject, and not what is said."""
        phrase = self._following(cue)
        if phrase is None or (cue.kind == "judging" and phrase.first != cue.last):
            return None
        is_spanish = self._words.language == "es"
        is_subject = self._is_spanish if is_spanish else self._is_english
        return Subject(phrase, "after") if is_subject(cue, phrase) else None

    def _following(self, cue: SpeechCue) -> NounPhrase | None:
        """Return the phrase that follows a cue, words of time, place and hearers passed over."""
        at: int | None = cue.last
        while at is not None and at < len(self._units) and at - cue.last < _FARTHEST:
            skipped = self._skipped(at)
            if skipped == at:
                break
            at = skipped
        if at is None or at >= len(self._units) or self._units[at].kind not in ("word", "name"):
            return None
        phrase = self._phrases.beginning(at)
        return None if phrase is None or phrase.kind == "place" else phrase

    def _skipped(self, at: int) -> int | None:
        """Return the unit after words of time or place; `None` where a clause or quote begins."""
        unit = self._units[at]
        if unit.kind == "quote" or unit.lower in self._grammar.complementizers:
            return None
        if self._words.is_adverb(unit.lower):
            return at + 1
        if unit.lower in self._grammar.prepositions:
            return self._after_preposition(at + 1)
        following = self._nouns.lower(at + 1)
        is_time = following in self._grammar.times
        if unit.lower in self._grammar.this and (is_time or self._words.is_adverb(following)):
            return at + 2
        if self._nouns.is_determiner(at) and self._words.is_adverb(following):
            return at + 2
        return at

    def _after_preposition(self, at: int) -> int | None:
        while at < len(self._units) and self._nouns.is_determiner(at):
            at += 1
        if at >= len(self._units) or self._units[at].kind not in ("word", "name"):
            return None
        low = self._nouns.lower(at)
        is_verb = self._words.language == "es" and low.endswith(_INFINITIVES)
        return None if is_verb or self._words.pronoun(low) else at + 1

    def _is_spanish(self, cue: SpeechCue, phrase: NounPhrase) -> bool:
        if phrase.kind in ("person", "people"):
            return True
        before = self._nouns.lower(cue.first - 1)
        follows_mark = cue.first > 0 and self._units[cue.first - 1].kind in ("mark", "quote")
        is_inverted = follows_mark or before in _INVERTING
        if is_inverted and phrase.kind in ("bodies", "documents"):
            return True
        if phrase.kind == "noun":
            is_next = phrase.first == cue.last
            is_named = self._units[phrase.first].text[0].isupper()
            return is_next and follows_mark and (is_named or self._ends(phrase.last))
        if self._nouns.lower(phrase.last) == "que":
            return True
        return follows_mark and self._ends(phrase.last)

    def _is_english(self, cue: SpeechCue, phrase: NounPhrase) -> bool:
        is_hearer = cue.infinitive in self._grammar.with_hearer and not self._is_split(cue, phrase)
        if is_hearer or cue.first == 0:
            return False
        if cue.kind in OF_OBJECT or (phrase.kind == "documents" and cue.infinitive != "say"):
            return False
        before = cue.first - 1
        follows_mark = self._units[before].kind == "mark"
        if self._units[before].text in COMMAS and before > 0:
            before -= 1
        if self._units[before].kind == "quote":
            return phrase.kind != "noun" or self._ends(phrase.last)
        if phrase.kind == "noun":
            return False
        goes_on = self._nouns.lower(phrase.last) in _GOES_ON
        return follows_mark and (goes_on or self._ends(phrase.last))

    def _is_split(self, cue: SpeechCue, phrase: NounPhrase) -> bool:
        """Return whether a quotation goes on after who asks: “‘And if so,’ asked Reed, ‘who?’”."""
        is_next = phrase.first == cue.last and self._ends(phrase.last)
        return is_next and cue.first > 0 and self._units[cue.first - 1].kind == "quote"

    def _ends(self, at: int) -> bool:
        return at >= len(self._units) or self._units[at].kind == "mark"
