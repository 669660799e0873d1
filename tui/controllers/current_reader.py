"""The reader that is shown, and the note that a key is for."""

from briefings.notes.model import Note
from tui.actions.status_text import Template
from tui.reading.tab_pages import SOURCE
from tui.screens.reader import ReaderScreen
from tui.session import Session

NOTE_BELOW = Template("The cursor is on the item: {move.down} goes down to its note.")
NOTES_BELOW = Template("The item has several notes: {move.down} goes down to them.")
NO_NOTE = Template("No note under the cursor: {note.add} writes one.")


def current_reader(session: Session) -> ReaderScreen | None:
    """Return the screen that reads a briefing, if one does, under others perhaps."""
    screens = reversed(session.app.screen_stack)
    return next((screen for screen in screens if isinstance(screen, ReaderScreen)), None)


def note_under_cursor(session: Session) -> Note | None:
    """Return it; without one, say that the key is for notes, and where the next one is."""
    return _note(session, alone=False)


def note_meant(session: Session) -> Note | None:
    """Return the note under the cursor, or the only one on the item there; without one, say so."""
    return _note(session, alone=True)


def _note(session: Session, *, alone: bool) -> Note | None:
    reader = current_reader(session)
    if reader is None:
        return None
    reading = reader.reading
    if (note := reading.note) is None:
        item = reading.item if reading.tab != SOURCE else None
        notes = reading.notes.on_item(item.id) if item else []
        if alone and len(notes) == 1:
            return notes[0]
        below = NOTES_BELOW if len(notes) > 1 else NOTE_BELOW
        reader.update_status(below if notes else NO_NOTE)
    return note
