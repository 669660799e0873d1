"""An article's text with its paragraphs, sentences and tokens: one pass, shared by all rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from briefings.extract.languages import words
from briefings.extract.neighbours import lower_at, touches
from briefings.model import Article

_TOKEN: Final = re.compile(
    r"EE\. ?UU\.?"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., a.m.
    r"|\d+(?:[.,\u00a0\u202f]\d+)*"
    r"|[^\W_]+(?:['’\-][^\W_]+)*"
    r"|\S"
)
_CLOSING: Final = frozenset("\"'”’»)]")
_OPENING: Final = frozenset("\"'“‘«([¿¡—–-•")
_END: Final = frozenset(".!?…")
_MOST_MARKS: Final = 6
"""So many quotation marks and brackets stand at most between an end and a beginning."""

_LONGEST_HEADING: Final = 15
"""Words of a heading in text that does not mark its headings."""


class Token(NamedTuple):
    """A word, a number or a mark. `lower` is its text in small letters."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


class Sentence(NamedTuple):
    """A sentence; its tokens are `tokens[first:last]`, its paragraph is counted from 1."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int


class TextParagraph(NamedTuple):
    """A paragraph, counted from 1; its sentences are `sentences[first:last]`."""

    number: int
    start: int
    end: int
    is_heading: bool
    first: int
    last: int


class _SentenceWords(msgspec.Struct, forbid_unknown_fields=True):
    abbreviations: frozenset[str]
    beginnings: frozenset[str]


class ScannedText:
    """An article's text, taken apart. Offsets are code points of the article's text."""

    def __init__(self, article: Article, language: str) -> None:
        """`language` is one of `briefings.extract.languages.LANGUAGES`."""
        self.article = article
        self.text = article.text
        self.language = language
        self._words = words(language, "sentences", _SentenceWords)
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.paragraphs: list[TextParagraph] = []
        for number, block in enumerate(article.blocks, 1):
            first = len(self.sentences)
            self._scan(block.start, block.end, number)
            is_heading = block.role == "heading" or (
                block.role == "paragraph" and self._looks_like_heading(first)
            )
            last = len(self.sentences)
            self.paragraphs.append(
                TextParagraph(number, block.start, block.end, is_heading, first, last)
            )

    @cached_property
    def lower(self) -> str:
        """The text in small letters, one character for one: offsets hold in it."""
        low = self.text.lower()
        if len(low) == len(self.text):
            return low
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.text)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the article has with a small letter."""
        return frozenset(re.findall(r"(?<!\w)[^\W\d_A-Z][\w]*", self.text))

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that begins at `offset` or after it."""
        return bisect_left(self._token_starts, offset)

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that begin in `start`..`end`."""
        return self.tokens[self.token_at(start) : self.token_at(end)]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds `offset`, or the last one that begins before it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start)
        return self.sentences[max(at - 1, 0)]

    def paragraph_at(self, offset: int) -> TextParagraph:
        """Return the paragraph that holds `offset`, or the last one that begins before it."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[max(at - 1, 0)]

    def sentences_of(self, paragraph: TextParagraph) -> Sequence[Sentence]:
        return self.sentences[paragraph.first : paragraph.last]

    def words_of(self, sentence: Sentence) -> Sequence[Token]:
        """Return a sentence's tokens."""
        return self.tokens[sentence.first : sentence.last]

    def _scan(self, start: int, end: int, paragraph: int) -> None:
        """Take a paragraph apart."""
        first = begun = len(self.tokens)
        for match in _TOKEN.finditer(self.text, start, end):
            text = match[0]
            self.tokens.append(Token(text, match.start(), match.end(), text.lower()))
        for at in range(begun, len(self.tokens)):
            if self._ends_at(at):
                self._close(first, at + 1, paragraph)
                first = at + 1
        self._close(first, len(self.tokens), paragraph)

    def _close(self, first: int, last: int, paragraph: int) -> None:
        if first < last:
            start, end = self.tokens[first].start, self.tokens[last - 1].end
            self.sentences.append(Sentence(start, end, paragraph, first, last))

    def _ends_at(self, at: int) -> bool:
        """Return whether a sentence ends with this token, quotation marks behind it included."""
        mark, after = self.tokens[at], at + 1
        stop = at
        while (
            self.tokens[stop].text in _CLOSING
            and stop > max(0, at - _MOST_MARKS)
            and touches(self.tokens, stop - 1)
        ):
            stop -= 1
        ends_alike = self.tokens[stop].text in _END or self.tokens[stop].text.endswith(".")
        if not ends_alike or after >= len(self.tokens) or touches(self.tokens, at):
            return False
        if mark.text in _CLOSING and stop == at:
            return False
        return self._begins(after) and not self._is_abbreviation(stop)

    def _begins(self, at: int) -> bool:
        last = at + _MOST_MARKS
        while at < min(len(self.tokens), last) and self.tokens[at].text in _OPENING:
            at += 1
        return at < len(self.tokens) and not self.tokens[at].text[0].islower()

    def _is_abbreviation(self, stop: int) -> bool:
        """Return whether the full stop at this token belongs to a word before it."""
        token = self.tokens[stop]
        if token.text != ".":
            # U.S. and the like end a sentence where one of its first words follows; rarely.
            return token.text not in _END and not self._starts_anew(stop + 1)
        if not touches(self.tokens, stop - 1):
            return False
        word = self.tokens[stop - 1].text
        is_initial = len(word) == 1 and (word.isupper() or word == "/")  # S/. 40
        return is_initial or word in self._words.abbreviations

    def _starts_anew(self, at: int) -> bool:
        """Return whether a token is a word by which sentences begin."""
        return lower_at(self.tokens, at) in self._words.beginnings

    def _looks_like_heading(self, first: int) -> bool:
        """Return whether a paragraph of one sentence from `first` on reads like a heading."""
        found = self.sentences[first:]
        if len(found) != 1:
            return False
        own = self.words_of(found[0])
        is_short = sum(token.text[0].isalnum() for token in own) <= _LONGEST_HEADING
        return is_short and own[-1].text not in {*_END, *_CLOSING, ":", ";", ","}
