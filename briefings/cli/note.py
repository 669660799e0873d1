"""`briefings note …`: write, read, change and undo notes.

What only a command that runs needs is imported by it: this module comes with every command.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from briefings.cli import candidates
from briefings.cli.briefing_ids import BRIEFING
from briefings.cli.help_format import Group
from briefings.cli.output import report, tell, write_json, write_json_list, write_pages
from briefings.cli.purge_question import confirm
from briefings.cli.shared import in_library
from briefings.errors import PurgedError, UsageError

if TYPE_CHECKING:
    from briefings.library import Library
    from briefings.notes.model import Note

Command = Callable[..., Any]

_LIVING_NOTE = click.argument("given", metavar="NOTE", shell_complete=candidates.notes)
_ANY_NOTE = click.argument("given", metavar="NOTE", shell_complete=candidates.all_notes)


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
@click.argument("briefing_id", metavar="ID", type=BRIEFING, shell_complete=candidates.briefings)
@click.option("--panel", metavar="KEY", shell_complete=candidates.panels, help="On this panel.")
@click.option("--item", metavar="ITEM", shell_complete=candidates.items, help="On this item.")
@click.option("--quote", metavar="TEXT", help="On this passage; accents and case are free.")
@click.option("--occurrence", metavar="N", type=int, help="Which, where it stands repeatedly.")
@_content_options
@click.option("--author", metavar="NAME", help="Who writes; kept for later notes.")
@in_library
def add(library: "Library", *, briefing_id: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Write a note on a briefing, or on one panel, item or passage of it.

    A passage may be highlighted without a text.
    """
    from briefings.cli import note_content  # noqa: PLC0415

    target = note_content.target(library, briefing_id, options)
    added = library.notes.add(target, note_content.content(options), options["author"])
    _say(added, f"Note {added.id} is kept.", as_json=as_json)


@note.command("list")
@click.argument(
    "briefing_id",
    metavar="[ID]",
    required=False,
    type=BRIEFING,
    shell_complete=candidates.briefings,
)
@click.option("--deleted", is_flag=True, help="The deleted ones too.")
@in_library
def list_(library: "Library", *, briefing_id: str | None, deleted: bool, as_json: bool) -> None:
    """List the notes of a briefing, or all."""
    from briefings.cli.note_pages import overview  # noqa: PLC0415
    from briefings.notes.codec import data  # noqa: PLC0415
    from briefings.notes.drafts import summary  # noqa: PLC0415

    if briefing_id is not None:
        library.get(briefing_id)
    notes = library.notes.each(briefing_id, deleted=deleted)
    if as_json:
        write_json_list(map(data, notes))
    else:
        write_pages(map(overview, notes))
    if missing := summary.sentence(library.drafts.waiting(), briefing_id):
        tell(missing, sys.stderr)


@note.command()
@_LIVING_NOTE
@in_library
def show(library: "Library", *, given: str, as_json: bool) -> None:
    """Show a note, and where what it is about stands now."""
    from briefings.cli import note_content, note_pages  # noqa: PLC0415
    from briefings.notes.codec import data  # noqa: PLC0415

    found = _find(library, given)
    place = note_content.place(library, found.target)
    if as_json:
        write_json({**data(found), "place": to_builtins(place)})
    else:
        write_pages([note_pages.whole(found, place)])


