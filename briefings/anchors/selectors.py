"""Passages: made on an article's canonical text, and found again when that text has changed.

The selectors are the W3C's TextQuoteSelector and TextPositionSelector,
https://www.w3.org/TR/annotation-model/. The quote decides; the position is a hint.
"""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from briefings.anchors.fuzzy import THRESHOLD, find_similar, similarity
from briefings.anchors.passages import Passage, Quote, check_range
from briefings.anchors.spans import occurrences
from briefings.folding import Folded, fold
from briefings.model import Article, Span

CONTEXT: Final = 32
"""How many characters on either side are kept with a quote."""

_ENOUGH: Final = 20
"""How many characters of quote and context must agree before a quote counts as moved: a short
word that stands somewhere in another text is not the passage that was meant."""

How = Literal["exact", "moved", "fuzzy", "orphan"]


class Resolved(msgspec.Struct, frozen=True):
    """Where a passage stands now.

    `exact`: where it stood. `moved`: the same words elsewhere. `fuzzy`: much the same words.
    `orphan`: nowhere, and `span` is absent. `score` is the share of the quote (of quote and
    context for `moved`) that was found, case and accents aside: 1 is all, 0 is nothing.
    """

    span: Span | None
    how: How
    score: float


def make(article: Article, span: Span) -> Passage:
    """Return the passage that `span` of the article is.

    Raises:
        UsageError: the span is empty or reaches outside of the article.
    """
    text = article.text
    check_range(span.start, span.end, "the article", len(text))
    quote = Quote(
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )
    return Passage(span.start, span.end, quote)


def resolve(text: str, passage: Passage) -> Resolved:
    """Find a passage in `text`, which may have changed since the passage was made.

    It is looked for at its position; then elsewhere, where its context agrees best and else
    nearest to its position; then with other quotation marks, spaces, accents or case; then
    with words changed. Too little agreement makes an orphan.
    """
    if not passage.kept or not passage.quote.exact:
        return Resolved(None, "orphan", 0.0)
    found = (
        _in_place(text, passage)
        or _moved(text, passage)
        or _folded(text, passage)
        or _similar(text, passage)
        or Resolved(None, "orphan", 0.0)
    )
    if found.span is None or passage.kept == 1.0:
        return found
    return Resolved(found.span, "fuzzy", round(found.score * passage.kept, 3))


def _in_place(text: str, passage: Passage) -> Resolved | None:
    quote = passage.quote
    before, after = passage.start - len(quote.prefix), passage.end + len(quote.suffix)
    there = text[max(before, 0) : after]
    if before >= 0 and there == quote.prefix + quote.exact + quote.suffix:
        return Resolved(Span(passage.start, passage.end), "exact", 1.0)
    return None


def _moved(text: str, passage: Passage) -> Resolved | None:
    quote = passage.quote
    span = _best(text, passage, occurrences(text, quote.exact))
    if span is None:
        return None
    whole = len(quote.exact) + len(quote.prefix) + len(quote.suffix)
    agreeing = len(quote.exact) + _agreement(text, span, quote)
    if agreeing < min(_ENOUGH, whole):
        return None
    if span.start == passage.start:
        return Resolved(span, "exact", 1.0)
    return Resolved(span, "moved", round(agreeing / whole, 3))


def _folded(text: str, passage: Passage) -> Resolved | None:
    folded, wanted = fold(text), fold(passage.quote.exact).text
    if len(wanted) < _ENOUGH:
        return None
    places = occurrences(folded.text, wanted)
    found = (Span(*folded.origin(place.start, place.end)) for place in places)
    span = _best(text, passage, found)
    return _fuzzy(text, passage, span)


def _similar(text: str, passage: Passage) -> Resolved | None:
    """Look for a long quote by itself, for a short one together with its context."""
    quote = passage.quote
    folded = fold(text)
    if len(quote.exact) >= _ENOUGH:
        near = folded.index(passage.start)
        found = find_similar(folded.text, fold(quote.exact).text, near=near)
        return _fuzzy(text, passage, _unfolded(folded, found))
    whole = fold(quote.prefix + quote.exact + quote.suffix)
    first, last = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    near = folded.index(max(passage.start - first, 0))
    part = Span(whole.index(first), whole.index(last))
    found = find_similar(folded.text, whole.text, near=near, part=part)
    return _fuzzy(text, passage, _unfolded(folded, found), lowest=0.5)


def _unfolded(folded: Folded, span: Span | None) -> Span | None:
    return span and Span(*folded.origin(span.start, span.end))


def _fuzzy(
    text: str, passage: Passage, span: Span | None, *, lowest: float = THRESHOLD
) -> Resolved | None:
    if span is None:
        return None
    score = similarity(fold(passage.quote.exact).text, fold(text[span.start : span.end]).text)
    return Resolved(span, "fuzzy", round(score, 3)) if score >= lowest else None


def _best(text: str, passage: Passage, found: Iterator[Span]) -> Span | None:
    def rank(span: Span) -> tuple[int, int]:
        return _agreement(text, span, passage.quote), -abs(span.start - passage.start)

    return max(found, key=rank, default=None)


def _agreement(text: str, span: Span, quote: Quote) -> int:
    """Count the characters of context that agree, from the passage outwards."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    return _common(before[::-1], quote.prefix[::-1]) + _common(after, quote.suffix)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((index for index, (a, b) in pairs if a != b), shorter)
