"""A note as it stands in the log: a JSON object of all that is set, so that a line stays short.

What a later program has added to that object stays in it; see `briefings.unknown_fields`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from briefings.errors import DamagedError
from briefings.notes.model import Note
from briefings.store.history import Revision
from briefings.unknown_fields import unknown, with_unknown

_KEPT_APART: Final = ("replaces", "annotation", "briefings:unknown")

msgspec.json.Decoder(Note)
# What it knows of a kind is made here: msgspec crashes where two threads meet one for the first
# time, as `convert` does.


def encode(note: Note) -> dict[str, Any]:
    fields = dict(_set(data(note)))
    if note.replaces:
        fields["replaces"] = list(note.replaces)
    if note.annotation:
        fields["annotation"] = note.annotation
    return with_unknown(fields, note.unknown)


def data(note: Note) -> dict[str, Any]:
    """Return a note as data for other programs, without what only its next revision needs."""
    fields: dict[str, Any] = msgspec.to_builtins(note)
    for name in _KEPT_APART:
        del fields[name]
    return fields


def decode(document: Mapping[str, Any]) -> Note:
    """Return the note that was stored.

    Raises:
        DamagedError: the document is no note that this program knows.
    """
    try:
        note = msgspec.convert(dict(document), Note)
    except msgspec.ValidationError as error:
        raise DamagedError(
            f"Note {document.get('id', '')} cannot be read by this program ({error}): open the "
            "library with the program that wrote it."
        ) from None
    rest = unknown(document, note)
    return msgspec.structs.replace(note, unknown=rest) if rest or note.unknown else note


def decode_all(revisions: Iterable[Revision]) -> list[Note]:
    """Return the notes that revisions were; one that removed its document has none.

    Raises:
        DamagedError: as `decode`.
    """
    return [decode(each.document) for each in revisions if each.document is not None]


def _set(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield name, dict(_set(value))
        elif value is not None and value is not False:
            yield name, list(value) if isinstance(value, tuple) else value
