"""Words that another program quotes, found in the article: on the very words, or nowhere.

The quote decides, and its context tells apart what stands repeatedly. White space, case, accents
and the kind of quotation marks do not count, since other programs read the article from other
files. Where a position comes with it, it is no more than a hint.
"""

from itertools import islice, takewhile
from typing import Final, NamedTuple

from briefings.anchors.fuzzy import similarity
from briefings.anchors.passages import Passage, Quote
from briefings.anchors.selectors import make, resolve
from briefings.anchors.spans import AnchorError, occurrences, whole_word
from briefings.folding import Folded, fold, way_back
from briefings.model import Article, Span

_MOST_PLACES: Final = 1000
"""Words that stand in more places than these say nothing of where they stand."""

_MOST_CONTEXT: Final = 64

_ENOUGH: Final = 20
"""How many characters of words and context must agree: a short word that stands somewhere in
another context is not the one that was meant."""

_ENOUGH_CHANGED: Final = 40
_ALIKE: Final = 0.75
"""Where the words have changed, so many characters must be so much the same (`difflib`'s ratio)."""

_TELLING: Final = 4
"""Fewer characters of context than these tell no two places apart."""

_LONGEST: Final = 100_000


class FoundWords(NamedTuple):
    """Where words stand, or where `is_changed` much the same: then the quote is kept as it is."""

    passage: Passage
    is_changed: bool = False


class _Wanted(NamedTuple):
    """A quote, folded: the words without white space around them, and what is on either side."""

    words: str
    before: str
    after: str


def find_quote(article: Article, quote: Quote, at: int | None = None) -> FoundWords:
    """Return where a quote stands in the article; `at` is where it stood in another text.

    Raises:
        AnchorError: it stands nowhere, or repeatedly and nothing tells which is meant.
    """
    if len(quote.exact) > _LONGEST:
        raise AnchorError(f"it quotes more than {_LONGEST:,} characters")
    quote = Quote(quote.exact, quote.prefix[-_MOST_CONTEXT:], quote.suffix[:_MOST_CONTEXT])
    wanted = _folded(quote)
    if not wanted.words:
        raise AnchorError("it quotes no words")
    span = _standing(article, wanted, at)
    if span is not None:
        return FoundWords(make(article, span))
    if sum(map(len, wanted)) < _ENOUGH:
        raise AnchorError("its words do not stand in the article")
    return FoundWords(_similar(article, quote, at), is_changed=True)


def _folded(quote: Quote) -> _Wanted:
    bare = quote.exact.strip()
    lead = len(quote.exact) - len(quote.exact.lstrip())
    before = quote.prefix + quote.exact[:lead]
    after = quote.exact[lead + len(bare) :] + quote.suffix
    return _Wanted(fold(bare).text, fold(before).text, fold(after).text)


def _standing(article: Article, wanted: _Wanted, at: int | None) -> Span | None:
    """Return where the words themselves stand, `None` where they do not or mean something else."""
    folded = way_back(article.text)
    places = list(islice(occurrences(folded.text, wanted.words), _MOST_PLACES + 1))
    if len(places) > _MOST_PLACES:
        raise AnchorError(f"its words stand over {_MOST_PLACES:,} times in the article")
    agreeing = [(_agreement(folded, place, wanted), place) for place in places]
    agreeing = [(n, each) for n, each in agreeing if n or _is_whole(article, folded, each)]
    best = max((n for n, _ in agreeing), default=0)
    whole = sum(map(len, wanted))
    if not agreeing or len(wanted.words) + best < min(_ENOUGH, whole):
        return None
    likely = [place for n, place in agreeing if n == best]
    if len(likely) > 1 and at is None:
        raise AnchorError(
            f"its words stand {len(likely)} times in the article, and nothing tells which are meant"
        )
    hint = folded.index(at or 0)
    nearest = min(likely, key=lambda place: abs(place.start - hint))
    return _origin(folded, nearest)


def _is_whole(article: Article, folded: Folded, place: Span) -> bool:
    return whole_word(article.text, _origin(folded, place))


def _origin(folded: Folded, place: Span) -> Span:
    return Span(*folded.origin(place.start, place.end))


def _agreement(folded: Folded, place: Span, wanted: _Wanted) -> int:
    """Count the characters of context that agree, from the words outwards."""
    before = folded.text[max(0, place.start - len(wanted.before)) : place.start]
    after = folded.text[place.end : place.end + len(wanted.after)]
    agreeing = _common(before[::-1], wanted.before[::-1]) + _common(after, wanted.after)
    return agreeing if agreeing >= min(_TELLING, len(wanted.before + wanted.after)) else 0


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _similar(article: Article, quote: Quote, at: int | None) -> Passage:
    """Return the passage that has changed since it was quoted, wherever one begins to look."""

    def found(start: int) -> Span | None:
        here = Passage(start, start + len(quote.exact), quote)
        return resolve(article.text, here).span

    end = len(article.text)
    span = found(0 if at is None else min(at, end))
    if span is None or (at is None and found(end) != span):
        raise AnchorError("its words do not stand in the article")
    if not _is_alike(article, quote, span):
        raise AnchorError("only other words stand where its words might have stood")
    return Passage(span.start, span.end, quote)


def _is_alike(article: Article, quote: Quote, span: Span) -> bool:
    """Return whether words and context together are much the same: few words alone say little."""
    whole = fold(f"{quote.prefix}{quote.exact}{quote.suffix}").text
    start, end = max(0, span.start - len(quote.prefix)), span.end + len(quote.suffix)
    return len(whole) >= _ENOUGH_CHANGED and (
        similarity(whole, fold(article.text[start:end]).text) >= _ALIKE
    )
