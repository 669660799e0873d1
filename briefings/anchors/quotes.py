"""Words that a person types, found in an article as the article writes them."""

from collections.abc import Sequence
from typing import Final

from briefings.anchors.spans import occurrences, whole_word
from briefings.errors import NotFoundError, UsageError
from briefings.folding import fold
from briefings.model import Article, Span

_LISTED: Final = 12
_AROUND: Final = 18


def find_quotes(article: Article, words: str) -> list[Span]:
    """Return every place of `words` as whole words, in order.

    Quotation marks, dashes, white space, accents and case are free.
    """
    wanted = fold(words.strip()).text
    folded = fold(article.text)
    found = [Span(*folded.origin(p.start, p.end)) for p in occurrences(folded.text, wanted)]
    return [span for span in found if whole_word(article.text, span)]


def find_quote(
    article: Article, words: str, occurrence: int | None = None, *, briefing_id: str
) -> Span:
    """Return the one place of `words` in the article, or the one that `occurrence` counts to.

    Raises:
        NotFoundError: the words stand nowhere.
        UsageError: they stand several times and `occurrence`, counted from 1, is not given, or
            is none of them; the sentence lists the places with number, paragraph and context.
    """
    if not words.strip():
        raise UsageError("A quote needs words: give some of the article's.")
    found = find_quotes(article, words)
    if not found:
        raise NotFoundError(
            f"“{words.strip()}” does not stand in {briefing_id} as whole words; "
            f"`briefings show {briefing_id} --panel source` shows the article."
        )
    if occurrence is None and len(found) == 1:
        return found[0]
    if occurrence is None or not 1 <= occurrence <= len(found):
        raise UsageError(_choice(article, words.strip(), found, briefing_id))
    return found[occurrence - 1]


def _choice(article: Article, words: str, found: Sequence[Span], briefing_id: str) -> str:
    listed = [
        f"{number} (¶{article.paragraph_at(span.start).number}) {_context(article.text, span)}"
        for number, span in enumerate(found[:_LISTED], start=1)
    ]
    more = len(found) - _LISTED
    times = "once" if len(found) == 1 else f"{len(found)} times"
    return (
        f"“{words}” stands {times} in {briefing_id}, so say which with --occurrence: "
        f"{'; '.join(listed)}{f'; and {more} more' if more > 0 else ''}."
    )


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    shown = " ".join(f"{before}{text[span.start : span.end]}{after}".split())
    return f"“…{shown}…”"
