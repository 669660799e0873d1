"""The reader that is shown, and the note under its cursor."""

from briefings.notes.model import Note
from tui.actions.status_text import Template
from tui.reading.tab_pages import SOURCE
from tui.screens.reader import ReaderScreen
from tui.session import Session

NOTE_BELOW = Template("The cursor is on the item: {move.down} goes down to its note.")
NO_NOTE = Template("No note under the cursor: {note.add} writes one.")


def current_reader(session: Session) -> ReaderScreen | None:
    """Return the screen that reads a briefing, if one does, under others perhaps."""
    screens = reversed(session.app.screen_stack)
    return next((screen for screen in screens if isinstance(screen, ReaderScreen)), None)


def note_under_cursor(session: Session) -> Note | None:
    """Return it; without one, say that the key is for notes, and where the next one is."""
    reader = current_reader(session)
    if reader is None:
        return None
    reading = reader.reading
    if (note := reading.note) is None:
        item = reading.item if reading.tab != SOURCE else None
        has_notes = item and reading.notes.on_item(item.id)
        reader.update_status(NOTE_BELOW if has_notes else NO_NOTE)
    return note
