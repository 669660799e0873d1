"""How far undo goes back, and redo forth again.

Each undo appends the content of an earlier revision. The next one goes on from the revision that
was brought back, so that repeated undo walks to the beginning and does not swing between two
texts. Redo walks the same way in the other direction, and appends as undo does. What a person
saves or brings back on purpose is undone like any other change, and leaves nothing to redo.
"""

from collections.abc import Callable, Mapping, Sequence

from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.notes.model import Note

NOT_THERE = 0
"""The number of the state before the first revision."""

Step = Callable[[Sequence[Note], Note], int]
"""Finds in a note's history the number of the revision that is to be brought back."""


def previous(history: Sequence[Note], current: Note) -> int:
    """Return the number of the revision that undo brings back, or `NOT_THERE`.

    Raises:
        UsageError: everything is undone.
    """
    if current.stands_for == NOT_THERE:
        raise UsageError(
            f"Everything in note {current.id} is undone: `briefings note restore {current.id} N` "
            "brings back any of its revisions."
        )
    return _before({note.revision: note for note in history}, current)


def following(history: Sequence[Note], current: Note) -> int:
    """Return the number of the revision that redo brings back: what undo went back from.

    Raises:
        UsageError: nothing is undone.
    """
    by_number = {note.revision: note for note in history}
    at = current.stands_for
    # Of several ways on from there the one that was gone last.
    for note in reversed(history):
        if current.by_undo and not note.by_undo and _before(by_number, note) == at:
            return note.revision
    raise UsageError(f"Nothing in note {current.id} is undone that could be redone.")


def check(current: Note, of: int | None) -> None:
    """See that a note has the content of revision `of`, where one is named.

    Raises:
        ConflictError: it was changed meanwhile.
    """
    if of is not None and current.stands_for != of:
        raise ConflictError(
            f"Note {current.id} was changed to revision {current.revision} meanwhile, and was "
            "left as it is: read it first."
        )


def revision(history: Sequence[Note], number: int) -> Note:
    """Return a revision by its number.

    Raises:
        NotFoundError: there is none of this number.
    """
    for note in history:
        if note.revision == number:
            return note
    there = ", ".join(str(note.revision) for note in history) or "none"
    name = history[-1].id if history else "This note"
    raise NotFoundError(f"{name} has no revision {number} in the library; there are {there}.")


def _before(by_number: Mapping[int, Note], note: Note) -> int:
    """Return the number of what was there before `note`, or before what it brought back."""
    target = note.stands_for - 1
    while target in by_number and by_number[target].by_undo:
        target = by_number[target].stands_for
    return target
