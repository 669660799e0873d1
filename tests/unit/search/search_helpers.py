"""Briefings and notes made by hand, and what a query finds in them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from briefings.anchors.passages import Passage, Quote
from briefings.folding import fold
from briefings.model import AnyItem, Briefing, Panel, Span, Topic
from briefings.notes.model import Content, Note, Target
from briefings.search.document import document
from briefings.search.hit import Hit, Match, SearchResult
from briefings.search.request import SearchRequest
from briefings.search.scan import answer
from tests.unit.core import builders

NOW = dt.datetime(2024, 5, 1, 12, 0, tzinfo=dt.UTC)
ID = "made-up"


def note(
    body: str = "",
    *tags: str,
    note_id: str = "note-1",
    revision: int = 1,
    deleted: bool = False,
    **target: Any,
) -> Note:
    return Note(
        id=note_id,
        target=Target(**{"briefing": ID, **target}),
        content=Content(body=body, tags=tags),
        author="Ana",
        created=NOW,
        modified=NOW,
        revision=revision,
        deleted=deleted,
    )


def passage(text: str, words: str) -> Passage:
    """The first place of these words."""
    at = text.index(words)
    before, after = text[max(at - 32, 0) : at], text[at + len(words) :][:32]
    return Passage(at, at + len(words), Quote(words, before, after))


def titled(briefing: Briefing, title: str, briefing_id: str = ID) -> Briefing:
    """The same briefing under another title."""
    source = msgspec.structs.replace(briefing.source, title=title)
    return msgspec.structs.replace(briefing, id=briefing_id, source=source)


def with_panel(briefing: Briefing, key: str, name: str, *items: AnyItem) -> Briefing:
    """The briefing with one panel more."""
    topic = Topic(key=key, name=name, short=name.split(maxsplit=1)[0], question="What?")
    panel = Panel(topic=topic, bottom_line=f"On {name}.", evidence=(), items=items)
    return msgspec.structs.replace(
        briefing, panels=(*briefing.panels, panel), items=(*briefing.items, *items)
    )


def ask(
    query: str, *briefings: Briefing, notes: Iterable[Note] = (), limit: int = 50
) -> SearchResult:
    kept = list(notes)
    documents = [document(b, [n for n in kept if n.target.briefing == b.id]) for b in briefings]
    return answer(SearchRequest(query, limit), documents)


def matches(query: str, briefing: Briefing, *notes: Note) -> bool:
    result = ask(query, briefing, notes=notes)
    return result.matched == 1 and not result.suggestion


def in_text(query: str, text: str) -> bool:
    """Whether a query matches an article of this text."""
    return matches(query, builders.briefing(text=text))


def only(result: SearchResult) -> Match:
    (match,) = result.matches
    return match


def hits(query: str, briefing: Briefing, *notes: Note) -> tuple[Hit, ...]:
    return only(ask(query, briefing, notes=notes)).hits


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[mark.start : mark.end] for mark in hit.marks]


def cut(text: str, spans: Iterable[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def folded(words: Iterable[str]) -> list[str]:
    return [fold(word).text for word in words]
