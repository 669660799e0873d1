"""Revisions as they are made: a note's first one, and the one that follows another."""

import datetime as dt
from typing import Any

import msgspec

from briefings.errors import NotFoundError
from briefings.notes import ids
from briefings.notes.model import Content, Note, Target


def first(target: Target, content: Content, author: str) -> Note:
    now = _now()
    return Note(
        id=ids.new_id(), target=target, content=content, author=author,
        created=now, modified=now, revision=1,
    )  # fmt: skip


def following(current: Note, **changes: Any) -> Note:  # noqa: ANN401 - any of a note's fields
    """Return the revision after `current`, which is neither deleted nor an undo by itself."""
    fields = {
        "by": None, "modified": _now(), "restores": None, "by_undo": False, "deleted": False,
        "replaces": (), **changes,
    }  # fmt: skip
    return msgspec.structs.replace(current, revision=current.revision + 1, **fields)


def gone(note_id: str) -> NotFoundError:
    """Return what is raised where a deleted note would be changed."""
    return NotFoundError(
        f"Note {note_id} is deleted; `briefings note undo {note_id}` brings it back."
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
