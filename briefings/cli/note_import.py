"""What `briefings note import` does."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefings.cli import standard_input
from briefings.cli.output import report
from briefings.library import Library
from briefings.notes.importer import LARGEST, Imported, import_notes

STDIN = "-"


def import_file(library: Library, file: str, *, as_json: bool) -> None:
    """Import the notes of a file and say what came of them."""
    raw, name = _read(file)
    done = import_notes(raw, name, library.notes, library.get)
    report(msgspec.to_builtins(done), *_sentences(done), as_json=as_json)


def _read(file: str) -> tuple[bytes, str]:
    """Return a file's bytes, at most one more than can be imported, and what to call it."""
    if file == STDIN:
        return standard_input.read(LARGEST), "The text on stdin"
    with Path(file).open("rb") as opened:
        return opened.read(LARGEST + 1), file


def _sentences(done: Imported) -> Iterator[str]:
    yield (
        f"{done.briefing}: {done.added} added, {done.updated} updated, {done.unchanged} unchanged, "
        f"{done.conflicting} conflicting, {done.orphaned} orphaned."
    )
    if done.brought_up_to_date:
        yield (
            "What was updated has its earlier text in its history, and `briefings note undo` "
            f"brings that back: {', '.join(done.brought_up_to_date)}."
        )
    if done.kept_apart:
        yield (
            "Both texts of what conflicts are kept, the imported ones tagged conflict: "
            f"{', '.join(done.kept_apart)}."
        )
    if done.folded:
        yield (
            "What was kept apart before and says the same as its note by now is deleted: "
            f"{', '.join(done.folded)}."
        )
    if done.orphaned:
        yield "What is orphaned is kept: the briefing here has no longer what it is on."
    if done.deleted:
        yield (
            f"Of the unchanged, {done.deleted} are deleted here and stay so: `briefings note "
            "list --deleted` names them, `briefings note undo` brings them back."
        )
