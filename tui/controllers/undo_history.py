"""What was changed here since the start: undone and redone in turn, or note by note."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.notes import undo
from briefings.notes.model import Note
from briefings.notes.service import Notes
from briefings.notes.wording import is_private, note_name
from briefings.review.decided import Decided
from briefings.review.reviews import Reviews
from tui.actions.status_text import Template
from tui.controllers.note_outcome import NoteOutcome

UNDOES = "{note.undo} undoes it."
REDOES = "{note.redo} redoes it."
ELSEWHERE_DECIDED = "It was decided anew meanwhile, and is left as it is."
ELSEWHERE = "It was changed elsewhere meanwhile and is left as it is: read it first."
PURGED = "That note was removed for good meanwhile."
NOT_PRIVATE = ", and is not private any more"
NOTHING_EARLIER = Template("Nothing earlier in this note: {note.history} has all its revisions.")
NOTHING_LATER = Template("Nothing later in this note: {note.history} has all its revisions.")
NOTHING_DONE = "Nothing to undo: nothing was changed here since the start."
NOTHING_UNDONE = "Nothing to redo: no change was undone here."


class NoteState(NamedTuple):
    """A note's id, and the number of the revision that it has the content of."""

    note: str
    revision: int


Entry = NoteState | Decided
"""What was done at once: a note was changed, or items of a briefing were decided about."""


class UndoHistory:
    """Undoes and redoes: a note's own last change, or the last one that was made here.

    What was decided in a review is among the latter, in whatever briefing.

    A creation is undone only where it happened: a note of another day is not removed by a key
    that takes back. Safe to use from several threads.
    """

    def __init__(self, notes: Notes, reviews: Reviews) -> None:
        self._notes = notes
        self._reviews = reviews
        self._lock = threading.Lock()
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._aim: str | None = None

    def made(self, note: Note) -> None:
        """Record a change that was made here."""
        self._record(_stand(note))

    def decided(self, decided: Decided) -> None:
        """Record what was decided here."""
        self._record(decided)

    def _record(self, entry: Entry) -> None:
        with self._lock:
            self._done.append(entry)
            self._undone.clear()
            self._aim = None

    def undo(self, note: Note | None, *, goes_on: bool) -> NoteOutcome:
        """Undo the last change to `note`; where it has none, or is `None`, the last one made here.

        Where undoing `goes_on`, it is of the same sort as before, and `note` does not matter.

        Raises:
            BriefingsError: the library cannot be read or written.
        """
        with self._lock:
            change = self._aimed(note, self._may_undo, goes_on=goes_on)
            if change is None and self._aim:
                return NoteOutcome(NOTHING_EARLIER, self._notes.get(self._aim))
            if change is None and not self._done:
                return NoteOutcome(NOTHING_DONE)
            return self._try(self._undo, change or self._done[-1], self._done)

    def redo(self, note: Note | None, *, goes_on: bool) -> NoteOutcome:
        """Redo what was undone last in `note`; where nothing was, what was undone last here.

        Raises:
            BriefingsError: the library cannot be read or written.
        """
        with self._lock:
            change = self._aimed(note, self._may_redo, goes_on=goes_on)
            if change is None and self._aim:
                return NoteOutcome(NOTHING_LATER, self._notes.get(self._aim))
            if change is None and not self._undone:
                return NoteOutcome(NOTHING_UNDONE)
            return self._try(self._redo, change or self._undone[-1], self._undone)

    def _aimed(
        self, note: Note | None, may: Callable[[list[Note]], bool], *, goes_on: bool
    ) -> NoteState | None:
        """Return the state of the note that is meant; `None` where `may` says no, or none is."""
        if not goes_on:
            self._aim = note.id if note else None
        if self._aim is None:
            return None
        history = self._notes.history(self._aim)
        if may(history):
            return _stand(history[-1])
        if not goes_on:
            self._aim = None
        return None

    def _may_undo(self, history: list[Note]) -> bool:
        try:
            number = undo.previous(history, history[-1])
        except UsageError:
            return False
        was_made_here = _stand(history[-1]) in self._done
        return was_made_here or number in {each.revision for each in history}

    def _may_redo(self, history: list[Note]) -> bool:
        try:
            undo.following(history, history[-1])
        except UsageError:
            return False
        return True

    def _undo(self, change: Entry) -> NoteOutcome:
        if isinstance(change, Decided):
            self._reviews.undo(change)
            _drop(self._done, change)
            self._undone.append(change)
            said = Template(f"Undone: {{}} {REDOES}", (change.named(),))
            return NoteOutcome(said, decided=change)
        before = self._notes.get(change.note)
        now = self._notes.undo(*change)
        _drop(self._done, change)
        self._undone.append(_stand(now))
        said = Template(f"Undone: {{}}; {REDOES}", (became(before, now, "earlier"),))
        return NoteOutcome(said, now, shows=True)

    def _redo(self, change: Entry) -> NoteOutcome:
        if isinstance(change, Decided):
            again = self._reviews.decide(
                change.briefing_id, change.decisions, editor=self._notes.author()
            )
            _drop(self._undone, change)
            self._done.append(again)
            said = Template(f"Redone: {{}} {UNDOES}", (again.named(),))
            return NoteOutcome(said, decided=again)
        before = self._notes.get(change.note)
        now = self._notes.redo(*change)
        _drop(self._undone, change)
        self._done.append(_stand(now))
        said = Template(f"Redone: {{}}; {UNDOES}", (became(before, now, "later"),))
        return NoteOutcome(said, now, shows=True)

    def _try(
        self, step: Callable[[Entry], NoteOutcome], change: Entry, stack: list[Entry]
    ) -> NoteOutcome:
        """Do a step; one that another program made impossible is not tried again."""
        try:
            return step(change)
        except ConflictError:
            _drop(stack, change)
            if isinstance(change, Decided):
                return NoteOutcome(ELSEWHERE_DECIDED, decided=change)
            return NoteOutcome(ELSEWHERE, self._notes.get(change.note), shows=True)
        except NotFoundError:
            _drop(stack, change)
            return NoteOutcome(PURGED)


def became(before: Note, now: Note, other: str) -> str:
    """Return the result for a note; `other` names its other text or tags.

    That it leaves the library from now on, where it did not, is always said.
    """
    said = _became(before, now, other)
    return f"{said}{NOT_PRIVATE}" if stops_being_private(before, now) else said


def stops_being_private(before: Note, now: Note) -> bool:
    """Return whether a note leaves the library from now on, and did not before."""
    return is_private(before) and not is_private(now) and not now.deleted


def _became(before: Note, now: Note, other: str) -> str:
    name = note_name(now)
    if now.deleted:
        return f"{name} is gone again"
    if before.deleted:
        return f"{name} is back"
    if before.content.body != now.content.body:
        return f"{name} has its {other} text"
    what = "tags" if before.content.tags != now.content.tags else "grades"
    return f"{name} has its {other} {what}"


def _stand(note: Note) -> NoteState:
    return NoteState(note.id, note.stands_for)


def _drop(changes: list[Entry], change: Entry) -> None:
    """Remove the last occurrence of a change: notes may alternate."""
    for at in reversed(range(len(changes))):
        if changes[at] == change:
            del changes[at]
            return
