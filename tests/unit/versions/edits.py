"""Made-up articles of which every word is known, and edits that say what became of each.

Words come from a small stock, so that phrases and whole sentences stand in many places.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from briefings.documents import registry
from briefings.model import Article, Span

_STOCK: Final = re.findall(
    r"\w+",
    """
    the a of in to and for on with by from at was were said that its port harbour minister police
    union ships fields families tonnes hectares aid region valley council court report officials
    farmers road bridge river storm plan money year month week army soldiers school teacher oficina
    alcalde cosecha según año región niños después también camión montaña señal público
    """,
)
_REPEATED: Final = (
    "the ministry did not reply to questions",
    "officials declined to give details on the plan",
    "la oficina no respondió a las preguntas",
)
"""Sentences that newspapers write of many things."""


class Word(NamedTuple):
    """A word; `number` is its own for ever."""

    text: str
    number: int


Sentence = list[Word]
Paragraphs = list[list[Sentence]]


class Version(NamedTuple):
    """An article, and where each of its words stands."""

    article: Article
    places: dict[int, Span]
    order: list[int]

    def numbers_in(self, span: Span) -> list[int]:
        """Return which words a stretch covers, in order."""
        return [n for n in self.order if span.overlaps(*_ends(self.places[n]))]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch from one word of the order to another."""
        one, other = self.places[self.order[first]], self.places[self.order[last]]
        return Span(one.start, other.end)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


