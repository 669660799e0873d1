"""Notes merged back from an export in JSON: all of a file, or nothing."""

import codecs
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

import msgspec

from briefings.anchors.selectors import resolve
from briefings.errors import BriefingsError, DamagedError, NotFoundError, UsageError
from briefings.model import Briefing
from briefings.notes.annotations import Annotation, AnnotationCollection, note_of, source_of
from briefings.notes.merge import CONFLICT, Merged, marked
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import Notes
from briefings.notes.validation import (
    LARGEST_BODY,
    MOST_TAGS,
    checked_author,
    checked_content,
)
from briefings.unknown_fields import unknown

FORMAT: Final = "briefings-export 1"
"""What the field `format` of an export says."""

LARGEST: Final = 1 << 28
"""The most bytes that a file may have: 256 MiB."""

_FAMILY: Final = FORMAT.partition(" ")[0]
_LONGEST_KEY: Final = 200
_DEEPEST: Final = 32
_Kind = TypeVar("_Kind")


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import came to, in numbers of notes.

    `added` were not here. `updated` took the place of earlier revisions, which stay in the
    history: `brought_up_to_date` are their ids. `unchanged` were here, or an earlier revision or
    another note says the same; `deleted` of them are deleted here and stay so. `conflicting` say
    something else than here, where they were changed too: `kept_apart` are the ids of the notes
    that they became. `orphaned` of those added, updated or kept apart are on something that this
    library's edition of the briefing does not have. `folded` are the ids of notes that were kept
    apart before, say the same as theirs by now, and are deleted.
    """

    briefing: str
    added: int
    updated: int
    unchanged: int
    deleted: int
    conflicting: int
    orphaned: int
    brought_up_to_date: tuple[str, ...]
    kept_apart: tuple[str, ...]
    folded: tuple[str, ...]


class _Head(msgspec.Struct):
    format: object = None


class _Briefing(msgspec.Struct):
    id: str
    sha256: str
    text_sha256: str = ""

    @property
    def source(self) -> str:
        """How annotations name the article: by its text, in the oldest exports by its file."""
        return source_of(self.text_sha256 or self.sha256)


class _Export(msgspec.Struct):
    briefing: _Briefing
    notes: AnnotationCollection


class _Members(msgspec.Struct):
    items: tuple[dict[str, Any], ...]


class _First(msgspec.Struct):
    first: _Members


class _Unread(msgspec.Struct):
    """The notes of an export again, with the members that `_Export` passes over."""

    notes: _First


def import_notes(
    raw: bytes,
    name: str,
    notes: Notes,
    briefing: Callable[[str], Briefing],
    *,
    keep: bool = True,
) -> Imported:
    """Keep the notes of an export, with their ids, authors and times; nothing is kept twice.

    Args:
        raw: the file.
        name: what it is called in an error's sentence.
        notes: the notes of the library.
        briefing: returns a briefing of the library by its id.
        keep: else nothing is written, and what would become of the notes is returned.

    Raises:
        DamagedError: it is no export in JSON, or was changed into what this program cannot read.
        UsageError: it is too large, or of a later format.
        NotFoundError: the library does not have the briefing.
    """
    briefing_id, incoming = read(raw, name)
    try:
        on = briefing(briefing_id)
    except NotFoundError:
        raise NotFoundError(
            f"The library has no briefing “{briefing_id}”, which the notes of {name} are on "
            f"({len(incoming)}), so none was imported: import them where the briefing is."
        ) from None
    return imported(notes.merge_in(incoming, keep=keep), on)


def imported(merged: Merged, on: Briefing, *, here_already: int = 0) -> Imported:
    """Return what notes on a briefing came to; `here_already` did not have to be merged."""
    fresh = (*merged.added, *merged.updated, *merged.conflicting)
    return Imported(
        briefing=on.id,
        added=len(merged.added),
        updated=len(merged.updated),
        unchanged=merged.unchanged + here_already,
        deleted=merged.deleted,
        conflicting=len(merged.conflicting),
        orphaned=sum(is_orphan(note.target, on) for note in fresh),
        brought_up_to_date=_ids(merged.updated),
        kept_apart=_ids(merged.conflicting),
        folded=_ids(merged.folded),
    )


def read(raw: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """Return the id of an export's briefing, and its notes.

    Raises:
        DamagedError, UsageError: as `import_notes`.
    """
    if len(raw) > LARGEST:
        raise UsageError(
            f"{name} is larger than {LARGEST >> 20} MiB, the most that can be imported: check that "
            "it is the right file."
        )
    _check_format(raw, name)
    try:
        export = _decode(raw, _Export, name)
    except msgspec.ValidationError as error:
        raise _damaged(name, str(error)) from None
    annotations = export.notes.first.items
    members = _decode(raw, _Unread, name).notes.first.items
    if export.notes.total != len(annotations):
        raise DamagedError(
            f"{name} says that it holds {export.notes.total} notes and holds {len(annotations)}, "
            "so none was imported: export it again."
        )
    pairs = zip(annotations, members, strict=True)
    return export.briefing.id, tuple(_notes(pairs, export.briefing, name))


def _check_format(raw: bytes, name: str) -> None:
    try:
        said = _decode(raw, _Head, name).format
    except msgspec.ValidationError:
        said = None
    if not isinstance(said, str) or not said.startswith(f"{_FAMILY} "):
        raise DamagedError(
            f"{name} is no export of this program: make one with `briefings export --format json`."
        )
    if said != FORMAT:
        raise UsageError(
            f"{name} is written in a later format: import it with the program that wrote it."
        )


def _decode(raw: bytes, kind: type[_Kind], name: str) -> _Kind:
    try:
        return msgspec.json.decode(raw.removeprefix(codecs.BOM_UTF8), type=kind)
    except msgspec.ValidationError:
        raise
    except RecursionError:
        raise DamagedError(
            f"{name} is no export of this program (it is nested too deeply), so no note was "
            "imported: make one with `briefings export --format json`."
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(
            f"{name} is no JSON, or not all of it is there ({error}), so no note was imported: "
            "make it again with `briefings export --format json`."
        ) from None


def _notes(
    annotations: Iterable[tuple[Annotation, Mapping[str, Any]]], briefing: _Briefing, name: str
) -> Iterator[Note]:
    for number, (annotation, members) in enumerate(annotations, start=1):
        try:
            yield note_from(annotation, members, briefing.id, briefing.source)
        except BriefingsError as error:
            raise _damaged(name, f"note {number}: {error}".rstrip(".")) from None


def note_from(
    annotation: Annotation, members: Mapping[str, Any], briefing_id: str, source: str
) -> Note:
    """Return the note that an annotation of ours is, with the `members` that it came with.

    Raises:
        BriefingsError: the library cannot hold it.
    """
    note = checked(note_of(annotation, briefing_id, source))
    rest = _checked_rest(unknown(members, annotation))
    return msgspec.structs.replace(note, annotation=rest)


def _checked_rest(rest: dict[str, Any]) -> dict[str, Any]:
    """Return what is not known of an annotation, if the library can hold it."""
    if _is_deeper(rest, _DEEPEST):
        raise DamagedError(f"what is not known of it is nested over {_DEEPEST} levels deep")
    try:
        size = len(msgspec.json.encode(rest))
    except (OverflowError, ValueError):
        raise DamagedError("what is not known of it holds a number that is too large") from None
    if size > LARGEST_BODY:
        raise DamagedError(f"what is not known of it takes over {LARGEST_BODY:,} bytes")
    return rest


def _is_deeper(value: object, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(inside, str) or not isinstance(inside, Iterable):
        return False
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in inside)


def _ids(notes: Iterable[Note]) -> tuple[str, ...]:
    return tuple(note.id for note in notes)


def checked(note: Note) -> Note:
    """Return a note as it is stored.

    Raises:
        BriefingsError: the library cannot hold it.
    """
    target = note.target
    if len(target.item or target.panel or "") > _LONGEST_KEY:
        raise DamagedError(f"no item or panel has a name of over {_LONGEST_KEY} characters")
    return msgspec.structs.replace(
        note,
        author=checked_author(note.author),
        content=_checked_content(note.content, target),
    )


def _checked_content(content: Content, target: Target) -> Content:
    """Check a content as if a person wrote it; the tag `conflict` may be one tag too many."""
    if len(content.tags) <= MOST_TAGS or content.tags[-1] != CONFLICT:
        return checked_content(content, target)
    fewer = msgspec.structs.replace(content, tags=content.tags[:-1])
    return marked(checked_content(fewer, target))


def _damaged(name: str, why: str) -> DamagedError:
    return DamagedError(
        f"{name} cannot be read as an export ({why}), so no note was imported: export it again."
    )


def is_orphan(target: Target, briefing: Briefing) -> bool:
    """Return whether a briefing does not have what a note is on."""
    if target.passage is not None:
        return resolve(briefing.article.text, target.passage).how == "orphan"
    if target.item is not None:
        return all(item.id != target.item for item in briefing.items)
    panels = (panel.topic.key for panel in briefing.panels)
    return target.panel is not None and target.panel not in panels
