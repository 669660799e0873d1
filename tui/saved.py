"""Where a note that was just written is to be found, and where the cursor is then.

On an item the cursor stays there, so that the next key goes on reading, and the note comes into
view beneath. On a note it goes to the new one if that is on the same thing: what the cursor is on
is then what the status row speaks of.
"""

from typing import Final

from briefings.notes.model import Note
from tui.changes import UNDOES
from tui.keys import keyed
from tui.reading.state import Reading
from tui.reading.tab_pages import NOTES

SAVED: Final = "Saved"


def show_new(reading: Reading, saved: str, note_id: str) -> str:
    """Show a new note as far as the tab that is open has it, and return what is to be said.

    That is `saved`, with where the note is if it is not on the screen, and how it is undone.
    """
    note = next((p.note for p in reading.notes.notes if p.note.id == note_id), None)
    if note is None:
        return keyed(f"{saved}, not on this briefing: {UNDOES}")
    if reading.has_note(note_id):
        where = "" if _is_seen(reading, note) else _further_down(note)
        return keyed(f"{saved}{where}: {UNDOES}")
    if reading.tab == NOTES:
        return keyed(f"{saved}, and hidden by the filter: {UNDOES}")
    return keyed(f"{saved}: {{tab.notes}} shows it, {UNDOES}")


def _is_seen(reading: Reading, note: Note) -> bool:
    """Say whether the new note begins on the screen, once that has come as near as it should."""
    under = reading.note
    if reading.tab == NOTES or (under and under.target == note.target):
        reading.show_note(note.id)
    return reading.also_show_note(note.id)


def _further_down(note: Note) -> str:
    return " beneath the item" if note.target.item else " at the panel's end"
