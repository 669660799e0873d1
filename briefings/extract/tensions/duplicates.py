"""A sentence that is printed twice."""

from collections.abc import Iterator
from typing import Final

from briefings.extract.findings import FoundTension
from briefings.extract.tensions.article_reading import ReadSentence, TensionReading

_FEWEST: Final = 9
"""Words of a sentence that nobody says twice by chance."""
_SHARED: Final = 0.8
"""How much of the shorter of two sentences stands at the beginning of both."""


def duplicates(article: TensionReading) -> Iterator[FoundTension]:
    """Yield pairs of sentences of which one begins like the other, to most of its length."""
    seen: dict[tuple[str, ...], ReadSentence] = {}
    for each in article.sentences:
        words = _words(article, each)
        if len(words) < _FEWEST or each.is_heading:
            continue
        first = seen.setdefault(words[:_FEWEST], each)
        if first is not each and _is_same(_words(article, first), words):
            yield _tension(first, each)


def _words(article: TensionReading, each: ReadSentence) -> tuple[str, ...]:
    return tuple(
        token.lower for token in article.scan.words_of(each.sentence) if token.text[0].isalnum()
    )


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared >= _SHARED * min(len(one), len(other))


def _tension(first: ReadSentence, second: ReadSentence) -> FoundTension:
    return FoundTension(
        start=first.span[0],
        end=first.span[1],
        confidence=0.95,
        rule="duplicate sentence",
        kind="duplicate",
        spans=(first.span, second.span),
        text="Check whether this was said once: the same sentence is printed twice.",
        reason="Two sentences have the same words; count what they say once, and keep both places.",
        severity="medium",
    )
