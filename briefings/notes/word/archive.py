"""The parts of a Word file that hold its text and its comments, out of an archive not trusted."""

import posixpath
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from briefings.errors import DamagedError, UsageError
from briefings.notes.word.markup import attributes_of

LARGEST_PART: Final = 1 << 25
"""The most bytes that a part may have once it is unpacked: 32 MiB, some thousand pages."""

_MOST_PARTS: Final = 10_000
_PACKAGE: Final = "_rels/.rels"
_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1


class WordParts(msgspec.Struct, frozen=True, kw_only=True):
    """The XML of a Word file's parts; one that is not there is empty.

    `threads` says which comment answers which, `durable` and `moments` when each was written, by
    the world's clock.
    """

    text: bytes
    comments: bytes
    threads: bytes
    durable: bytes
    moments: bytes


_PARTS: Final[Mapping[str, str]] = {
    "comments": "comments",
    "threads": "commentsExtended",
    "durable": "commentsIds",
    "moments": "commentsExtensible",
}
"""What the kinds of relationships end with that lead to the parts."""


def is_archive(raw: bytes) -> bool:
    """Return whether a file may be one of Word's: an archive, or what Word locks and wrote once."""
    return raw.startswith((b"PK\x03\x04", _OLD_OR_LOCKED))


def unpack(raw: bytes, name: str) -> WordParts:
    """Return what a Word file called `name` consists of.

    Raises:
        DamagedError: it is no Word file, or a broken one.
        UsageError: it is locked with a password, of an old kind, or too large when unpacked.
    """
    if raw.startswith(_OLD_OR_LOCKED):
        raise UsageError(
            f"{name} is locked with a password or an old .doc, so no note was imported: save it as "
            "a .docx without a password."
        )
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _parts(archive, name)
    except (BadZipFile, EOFError, NotImplementedError, ValueError, zlib.error) as error:
        raise DamagedError(
            f"{name} is no Word file, or not all of it is there ({error}), so no note was "
            "imported: ask for it again, as a .docx."
        ) from None


def _parts(archive: ZipFile, name: str) -> WordParts:
    if len(archive.infolist()) > _MOST_PARTS:
        raise BadZipFile(f"over {_MOST_PARTS:,} parts")
    main = _related(archive, name, _PACKAGE, "").get("officeDocument", "")
    text = _content(archive, name, main)
    if not text:
        raise BadZipFile("it holds no document")
    folder, file = posixpath.split(main)
    found = _related(archive, name, f"{folder}/_rels/{file}.rels".lstrip("/"), folder)
    others = {part: _content(archive, name, found.get(kind, "")) for part, kind in _PARTS.items()}
    return WordParts(text=text, **others)


def _related(archive: ZipFile, name: str, rels: str, folder: str) -> dict[str, str]:
    """Return the names of the parts that others are related to, by the end of the kind's name."""
    found: dict[str, str] = {}
    for each in attributes_of(_content(archive, name, rels), "Relationship", name):
        target = each.get("Target", "")
        if each.get("TargetMode") != "External" and target:
            path = target if target.startswith("/") else posixpath.join(folder, target)
            kind = each.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, posixpath.normpath(path).lstrip("/"))
    return found


def _content(archive: ZipFile, name: str, part: str) -> bytes:
    """Return a part's bytes, none where it is not there."""
    try:
        entry = archive.getinfo(part)
    except KeyError:
        return b""
    _check(entry, name)
    with archive.open(entry) as opened:
        raw = opened.read(LARGEST_PART + 1)
    if len(raw) > LARGEST_PART:
        raise _too_large(entry, name)
    return raw


def _check(entry: ZipInfo, name: str) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise UsageError(
            f"{name} is locked with a password, so no note was imported: save it without one."
        )
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"{entry.filename} is packed in a way that Word does not know")
    if entry.file_size > LARGEST_PART:
        raise _too_large(entry, name)


def _too_large(entry: ZipInfo, name: str) -> UsageError:
    return UsageError(
        f"{entry.filename} in {name} is larger than {LARGEST_PART >> 20} MiB when unpacked, so no "
        "note was imported: check that it is the right file."
    )
