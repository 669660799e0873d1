"""Briefings of a few sentences, with the figures in them."""

import datetime as dt
from typing import Any

from briefings.anchors.spans import evidence_at
from briefings.comparing.told import ToldFigure, told_figures
from briefings.model import AnyItem, Article, Block, Briefing, Figure, Place, Source, Span

LANDSLIDE = (
    "Rivers rise in Ecuador\n\n{}\n\nThe rains in Ecuador went on, and rivers flooded villages.\n"
)


def figure(article: Article, words: str, value: float, unit: str | None, **said: Any) -> Figure:
    """Return the figure that stands in an article by its words."""
    at = article.text.index(words)
    return Figure(
        id=f"figure-{at}",
        text=words,
        topics=("other",),
        evidence=(evidence_at(article, Span(at, at + len(words))),),
        value=value,
        unit=unit,
        **said,
    )


def article_of(text: str) -> Article:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=at, end=at + len(part.rstrip("\n"))))
        at += len(part) + 2
    return Article(text=text, blocks=tuple(blocks), sha256="")


def place(article: Article, name: str, *names: str) -> Place:
    at = article.text.index(name)
    evidence = (evidence_at(article, Span(at, at + len(name))),)
    return Place(id=f"place-{at}", text=name, topics=("other",), evidence=evidence, names=names)


def briefing(
    briefing_id: str,
    article: Article,
    *items: AnyItem,
    language: str | None = "en",
    published: str | None = None,
    publisher: str | None = None,
) -> Briefing:
    """Return a briefing of an article, whose title is its first line."""
    source = Source(
        title=article.text.partition("\n")[0],
        language=language,
        publisher=publisher,
        published=dt.date.fromisoformat(published) if published else None,
    )
    return Briefing(id=briefing_id, article=article, source=source, items=items)


def told(
    text: str, words: str, value: float, unit: str, *, language: str | None = "en", **said: Any
) -> ToldFigure:
    """Return the figure of an article as it can be held against others."""
    article = article_of(text)
    made = briefing("made", article, figure(article, words, value, unit, **said), language=language)
    (found,) = told_figures(made).figures
    return found
