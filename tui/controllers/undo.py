"""The keys that change notes: delete, undo, redo, and bring back what was."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from briefings.errors import NobodyError
from briefings.notes.model import Note
from briefings.notes.states import turned
from briefings.notes.wording import note_name
from tui.actions.status_text import Template
from tui.controllers.current_reader import current_reader, note_meant, note_under_cursor
from tui.controllers.note_outcome import NoteOutcome
from tui.controllers.notes import NotesController
from tui.controllers.review import ReviewController
from tui.controllers.saved_note import is_on_question
from tui.controllers.undo_history import (
    NOT_PRIVATE,
    UNDOES,
    UndoHistory,
    stops_being_private,
)
from tui.screens.author import AuthorScreen
from tui.screens.revisions import RevisionsScreen
from tui.session import Actions, Session, Work, in_thread

NO_NAME = "Nothing was changed: nobody has said who changes notes here."


class UndoController:
    """Deletes notes, undoes and redoes what was changed, and lists what a note was before."""

    def __init__(
        self,
        session: Session,
        notes: NotesController,
        reviews: ReviewController,
        history: UndoHistory,
    ) -> None:
        self._session = session
        self._notes = notes
        self._reviews = reviews
        self._history = history
        self.actions: Actions = {
            "note.delete": self.delete,
            "note.state": self.turn_state,
            "note.undo": lambda: self._walk(self._history.undo),
            "note.redo": lambda: self._walk(self._history.redo),
            "note.history": self.list_revisions,
        }

    def delete(self) -> None:
        if note := note_under_cursor(self._session):
            delete = self._session.library.notes.delete
            said = Template(f"Deleted: {{}}; {UNDOES}", (note_name(note),))
            self.change(partial(delete, note.id, note.revision), said)

    def turn_state(self) -> None:
        """Make a note open, or done; one on an open question is done first, which closes it."""
        reader, note = current_reader(self._session), note_meant(self._session)
        if reader and note:
            answers = is_on_question(reader.reading, note)
            tags = turned(note.content.tags, "done" if answers else "open")
            content = replace(note.content, tags=tags)
            save = self._session.library.notes.save
            said = Template(f"Tagged {{}}: {UNDOES}", (tags[-1],))
            self.change(partial(save, note.id, content, note.revision), said)

    def _walk(self, step: Callable[..., NoteOutcome]) -> None:
        """Undo or redo; continue with the same note while the status row speaks of it."""
        if reader := current_reader(self._session):
            self._take(partial(step, reader.reading.note, goes_on=bool(reader.outcome_note)))

    def change(self, change: Callable[[], Note], said: Template) -> None:
        """Change a note as `change` does, and say so."""

        def changed() -> NoteOutcome:
            note = change()
            self._history.made(note)
            return NoteOutcome(said, note, shows=True)

        self._take(changed)

    def _take(self, step: Callable[[], NoteOutcome]) -> None:
        self._start(partial(self._changed, step))

    def _start(self, work: Work) -> None:
        self._session.start(work, "save", holds_keys=True, tell=self._failed)

    async def _changed(self, step: Callable[[], NoteOutcome], name: str | None = None) -> None:
        """Undo or redo once, signed with `name` if that was asked for, and show the result."""
        try:
            if name is not None:
                await in_thread(self._session.library.notes.set_author, name)
            outcome = await in_thread(step)
        except NobodyError:
            self._ask_author(step)
        else:
            if outcome.decided:
                await self._reviews.show_undone(outcome.decided, outcome.sentence)
            else:
                self._notes.show(outcome)

    def _failed(self, sentence: str) -> None:
        self._session.announce(sentence)
        self._notes.refresh()

    def _ask_author(self, step: Callable[[], NoteOutcome]) -> None:
        """Ask who changes notes here; once that is said, the step is taken."""

        def answered(name: str | None) -> None:
            if name is None:
                self._session.announce(NO_NAME)
            else:
                self._start(partial(self._changed, step, name))

        self._session.show(AuthorScreen(self._session), answered)

    # -- earlier revisions ----------------------------------------------------------------------

    def list_revisions(self) -> None:
        """List the revisions of the note under the cursor, or of what the status row speaks of."""
        reader = current_reader(self._session)
        if reader is None:
            return
        wanted = None if reader.reading.note else reader.outcome_note
        if wanted is None and (note := note_meant(self._session)):
            wanted = note.id
        if wanted:
            self._session.start(partial(self._list, wanted), "save", holds_keys=True)

    async def _list(self, note_id: str) -> None:
        session = self._session
        history = await in_thread(session.library.notes.history, note_id)

        def bring_back(revision: str | None) -> None:
            if revision is not None:
                restore = partial(session.library.notes.restore, note_id, int(revision))
                old = next(each for each in history if each.revision == int(revision))
                but = NOT_PRIVATE if stops_being_private(history[-1], old) else ""
                said = f"Revision {revision} is brought back{but}: {UNDOES}"
                self.change(restore, Template(said))

        session.show(RevisionsScreen(session, history), bring_back)
