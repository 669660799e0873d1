"""Rules that find what is listed here, wherever an article has it."""

from typing import Final

from briefings.anchors.spans import occurrences
from briefings.extract.findings import (
    FoundFigure,
    FoundInArticle,
    FoundName,
    FoundPoint,
    FoundQuote,
    FoundTension,
    NameKind,
    PanelFindings,
    Place,
)
from briefings.extract.known_names import KnownNames
from briefings.extract.proposal import Proposal, propose
from briefings.model import Article, Lens

FIGURES: Final = {
    "12,500 tonnes": (12500, "tonne", 0.95),
    "9,000 tonnes": (9000, "tonne", 0.8),
    "15,000 tonnes": (15000, "tonne", 0.93),
    "54 percent": (54, "percent", 0.95),
}
QUOTES: Final = {"We will land 15,000 tonnes in Brava in 2021,": ("Ana Núñez", 0.92)}
NAMES: Final[dict[str, tuple[NameKind, tuple[str, ...], float]]] = {
    "Ana Núñez": ("person", ("Núñez",), 0.95),
    "Port Authority": ("organisation", (), 0.8),
    "El Faro": ("person", (), 0.65),
    "Brava": ("place", (), 0.95),
}
POINT: Final = "The boats of Brava wait for spare parts."


def _places(article: Article, words: str) -> list[Place]:
    return [(span.start, span.end) for span in occurrences(article.text, words)]


def _mentions(article: Article, name: str, others: tuple[str, ...]) -> tuple[Place, ...]:
    own = _places(article, name)
    more = [
        place
        for other in others
        for place in _places(article, other)
        if not any(start <= place[0] < end for start, end in own)
    ]
    return tuple(sorted([*own, *more]))


def findings(article: Article, lens: Lens | None) -> FoundInArticle:
    topic = lens.topics[0].key if lens else "other"
    figures = [
        FoundFigure(start=s, end=e, value=value, unit=unit, confidence=sure, rule="digits")
        for words, (value, unit, sure) in FIGURES.items()
        for s, e in _places(article, words)[:1]
    ]
    quotes = [
        FoundQuote(start=s, end=e, speaker=speaker, confidence=sure, rule="marks")
        for words, (speaker, sure) in QUOTES.items()
        for s, e in _places(article, words)[:1]
    ]
    names = [
        FoundName(
            start=mentions[0][0],
            end=mentions[0][1],
            name=name,
            kind=kind,
            names=others,
            mentions=mentions,
            confidence=sure,
            rule="names",
            why=("role after",),
        )
        for name, (kind, others, sure) in NAMES.items()
        if (mentions := _mentions(article, name, others))
    ]
    points = [
        FoundPoint(start=s, end=e, topic=topic, confidence=0.7, rule="lead")
        for s, e in _places(article, POINT)
    ]
    tensions = [
        FoundTension(
            start=s,
            end=e,
            kind="goal",
            spans=((s, e),),
            text="A goal is told.",
            reason="It says will.",
            confidence=0.3,
            rule="goal",
        )
        for s, e in _places(article, "15,000 tonnes")[:1]
    ]
    line = next(iter(_places(article, "In 2019 it handled 9,000 tonnes in Brava, she said.")), None)
    return FoundInArticle(
        language="en",
        topics=tuple((topic,) for _ in article.paragraphs),
        figures=tuple(sorted(figures, key=lambda each: each.start)),
        quotes=tuple(quotes),
        names=tuple(names),
        tensions=tuple(tensions),
        points=tuple(points),
        panels=(PanelFindings(topic=topic, paragraphs=(3, 4), bottom_line=line),) if lens else (),
    )


def made_rules(
    article: Article,
    language: str,
    lens: Lens | None,
    known: KnownNames,
) -> Proposal:
    return propose(article, findings(article, lens))
