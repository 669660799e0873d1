"""What a shell may offer for an argument or an option, as click's `shell_complete` takes it.

What is looked up for it is imported only then: these functions come with every command. `obj` of
the context is the words before the cursor.
"""

import os
from ast import literal_eval
from collections.abc import Iterable
from importlib import resources
from os.path import expandvars
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from briefings.cli.shared import silent_settings

if TYPE_CHECKING:
    from briefings.cli.glance import Named
    from briefings.notes.model import Note

Offers = list[CompletionItem]

_SOURCE = ("source", "The article itself")


def files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Leave it to the shell to offer files."""
    return [CompletionItem(incomplete, type="file")]


def briefings(ctx: click.Context, _param: click.Parameter | None, incomplete: str) -> Offers:
    """Offer the ids of briefings, with their titles."""
    return _beginning(incomplete, ((each.id, each.title) for each in _briefings(ctx)))


def briefings_and_folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> Offers:
    """Offer the ids of briefings, and leave it to the shell to offer folders beside them."""
    return [*briefings(ctx, param, incomplete), CompletionItem(incomplete, type="dir")]


def panels(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer the panels of the briefing that the command line names; before it names one, of all."""
    return _beginning(incomplete, _panels(ctx))


def panels_and_source(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer the panels as `panels` does, and `source`."""
    return _beginning(incomplete, [*_panels(ctx), _SOURCE])


def items(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer the items of the briefing that the command line names, with what they say."""
    offered = ((item.id, item.text) for each in _named(ctx) for item in each.items)
    return _beginning(incomplete, offered)


def formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer the formats of exports."""
    from briefings.export import formats as package  # noqa: PLC0415

    return _beginning(incomplete, ((name, _summary(name)) for name in package.formats()))


def _summary(name: str) -> str:
    """Return what a format is good for, as its module says; to import all of them takes long."""
    for module in (f"{name}.py", f"{name}_.py"):
        path = resources.files("briefings.export.formats") / module
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            if line.startswith("SUMMARY = "):
                return str(literal_eval(line.removeprefix("SUMMARY = ")))
    return ""


def notes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer the notes that are not deleted, as they are called in lists."""
    return _notes(incomplete, (note for note in _all_notes(ctx) if not note.deleted))


def all_notes(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Offers:
    """Offer all notes, the deleted ones last."""
    return _notes(incomplete, sorted(_all_notes(ctx), key=lambda note: note.deleted))


def _briefings(ctx: click.Context) -> "list[Named]":
    from briefings.cli import glance  # noqa: PLC0415

    return glance.briefings(_library(ctx))


def _all_notes(ctx: click.Context) -> "list[Note]":
    from briefings.cli import glance  # noqa: PLC0415

    return glance.notes(_library(ctx))


def _library(ctx: click.Context) -> str | os.PathLike[str] | None:
    """Return the library that would be opened; its shell has yet to put variables into words."""
    given = ctx.find_root().params
    given |= {name: expandvars(given[name]) for name in ("library", "config") if given.get(name)}
    return silent_settings(ctx).library


def _named(ctx: click.Context) -> "list[Named]":
    """Return the briefing that a word of the command line names."""
    return [each for each in _briefings(ctx) if each.id in ctx.find_root().obj]


def _panels(ctx: click.Context) -> list[tuple[str, str]]:
    chosen = _named(ctx) or _briefings(ctx)
    topics = {topic.key: topic.name for each in chosen for topic in each.topics}
    return list(topics.items())


def _notes(incomplete: str, found: "Iterable[Note]") -> Offers:
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


def _beginning(incomplete: str, offered: Iterable[tuple[str, str]]) -> Offers:
    fitting = ((word, about) for word, about in offered if word.startswith(incomplete))
    return [CompletionItem(word, help=about) for word, about in fitting]
