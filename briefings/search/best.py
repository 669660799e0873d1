"""From the best texts of a briefing to the hits that a reader is shown."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefings.model import Span
from briefings.search.document import Document
from briefings.search.hit import Hit, HitKind
from briefings.search.matcher import Occurrence
from briefings.search.ranking import Candidate, Ranking, together
from briefings.search.snippets import joined, snippet

MOST: Final = 8
"""How many hits of one briefing are made."""

ASSURED: Final = 2
"""How many of each kind are among these before any kind gets more."""


def hits(ranking: Ranking) -> tuple[Hit, ...]:
    """Make the best hits of a briefing, in order.

    A passage whose very words another hit leads to is left out.
    """
    document = ranking.document
    places = Places(document, ranking.found)
    made: list[Hit] = []
    for candidate in _assured_first(ranking):
        if len(made) == MOST:
            break
        hit = _hit(document, candidate, places)
        if not any(_says_again(hit, other) for other in made):
            made = [other for other in made if not _says_again(other, hit)] + [hit]
    return tuple(sorted(made, key=lambda hit: -hit.score))


class Places:
    """Where the query's words stand in the article, in order."""

    def __init__(self, document: Document, found: Sequence[Occurrence]) -> None:
        first = document.passages
        words = (word for word in found if word.start >= first)
        self._spans = [document.in_article(word.start, word.end) for word in words]
        self._starts = [span.start for span in self._spans]

    def inside(self, evidence: Sequence[Span]) -> tuple[Span, ...]:
        """Return those that stand in the evidence."""
        found: list[Span] = []
        for each in evidence:
            first, last = (bisect_left(self._starts, at) for at in (each.start, each.end))
            found += [span for span in self._spans[first:last] if span.end <= each.end]
        return joined(found)


def _assured_first(ranking: Ranking) -> Iterator[Candidate]:
    """Yield the best of each kind, then the others, either in order."""
    count: Counter[HitKind] = Counter()
    others: list[Candidate] = []
    for candidate in ranking.candidates:
        kind = ranking.document.units[candidate.unit].kind
        count[kind] += 1
        if count[kind] <= ASSURED:
            yield candidate
        else:
            others.append(candidate)
    yield from others


def _hit(document: Document, candidate: Candidate, places: Places) -> Hit:
    unit = document.units[candidate.unit]
    words = together(candidate.words)
    marks = joined(document.in_unit(candidate.unit, w.start, w.end) for w in words)
    if unit.kind == "passage":
        spans = joined(document.in_article(w.start, w.end) for w in words)
    else:
        spans = places.inside(unit.evidence) or unit.evidence[:1]
    shown = snippet(unit.text, marks)
    return Hit(
        kind=unit.kind,
        score=candidate.score,
        snippet=shown.text,
        marks=shown.marks,
        panels=unit.panels,
        spans=spans,
        paragraph=document.paragraph_at(spans[0].start) if spans else None,
        item=unit.item,
        item_kind=unit.kinds[0] if unit.kind == "item" else None,
        note=unit.note,
    )


def _says_again(hit: Hit, other: Hit) -> bool:
    """Say whether a passage has only words that a hit of another kind leads to."""
    if hit.kind != "passage" or other.kind == "passage":
        return False
    return all(any(o.start <= s.start and s.end <= o.end for o in other.spans) for s in hit.spans)
