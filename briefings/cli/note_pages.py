"""Notes as text. What a note says is as untrusted as an article, and a `Sheet` shows it safely."""

from collections.abc import Sequence

from briefings.anchors.selectors import Resolved
from briefings.cli.output import new_sheet
from briefings.layout.page import Page, Sheet
from briefings.notes import scales
from briefings.notes.ids import short
from briefings.notes.model import Note, Target
from briefings.notes.wording import meta, minutes

_MINUTES = "%Y-%m-%d %H:%M UTC"
_FOUND = {
    "exact": "stands where it stood",
    "moved": "has moved",
    "fuzzy": "was changed",
    "orphan": "is no longer in the article",
}


def overview(note: Note) -> Page:
    """Return a few rows for a note, under the name by which it can be called."""
    sheet = new_sheet()
    mark = "  (deleted)" if note.deleted else ""
    sheet.flow(f"{short(note.id)}  {_about(note.target)}{mark}", "name", x=0)
    first = next((line for line in note.content.body.splitlines() if line.strip()), "")
    sheet.flow(first, "text")
    sheet.flow(meta(note, minutes(note)), "muted")
    return sheet.page()


def whole(note: Note, place: Resolved | None = None) -> Page:
    """Return all of a note."""
    sheet = new_sheet()
    sheet.flow(f"{note.id}{'  (deleted)' if note.deleted else ''}", "name", x=0)
    sheet.flow(_about(note.target), "muted", x=0)
    if place is not None:
        score = f" (score {place.score:.2f})" if place.how in ("moved", "fuzzy") else ""
        sheet.flow(f"The passage {_FOUND[place.how]}{score}.", "muted", x=0)
    sheet.flow(f"Created {note.created.strftime(_MINUTES)}", "muted", x=0)
    _revision(sheet, note)
    return sheet.page()


def revisions(history: Sequence[Note]) -> Page:
    """Return all revisions of a note, oldest first."""
    sheet = new_sheet()
    for note in history[:1]:
        sheet.flow(note.id, "name", x=0)
        sheet.flow(_about(note.target), "muted", x=0)
    for note in history:
        sheet.row()
        _revision(sheet, note)
    return sheet.page()


def _revision(sheet: Sheet, note: Note) -> None:
    when = note.modified.strftime(_MINUTES)
    sheet.flow(f"Revision {note.revision}{_how(note)}, {_signed(note, when)}", "heading", x=0)
    for line in scales.explained(note.content):
        sheet.flow(line, "value")
    if not note.deleted:
        for line in note.content.body.split("\n"):
            sheet.flow(line or " ", "text")


def _how(note: Note) -> str:
    what = "deleted" if note.deleted else f"revision {note.restores} again" if note.restores else ""
    by = f"by {note.by}" if note.by else ""
    return f" ({' '.join(filter(None, (what, by)))})" if what or by else ""


def _signed(note: Note, when: str) -> str:
    tags = "".join(f" #{tag}" for tag in note.content.tags)
    return f"{note.author}, {when}{tags}"


def _about(target: Target) -> str:
    if target.panel is not None:
        return f"{target.briefing}, panel {target.panel}"
    if target.item is not None:
        return f"{target.briefing}, item {target.item}"
    if target.passage is not None:
        return f"{target.briefing}, passage: {' '.join(target.passage.quote.exact.split())}"
    return target.briefing
