"""Where a note that was just written is to be found, and where the cursor is then.

On an item the cursor stays there, so that the next key goes on reading, and the note comes into
view beneath. On a note it goes to the new one if that is on the same thing: what the cursor is on
is then what the status row speaks of.
"""

from typing import Final

from briefings.layout.notes import note_item
from briefings.model import OpenQuestion
from briefings.notes.model import Note
from briefings.notes.questions import is_closed
from tui.actions.status_text import Template
from tui.controllers.undo_history import UNDOES
from tui.reading.state import Reading
from tui.reading.tab_pages import NOTES

SAVED: Final = "Saved"


def show_new(reading: Reading, note: Note) -> Template:
    """Show a new note if the open tab has it, and return a sentence on where it is.

    That is where the note is, if it is not on the screen, and how it is undone.
    """
    if note.target.briefing != reading.briefing.id:
        return Template(f"{SAVED}, not on this briefing: {UNDOES}")
    if reading.view.page.rows_of(note_item(note.id)):
        where = "" if _is_seen(reading, note) else _further_down(note)
        closes = "{note.state} closes the question, " if _may_close(reading, note) else ""
        return Template(f"{SAVED}{where}: {closes}{UNDOES}")
    if reading.tab == NOTES:
        return Template(f"{SAVED}, and hidden by the filter: {UNDOES}")
    return Template(f"{SAVED}: {{tab.notes}} shows it, {UNDOES}")


def show_note(reading: Reading, note_id: str) -> None:
    """Put the cursor on a note, if the tab that is open has it."""
    item = note_item(note_id)
    if reading.view.item != item:
        reading.view.go_to_item(item)


def is_on_question(reading: Reading, note: Note) -> bool:
    """Return whether a note is on an open question."""
    return isinstance(reading.items.get(note.target.item or ""), OpenQuestion)


def _may_close(reading: Reading, note: Note) -> bool:
    """Return whether the key for the state, from where the cursor is, has a note close a question.

    On an item it means the item's only note.
    """
    question = reading.items.get(note.target.item or "")
    if not isinstance(question, OpenQuestion) or is_closed(reading.notes, question):
        return False
    if reading.note:
        return reading.note.id == note.id
    return len(reading.notes.on_item(question.id)) == 1


def _is_seen(reading: Reading, note: Note) -> bool:
    """Return whether the new note begins on the screen, once that is as near as it should be."""
    under = reading.note
    if reading.tab == NOTES or (under and under.target == note.target):
        show_note(reading, note.id)
    return reading.view.also_show(note_item(note.id))


def _further_down(note: Note) -> str:
    return " beneath the item" if note.target.item else " at the panel's end"
