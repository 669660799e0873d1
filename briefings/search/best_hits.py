"""From the best texts of a briefing to the hits that a reader is shown."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from briefings.model import Span
from briefings.search.document import SearchDocument
from briefings.search.hit import Hit, HitKind
from briefings.search.matcher import TermMatch
from briefings.search.ranking import Candidate, Ranking, together
from briefings.search.snippets import joined, snippet

MOST: Final = 8
"""How many hits of one briefing are made where others match too."""

ASSURED: Final = 2
"""How many of each kind are among these before any kind gets more."""


class BestHits(NamedTuple):
    """The hits of a briefing that are shown, the best first, and how many there are of all."""

    hits: tuple[Hit, ...]
    found: int


class _Place(NamedTuple):
    """A candidate, and the places in the article to open it at."""

    candidate: Candidate
    spans: tuple[Span, ...]


def best_hits(ranking: Ranking, *, every: bool) -> BestHits:
    """Make the hits of a briefing, at most `MOST` unless `every` one is asked for.

    A passage whose very words another hit leads to is none.
    """
    document = ranking.document
    places = _WordPlaces(document, ranking.found)
    found = [_Place(each, _spans(document, each, places)) for each in ranking.candidates]
    distinct = _distinct(document, found)
    shown = distinct if every else list(islice(_assured_first(document, distinct), MOST))
    shown.sort(key=lambda place: -place.candidate.score)
    return BestHits(tuple(_hit(document, place) for place in shown), len(distinct))


class _WordPlaces:
    """Where the query's words stand in the article, in order."""

    def __init__(self, document: SearchDocument, found: Sequence[TermMatch]) -> None:
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


def _spans(document: SearchDocument, candidate: Candidate, places: _WordPlaces) -> tuple[Span, ...]:
    unit = document.units[candidate.unit]
    if unit.kind == "passage":
        words = together(candidate.words)
        return joined(document.in_article(w.start, w.end) for w in words)
    return places.inside(unit.evidence) or unit.evidence[:1]


def _distinct(document: SearchDocument, found: Sequence[_Place]) -> list[_Place]:
    """Return all but the passages that have only words which one of another kind leads to."""
    led_to: defaultdict[int, list[tuple[Span, ...]]] = defaultdict(list)
    for candidate, spans in found:
        if document.units[candidate.unit].kind != "passage":
            for paragraph in {document.paragraph_at(span.start) for span in spans}:
                led_to[paragraph].append(spans)

    def is_said_again(place: _Place) -> bool:
        if document.units[place.candidate.unit].kind != "passage":
            return False
        others = led_to[document.paragraph_at(place.spans[0].start)]
        return any(_hold(other, place.spans) for other in others)

    return [place for place in found if not is_said_again(place)]


def _hold(spans: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Return whether each of the inner spans lies in one of the spans."""
    return all(any(s.start <= i.start and i.end <= s.end for s in spans) for i in inner)


def _assured_first(document: SearchDocument, found: Sequence[_Place]) -> Iterator[_Place]:
    """Yield the best of each kind, then the others, either in order."""
    count: Counter[HitKind] = Counter()
    others: list[_Place] = []
    for place in found:
        kind = document.units[place.candidate.unit].kind
        count[kind] += 1
        if count[kind] <= ASSURED:
            yield place
        else:
            others.append(place)
    yield from others


def _hit(document: SearchDocument, place: _Place) -> Hit:
    candidate, spans = place
    unit = document.units[candidate.unit]
    words = together(candidate.words)
    shown = snippet(
        unit.text, joined(document.in_unit(candidate.unit, w.start, w.end) for w in words)
    )
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
