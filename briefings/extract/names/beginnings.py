"""Where in a sentence a name may begin, and where any word would have a capital."""

from typing import Final

from briefings.extract.names.gazetteer import is_common, is_first_name, is_surname, key_of
from briefings.extract.names.lexicon import NameWords
from briefings.extract.names.name_run import bare, is_name_word
from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText, Sentence, Token

_AFTER_THESE_IT_BEGINS: Final = frozenset(":•–—-…¿¡*")
QUOTES: Final = frozenset("\"'“”‘’«»([")
_BEFORE_A_SPOKEN_SENTENCE: Final = frozenset(",:.")
_IN_ADDRESSES: Final = frozenset("@#_\\")


class Beginnings:
    """Judges the tokens of a sentence."""

    def __init__(self, scan: ScannedText, lexicon: NameWords, sentence: Sentence) -> None:
        self._scan = scan
        self._tokens = scan.tokens
        self._lexicon = lexicon
        self._first, self._last = sentence.first, sentence.last

    def opens(self, at: int) -> bool:
        """Return whether any word would have a capital here."""
        before = at - 1
        while before >= self._first and self._tokens[before].text in QUOTES:
            before -= 1
        if before < self._first:
            return True
        mark = self._tokens[before].text
        was_quoted = before < at - 1 and self._tokens[at - 1].text not in "(["
        return mark in _AFTER_THESE_IT_BEGINS or (was_quoted and mark in _BEFORE_A_SPOKEN_SENTENCE)

    def is_paper(self, at: int) -> bool:
        """Return whether a day belongs to a name: “Sunday Telegraph”."""
        if at + 1 >= self._last or self.opens(at):
            return False
        return text_at(self._tokens, at + 1) in self._lexicon.organisation_words

    def is_julio(self, at: int) -> bool:
        """Return whether a month with a capital is a first name, as in Spanish: “Julio Rojas”."""
        if self._scan.language == "en" or not self.is_name_word_at(at + 1):
            return False
        following = self._tokens[at + 1]
        is_name = not self.is_small(following) and not self.is_calendar(following)
        return is_name and is_first_name(key_of(self._tokens[at].text))

    def is_in_address(self, at: int) -> bool:
        """Return whether a word belongs to an address of the web or of a mailbox."""
        start = self._tokens[at].start
        before = self._scan.text[max(start - 1, 0) : start]
        if before == "/" and at > 1:
            return not is_name_word(self._tokens[at - 2])
        return before in _IN_ADDRESSES

    def is_measure(self, at: int) -> bool:
        """Return whether a word is a number's unit: “400MW”, “400 MW”."""
        token = self._tokens[at]
        before = self._scan.text[max(token.start - 2, 0) : token.start]
        is_unit = token.text in self._lexicon.measures
        return before[-1:].isdigit() or (is_unit and before[:1].isdigit())

    def is_small(self, token: Token) -> bool:
        """Return whether a word is one of those that begin sentences; “US” is not “us”."""
        if token.lower not in self._lexicon.function_words:
            return False
        is_abbreviation = token.text.isupper() and token.text in self._lexicon.place_abbreviations
        return not is_abbreviation

    def may_be_small_word(self, at: int, *, in_headline: bool) -> bool:
        """Return whether a small word begins a name: “La Convención”, “Will Smith”."""
        token = self._tokens[at]
        if token.lower == "the" or token.text.isupper() or in_headline:
            return False
        if self.opens(at):
            return self.is_name_word_at(at + 1) and self._is_person_at(at)
        is_article = token.lower in self._lexicon.articles or token.lower in self._lexicon.particles
        is_number = token.lower in self._lexicon.counting_words
        is_told = is_number or self._is_of_something(at)
        may_begin = is_article or is_told or is_first_name(key_of(token.text))
        return may_begin and self.is_name_word_at(at + 1)

    def _is_person_at(self, at: int) -> bool:
        """Return whether two words are a person's who is called as a small word: “Segundo Pino”."""
        first, last = (key_of(token.text) for token in self._tokens[at : at + 2])
        is_apposed = text_at(self._tokens, at + 2) == ","
        is_usual = is_common(last, self._scan.language) and not is_apposed
        return is_first_name(first) and is_surname(last) and not is_usual

    def _is_of_something(self, at: int) -> bool:
        """Return whether a small word has its capital behind “de” or “en”: “de Entre Lomas”."""
        if self._scan.language != "es" or at <= self._first:
            return False
        before, lexicon = text_at(self._tokens, at - 1), self._lexicon
        return before in lexicon.of_prepositions or before in lexicon.after_prepositions

    def is_name_word_at(self, at: int) -> bool:
        return at < self._last and is_name_word(self._tokens[at])

    def is_calendar(self, token: Token) -> bool:
        return bare(token.lower) in self._lexicon.calendar
