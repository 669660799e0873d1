"""Which revision goes back to which, in this library and in others.

Libraries number their revisions each for itself, so a revision is known elsewhere by its
`digest`: of the note's id, what it is on, what it says, and when it was made to the microsecond.
An export names the digests of the revisions that a note's current one replaced. A library that
still has one of these as its current revision has changed nothing since, and can take the newer
one in its stead.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, Final

import msgspec

from briefings.notes.model import Note

MOST: Final = 64
"""How many digests an export names of one note, those of the newest revisions."""

DIGITS: Final = 16
"""Hexadecimal digits of a digest. It tells revisions apart, and protects nothing."""


def digest(note: Note) -> str:
    """Return the name of a revision, the same in every library and edition of the program."""
    target, passage = note.target, note.target.passage
    said = {
        "id": note.id,
        "panel": target.panel,
        "item": target.item,
        "exact": passage and passage.quote.exact,
        "content": msgspec.to_builtins(note.content),
        "deleted": note.deleted,
        "modified": note.modified.astimezone(dt.UTC).isoformat(timespec="microseconds"),
    }
    plain = json.dumps(_set(said), sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()[:DIGITS]


def line(history: Sequence[Note]) -> list[str]:
    """Return the digests of a note's revisions and of those they go back to, newest first."""
    return list(dict.fromkeys(_line(history)))


def traced(note: Note, history: Sequence[Note]) -> Note:
    """Return a current revision with the digests of all that it replaced, `MOST` at most.

    What its history holds beyond it was written by somebody else meanwhile.
    """
    until = [each for each in history if each.revision < note.revision]
    earlier = (each for each in line([*until, note]) if each != digest(note))
    return msgspec.structs.replace(note, replaces=tuple(islice(earlier, MOST)))


def _line(history: Sequence[Note]) -> Iterator[str]:
    for note in reversed(history):
        yield digest(note)
        yield from note.replaces


def _set(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not set, so that a field that comes later changes no digest without it."""
    inside = {
        name: _set(value) if isinstance(value, Mapping) else value for name, value in fields.items()
    }
    return {name: value for name, value in inside.items() if value}
