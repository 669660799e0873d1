"""How far undo goes back.

Each undo appends the content of an earlier revision. The next one goes on from the revision that
was brought back, so that repeated undo walks to the beginning and does not swing between two
texts. What a person saves or brings back on purpose is undone like any other change.
"""

from collections.abc import Sequence

from briefings.errors import NotFoundError, UsageError
from briefings.notes.model import Note

NOT_THERE = 0
"""The number of the state before the first revision."""


def previous(history: Sequence[Note], current: Note) -> int:
    """Return the number of the revision that undo brings back, or `NOT_THERE`.

    Raises:
        UsageError: everything is undone.
    """
    by_number = {note.revision: note for note in history}
    at = _stands_for(current)
    if at == NOT_THERE:
        raise UsageError(
            f"Everything in note {current.id} is undone: `briefings note restore {current.id} N` "
            "brings back any of its revisions."
        )
    target = at - 1
    while target in by_number and by_number[target].by_undo:
        target = _stands_for(by_number[target])
    return target


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


def _stands_for(note: Note) -> int:
    return note.restores or NOT_THERE if note.by_undo else note.revision
