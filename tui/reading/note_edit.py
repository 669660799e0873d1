"""What is being written, before it is a note."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Final

import msgspec

from briefings.anchors import selectors
from briefings.model import Span
from briefings.notes.model import Content, Note, Target
from briefings.notes.wording import PRIVATE, about_target, is_private_tag
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE


class Purpose(Enum):
    """What the editor is opened for."""

    TEXT = auto()
    TAGS = auto()
    EXTERNAL = auto()
    """The text, in the user's own editor."""
    HIGHLIGHT = auto()
    """Nothing but to ask who keeps a passage without text."""
    PURGED = auto()
    """The draft of a change to a note that is gone for good."""


class NoteEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What is being written: a new note on `target`, or `note` as it is known."""

    about: str
    target: Target
    note: Note | None = None
    content: Content = Content()


def on_note(reading: Reading, note: Note) -> NoteEdit:
    """Return the change of a note."""
    return msgspec.structs.replace(_on(reading, note.target), note=note, content=note.content)


def on_passage(reading: Reading, span: Span) -> NoteEdit:
    passage = selectors.make(reading.briefing.article, span)
    return _on(reading, Target(briefing=reading.briefing.id, passage=passage))


def on_all(reading: Reading) -> NoteEdit:
    """Return a new note on the panel that is open, else on the briefing."""
    topics = {panel.topic.key for panel in reading.briefing.panels}
    panel = reading.tab if reading.tab in topics else None
    return _on(reading, Target(briefing=reading.briefing.id, panel=panel))


def on_current(reading: Reading, chosen: Span | None) -> NoteEdit:
    """Return a new note on the passage, the item, what the note under the cursor is on, or all.

    A bottom line has no notes of its own: they are its panel's, and the title says so.
    """
    if span := chosen or reading.chosen:
        return on_passage(reading, span)
    if note := reading.note:
        return _on(reading, note.target)
    item = reading.item if reading.tab != SOURCE else None
    if item is None:
        return on_all(reading)
    if item.kind == "bottom_line":
        wide = _on(reading, Target(briefing=reading.briefing.id, panel=item.topics[0]))
        about = f"the whole {wide.about}, of which this is the bottom line"
        return msgspec.structs.replace(wide, about=about)
    return _on(reading, Target(briefing=reading.briefing.id, item=item.id))


def _on(reading: Reading, target: Target) -> NoteEdit:
    return NoteEdit(about=about_target(reading.briefing, target), target=target)


def tags_of(text: str) -> tuple[str, ...]:
    """Read tags as they are typed: apart from each other by commas or blanks, each once."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


TELLING: Final[Mapping[str, str]] = {
    "assessment": "a brief has it, as recommendation",
    "recommendation": "a brief has it behind assessments",
    "question": "still to be answered",
    "todo": "open: still to be done",
    "done": "done: closes its question",
}
"""What tags mean to the program, besides the private one, in the room beside an entry."""


def offered_tags(known: Iterable[str]) -> list[str]:
    """Return tags to offer: those of the library, and those that mean something."""
    return list(dict.fromkeys([*known, *TELLING, PRIVATE]))


def about_tags(text: str, *, is_narrow: bool) -> str:
    """Say which tags mean something; behind one, what it does, or how they are parted."""
    tags = tags_of(text)
    is_there = any(map(is_private_tag, tags))
    if is_narrow:
        return f"{PRIVATE} stays here" if is_there else "blanks between"
    if is_there:
        return "it stays in the library"
    if tags:
        return TELLING.get(tags[-1].casefold(), f"blanks between; {PRIVATE} stays here")
    return "assessment, todo, done, private …"


def grades_line(content: Content) -> str:
    """Return in a line what tags and grades a note has."""
    parts = [
        "tags: " + (" ".join(content.tags) or "none"),
        f"grade: {content.reliability or '-'}{content.credibility or '-'}",
        content.likelihood or "",
        f"{content.confidence} confidence" if content.confidence else "",
    ]
    return " · ".join(part for part in parts if part)
