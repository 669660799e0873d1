"""Notes taken back from an export in JSON: all of a file, or nothing."""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import msgspec

from briefings.errors import BriefingsError, DamagedError, NotFoundError, UsageError
from briefings.model import Briefing
from briefings.notes.annotations import Annotation, AnnotationCollection, note_of, source_of
from briefings.notes.merging import CONFLICT, marked
from briefings.notes.model import Content, Note, Target
from briefings.notes.notes import Notes
from briefings.notes.selectors import resolve
from briefings.notes.validation import MOST_TAGS, checked_author, checked_content

FORMAT: Final = "briefings-export 1"
"""What the field `format` of an export says."""

LARGEST: Final = 1 << 28
"""The most bytes that a file may have: 256 MiB."""

_FAMILY: Final = FORMAT.partition(" ")[0]
_LONGEST_KEY: Final = 200
_Kind = TypeVar("_Kind")


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import came to, in numbers of notes.

    `added` were not here. `unchanged` were, or an earlier revision said the same; `deleted` of
    them are deleted here and stay so. `conflicting` say something else than here: `kept_apart`
    are the ids of the notes that they became. `orphaned` of those added or kept apart are on
    something that this library's edition of the briefing does not have.
    """

    briefing: str
    added: int
    unchanged: int
    deleted: int
    conflicting: int
    orphaned: int
    kept_apart: tuple[str, ...]


class _Head(msgspec.Struct):
    format: object = None


class _Briefing(msgspec.Struct):
    id: str
    sha256: str


class _Export(msgspec.Struct):
    briefing: _Briefing
    notes: AnnotationCollection


def import_notes(
    raw: bytes, name: str, notes: Notes, briefing: Callable[[str], Briefing]
) -> Imported:
    """Keep the notes of an export, with their ids, authors and times; nothing is kept twice.

    Args:
        raw: the file.
        name: what it is called in an error's sentence.
        notes: the notes of the library.
        briefing: returns a briefing of the library by its id.

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
    taken = notes.take(incoming)
    fresh = (*taken.added, *taken.conflicting)
    return Imported(
        briefing=briefing_id,
        added=len(taken.added),
        unchanged=taken.unchanged,
        deleted=taken.deleted,
        conflicting=len(taken.conflicting),
        orphaned=sum(_is_orphan(note.target, on) for note in fresh),
        kept_apart=tuple(note.id for note in taken.conflicting),
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
    if export.notes.total != len(annotations):
        raise DamagedError(
            f"{name} says that it holds {export.notes.total} notes and holds {len(annotations)}, "
            "so none was imported: export it again."
        )
    return export.briefing.id, tuple(_notes(annotations, export.briefing, name))


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


def _notes(annotations: Iterable[Annotation], briefing: _Briefing, name: str) -> Iterator[Note]:
    source = source_of(briefing.sha256)
    for number, annotation in enumerate(annotations, start=1):
        try:
            yield _checked(note_of(annotation, briefing.id, source))
        except BriefingsError as error:
            raise _damaged(name, f"note {number}: {error}".rstrip(".")) from None


def _checked(note: Note) -> Note:
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


def _is_orphan(target: Target, briefing: Briefing) -> bool:
    if target.passage is not None:
        return resolve(briefing.article.text, target.passage).how == "orphan"
    if target.item is not None:
        return all(item.id != target.item for item in briefing.items)
    panels = (panel.topic.key for panel in briefing.panels)
    return target.panel is not None and target.panel not in panels
