"""The words that go with a figure: what it is of, as a reader would mark it."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.counted_words import CountedWords, counted_words
from briefings.extract.figures.nouns import Nouns
from briefings.extract.figures.open_figures import OpenFigure, Tokens
from briefings.extract.scanned_text import Token

_LONGEST: Final = 7
_LONGEST_PHRASE: Final = 5
_LONGEST_BEFORE: Final = 3


class Complements:
    """Finds the phrases around a figure that tell what it is of, in a language."""

    def __init__(self, language: str, words: CountedWords) -> None:
        self.words = words.complement
        self._nouns = Nouns(language, words)

    def of_share(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return what a share is of that ends before a token: 54 percent of `the crop`."""
        return self._phrase_behind(tokens, at, self.words.of_share)

    def of_money(self, tokens: Sequence[Token], figure: OpenFigure) -> Tokens | None:
        """Return what money is for: $5 million in `aid`, a `budget` of $5 million."""
        behind = self._phrase_behind(tokens, figure.last, self.words.of_money)
        if behind and tokens[behind[0]].is_capitalised:  # a place or a time
            behind = None
        return behind or self._noun_phrase_before(tokens, figure.first)

    def of_noun(self, tokens: Sequence[Token], first: int, last: int) -> Tokens:
        """Return a noun phrase with what goes on behind it: `hectares of coca`."""
        return first, self._complement(tokens, last, self.words.words)

    def _complement(self, tokens: Sequence[Token], at: int, prepositions: frozenset[str]) -> int:
        """Return where the words end that go on a noun phrase: `of coca`; `at` if none do."""
        last, step = at, at
        if self.words.adjectives_follow:
            while step < len(tokens) and self._nouns.is_plural(tokens[step]):
                step += 1
            last = step
        while step < len(tokens) and tokens[step].lower in prepositions:
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
        if at >= len(tokens) or tokens[at].lower not in prepositions:
            return None
        end = self._noun_phrase(tokens, at + 1)
        if end is None:
            return None
        return at + 1, self._complement(tokens, end, self.words.words)

    def _noun_phrase_before(self, tokens: Sequence[Token], at: int) -> Tokens | None:
        """Return the words before `of` and a number: a `budget` of $5 million."""
        if at < 2 or tokens[at - 1].lower not in self.words.words:  # noqa: PLR2004
            return None
        first = at - 1
        if self.words.adjectives_follow and not (
            first > 1 and tokens[first - 2].lower in self.words.articles
        ):
            return None
        while (
            first > 0
            and at - 1 - first < _LONGEST_BEFORE
            and self._nouns.is_word(tokens[first - 1])
        ):
            first -= 1
            if self.words.adjectives_follow:
                break
        is_told = first < at - 1 and tokens[at - 2].lower not in self.words.empty
        return (first, at - 1) if is_told else None

    def _noun_phrase(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where a noun phrase ends that begins at a token; `None` if none does."""
        step = at
        while step < len(tokens) and tokens[step].lower in self.words.articles:
            step += 1
        first = step
        while (
            step < len(tokens)
            and self._nouns.is_word(tokens[step])
            and step - first < _LONGEST_PHRASE
        ):
            is_later = step > first
            if self.words.adjectives_follow and is_later:
                if not self._goes_on(tokens[step], tokens[step - 1]):
                    break
            elif tokens[step].text == "’":
                break
            step += 1
        return step if step > first else None

    @staticmethod
    def _goes_on(token: Token, noun: Token) -> bool:
        """Return whether a Spanish word may be an adjective of the one before it, or its name."""
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
