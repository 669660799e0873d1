"""What the note commands do."""

import sys
from collections.abc import Mapping
from typing import Any

import click
import msgspec
from msgspec.structs import replace

from briefings.anchors import selectors
from briefings.anchors.quotes import find_quote
from briefings.anchors.selectors import Resolved
from briefings.cli import note_pages, standard_input
from briefings.cli.output import tell, write_json, write_pages
from briefings.errors import BriefingsError, PurgedError, UsageError
from briefings.library import Library
from briefings.notes import scales
from briefings.notes.codec import data
from briefings.notes.drafts import summary
from briefings.notes.ids import short
from briefings.notes.model import Content, Note, Target
from briefings.notes.validation import LARGEST_BODY

_GRADES = {
    "reliability": scales.reliability,
    "credibility": scales.credibility,
    "likelihood": scales.likelihood,
    "confidence": scales.confidence,
}

Options = Mapping[str, Any]
"""The options by their names; `None` where one was not given."""


def add(library: Library, briefing_id: str, options: Options, *, as_json: bool) -> None:
    """Write a note and say its id."""
    target = _target(library, briefing_id, options)
    content = replace(Content(), **_changes(options))
    note = library.notes.add(target, content, options["author"])
    _say(note, f"Note {note.id} is kept.", as_json=as_json)


def list_notes(library: Library, briefing_id: str | None, *, deleted: bool, as_json: bool) -> None:
    """Write the notes of a briefing, or all; what is still a draft is said on stderr."""
    if briefing_id is not None:
        library.get(briefing_id)
    notes = library.notes.list(briefing_id, deleted=deleted)
    if as_json:
        write_json([data(note) for note in notes])
    else:
        write_pages([note_pages.overview(notes)])
    if missing := summary.sentence(library.drafts.waiting(), briefing_id):
        tell(missing, sys.stderr)


def show(library: Library, given: str, *, as_json: bool) -> None:
    """Write a note, and where its passage stands now."""
    note = library.notes.get(library.notes.find(given))
    place = _place(library, note)
    if as_json:
        write_json({**data(note), "place": msgspec.to_builtins(place)})
    else:
        write_pages([note_pages.whole(note, place)])


def edit(library: Library, given: str, options: Options, *, as_json: bool) -> None:
    """Change what the options name.

    Raises:
        PurgedError: the note was purged while the text was written, which is then a draft.
    """
    if all(options[name] in (None, ()) for name in ("body", "tags", *_GRADES)):
        raise UsageError("Say what is to be different: --body, --tag or a grade.")
    note = library.notes.get(library.notes.find(given))
    based_on = note.revision if options["based_on"] is None else options["based_on"]
    changes = _changes(options)
    try:
        saved = library.notes.save(note.id, replace(note.content, **changes), based_on)
    except PurgedError as error:
        raise PurgedError(f"{error}{_kept_as_draft(library, note.target, changes)}") from None
    _say(saved, f"Note {saved.id} is now at revision {saved.revision}.", as_json=as_json)


def history(library: Library, given: str, *, as_json: bool) -> None:
    """Write all revisions."""
    revisions = library.notes.history(library.notes.find(given))
    if as_json:
        write_json([data(revision) for revision in revisions])
    else:
        write_pages([note_pages.revisions(revisions)])


def undo(library: Library, given: str, *, as_json: bool) -> None:
    """Take back the last change."""
    note = library.notes.undo(library.notes.find(given))
    happened = (
        f"is deleted: `briefings note restore {short(note.id)} N` brings it back"
        if note.deleted
        else f"is again what revision {note.restores} was"
    )
    _say(note, f"Note {note.id} {happened}.", as_json=as_json)


def restore(library: Library, given: str, revision: int, *, as_json: bool) -> None:
    """Bring back a revision."""
    note = library.notes.restore(library.notes.find(given), revision)
    _say(note, f"Note {note.id} is again what revision {revision} was.", as_json=as_json)


