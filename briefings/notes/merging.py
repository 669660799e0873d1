"""Notes that come from elsewhere, kept beside those that are here, each once."""

from collections.abc import Callable, Iterable
from typing import Final, Protocol

import msgspec

from briefings.errors import NotFoundError
from briefings.notes.ids import derived_id
from briefings.notes.model import Content, Note

CONFLICT: Final = "conflict"


class Known(Protocol):
    """The notes that are here."""

    def get(self, note_id: str) -> Note:
        """Return a note's current revision, which may be a deleted one."""

    def history(self, note_id: str) -> list[Note]:
        """Return every revision of a note."""


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
    added: dict[str, Note] = {}
    conflicting: dict[str, Note] = {}
    unchanged = deleted = 0
    for note in notes:
        here = added.get(note.id) or _find(known, note.id)
        apart = _apart(note)
        if here is None:
            added[note.id] = note
            insert(note)
        elif _is_known(note, here, known):
            unchanged += 1
            deleted += here.deleted
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


def _is_known(note: Note, here: Note, known: Known) -> bool:
    if _says_the_same(note, here):
        return True
    # The history takes a reading of the whole log, and holds nothing that is newer.
    older = note.modified < here.modified
    return older and any(_says_the_same(note, each) for each in known.history(here.id))


def _says_the_same(one: Note, other: Note) -> bool:
    return one.content == other.content and one.target == other.target


def _apart(note: Note) -> Note:
    said = msgspec.json.encode((note.id, note.target, note.content))
    return msgspec.structs.replace(
        note, id=derived_id(note.modified, said), content=marked(note.content)
    )
