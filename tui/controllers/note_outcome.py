"""The result of an action on a note, or of undoing what was decided."""

from dataclasses import dataclass

from briefings.notes.model import Note
from briefings.review.decided import Decided
from tui.actions.status_text import StatusText


@dataclass(frozen=True)
class NoteOutcome:
    """A sentence on the result of an action on `note`.

    While it stands, undoing and redoing go on with that note. With `shows`, the cursor is to go to
    it if the tab that is open has it. `decided` is what was undone or redone of a review instead.
    """

    sentence: StatusText
    note: Note | None = None
    shows: bool = False
    decided: Decided | None = None