class Writer:
    """Writes sentences, and edits them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._last = 0
        self.repeated_words: set[int] = set()
        """Those of sentences that were said once more: where the first goes, the second is it."""

    def word(self, text: str = "") -> Word:
        self._last += 1
        return Word(text or self._text(), self._last)

    def _text(self) -> str:
        if self.chance.random() < 0.06:
            return f"{self.chance.randrange(2, 99)},000"
        return str(self.chance.choice(_STOCK))

    def sentence(self) -> Sentence:
        if self.chance.random() < 0.15:
            return [self.word(text) for text in self.chance.choice(_REPEATED).split()]
        words: Sentence = []
        for _ in range(self.chance.randrange(6, 22)):
            words.append(self._other(words[-1:]))
        return words

    def paragraph(self) -> list[Sentence]:
        return [self.sentence() for _ in range(self.chance.randrange(1, 5))]

    def article(self) -> Paragraphs:
        return [self.paragraph() for _ in range(self.chance.randrange(5, 14))]

    # -- edits ------------------------------------------------------------------------------------

    def changed_words(self, text: Paragraphs) -> Paragraphs:
        """Put one or two other words into some sentences, or take some out."""
        return [[self._changed(s) if self._often(0.2) else s for s in p] for p in text]

    def _changed(self, sentence: Sentence) -> Sentence:
        new = list(sentence)
        for _ in range(self.chance.randrange(1, 3)):
            at = self.chance.randrange(1, len(new) - 1)
            kind = self.chance.random()
            if kind < 0.5:
                new[at] = self._other(new[at - 1 : at + 2])
            elif kind < 0.75:
                new.insert(at, self._other(new[at - 1 : at + 1]))
            elif len(new) > 4 and new[at - 1].text != new[at + 1].text:
                del new[at]
        return new

    def _other(self, than: Sentence) -> Word:
        """Return a word that reads as none of these: who reads could not tell them apart."""
        word = self.word()
        while word.text in {each.text for each in than}:
            word = self.word()
        return word

    def moved(self, text: Paragraphs) -> Paragraphs:
        """Move a paragraph."""
        new = list(text)
        each = new.pop(self.chance.randrange(len(new)))
        new.insert(self.chance.randrange(len(new) + 1), each)
        return new

    def merged(self, text: Paragraphs) -> Paragraphs:
        """Make one paragraph of two."""
        at = self.chance.randrange(len(text) - 1)
        return [*text[:at], [*text[at], *text[at + 1]], *text[at + 2 :]]

    def split(self, text: Paragraphs) -> Paragraphs:
        """Make two paragraphs of one."""
        longer = [n for n, p in enumerate(text) if len(p) > 1]
        if not longer:
            return text
        at = self.chance.choice(longer)
        cut = self.chance.randrange(1, len(text[at]))
        return [*text[:at], text[at][:cut], text[at][cut:], *text[at + 1 :]]

    def removed(self, text: Paragraphs) -> Paragraphs:
        """Take a paragraph out."""
        at = self.chance.randrange(len(text))
        return [*text[:at], *text[at + 1 :]] if len(text) > 2 else text

    def removed_sentences(self, text: Paragraphs) -> Paragraphs:
        """Take some sentences out."""
        kept = [[s for s in p if not self._often(0.1)] for p in text]
        return [p for p in kept if p] or text

    def topped(self, text: Paragraphs) -> Paragraphs:
        """Put an update at the top."""
        return [*(self.paragraph() for _ in range(self.chance.randrange(1, 4))), *text]

    def inserted(self, text: Paragraphs) -> Paragraphs:
        """Put a paragraph in."""
        at = self.chance.randrange(len(text) + 1)
        return [*text[:at], self.paragraph(), *text[at:]]

    def repeated(self, text: Paragraphs) -> Paragraphs:
        """Say a sentence that is there and stays once more, elsewhere."""
        said = self.chance.choice(self.chance.choice(text))
        self.repeated_words.update(each.number for each in said)
        at = self.chance.randrange(len(text) + 1)
        return [*text[:at], [[self.word(each.text) for each in said]], *text[at:]]

    def _often(self, share: float) -> bool:
        return self.chance.random() < share


EDITS: Final[tuple[Callable[[Writer, Paragraphs], Paragraphs], ...]] = (
    Writer.changed_words, Writer.moved, Writer.merged, Writer.split, Writer.removed,
    Writer.removed_sentences, Writer.topped, Writer.inserted, Writer.repeated,
)  # fmt: skip

Dress = Callable[[str], str]


def plain(text: str) -> str:
    return text


def typographic(text: str) -> str:
    """Write it as another program would: other quotation marks, dashes and blanks, no accents."""
    text = re.sub(r'"([^"]*)"', r"«\1»", text)
    return text.replace(" - ", " — ").replace(". ", ".  ").replace("ó", "o\u0301")


def written(text: Paragraphs, dress: Dress = plain) -> Version:
    """Write paragraphs down. Each third sentence is a quotation."""
    parts: list[str] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(text):
        parts.append("\n\n" if number else "")
        for index, sentence in enumerate(paragraph):
            mark = '"' if sentence[0].number % 3 == 0 else ""
            parts.append((" " if index else "") + mark)
            for at, word in enumerate(sentence):
                numbers.append(word.number)
                said = word.text if at else word.text.capitalize()
                parts.append((" - " if word.number % 9 == 0 else " ") * bool(at) + f"\0{said}\0")
            parts.append("." + mark)
    marked = dress("".join(parts))
    return _placed(marked, numbers)


def _placed(marked: str, numbers: list[int]) -> Version:
    text, places = "", []
    for index, part in enumerate(marked.split("\0")):
        if index % 2:
            places.append(Span(len(text), len(text) + len(part)))
        text += part
    (document,) = registry.read(text.encode(), "made up")
    assert document.article.text == text
    return Version(document.article, dict(zip(numbers, places, strict=True)), numbers)


class Passage(NamedTuple):
    """A stretch of the old version, by the words it covers."""

    span: Span
    numbers: list[int]


def passages(version: Version, chance: random.Random, count: int) -> Iterator[Passage]:
    """Yield stretches as people mark them: a word, a phrase, a sentence or two."""
    for _ in range(count):
        length = chance.choice((1, 2, 3, 5, 8, 13, 25))
        first = chance.randrange(max(len(version.order) - length, 1))
        last = min(first + length, len(version.order)) - 1
        yield Passage(version.span(first, last), version.order[first : last + 1])


def stays(new: Version, passage: Passage) -> bool:
    """Return whether a passage's words stand in a version one behind the other, as they were."""
    there = {number: at for at, number in enumerate(new.order)}
    places = [there.get(number, -1) for number in passage.numbers]
    return places[0] >= 0 and places == list(range(places[0], places[0] + len(places)))
