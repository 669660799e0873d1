"""The words that go with a figure: what it is of, as a reader would mark it."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.counted_words import CountedWords, counted_words
from briefings.extract.figures.nouns import Nouns
from briefings.extract.figures.open_figures import Tokens
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token

_LONGEST: Final = 7
_LONGEST_PHRASE: Final = 5
_LONGEST_PURPOSE: Final = 8
_LONGEST_CLAUSE: Final = 8
_SHORTEST_CLAUSE: Final = 2


class Complements:
    """Finds the phrases around a figure that tell what it is of, in a language."""

    def __init__(self, language: str, words: CountedWords) -> None:
        self.words = words.complement
        self.nouns = Nouns(language, words)

    def of_share(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return what a share is of that ends before a token: 54 percent of `the crop`."""
        return self._phrase_behind(tokens, at, self.words.of_share)

    def of_money(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return what money is for by the words at a token: `for new schools`, in `aid`."""
        words = self.words
        phrase = self._phrase_behind(tokens, at, words.of_money)
        if phrase is None or not self._is_thing(tokens, at, phrase):
            return None
        first, last = phrase
        if self._is_verb(tokens, at):
            last = max(last, self._end_of_object(tokens, at + 2))
        if tokens[at].lower in words.infinitive and last == at + 2:
            return None
        if lower_at(tokens, last) in words.against:
            last = self._noun_phrase(tokens, last + 1) or last
        last = self._complement(tokens, last, words.words)
        if lower_at(tokens, last) in words.joining:
            joined = self._noun_phrase(tokens, last + 1)
            last = joined if joined and joined - first <= _LONGEST_PURPOSE else last
        return (at if tokens[at].lower in words.purposes else first), last

    def _end_of_object(self, tokens: Sequence[Token], at: int) -> int:
        """Return where the object of a verb ends that stands before a token: to invest `in it`."""
        has_preposition = lower_at(tokens, at) in self.words.of_money
        return self._noun_phrase(tokens, at + has_preposition) or at

    def _is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a verb stands behind a preposition: `para construir`."""
        preposition, endings = tokens[at].lower, self.words.verb_endings
        if preposition in self.words.infinitive:
            return True
        is_purpose = preposition in self.words.purposes
        return is_purpose and lower_at(tokens, at + 1).endswith(endings)

    def _is_thing(self, tokens: Sequence[Token], at: int, phrase: Tokens) -> bool:
        """Return whether a phrase behind a preposition is no place, time, price or receiver."""
        preposition, after = tokens[at].lower, lower_at(tokens, at + 1)
        has_article = after in self.words.articles
        if preposition in self.words.bare and has_article:
            return False
        if has_article and preposition in self.words.infinitive:
            return False
        if not has_article and preposition in self.words.with_article:
            return False
        inside = tokens[phrase[0] : phrase[1]]
        is_name = tokens[phrase[1] - 1].is_capitalised
        return not is_name and not any(token.lower in self.words.times for token in inside)

    def relative_clause(self, tokens: Sequence[Token], at: int) -> int:
        """Return where a short clause ends that tells more of a noun: `hectares which were used
        to grow coca`; `at` if none begins there.
        """
        if lower_at(tokens, at) not in self.words.relatives:
            return at
        for step in range(at + 1, min(at + 2 + _LONGEST_CLAUSE, len(tokens))):
            is_end = not tokens[step].text[0].isalnum() or tokens[step].lower in (
                self.words.clause_ends
            )
            if is_end:
                return step if step - at > _SHORTEST_CLAUSE else at
        return at

    def of_noun(self, tokens: Sequence[Token], first: int, last: int) -> Tokens:
        """Return a noun phrase with what goes on behind it: `hectares of coca`."""
        return first, self._complement(tokens, last, self.words.words)

    def behind(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return what goes on a noun phrase that ends before a token: `coca`, of `of coca`."""
        last = self._complement(tokens, at, self.words.words)
        first = at + (lower_at(tokens, at) in self.words.words)
        return (first, last) if last > first else None

    def _complement(self, tokens: Sequence[Token], at: int, prepositions: frozenset[str]) -> int:
        """Return where the words end that go on a noun phrase: `of coca`; `at` if none do."""
        last, step = at, at
        if self.words.adjectives_follow:
            while step < len(tokens) and self.nouns.is_plural(tokens[step]):
                step += 1
            last = step
        while lower_at(tokens, step) in prepositions:
            end = self._noun_phrase(tokens, step + 1)
            if end is None or end - at > _LONGEST:
                break
            last = step = end
            prepositions = self.words.words
        return last

    def _phrase_behind(
        self, tokens: Sequence[Token], at: int, prepositions: frozenset[str]
    ) -> Tokens | None:
        """Return the noun phrase behind a preposition at a token: in `economic aid`."""
        if lower_at(tokens, at) not in prepositions:
            return None
        end = self._noun_phrase(tokens, at + 1)
        if end is None:
            return None
        return at + 1, self._complement(tokens, end, self.words.words)

    def _noun_phrase(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where a noun phrase ends that begins at a token; `None` if none does."""
        step = at
        while lower_at(tokens, step) in self.words.articles:
            step += 1
        first = step
        while (
            step < len(tokens)
            and self.nouns.is_word(tokens[step])
            and step - first < _LONGEST_PHRASE
        ):
            is_later = step > first
            if self.words.adjectives_follow and is_later:
                if not self._goes_on(tokens[step], tokens[step - 1]):
                    break
            elif tokens[step].text == "’" or (is_later and self._is_no_noun(tokens, step)):
                break
            step += 1
        return step if step > first else None

    def _is_no_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether an English word behind a noun is an adverb or a verb: `voters agreed`."""
        word, before = tokens[at].lower, lower_at(tokens, at - 1)
        is_plural = before.endswith("s") and not before.endswith(("ss", "'s", "’s"))
        return word.endswith("ly") or (is_plural and word.endswith("ed"))

    def _goes_on(self, token: Token, noun: Token) -> bool:
        """Return whether a Spanish word may be an adjective of the one before it, or its name."""
        if noun.lower in self.words.adjectives_before:
            return True
        if token.is_capitalised:
            return noun.is_capitalised
        endings = (
            ("s",)
            if noun.lower.endswith("s")
            else ("ado", "ada", "ico", "ica", "al", "ario", "aria", "ivo", "iva", "oso", "osa")
        )
        return token.lower.endswith(endings)


@cache
def complements(language: str) -> Complements:
    return Complements(language, counted_words(language))
