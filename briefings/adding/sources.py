"""What stands at a path that somebody names: briefing folders, documents, folders of them."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, Literal, NamedTuple

from briefings.curation.seeding import leads_elsewhere
from briefings.documents.registry import SUFFIXES
from briefings.errors import DamagedError, NotFoundError, UsageError
from briefings.paths import ARTICLE, BRIEFING
from briefings.settings.file import regular
from briefings.text import file_name

LARGEST_FILE: Final = 1 << 26
"""Bytes that a document's file may have: a mailbox of years, a report full of pictures."""

_MOST: Final = 100_000
"""Files and folders that a folder may hold; what holds more was hardly meant."""


class FoundSource(NamedTuple):
    """A briefing's folder, packed or not, or a document's file.

    `is_named` where nobody found it in a folder.
    """

    path: Path
    kind: Literal["briefing", "document"]
    is_named: bool = False


def find(path: Path) -> list[FoundSource]:
    """Return what is to be taken in at `path`, in the order of names.

    A name with `*`, `?` or `[` that is none is a pattern, as in a shell; `**` is any folders.
    Links that lead out of the folder are not followed, and what is no file is passed over.

    Raises:
        NotFoundError: there is nothing of this name, or nothing in it.
        UsageError: it is neither a folder nor a file, or holds too much.
    """
    kind = _kind(path)
    if kind == "folder" and os.path.lexists(path / BRIEFING):
        return [FoundSource(path, "briefing", is_named=True)]
    if kind == "folder":
        found = list(_inside(path))
        if not found:
            raise NotFoundError(
                f"Nothing in {file_name(path)} can be taken in: a briefing's folder holds "
                f"{ARTICLE} and {BRIEFING}, and a document is known by its name: "
                f"{', '.join(sorted(SUFFIXES))}."
            )
        return found
    if kind == "file":
        return [FoundSource(path, "briefing" if _is_packed(path) else "document", is_named=True)]
    if kind is None and (names := _fitting(path)):
        return _matching(path, names)
    if kind == "other":
        raise UsageError(f"{file_name(path)} is neither a file nor a folder: name one of these.")
    raise NotFoundError(f"There is no {file_name(path)}: name a file or a folder that is there.")


def _is_packed(path: Path) -> bool:
    """Return whether a file is a briefing's folder in a Zip file."""
    if path.suffix.lower() != ".zip":
        return False
    from briefings.curation.zipped import is_packed  # noqa: PLC0415 - it is rare

    return is_packed(path)


def _fitting(pattern: Path) -> list[str]:
    """Return the names that a pattern stands for; none where it is no pattern.

    Raises:
        UsageError: they are too many.
    """
    if not glob.has_magic(str(pattern)):
        return []
    # Path.glob has no patterns that begin at the root.
    names = sorted(islice(glob.iglob(str(pattern), recursive=True), _MOST + 1))  # noqa: PTH207
    if len(names) > _MOST:
        raise UsageError(
            f"{file_name(pattern)} stands for more than {_MOST:,} names: say which of them."
        )
    return names


def _matching(pattern: Path, names: Iterable[str]) -> list[FoundSource]:
    """Return what the names that a pattern stands for hold."""
    found: dict[Path, FoundSource] = {}
    for path in map(Path, names):
        kind = _kind(path)
        if kind == "file" and path.suffix.lower() in SUFFIXES:
            found[path] = FoundSource(path, "document")
        elif kind == "folder" and os.path.lexists(path / BRIEFING):
            found[path] = FoundSource(path, "briefing")
    if not found:
        raise NotFoundError(
            f"{file_name(pattern)} stands for nothing that can be taken in: name a file or a "
            "folder."
        )
    return list(found.values())


def _kind(path: Path) -> Literal["folder", "file", "other"] | None:
    """Return what stands there, `None` where nothing does."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # no name has a zero in it
        return None
    except OSError as error:
        raise NotFoundError(f"{file_name(path)} cannot be read: {error.strerror}.") from None
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def _inside(folder: Path) -> Iterator[FoundSource]:
    count = 0
    for where, folders, files in os.walk(folder, onerror=_cannot_be_read):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        here = Path(where)
        count += 1 + len(files)
        if count > _MOST:
            raise UsageError(
                f"{file_name(folder)} holds more than {_MOST:,} files and folders: name a part of "
                "it."
            )
        if BRIEFING in files:
            folders.clear()
            yield FoundSource(here, "briefing")
            continue
        for name in sorted(files):
            path = here / name
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            if _may_be_read(path) and not leads_elsewhere(path, folder):
                yield FoundSource(path, "document")


def _may_be_read(path: Path) -> bool:
    """Return whether it is a file, or reading it says why nobody knows."""
    try:
        return _kind(path) == "file"
    except NotFoundError:
        return True


def _cannot_be_read(error: OSError) -> None:
    raise NotFoundError(f"{file_name(error.filename)} cannot be read: {error.strerror}.")


def read_document(path: Path) -> bytes:
    """Return the content of a document's file.

    Raises:
        DamagedError: it is no plain file, or larger than any article.
        NotFoundError: it cannot be read.
    """
    try:
        data = regular(path, LARGEST_FILE + 1)
    except OSError as error:
        raise NotFoundError(f"{file_name(path)} cannot be read: {error.strerror}.") from None
    if data is None:
        raise DamagedError(f"{file_name(path)} is no file: name one that holds the article.")
    check_size(data, file_name(path))
    return data


def check_size(data: bytes, name: str) -> None:
    """Refuse what is larger than any file of articles.

    Raises:
        DamagedError: it is.
    """
    if len(data) > LARGEST_FILE:
        raise DamagedError(
            f"{name} has more than {LARGEST_FILE:,} bytes: it is hardly an article. Split it."
        )
