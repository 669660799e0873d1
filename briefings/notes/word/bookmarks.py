"""The bookmarks by which notes are known in a Word file, whatever numbers their comments have."""

import re
from typing import Final
from uuid import UUID

_NAME: Final = re.compile("note([0-9a-f]{32})")


def bookmark_name(note_id: str) -> str:
    """Return what a note's comment is called: 40 letters and digits at most, as Word wants it."""
    return f"note{note_id.replace('-', '')}"


def note_of_bookmark(name: str) -> str | None:
    """Return the id of the note that a bookmark names, `None` for any other bookmark."""
    found = _NAME.fullmatch(name.lower())
    return str(UUID(found[1])) if found else None
