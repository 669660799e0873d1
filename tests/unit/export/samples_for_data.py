"""The made-up briefing with notes of every sort, as documents to write down."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from briefings.anchors import selectors
from briefings.anchors.passages import Passage
from briefings.anchors.spans import occurrences
from briefings.export.build import build
from briefings.export.document import Document, Options
from briefings.model import Briefing
from briefings.notes.model import Content, Note, Target
from tests.unit.core import builders

ID = builders.ID
VERSION = "9.8.7"
WHEN = dt.datetime(2024, 5, 2, 10, 30, 0, 123456, tzinfo=dt.UTC)


def passage(words: str, briefing: Briefing | None = None) -> Passage:
    article = (briefing or builders.make()).article
    return selectors.make(article, next(occurrences(article.text, words)))


def note(number: int = 1, body: str = "A note.", *tags: str, **fields: Any) -> Note:
    """A note; of `fields`, panel, item and passage are its target's, grades its content's."""
    on = {name: fields.pop(name) for name in ("panel", "item", "passage") if name in fields}
    given: dict[str, Any] = {
        "author": "Ana Núñez",
        "created": WHEN,
        "modified": WHEN,
        "revision": 1,
        "replaces": (),
    }
    given |= {name: fields.pop(name) for name in tuple(given) if name in fields}
    return Note(
        id=f"018f3a00-0000-7000-8000-{number:012x}",
        target=Target(briefing=ID, **on),
        content=Content(body=body, tags=tags, **fields),
        **given,
    )


def notes() -> list[Note]:
    """One note on each sort of thing, of each sort of content."""
    later = WHEN + dt.timedelta(days=1)
    return [
        note(1, "On the whole", modified=later),
        note(2, "", "to check", panel="trade"),
        note(3, "Twelve?", item="landed-2020", reliability="B", credibility="2"),
        note(4, "", passage=passage("Harbour of Brava")),
        note(5, "In *doubt*", "a", "b c", passage=passage("12,500 tonnes"), confidence="low"),
        note(6, "", item="promise", likelihood="very likely"),
    ]


def document(
    given: Iterable[Note] = (), briefing: Briefing | None = None, **options: Any
) -> Document:
    return build(briefing or builders.make(), given, Options(**options), VERSION)
