"""What a shell may offer for an argument or an option, as click's `shell_complete` takes it.

What is looked up for it is imported only then: these functions come with every command. `obj` of
the context is the words before the cursor. A library is only read: nothing is created or taken in,
as `Library` would do, and of one that is not there the briefings are those it will begin with.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from os.path import expandvars
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem

from briefings.cli.shared import silent_settings

if TYPE_CHECKING:
    from briefings.model import Briefing, Lens
    from briefings.notes.model import Note
    from briefings.repository.briefings import BriefingRepository
    from briefings.store import JournalDB
    from briefings.store.hint_file import HintFile

_MOST: Final = 1000
"""So many briefings are offered at most: nobody reads on."""

Candidates = list[CompletionItem]
Words = Iterable[tuple[str, str]]
"""Words, each with what it stands for."""


def files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Leave it to the shell to offer files."""
    return [CompletionItem(incomplete, type="file")]


def folders(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Leave it to the shell to offer folders."""
    return [CompletionItem(incomplete, type="dir")]


def briefings(ctx: click.Context, _param: click.Parameter | None, incomplete: str) -> Candidates:
    """Offer the ids of briefings, with their titles."""
    with _repository(ctx) as library:
        if library is None:
            return _beginning(incomplete, ((b.id, b.source.title) for b in _packaged()))
        found = library.ask(lambda index: index.beginning(incomplete, _MOST))
        return _beginning(incomplete, ((each.entry.id, each.entry.title) for each in found))


def removed_or_not(ctx: click.Context, param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the briefings that were removed where `--undo` stands before, else those there are."""
    if not ctx.params.get("undo"):
        return briefings(ctx, param, incomplete)
    with _repository(ctx) as library:
        found = library.listed(removed=True) if library else []
        return _beginning(incomplete, ((each.entry.id, each.entry.title) for each in found))


def briefings_and_folders(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> Candidates:
    """Offer the ids of briefings, and leave it to the shell to offer folders beside them."""
    return [*briefings(ctx, param, incomplete), *folders(ctx, param, incomplete)]


def briefings_or_path(ctx: click.Context, param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the ids of briefings, and folders instead where a path was begun."""
    is_path = "/" in incomplete or incomplete.startswith((".", "~"))
    return (folders if is_path else briefings)(ctx, param, incomplete)


def lenses(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the lenses of the library."""
    return _beginning(incomplete, ((lens.key, lens.name) for lens in _lenses(ctx).values()))


def panels(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the panels of the briefing that the command line names; before it names one, of all."""
    named = [panel.topic for each in _named(ctx) for panel in each.panels]
    topics = named or [topic for lens in _lenses(ctx).values() for topic in lens.topics]
    return _beginning(incomplete, {topic.key: topic.name for topic in topics}.items())


def pages(ctx: click.Context, param: click.Parameter, incomplete: str) -> Candidates:
    """Offer `overview`, the panels as `panels` does, and `source`."""
    first = _beginning(incomplete, [("overview", "The briefing on one page")])
    article = _beginning(incomplete, [("source", "The article itself")])
    return [*first, *panels(ctx, param, incomplete), *article]


def items(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the items of the briefing that the command line names, with what they say."""
    return _beginning(incomplete, ((i.id, i.text) for each in _named(ctx) for i in each.items))


def languages(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the languages that exports speak."""
    from briefings.labels import available, labels_of  # noqa: PLC0415

    return _beginning(incomplete, ((each, labels_of(each).name) for each in available()))


def formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the formats of exports."""
    from briefings.export import formats as package  # noqa: PLC0415

    return _beginning(incomplete, ((name, package.summary(name)) for name in package.formats()))


def notes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer the notes that are not deleted, as they are called in lists."""
    return _notes(incomplete, (note for note in _all_notes(ctx) if not note.deleted))


def all_notes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Candidates:
    """Offer all notes, the deleted ones last."""
    return _notes(incomplete, sorted(_all_notes(ctx), key=lambda note: note.deleted))


@contextmanager
def _repository(ctx: click.Context) -> "Iterator[BriefingRepository | None]":
    """Open the library's briefings; `None` where there is no library yet."""
    from briefings.errors import NotFoundError  # noqa: PLC0415
    from briefings.index.library_index import LibraryIndex  # noqa: PLC0415
    from briefings.repository.briefings import TABLE, BriefingRepository  # noqa: PLC0415

    index = LibraryIndex(TABLE)
    try:
        db = _open(ctx, index)
    except NotFoundError:
        yield None
        return
    with closing(db):
        yield BriefingRepository(db, index)


def _named(ctx: click.Context) -> "list[Briefing]":
    """Return the briefing that a word of the command line names."""
    words = ctx.find_root().obj
    with _repository(ctx) as library:
        if library is None:
            return [each for each in _packaged() if each.id in words]
        return [library.get(word) for word in words if word in library]


def _lenses(ctx: click.Context) -> "dict[str, Lens]":
    with _repository(ctx) as library:
        return _packaged_lenses() if library is None else library.lenses.all()


def _packaged() -> "list[Briefing]":
    from briefings.curation import seeding  # noqa: PLC0415

    lenses = _packaged_lenses()
    return [seeding.build_seed(seed, lenses) for seed in seeding.seeds()]


def _packaged_lenses() -> "dict[str, Lens]":
    from briefings.curation import lens_file, seeding  # noqa: PLC0415

    return {name: lens_file.decode(raw, name) for name, raw in seeding.lenses()}


def _all_notes(ctx: click.Context) -> "list[Note]":
    """Return all notes, the latest first; none where there is no library."""
    from briefings.errors import NotFoundError  # noqa: PLC0415
    from briefings.notes.service import Notes  # noqa: PLC0415

    try:
        with closing(_open(ctx)) as db:
            return Notes(db).list(deleted=True)[::-1]
    except NotFoundError:
        return []


def _open(ctx: click.Context, hints: "HintFile | None" = None) -> "JournalDB":
    """Open the library that is named; its shell has yet to put variables into words."""
    from briefings.paths import LOG_NAME, library_directory  # noqa: PLC0415
    from briefings.store import JournalDB  # noqa: PLC0415

    given = ctx.find_root().params
    given |= {name: expandvars(given[name]) for name in ("library", "config") if given.get(name)}
    directory = library_directory(silent_settings(ctx).library)
    return JournalDB(directory / LOG_NAME, read_only=True, hints=hints)


def _notes(incomplete: str, found: "Iterable[Note]") -> Candidates:
    """Offer notes by the ends of their ids; where that is not how `incomplete` begins, in full."""
    from briefings.notes.ids import short  # noqa: PLC0415

    all_ = [(note, _about(note)) for note in found]
    offered = _beginning(incomplete, ((short(note.id), about) for note, about in all_))
    return offered or _beginning(incomplete, ((note.id, about) for note, about in all_))


def _about(note: "Note") -> str:
    words = note.content.body.strip() or (
        note.target.passage.quote.exact if note.target.passage else ""
    )
    return f"{'(deleted) ' if note.deleted else ''}{note.target.briefing}: {words}"


def _beginning(incomplete: str, offered: Words) -> Candidates:
    fitting = ((word, about) for word, about in offered if word.startswith(incomplete))
    return [CompletionItem(word, help=about) for word, about in fitting]
