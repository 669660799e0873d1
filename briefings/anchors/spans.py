"""From exact words to where they stand.

The rule is that of a W3C TextQuoteSelector, https://www.w3.org/TR/annotation-model/, with a
count in place of prefix and suffix: a person who edits a briefing by hand writes the words
and, where they stand more than once, which time is meant.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.documents.canonical_text import canonical
from briefings.folding import bare, fold, is_unwritten
from briefings.model import Article, Evidence, Span


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Exact words of the article; `occurrence` counts from 1 where they stand repeatedly.

    `inside` says that they may be a part of longer words.
    """

    words: str
    occurrence: int | None = None
    inside: bool = False


WITHOUT_SPACES: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""


_SPACES: Final = re.compile(r"\s")


class AnchorError(Exception):
    """The words cannot be placed; the message says why, for an editor."""


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield every place of `words` in `text`, overlapping ones included, none for ''."""
    if not words:
        return
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def whole_word(text: str, span: Span) -> bool:
    """Return whether `span` begins and ends at word borders: `Peru` does not stand in `Peruvian`.

    Accents and invisible characters part no words.
    """
    before, after = span.start, span.end
    while before and is_unwritten(text[before - 1]):
        before -= 1
    while after < len(text) and is_unwritten(text[after]):
        after += 1
    inside = text[span.start : span.end]
    first = next((char for char in inside if not is_unwritten(char)), "")
    last = next((char for char in reversed(inside) if not is_unwritten(char)), "")
    return not _one_word(text[max(before - 1, 0) : before] + first) and not _one_word(
        last + text[after : after + 1]
    )


def _one_word(pair: str) -> bool:
    """Return whether two characters that stand together may be of one word.

    Those of scripts that are written without spaces show no border, so any may be one.
    """
    return re.fullmatch(r"\w\w", pair) is not None and not WITHOUT_SPACES.search(pair)


def resolve(article: Article, words: Words) -> Evidence:
    """Find `words` in the article, as whole words.

    Within a paragraph white space is equal to white space: a line may end between two words. What
    nobody can see or type (soft hyphens, zero-width spaces) counts only if it leads to them.

    Raises:
        AnchorError: they stand nowhere, or more than once and no `occurrence` says which,
            or less often than `occurrence` says.
    """
    wanted = canonical(words.words)
    find = _anywhere if words.inside else _whole
    found = find(article, wanted) or _whole_but_invisible(article, wanted)
    if not found:
        raise AnchorError(_why_missing(article, words.words))
    if words.occurrence is None and len(found) > 1:
        raise AnchorError(f"stands {len(found)} times in the article: add `occurrence`")
    index = 0 if words.occurrence is None else words.occurrence - 1
    if not 0 <= index < len(found):
        raise AnchorError(f"stands {len(found)} times, so there is no occurrence {index + 1}")
    return evidence_at(article, found[index])


def words_at(article: Article, span: Span) -> Words:
    """Return what `resolve` finds as `span`, on one line where it can."""
    written = article.text[span.start : span.end]
    flowing = _words_at(article, span, " ".join(written.split()))
    return flowing or _words_at(article, span, written) or Words(written)


def _words_at(article: Article, span: Span, words: str) -> Words | None:
    for inside, find in ((False, _whole), (True, _anywhere)):
        found = find(article, words)
        if span in found:
            occurrence = found.index(span) + 1 if len(found) > 1 else None
            return Words(words, occurrence, inside)
    return None


def _anywhere(article: Article, words: str) -> list[Span]:
    return list(occurrences(article.text, words))


def _whole(article: Article, words: str) -> list[Span]:
    exact = [span for span in occurrences(article.text, words) if whole_word(article.text, span)]
    if not _SPACES.search(words) or (exact and words != words.strip()):
        return exact
    flowing = (span for span in _flowing(article.text, words) if _is_within_one(article, span))
    found = {*exact, *(span for span in flowing if whole_word(article.text, span))}
    return sorted(found, key=lambda span: span.start)


def _whole_but_invisible(article: Article, words: str) -> list[Span]:
    seen = bare(article.text)
    places = _flowing(seen.text, bare(words).text)
    spans = (Span(*seen.origin(place.start, place.end)) for place in places)
    return [
        span
        for span in spans
        if whole_word(article.text, span) and ("\n" in words or _is_within_one(article, span))
    ]


def _flowing(text: str, words: str) -> Iterator[Span]:
    """Yield every place of `words`, any white space in them standing for any other."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return
    wanted = re.compile(r"\s+".join(parts))
    found = wanted.search(text)
    while found:
        yield Span(*found.span())
        found = wanted.search(text, found.start() + 1)


def _is_within_one(article: Article, span: Span) -> bool:
    return span.end <= article.paragraph_at(span.start).end


def evidence_at(article: Article, span: Span) -> Evidence:
    """Return the evidence that `span` of the article is."""
    return Evidence(
        start=span.start,
        end=span.end,
        text=article.text[span.start : span.end],
        paragraph=article.paragraph_at(span.start).number,
    )


def _why_missing(article: Article, words: str) -> str:
    """Return how the article writes it, where only marks, accents, case or spaces differ."""
    folded = fold(article.text)
    similar = [
        Span(*folded.origin(place.start, place.end))
        for place in occurrences(folded.text, fold(words).text)
    ]
    for span in similar:
        if whole_word(article.text, span):
            return f"the article writes it as “{article.text[span.start : span.end]}”"
    if similar:
        return "stands only inside longer words of the article"
    return "does not stand in the article"
