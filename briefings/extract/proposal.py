"""From what was found in an article to the items of a briefing, each marked as proposed.

An item's id is made of its kind and of the words it stands on: the same words have the same id when
the article is read again, by whatever program.
"""

import hashlib
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from briefings.extract.as_json import topics_at
from briefings.extract.findings import (
    FoundClaim,
    FoundFigure,
    FoundInArticle,
    FoundName,
    FoundPoint,
    FoundQuote,
    FoundTension,
    Place,
    RuleFinding,
)
from briefings.extract.weighing import weighed
from briefings.folding import folded_text
from briefings.model import (
    Actor,
    AnyItem,
    Article,
    Evidence,
    Figure,
    KeyPoint,
    Span,
    Statement,
    Suggestion,
    Tension,
)
from briefings.model import Place as PlaceItem

_FARTHEST: Final = 2_500
"""So many characters an item's sentence reaches to both sides: text without an end of a sentence
would else stand in each of its items."""


class ProposedPanel(msgspec.Struct, frozen=True, kw_only=True):
    """A topic's paragraphs and the sentence that carries most of it."""

    topic: str
    paragraphs: tuple[int, ...]
    bottom_line: Evidence | None = None


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the program proposes for an article; items stand in the order of their kinds."""

    language: str
    panels: tuple[ProposedPanel, ...]
    items: tuple[AnyItem, ...]


def propose(article: Article, found: FoundInArticle) -> Proposal:
    """Return what is proposed for an article."""
    maker = _ItemMaker(article, found)
    items = [
        *map(maker.point, found.points),
        *map(maker.figure, found.figures),
        *map(maker.statement, _in_order(found)),
        *map(maker.name, found.names),
    ]
    items += [maker.tension(each, items) for each in found.tensions]
    panels = tuple(
        ProposedPanel(
            topic=each.topic,
            paragraphs=each.paragraphs,
            bottom_line=each.bottom_line and maker.evidence(each.bottom_line),
        )
        for each in found.panels
    )
    lines = [Span(*each.bottom_line) for each in found.panels if each.bottom_line]
    marked = weighed(items, len(article.text), lines, found.language)
    return Proposal(language=found.language, panels=panels, items=tuple(marked))


class _ItemMaker:
    """Makes items of findings; ids are given once."""

    def __init__(self, article: Article, found: FoundInArticle) -> None:
        self._article = article
        self._found = found
        self._given: Counter[str] = Counter()

    def evidence(self, place: Place) -> Evidence:
        start, end = place
        number = self._article.paragraph_at(start).number
        return Evidence(start, end, self._article.text[start:end], number)

    def point(self, each: FoundPoint) -> KeyPoint:
        evidence = self.evidence((each.start, each.end))
        return KeyPoint(
            id=self._id("key-point", evidence.text),
            text=evidence.text,
            topics=(each.topic,),
            evidence=(evidence,),
            wording="quoted",
            review="proposed",
            suggestion=_suggestion(each),
        )

    def figure(self, each: FoundFigure) -> Figure:
        evidence = self.evidence((each.start, each.end))
        candidates = {"period": each.period_candidates} if each.period_candidates else {}
        return Figure(
            id=self._id("figure", evidence.text),
            text=evidence.text,
            topics=self._topics(each.start),
            evidence=(evidence, *self._around(each.start, each.source, each.scope, each.period)),
            wording="extracted",
            review="proposed",
            suggestion=msgspec.structs.replace(_suggestion(each), candidates=candidates),
            value=each.value,
            unit=each.unit,
            what=each.what and self._article.text[each.what[0] : each.what[1]],
            approximate=each.approximate,
            bound=each.bound,
            period=each.period,
            scope=each.scope,
            status=each.status,
            source=each.source,
        )

    def statement(self, each: FoundQuote | FoundClaim) -> Statement:
        is_direct = isinstance(each, FoundQuote)
        place = (each.start, each.end) if isinstance(each, FoundQuote) else each.said
        cue = each.cue if isinstance(each, FoundQuote) else (each.start, each.end)
        evidence = self.evidence(place)
        speaker = each.speaker if isinstance(each, FoundQuote) else each.source
        others = self._around(cue[0] if cue else each.start, speaker)
        return Statement(
            id=self._id("statement" if is_direct else "claim", evidence.text),
            text=evidence.text,
            topics=self._topics(each.start),
            evidence=(evidence, *others),
            wording="quoted" if is_direct else "extracted",
            review="proposed",
            suggestion=_suggestion(each),
            speaker=speaker,
            cue=cue and self._article.text[cue[0] : cue[1]],
            role=each.role if isinstance(each, FoundQuote) else None,
            direct=is_direct,
        )

    def name(self, each: FoundName) -> AnyItem:
        fields: dict[str, Any] = {
            "id": self._id(each.kind, each.name),
            "text": each.name,
            "topics": self._topics(*(start for start, _ in each.mentions)),
            "evidence": tuple(map(self.evidence, each.mentions)),
            "wording": "quoted",
            "review": "proposed",
            "suggestion": _suggestion(each),
            "role": each.role,
            "names": each.names,
        }
        return PlaceItem(**fields) if each.kind == "place" else Actor(type=each.kind, **fields)

    def tension(self, each: FoundTension, items: Iterable[AnyItem]) -> Tension:
        evidence = tuple(map(self.evidence, each.spans))
        concerned = [
            i for i in items if i.kind in {"figure", "statement"} and _lies_in(i, evidence)
        ]
        topics = dict.fromkeys(
            topic for item in concerned for topic in item.topics
        ) or dict.fromkeys(self._topics(*(start for start, _ in each.spans)))
        return Tension(
            id=self._id("tension", each.kind + evidence[0].text),
            text=each.text,
            topics=tuple(topics),
            evidence=evidence,
            wording="extracted",
            review="proposed",
            suggestion=_suggestion(each),
            type=each.kind,
            severity=each.severity,
            reasoning=each.reason,
            items=tuple(item.id for item in concerned),
        )

    def _around(self, start: int, *said: str | None) -> Iterator[Evidence]:
        """Yield the sentence around an offset, and what says the rest where that does not."""
        at = max(bisect_right(self._found.sentences, (start, math.inf)) - 1, 0)
        first, last = self._found.sentences[at] if self._found.sentences else (start, start)
        sentence = max(first, start - _FARTHEST), min(last, start + _FARTHEST)
        text = self._article.text[sentence[0] : sentence[1]]
        if text:
            yield self.evidence(sentence)
        for words in said:
            places = () if words is None or words in text else self._places_of(words, start)
            if places and not any(sentence[0] <= place[0] < sentence[1] for place in places):
                yield self.evidence(self._nearest(places, start))

    def _nearest(self, places: Sequence[Place], start: int) -> Place:
        """Return the place that is nearest to an offset in its paragraph; else the last one before
        it, which a “she said” takes up; else the first.
        """
        paragraph = self._article.paragraph_at(start)
        beside = [p for p in places if paragraph.start <= p[0] < paragraph.end]
        if beside:
            return min(beside, key=lambda place: abs(place[0] - start))
        before = [place for place in places if place[0] < start]
        return max(before) if before else min(places)

    def _places_of(self, said: str, start: int) -> Sequence[Place]:
        """Return where a name is mentioned, a date of an interval, or the words before `start`."""
        for each in self._found.names:
            if said == each.name or said in each.names:
                return each.mentions
        ends = said.split("/")
        dates = [(d.start, d.end) for d in self._found.dates if d.iso[:4] in {e[:4] for e in ends}]
        at = self._article.text.rfind(said, 0, start)
        return dates or ([(at, at + len(said))] if at >= 0 else [])

    def _topics(self, *offsets: int) -> tuple[str, ...]:
        return tuple(topics_at(self._article, self._found, offsets))

    def _id(self, kind: str, words: str) -> str:
        digest = hashlib.sha256(folded_text(words).encode()).hexdigest()[:8]
        self._given[f"{kind}-{digest}"] += 1
        times = self._given[f"{kind}-{digest}"]
        return f"{kind}-{digest}" if times == 1 else f"{kind}-{digest}-{times}"


def _in_order(found: FoundInArticle) -> list[FoundQuote | FoundClaim]:
    statements: list[FoundQuote | FoundClaim] = [*found.quotes, *found.claims]
    return sorted(statements, key=lambda each: each.start)


def _suggestion(each: RuleFinding) -> Suggestion:
    return Suggestion(confidence=each.confidence, rule=each.rule, why=each.why)


def _lies_in(item: AnyItem, evidence: Sequence[Evidence]) -> bool:
    first = item.spans[0]
    return any(each.start <= first.start and first.end <= each.end for each in evidence)
