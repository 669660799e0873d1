"""Notes that come from elsewhere, kept beside those that are here, each once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol

import msgspec

from briefings.errors import NotFoundError
from briefings.notes.ids import derived_id
from briefings.notes.model import Content, Note, Target

CONFLICT: Final = "conflict"

_Said = tuple[Target, Content]


class Known(Protocol):
    """The notes that are here."""

    def get(self, note_id: str) -> Note:
        """Return a note's current revision, which may be a deleted one."""

    def histories(self, note_ids: Iterable[str]) -> Mapping[str, Sequence[Note]]:
        """Return every revision of notes that are here; this reads the whole log, once."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of notes: those that were new, and those that say something else than here.

    The latter are kept under ids of their own, tagged `conflict`. `unchanged` is how many were
    here before, as the current or an earlier revision; `deleted` of these were deleted here, and
    stay so.
    """

    added: tuple[Note, ...]
    conflicting: tuple[Note, ...]
    unchanged: int
    deleted: int


def merge(notes: Iterable[Note], known: Known, insert: Callable[[Note], object]) -> Taken:
    """Keep what of `notes` is not here yet; whoever calls makes one change of it.

    A note that differs from the one here gets an id that follows from its id and content, so that
    the same notes may be merged again and nothing is kept twice.
    """
    notes = tuple(notes)
    here = {note.id: found for note in notes if (found := _find(known, note.id))}
    earlier = _earlier(notes, here, known)
    added: dict[str, Note] = {}
    conflicting: dict[str, Note] = {}
    unchanged = deleted = 0
    for note in notes:
        current = here.get(note.id)
        apart = _apart(note)
        if current is None:
            here[note.id] = added[note.id] = note
            insert(note)
        elif _said(note) in (_said(current), *earlier.get(note.id, ())):
            unchanged += 1
            deleted += current.deleted
        elif apart.id in conflicting or _find(known, apart.id) is not None:
            unchanged += 1
        else:
            conflicting[apart.id] = apart
            insert(apart)
    return Taken(
        added=tuple(added.values()),
        conflicting=tuple(conflicting.values()),
        unchanged=unchanged,
        deleted=deleted,
    )


def marked(content: Content) -> Content:
    """Return a content with the tag of what was kept apart."""
    tags = tuple(dict.fromkeys((*content.tags, CONFLICT)))
    return msgspec.structs.replace(content, tags=tags)


def _find(known: Known, note_id: str) -> Note | None:
    try:
        return known.get(note_id)
    except NotFoundError:
        return None


def _earlier(
    notes: Iterable[Note], here: Mapping[str, Note], known: Known
) -> Mapping[str, Sequence[_Said]]:
    """Return what the earlier revisions say of those notes that may be one of them."""
    ids = {note.id for note in notes if note.id in here and _may_be_earlier(note, here[note.id])}
    histories = known.histories(ids) if ids else {}
    return {note_id: list(map(_said, revisions)) for note_id, revisions in histories.items()}


def _may_be_earlier(note: Note, current: Note) -> bool:
    return note.modified < current.modified and _said(note) != _said(current)


def _said(note: Note) -> _Said:
    return note.target, note.content


def _apart(note: Note) -> Note:
    said = msgspec.json.encode((note.id, note.target, note.content))
    return msgspec.structs.replace(
        note, id=derived_id(note.modified, said), content=marked(note.content)
    )
