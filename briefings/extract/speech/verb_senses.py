"""Whether a word that may be a verb of saying is one of such a subject."""

from typing import Final

from briefings.extract.neighbours import text_at
from briefings.extract.speech.cue import SpeechCue
from briefings.extract.speech.noun_phrases import COMMAS, NounPhrase, NounReader
from briefings.extract.speech.phrases_before import PhrasesBefore
from briefings.extract.speech.subject import MISTAKEN, Subject

_NEAR_QUOTE: Final = 6
"""Units between a verb and the quotation that it introduces."""

_FARTHEST_AMOUNT: Final = 14
"""Units between “puts” and “at”."""

_NEAR_AMOUNT: Final = 5
_FINDERS: Final = frozenset(("person", "people", "bodies"))
_AT: Final = frozenset(("at", "en"))
_ENDS: Final = frozenset((";", ":"))


class VerbSenses:
    """Tells verbs of saying from nouns, and from what verbs mean of things."""

    def __init__(self, nouns: NounReader, phrases_before: PhrasesBefore) -> None:
        self._nouns = nouns
        self._units = nouns.units
        self._words = nouns.words
        self._grammar = nouns.words.grammar
        self._phrases_before = phrases_before

    def checked(self, cue: SpeechCue, subject: Subject) -> Subject:
        """Return a subject, or `MISTAKEN` where the word can be no verb of such a subject."""
        is_mistaken = self._shows_nothing(cue, subject) or (
            self._is_mistaken_spanish(cue, subject)
            if self._words.language == "es"
            else self._is_mistaken_english(cue, subject)
        )
        return MISTAKEN if is_mistaken else subject

    def _shows_nothing(self, cue: SpeechCue, subject: Subject) -> bool:
        """Return whether a verb by which documents speak has another subject."""
        phrase = subject.phrase
        if cue.kind != "showing" or self._follows_quote(cue, phrase):
            return False
        if self._measures(cue) or self._is_quote(cue.last) or self._ends_claim(cue, phrase):
            return False
        if not self.introduces_clause(cue):
            is_document = phrase is not None and phrase.kind == "documents"
            return not is_document or subject.route == "relative"
        return phrase is not None and (
            self._is_a_persons(phrase) or (subject.route == "before" and self._is_thing(phrase))
        )

    def _measures(self, cue: SpeechCue) -> bool:
        """Return whether an amount is given: “puts the cost at £20”, “sitúa el alza en el 6 %”."""
        if cue.infinitive not in self._grammar.measuring:
            return False
        is_spanish, following = self._words.language == "es", self._nouns.lower(cue.last)
        if is_spanish and following not in _AT and following not in self._grammar.determiners:
            return False
        for at in range(cue.last, min(cue.last + _FARTHEST_AMOUNT, len(self._units))):
            unit = self._units[at]
            if unit.kind == "mark" and unit.text in _ENDS:
                return False
            near = self._units[at + 1 : at + _NEAR_AMOUNT]
            if unit.lower in _AT and any(each.text[:1].isdigit() for each in near):
                return True
        return False

    def _ends_claim(self, cue: SpeechCue, phrase: NounPhrase | None) -> bool:
        """Return whether a verb ends a sentence with who speaks: “It is safe, regulators found.”"""
        if phrase is None or phrase.kind not in _FINDERS or phrase.first < 1:
            return False
        is_end = cue.last >= len(self._units) or text_at(self._units, cue.last) == "."
        return is_end and phrase.last <= cue.first and text_at(self._units, phrase.first - 1) == ","

    def _is_quote(self, at: int) -> bool:
        return at < len(self._units) and self._units[at].kind == "quote"

    def _follows_quote(self, cue: SpeechCue, phrase: NounPhrase | None) -> bool:
        """Return whether a verb that can be one of speech follows a quotation."""
        if cue.infinitive not in self._words.also_quoting or phrase is None:
            return False
        before = min(cue.first, phrase.first) - 1
        if before > 0 and self._units[before].text in COMMAS:
            before -= 1
        return before >= 0 and self._units[before].kind == "quote"

    def _is_thing(self, phrase: NounPhrase) -> bool:
        """Return whether a thing shows something, and no document: “failures showed that”."""
        is_rule = phrase.head in self._words.no_sources
        return is_rule or (phrase.kind in ("noun", "place") and phrase.name is None)

    def _is_mistaken_spanish(self, cue: SpeechCue, subject: Subject) -> bool:
        phrase = subject.phrase
        is_noun = phrase is not None and self._is_spanish_noun(cue, phrase)
        return is_noun and subject.route == "before"

    def _is_mistaken_english(self, cue: SpeechCue, subject: Subject) -> bool:
        if subject.route == "understood" or self._is_of_thing(cue, subject):
            return True
        if self._is_object_clause(cue, subject):
            return True
        if subject.phrase is None or subject.route not in ("before", "sentence"):
            return False
        if subject.route == "sentence":
            return self.may_be_noun(cue)
        return self._is_noun(cue, subject.phrase)

    def _is_of_thing(self, cue: SpeechCue, subject: Subject) -> bool:
        """Return whether a verb means something else of a thing: “the storm claimed lives”."""
        phrase = subject.phrase
        if cue.infinitive not in self._grammar.of_things or phrase is None:
            return False
        is_thing = phrase.kind in ("noun", "place") and phrase.name is None
        return is_thing and not self.introduces_clause(cue) and not self._has_quote_after(cue)

    def _is_object_clause(self, cue: SpeechCue, subject: Subject) -> bool:
        """Return whether a verb is part of an object: “nobody cares about what Reed thinks”."""
        phrase = subject.phrase
        if phrase is None or phrase.first < 1 or cue.kind in ("naming", "judging"):
            return False
        is_thing_said = self._nouns.lower(phrase.first - 1) in self._grammar.things_said
        return is_thing_said and phrase.first > 1 and not self._has_quote_after(cue)

    def _has_quote_after(self, cue: SpeechCue) -> bool:
        return any(unit.kind == "quote" for unit in self._units[cue.last : cue.last + _NEAR_QUOTE])

    def _is_a_persons(self, phrase: NounPhrase) -> bool:
        """Return whether a person's name only says whose a thing is: “la lucha de Pérez”."""
        return phrase.kind == "person" and self._phrases_before.is_governed(phrase.first)

    def _is_noun(self, cue: SpeechCue, phrase: NounPhrase) -> bool:
        """Return whether an English form is a noun after such words: “growth forecasts”."""
        if not self.may_be_noun(cue) or phrase.kind == "pronoun":
            return False
        form, infinitive = self._nouns.lower(cue.first), cue.infinitive
        if phrase.kind in ("noun", "place"):
            return True
        return form != infinitive and phrase.head != "" and self._words.is_plural(phrase.head)

    def may_be_noun(self, cue: SpeechCue) -> bool:
        form, infinitive = self._nouns.lower(cue.first), cue.infinitive
        return infinitive in self._grammar.also_nouns and form in (infinitive, f"{infinitive}s")

    def _is_spanish_noun(self, cue: SpeechCue, phrase: NounPhrase) -> bool:
        """Return whether a Spanish form is a noun after such words: “cumple condena”."""
        is_present = self._nouns.lower(cue.first).endswith(("a", "an"))
        return is_present and cue.infinitive in self._grammar.also_nouns and phrase.kind == "noun"

    def introduces_clause(self, cue: SpeechCue) -> bool:
        following = self._nouns.lower(cue.last)
        return following in self._grammar.complementizers or following == "there"
