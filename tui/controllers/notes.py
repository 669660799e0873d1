"""The notes of the briefing that is shown: read, watched for what others change, and shown."""

from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from briefings.model import Briefing
from briefings.notes.model import Note
from briefings.notes.notebook import Notebook, notebook
from tui.controllers.catalogue import follow
from tui.controllers.current_reader import current_reader
from tui.controllers.note_outcome import NoteOutcome
from tui.controllers.saved_note import show_new
from tui.screens.reader import ReaderScreen
from tui.session import Session, in_thread
from tui.system.watcher import Watcher

WATCH = 1.0
"""Seconds between two looks whether another program has written to the library."""


class NotesController:
    """Has a reader show the notes of its briefing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._watch: Watcher | None = None
        self._number = 0
        """How many outcomes were shown."""

    def watch(self) -> None:
        """Look from time to time whether another program has changed the notes."""
        self._watch = Watcher(self._session.library.stamp, self._changed_elsewhere, WATCH)

    def stop(self) -> None:
        if self._watch:
            self._watch.stop()

    def _changed_elsewhere(self) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._session.app.call_later(self.refresh)
            self._session.app.call_later(follow, self._session)

    def refresh(self) -> None:
        """Read the notes of the briefing that is shown anew."""
        if reader := current_reader(self._session):
            self._session.start(
                partial(self._read, reader, reader.briefing),
                "notes",
                exclusive=True,
                tell=reader.announce,
            )

    async def _read(self, reader: ReaderScreen, briefing: Briefing) -> None:
        number = self._number
        found, drafts = await in_thread(self._find, briefing)
        if number != self._number:  # a note was written here meanwhile
            self.refresh()
        elif reader.briefing is briefing:
            reader.take_notes(found, drafts=drafts)

    def _find(self, briefing: Briefing) -> tuple[Notebook, int]:
        """Return the notes on a briefing, and how many drafts wait."""
        library = self._session.library
        drafts = len(library.drafts.waiting())
        return notebook(briefing, library.notes.list(briefing.id)), drafts

    def show(self, outcome: NoteOutcome) -> None:
        """Show the result of an action on a note."""
        if (reader := current_reader(self._session)) is None:
            return
        self._number += 1
        notes = reader.reading.notes
        if outcome.note:
            notes = _with(notes, reader.briefing, outcome.note)
        reader.take_notes(notes, outcome)

    def show_new(self, note: Note) -> None:
        """Show a note that was just written, and say where it is."""
        if reader := current_reader(self._session):
            reading = reader.reading
            reading.take_notes(_with(reading.notes, reader.briefing, note), reading.drafts)
            self.show(NoteOutcome(show_new(reading, note), note))


def _with(notes: Notebook, briefing: Briefing, note: Note) -> Notebook:
    """Return the notes of a briefing with one as it is now."""
    if note.target.briefing != briefing.id:
        return notes
    # Ids are in the order of creation.
    before = [each for each in notes.notes if each.note.id < note.id]
    after = [each for each in notes.notes if each.note.id > note.id]
    now = () if note.deleted else notebook(briefing, [note]).notes
    return replace(notes, notes=(*before, *now, *after))
