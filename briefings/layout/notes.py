"""Notes as rows of pages."""

from collections.abc import Sequence

from briefings.layout.page import Cells, Column, Page, Sheet
from briefings.model import Briefing
from briefings.notes.model import Note
from briefings.notes.notebook import Placed
from briefings.notes.states import state
from briefings.notes.wording import about, lost_item, meta
from briefings.text import TAB, displayable

NOTE_PREFIX = "note:"
"""Rows of notes have this before the note's id as their item, so that a cursor can be on them."""

SIGN = "*"

NOTHING = "No notes here yet."


def note_item(note_id: str) -> str:
    return f"{NOTE_PREFIX}{note_id}"


def untabbed(line: str, cells: Cells) -> str:
    """Put blanks in the place of tabs, up to the next multiple of `TAB` cells, as editors do."""
    first, *others = line.split("\t")
    for part in others:
        first += " " * (TAB - cells(displayable(first)) % TAB) + part
    return first


def write_notes(sheet: Sheet, notes: Sequence[Note], x: int) -> None:
    """Write notes beneath what they are about, from cell `x` on."""
    for note in notes:
        write_note(sheet, note, x)


def write_note(sheet: Sheet, note: Note, x: int, about: str = "") -> None:
    """Write one note: what it is about if that does not stand above it, body, who and when."""
    item = note_item(note.id)
    body = note.content.body.strip("\n").rstrip()
    room = sheet.width - x - 2
    sign = [Column(x, 1, SIGN, "muted" if state(note) == "done" else "warn")]
    if about or not body:
        sheet.columns([*sign, Column(x + 2, room, about or "highlight", "muted")], item)
        sign = []
    for line in body.split("\n") if body else ():
        shown = untabbed(line, sheet.cells)
        words = shown.lstrip(" ")
        indent = min(len(shown) - len(words), room // 2)
        sheet.columns([*sign, Column(x + 2 + indent, room - indent, words or " ", "note")], item)
        sign = []
    sheet.flow(meta(note), "muted", x=x + 2, item=item)


def notes_page(
    briefing: Briefing,
    notes: Sequence[Placed],
    width: int,
    cells: Cells,
    order: str,
    nothing: str = NOTHING,
) -> Page:
    """Lay out notes of a briefing, in the order given; `order` is what that is called.

    `nothing` is what stands there where there are none.
    """
    sheet = Sheet(width, cells)
    sheet.heading(f"NOTES BY {order.upper()}")
    for placed in notes:
        write_note(sheet, placed.note, 2, about(briefing, placed))
    if not notes:
        sheet.flow(nothing, "muted")
    if briefing.lost:
        sheet.row()
        sheet.heading("ITEMS WHOSE WORDS A NEW VERSION LOST")
    for item in briefing.lost:
        sheet.flow(lost_item(item), "text")
        for words in item.words:
            sheet.flow(f"“{words}”", "muted", x=4)
    return sheet.page()
