"""What `briefings note import` does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefings.cli import standard_input
from briefings.cli.output import report
from briefings.library import Library
from briefings.notes.import_report import ListedChange, Received
from briefings.notes.importer import LARGEST, Imported
from briefings.notes.model import Note
from briefings.notes.received import NotPlaced
from briefings.notes.receiving import Taking, receive
from briefings.text import shortened

STDIN = "-"

_NAMED = 20
_NUMBERED = 10


def import_file(
    library: Library, file: str, briefing: str | None, *, keep: bool, as_json: bool
) -> None:
    """Import the notes of a file and say what came of them."""
    raw, name = _read(file)
    taking = Taking(briefing=briefing, keep=keep, rendered=_comment)
    done = receive(raw, name, library, taking)
    said = [*(_sentences(done) if isinstance(done, Imported) else _of_another_program(done))]
    if not keep:
        said.append("Nothing of this was kept: it is what would happen without --dry-run.")
    report(msgspec.to_builtins(done), *said, as_json=as_json)


def _comment(note: Note) -> tuple[str, ...]:
    from briefings.export.formats.docx.comment_text import (  # noqa: PLC0415 - for Word files
        comment_paragraphs,
    )

    return comment_paragraphs(note)


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


def _of_another_program(done: Received) -> Iterator[str]:
    for each in done.imported:
        yield from _sentences(each)
    if done.changed:
        yield (
            "The article has other words by now where these stand, which keep those that they "
            f"were written on: {', '.join(done.changed)}."
        )
    if done.settled:
        yield f"Marked there as done: {', '.join(done.settled)}."
    yield from _left_out(done.not_placed)
    for change in done.changes:
        yield _change(change)
    for page in done.elsewhere:
        yield f"A page of the collection is not in the file, and nothing is fetched: {page}."
    if not done.imported:
        yield "No note came in."


def _left_out(notes: Iterable[NotPlaced]) -> Iterator[str]:
    """Say which notes did not come in; of many for one reason only the first are named in full."""
    by_reason: dict[str, list[NotPlaced]] = defaultdict(list)
    for each in notes:
        by_reason[each.reason].append(each)
    for reason, left in by_reason.items():
        for each in left[:_NAMED]:
            yield f"Not taken in: {_named(each)}: {reason}."
        if more := left[_NAMED:]:
            numbers = ", ".join(each.which for each in more[:_NUMBERED])
            rest = f" and {len(more) - _NUMBERED} more" if len(more) > _NUMBERED else ""
            yield f"Nor, for the same reason: {numbers}{rest}."


def _named(note: NotPlaced) -> str:
    words = f" on “{shortened(note.words)}”" if note.words.strip() else ""
    text = f" (“{shortened(note.text)}”)" if note.text.strip() else ""
    by = f" by {shortened(note.author)}" if note.author else ""
    return f"{note.which}{by}{words}{text}"


def _change(change: ListedChange) -> str:
    where = f"in ¶{change.paragraph}" if change.paragraph else "outside of the article"
    after = f" after “{shortened(change.after)}”" if change.after else ""
    when = f", {change.date}" if change.date else ""
    return (
        f"A change that is not taken over, by {shortened(change.author)}{when}: “"
        f"{shortened(change.text)}” {change.kind} {where}{after}."
    )
