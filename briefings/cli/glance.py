"""What a library holds, at a glance: nothing is created, taken in, mended or written.

`Library` makes a library where none is, and takes in what the program brings along. Whoever only
presses TAB has asked for neither.
"""

import os
from collections.abc import Iterator
from contextlib import closing

import msgspec

from briefings import seeding
from briefings.curated import COUNTED
from briefings.errors import NotFoundError
from briefings.library import LOG_NAME
from briefings.locations import library_directory
from briefings.model import Topic
from briefings.notes.model import Note
from briefings.notes.service import Notes
from briefings.store import JournalDB

Directory = str | os.PathLike[str] | None
"""As `Library` takes it."""


class Item(msgspec.Struct, frozen=True):
    """An item's id, and what it says."""

    id: str
    text: str


class Named(msgspec.Struct, frozen=True):
    """A briefing's id and title, the topics of its panels, and its items."""

    id: str
    title: str
    topics: tuple[Topic, ...]
    items: tuple[Item, ...]


class _Article(msgspec.Struct):
    title: str
    published: str


class _Panel(msgspec.Struct):
    key: str


class _Written(msgspec.Struct):
    panels: tuple[_Panel, ...]
    key_points: tuple[Item, ...] = ()
    figures: tuple[Item, ...] = ()
    statements: tuple[Item, ...] = ()
    actors: tuple[Item, ...] = ()
    places: tuple[Item, ...] = ()
    tensions: tuple[Item, ...] = ()
    open_questions: tuple[Item, ...] = ()


class _Briefing(msgspec.Struct):
    key: str
    lens: str
    article: _Article
    curated: _Written


class _Topics(msgspec.Struct):
    topics: tuple[Topic, ...]


class _Lens(msgspec.Struct):
    key: str
    lens: _Topics


def briefings(directory: Directory) -> list[Named]:
    """Return the briefings of a library, the newest article first.

    Of one that is not there yet: those that it will begin with, whatever it is opened for.

    Raises:
        BriefingsError: the log cannot be read.
        msgspec.MsgspecError: it holds what this program does not know.
    """
    try:
        db = _open(directory)
    except NotFoundError:
        return list(_packaged())
    with closing(db):
        lenses = {
            lens.key: lens.lens.topics
            for lens in (msgspec.json.decode(raw, type=_Lens) for raw in _documents(db, "lenses"))
        }
        found = [msgspec.json.decode(raw, type=_Briefing) for raw in _documents(db, "briefings")]
    found.sort(key=lambda each: (each.article.published, each.key), reverse=True)
    return [
        _named(each.key, each.article.title, each.curated, lenses.get(each.lens, ()))
        for each in found
    ]


def notes(directory: Directory) -> list[Note]:
    """Return all notes of a library, deleted ones too, the latest first; none where it is not.

    Raises:
        BriefingsError: the log cannot be read, or holds what is no note.
    """
    try:
        db = _open(directory)
    except NotFoundError:
        return []
    with closing(db):
        return Notes(db).list(deleted=True)[::-1]


def _open(directory: Directory) -> JournalDB:
    return JournalDB(library_directory(directory) / LOG_NAME, read_only=True)


def _documents(db: JournalDB, table: str) -> Iterator[bytes]:
    """Yield the JSON of a table's documents: most of it, an article's text, need not be decoded."""
    return (raw for _, raw in db.follow(table).take().documents if raw is not None)


def _packaged() -> Iterator[Named]:
    lenses = {name: seeding.decode_lens(name, raw).topics for name, raw in seeding.lenses()}
    for seed in seeding.seeds():
        article, briefing = seeding.decode(seed)
        written = msgspec.convert(msgspec.to_builtins(briefing), _Written)
        yield _named(seed.id, article.title, written, lenses.get(briefing.lens, ()))


def _named(key: str, title: str, written: _Written, topics: tuple[Topic, ...]) -> Named:
    keys = {panel.key for panel in written.panels}
    items = [item for field in COUNTED.values() for item in getattr(written, field)]
    shown = tuple(topic for topic in topics if topic.key in keys)
    return Named(key, title, shown, tuple(items))
