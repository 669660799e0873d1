"""`briefings note …`: the commands and their options. `noting` does the work."""

from collections.abc import Callable
from typing import Any

import click

from briefings.cli import offers
from briefings.cli.helping import Group
from briefings.cli.shared import json_option, open_library
from briefings.errors import UsageError

Command = Callable[..., Any]

_LIVING_NOTE = click.argument("given", metavar="NOTE", shell_complete=offers.notes)
_ANY_NOTE = click.argument("given", metavar="NOTE", shell_complete=offers.all_notes)


@click.group(cls=Group, subcommand_metavar="COMMAND ...", invoke_without_command=True)
@click.pass_context
def note(ctx: click.Context) -> None:
    """Write, read, change and undo notes.

    NOTE is a note's id, or at least 4 characters of its beginning or end.
    """
    if ctx.invoked_subcommand is None:
        raise UsageError(f"Say what to do with notes: {', '.join(note.commands)}.")


def _content_options(command: Command) -> Command:
    """Give a command what a note is made of; each is absent where it is not named."""
    options = (
        click.option("--body", metavar="TEXT|-", help="The text, in Markdown; - reads stdin."),
        click.option("--tag", "tags", metavar="T", multiple=True, help="A tag; may be repeated."),
        click.option("--reliability", metavar="A-F", help="Of the source (Admiralty code)."),
        click.option("--credibility", metavar="1-6", help="Of the information (Admiralty)."),
        click.option("--likelihood", metavar="TERM", help="A term of ICD 203, as `very likely`."),
        click.option("--confidence", metavar="LEVEL", help="low, moderate or high."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@note.command()
@click.argument("briefing_id", metavar="ID", shell_complete=offers.briefings)
@click.option("--panel", metavar="KEY", shell_complete=offers.panels, help="On this panel.")
@click.option("--item", metavar="ITEM", shell_complete=offers.items, help="On this item.")
@click.option("--quote", metavar="TEXT", help="On this passage; accents and case are free.")
@click.option("--occurrence", metavar="N", type=int, help="Which, where it stands repeatedly.")
@_content_options
@click.option("--author", metavar="NAME", help="Who writes; kept for later notes.")
@json_option
@click.pass_context
def add(ctx: click.Context, /, briefing_id: str, *, as_json: bool, **options: object) -> None:
    """Write a note on a briefing, or on one panel, item or passage of it.

    A passage may be highlighted without a text.
    """
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.add(library, briefing_id, options, as_json=as_json)


@note.command("list")
@click.argument("briefing_id", metavar="[ID]", required=False, shell_complete=offers.briefings)
@click.option("--deleted", is_flag=True, help="The deleted ones too.")
@json_option
@click.pass_context
def list_(ctx: click.Context, briefing_id: str | None, *, deleted: bool, as_json: bool) -> None:
    """List the notes of a briefing, or all."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.list_notes(library, briefing_id, deleted=deleted, as_json=as_json)


@note.command()
@_LIVING_NOTE
@json_option
@click.pass_context
def show(ctx: click.Context, given: str, *, as_json: bool) -> None:
    """Show a note, and where what it is about stands now."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.show(library, given, as_json=as_json)


@note.command()
@_LIVING_NOTE
@_content_options
@click.option("--based-on", metavar="N", type=int, help="The revision that you have read.")
@json_option
@click.pass_context
def edit(ctx: click.Context, /, given: str, *, as_json: bool, **options: object) -> None:
    """Change a note: what is named is replaced, the rest stays.

    An empty value (--tag "") takes tags or a grade away. With --based-on, a text that comes
    after somebody else's change is kept as a note of its own.
    """
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.edit(library, given, options, as_json=as_json)


@note.command()
@_ANY_NOTE
@json_option
@click.pass_context
def history(ctx: click.Context, given: str, *, as_json: bool) -> None:
    """Show every revision of a note, oldest first."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.history(library, given, as_json=as_json)


@note.command()
@_ANY_NOTE
@json_option
@click.pass_context
def undo(ctx: click.Context, given: str, *, as_json: bool) -> None:
    """Take back the last change of a note; again goes further back."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.undo(library, given, as_json=as_json)


@note.command()
@_ANY_NOTE
@click.argument("revision", metavar="N", type=int)
@json_option
@click.pass_context
def restore(ctx: click.Context, given: str, revision: int, *, as_json: bool) -> None:
    """Bring back revision N of a note."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.restore(library, given, revision, as_json=as_json)


@note.command()
@_LIVING_NOTE
@json_option
@click.pass_context
def rm(ctx: click.Context, given: str, *, as_json: bool) -> None:
    """Delete a note. Its text is kept, and `undo` brings it back."""
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.remove(library, given, as_json=as_json)


@note.command()
@_ANY_NOTE
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@click.pass_context
def purge(ctx: click.Context, given: str, *, yes: bool, as_json: bool) -> None:
    """Remove a note for good, with every revision and draft of it.

    Backups and exports are out of reach.
    """
    from briefings.cli import noting  # noqa: PLC0415

    with open_library(ctx) as library:
        noting.purge(library, given, yes=yes, as_json=as_json)


@note.command()
@click.argument("name", metavar="[NAME]", required=False)
@json_option
@click.pass_context
def author(ctx: click.Context, name: str | None, *, as_json: bool) -> None:
    """Show the name that notes are signed with, or set it.

    Notes that are there keep theirs; one that is changed gets the name of whoever changed it.
    """
    from briefings.cli import note_author  # noqa: PLC0415

    with open_library(ctx) as library:
        note_author.author(library, name, as_json=as_json)


@note.command("import")
@click.argument("file", metavar="FILE|-", shell_complete=offers.files)
@json_option
@click.pass_context
def import_(ctx: click.Context, file: str, *, as_json: bool) -> None:
    """Take in the notes of `briefings export --format json`.

    They keep their ids, authors and dates. What is here already is not kept twice, and what goes
    back to the text that is here takes its place. What was changed on both sides becomes a note
    of its own, tagged conflict.
    """
    from briefings.cli import note_import  # noqa: PLC0415

    with open_library(ctx) as library:
        note_import.import_file(library, file, as_json=as_json)
