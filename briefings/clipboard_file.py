"""The file that takes a copy where no clipboard does."""

import os
from pathlib import Path

from briefings.paths import copied_file
from briefings.store.failures import not_written
from briefings.store.files import Files, replace_whole


def keep(text: str, files: Files | None = None) -> str:
    """Put a text into the file for copies, and return the file's name as a user knows it.

    The file is the user's alone (0600), since the text may be a private note. It has the whole
    text, ending in a line break, or what it had before.

    Raises:
        NoSpaceError: the disk is full.
        ReadOnlyError: the system does not allow it.
        BriefingsError: the system failed at it in another way.
    """
    put(copied_file(), f"{text}\n".encode(), files)
    return _short(copied_file())


def put(path: Path, data: bytes, files: Files | None = None) -> None:
    """Put bytes into a file that is the user's alone, all of them or none.

    Raises:
        BriefingsError: as for `keep`.
    """
    files = files or Files()
    try:
        files.make_directory(path.parent)
        replace_whole(files, path, data)
    except OSError as error:
        raise not_written(error, _short(path)) from error


def _short(path: os.PathLike[str]) -> str:
    """Name a file by `~` where it is in the user's home."""
    name, home = os.fspath(path), os.path.expanduser("~")  # noqa: PTH111 - a home may be missing
    return f"~{name.removeprefix(home)}" if name.startswith(f"{home}/") else name