@note.command()
@_LIVING_NOTE
@_content_options
@click.option("--based-on", metavar="N", type=int, help="The revision that you have read.")
@in_library
def edit(library: "Library", *, given: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Change a note: what is named is replaced, the rest stays.

    An empty value (--tag "") takes tags or a grade away. With --based-on, a text that comes
    after somebody else's change is kept as a note of its own.
    """
    from briefings.cli import note_content  # noqa: PLC0415

    based_on = options.pop("based_on")
    if all(given_value in (None, ()) for given_value in options.values()):
        raise UsageError("Say what is to be different: --body, --tag or a grade.")
    found = _find(library, given)
    content = note_content.content(options, found.content)
    try:
        saved = library.notes.save(
            found.id, content, found.revision if based_on is None else based_on
        )
    except PurgedError as error:
        kept = note_content.keep_as_draft(library, found.target, options, content)
        raise PurgedError(f"{error}{kept}") from None
    _say(saved, f"Note {saved.id} is now at revision {saved.revision}.", as_json=as_json)


@note.command()
@_ANY_NOTE
@in_library
def history(library: "Library", *, given: str, as_json: bool) -> None:
    """Show every revision of a note, oldest first."""
    from briefings.cli.note_pages import revisions  # noqa: PLC0415
    from briefings.notes.codec import data  # noqa: PLC0415

    found = library.notes.history(library.notes.find(given))
    if as_json:
        write_json(list(map(data, found)))
    else:
        write_pages([revisions(found)])


@note.command()
@_ANY_NOTE
@in_library
def undo(library: "Library", *, given: str, as_json: bool) -> None:
    """Take back the last change of a note; again goes further back."""
    undone = library.notes.undo(library.notes.find(given))
    happened = (
        f"is deleted: `briefings note restore {_short(undone.id)} N` brings it back"
        if undone.deleted
        else f"is again what revision {undone.restores} was"
    )
    _say(undone, f"Note {undone.id} {happened}.", as_json=as_json)


@note.command()
@_ANY_NOTE
@click.argument("revision", metavar="N", type=int)
@in_library
def restore(library: "Library", *, given: str, revision: int, as_json: bool) -> None:
    """Bring back revision N of a note."""
    restored = library.notes.restore(library.notes.find(given), revision)
    sentence = f"Note {restored.id} is again what revision {revision} was."
    _say(restored, sentence, as_json=as_json)


@note.command()
@_LIVING_NOTE
@in_library
def rm(library: "Library", *, given: str, as_json: bool) -> None:
    """Delete a note. Its text is kept, and `undo` brings it back."""
    found = _find(library, given)
    name = _short(found.id)
    _say(
        library.notes.delete(found.id, found.revision),
        f"Note {found.id} is deleted; the library keeps its text: `briefings note undo {name}` "
        f"brings it back, `briefings note purge {name}` removes it for good.",
        as_json=as_json,
    )


@note.command()
@_ANY_NOTE
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_library
def purge(library: "Library", *, given: str, yes: bool, as_json: bool) -> None:
    """Remove a note for good, with every revision and draft of it.

    Backups and exports are out of reach.
    """
    note_id = library.notes.find(given)
    if not yes:
        confirm(f"note {_short(note_id)}", _short(note_id))
    done = library.notes.purge(note_id)
    open_in_editor = [str(path) for path in library.drafts.open_in_editors(note_id)]
    sentences = [
        f"Note {done.id} is removed with all of its revisions ({done.revisions}) and drafts, "
        f"from {', '.join((done.log, *done.copies))}; backups and exports may still hold it."
    ]
    if open_in_editor:
        sentences.append(f"An editor has its text open still: {', '.join(open_in_editor)}.")
    report({**to_builtins(done), "open_in_editor": open_in_editor}, *sentences, as_json=as_json)


@note.command()
@click.argument("name", metavar="[NAME]", required=False)
@in_library
def author(library: "Library", *, name: str | None, as_json: bool) -> None:
    """Show the name that notes are signed with, or set it.

    Notes that are there keep theirs; one that is changed gets the name of whoever changed it.
    """
    from briefings.notes.signature import NOBODY  # noqa: PLC0415

    if name is not None:
        library.notes.set_author(name)
    now = library.notes.author()
    signed = f"Notes are signed {now}{'' if name is None else ' from now on'}."
    report({"author": now}, NOBODY if now is None else signed, as_json=as_json)


@note.command("import")
@click.argument("file", metavar="FILE|-", shell_complete=candidates.files)
@click.option(
    "--briefing",
    metavar="ID",
    type=BRIEFING,
    shell_complete=candidates.briefings,
    help="What the notes are on.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and keep nothing.")
@in_library
def import_(
    library: "Library", *, file: str, briefing: str | None, dry_run: bool, as_json: bool
) -> None:
    """Take in notes: of an export, a Word file, other programs.

    That is `briefings export --format json`, a .docx with comments, or W3C Web Annotations. Ours
    keep their ids, authors and dates. What is here already is not kept twice, and what goes back
    to the text that is here takes its place. What was changed on both sides becomes a note of its
    own, tagged conflict; so does a comment whose text a Word file has otherwise, since that does
    not say who changed it. What is on words that are not in the article is listed.
    """
    from briefings.cli import note_import  # noqa: PLC0415

    note_import.import_file(library, file, briefing, keep=not dry_run, as_json=as_json)


def _find(library: "Library", given: str) -> "Note":
    return library.notes.get(library.notes.find(given))


def _short(note_id: str) -> str:
    from briefings.notes.ids import short  # noqa: PLC0415

    return short(note_id)


def _say(changed: "Note", sentence: str, *, as_json: bool) -> None:
    from briefings.notes.codec import data  # noqa: PLC0415

    report(data(changed), sentence, as_json=as_json)
