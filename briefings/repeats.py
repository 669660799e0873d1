"""Which statements say only what a figure or a key point of the same sentence says."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefings.anchors.sentences import sentences
from briefings.figures import reading
from briefings.folding import folded_text
from briefings.model import AnyItem, Article, Briefing, Figure, Span, Statement
from briefings.weight import is_blanket

_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")

_SHORTEST: Final = 4
_STEM: Final = 6
"""Words of so many letters have content, and are the same where so many of the first ones are."""

_MOST: Final = 0.75
"""What part of a statement's words is to stand in what it repeats."""

_TURNING: Final = (
    "no not never none nor nobody nothing cannot without didn doesn don isn aren wasn weren won "
    "wouldn couldn hasn haven hadn ni nunca jamas nadie nada sin tampoco nao nem sem pas jamais "
    "rien sans kein keine nicht nie niemand ohne"
)
"""Words that turn round what is said, folded: none of them may be missing."""

_HOLLOW: Final = (
    "that this these those they them their there then than with from have been were will would "
    "could should into about also which what when where while whose some such only very more most "
    "said says under against para como pero este esta estos estas desde hasta entre sobre donde "
    "cuando porque tambien cual ellos ellas han habia sido seran"
)
"""Longer words without content, folded."""

_NEGATIONS: Final = frozenset(_TURNING.split())
_EMPTY: Final = frozenset(_HOLLOW.split())


def repeats(
    briefing: Briefing, above: Iterable[AnyItem], statements: Iterable[Statement]
) -> frozenset[str]:
    """Return the ids of those of `statements` that say nothing beyond the items `above` them.

    All numbers, all negations and nearly all other words of such a statement stand in the texts of
    items that stand on the same sentence, its speaker is named there, and so are the tensions that
    mark it. The very words of a speaker repeat nothing.
    """
    blanket = {each.id for each in briefing.tensions if is_blanket(briefing, each)}
    places = _places(briefing.article)
    words: defaultdict[int, set[str]] = defaultdict(set)
    tensions: defaultdict[int, set[str]] = defaultdict(set)

    def tensions_of(item: AnyItem) -> set[str]:
        return {t.id for t in briefing.tensions_by_item.get(item.id, ())} - blanket

    for item in above:
        texts = set().union(*map(_stems, _texts(item)))
        for place in places(item.spans):
            words[place] |= texts
            tensions[place] |= tensions_of(item)
    found = []
    for statement in statements:
        if statement.direct:
            continue
        on = places(statement.spans)
        there = set().union(*(words[place] for place in on))
        marked = set().union(*(tensions[place] for place in on))
        if _says_no_more(statement, there) and tensions_of(statement) <= marked:
            found.append(statement.id)
    return frozenset(found)


def _says_no_more(statement: Statement, there: set[str]) -> bool:
    own = _stems(statement.text)
    missing = own - there
    if not own or any(_is_needed(word) for word in missing):
        return False
    speaker = _stems(statement.speaker or "")
    return len(missing) <= (1 - _MOST) * len(own) and (not speaker or bool(speaker & there))


def _texts(item: AnyItem) -> Iterator[str]:
    yield item.text
    if isinstance(item, Figure):
        yield reading(item)
        yield from filter(None, (item.what, item.scope, item.source, item.period))


def _stems(text: str) -> set[str]:
    """Return the words of a text that have content, the longer ones without their ends."""
    folded = folded_text(text)
    words = {word for word in _WORD.findall(folded) if not word[0].isdigit()}
    long = {
        word.rstrip("s")[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _EMPTY
    }
    return long | (words & _NEGATIONS) | set(_NUMBER.findall(folded))


def _is_needed(word: str) -> bool:
    return word[0].isdigit() or word in _NEGATIONS


def _places(article: Article) -> Callable[[Iterable[Span]], set[int]]:
    """Return what says on which sentences spans stand, by where these begin."""
    known: dict[int, list[Span]] = {}

    def places(spans: Iterable[Span]) -> set[int]:
        found = set()
        for span in spans:
            paragraph = article.paragraph_at(span.start)
            if paragraph.number not in known:
                known[paragraph.number] = sentences(article, paragraph)
            found |= {s.start for s in known[paragraph.number] if s.overlaps(span.start, span.end)}
        return found

    return places
