"""The sentences of an article, and by what one is known wherever it stands again."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from briefings.anchors.spans import evidence_at
from briefings.folding import folded_text, folded_words, is_even, words_apart
from briefings.model import Article, Block, Evidence, Paragraph, Span

_END: Final = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]*[^\Wa-z_])")

_LONG: Final = 100_000
"""Characters of an article from which on it is not kept in memory with its fingerprints."""

_REMEMBERED: Final = 40
"""So many are: articles that come in together are asked for once more by what they are found by."""

_FEWEST_WORDS: Final = 5
"""Shorter sentences (“He agreed.”) stand in articles that have nothing to do with each other."""


def sentences(article: Article, paragraph: Paragraph) -> list[Span]:
    """Return a paragraph's sentences, without the white space between them."""
    return sentences_of(article.text[paragraph.start : paragraph.end], paragraph.start)


def sentences_of(text: str, origin: int = 0) -> list[Span]:
    """Return the sentences of a text that begins at `origin`."""
    return [
        Span(origin + start, origin + start + len(text[start:stop].rstrip()))
        for start, stop in _places(text)
    ]


def _places(text: str) -> list[tuple[int, int]]:
    """Return where sentences begin, and where the next ones do."""
    borders = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return list(pairwise(borders))


def fingerprint(sentence: str) -> int | None:
    """Return a number of 63 bits that a sentence has in every article, `None` for a short one.

    Case, accents, punctuation and the kind of quotation marks do not count: newspapers change
    them in what an agency wrote.
    """
    return fingerprint_of_words(folded_words(folded_text(sentence)))


def fingerprint_of_words(words: Sequence[str]) -> int | None:
    """Return the fingerprint of a sentence of these folded words."""
    if len(words) < _FEWEST_WORDS:
        return None
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1


def fingerprints(article: Article) -> Sequence[int]:
    """Return the fingerprints of an article's sentences in order; one may come twice."""
    if len(article.text) > _LONG:
        return tuple(_each(article))
    return _fingerprints(article.text, article.blocks)


@lru_cache(maxsize=_REMEMBERED)
def _fingerprints(text: str, blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Several look-ups on one article in a row ask for them."""
    return tuple(_each(Article(text=text, blocks=blocks, sha256="")))


def _each(article: Article) -> Iterator[int]:
    for block in article.blocks:
        text = article.text[block.start : block.end]
        folded = folded_text(text)
        apart = words_apart(folded) if is_even(text, folded) else None
        for start, end in _places(text):
            if apart is None:
                found = fingerprint(text[start:end])
            else:
                found = fingerprint_of_words(apart[start:end].split())
            if found is not None:
                yield found


def sentence_around(article: Article, words: Evidence) -> Evidence:
    """Return the sentence that words stand in; the words themselves where they are in several."""
    for each in sentences(article, article.paragraph_at(words.start)):
        if each.start <= words.start and words.end <= each.end:
            return evidence_at(article, each)
    return words