def remove(library: Library, given: str, *, as_json: bool) -> None:
    """Delete a note, and say that its text is still there."""
    note_id = library.notes.find(given)
    note = library.notes.delete(note_id, library.notes.get(note_id).revision)
    name = short(note.id)
    _say(
        note,
        f"Note {note.id} is deleted; the library keeps its text: `briefings note undo {name}` "
        f"brings it back, `briefings note purge {name}` removes it for good.",
        as_json=as_json,
    )


def purge(library: Library, given: str, *, yes: bool, as_json: bool) -> None:
    """Remove a note for good, once it is certain that this is meant."""
    note_id = library.notes.find(given)
    if not yes:
        _confirm(note_id)
    done = library.notes.purge(note_id)
    open_in_editor = [str(path) for path in library.drafts.open_in_editors(note_id)]
    if as_json:
        write_json({**msgspec.to_builtins(done), "open_in_editor": open_in_editor})
        return
    places = ", ".join((done.log, *done.copies))
    tell(
        f"Note {done.id} is removed with all of its revisions ({done.revisions}) and drafts, "
        f"from {places}; backups and exports may still hold it.",
        sys.stdout,
    )
    if open_in_editor:
        tell(f"An editor has its text open still: {', '.join(open_in_editor)}.", sys.stdout)


def _confirm(note_id: str) -> None:
    name = short(note_id)
    if not sys.stdin.isatty():
        raise UsageError(
            f"A purge cannot be undone, and backups and exports are out of its reach: "
            f"say --yes to remove note {name} for good."
        )
    tell(
        f"Every revision of note {note_id} will be gone for good; backups and exports are out "
        "of reach.",
        sys.stderr,
    )
    question = f"Type {name} to go on"
    if click.prompt(question, err=True, default="", show_default=False).strip() != name:
        raise click.Abort


def _say(note: Note, sentence: str, *, as_json: bool) -> None:
    if as_json:
        write_json(data(note))
    else:
        tell(sentence, sys.stdout)


def _target(library: Library, briefing_id: str, options: Options) -> Target:
    quote = options["quote"]
    if sum(options[name] is not None for name in ("panel", "item", "quote")) > 1:
        raise UsageError("A note is on one thing: choose --panel, --item or --quote.")
    if options["occurrence"] is not None and quote is None:
        raise UsageError("--occurrence counts places of a quote: give --quote too.")
    article = library.get(briefing_id).article
    passage = None
    if quote is not None:
        passage = selectors.make(article, find_quote(article, quote, options["occurrence"]))
    return Target(
        briefing=briefing_id, panel=options["panel"], item=options["item"], passage=passage
    )


def _kept_as_draft(library: Library, target: Target, changes: Mapping[str, Any]) -> str:
    """Keep a text whose note is gone as a draft of a new one; return what is to be said of it."""
    if not changes.get("body"):
        return ""
    handle = library.drafts.begin(target)
    handle.update(replace(Content(), **changes))
    if not handle.close():
        return f" {handle.problem or ''}"
    return " What you wrote waits as the draft of a new note: open the briefing to keep it."


def _changes(options: Options) -> dict[str, Any]:
    """Return what the options name of a content; an empty tag or grade takes the old ones away."""
    changes: dict[str, Any] = {
        name: understood(options[name]) if options[name] else None
        for name, understood in _GRADES.items()
        if options[name] is not None
    }
    if options["tags"]:
        changes["tags"] = () if options["tags"] == ("",) else options["tags"]
    if options["body"] is not None:
        body = options["body"]
        changes["body"] = standard_input.read_text(LARGEST_BODY) if body == "-" else body
    return changes


def _place(library: Library, note: Note) -> Resolved | None:
    """Return where a note's passage stands now; nothing where it is on none, or lost its article.

    A note outlives its briefing, and must be readable without.
    """
    if note.target.passage is None:
        return None
    try:
        article = library.get(note.target.briefing).article
    except BriefingsError as error:
        tell(str(error), sys.stderr)
        return None
    return selectors.resolve(article.text, note.target.passage)
