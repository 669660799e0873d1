"""A library is repaired, one that does not open too."""

import os
from pathlib import Path
from typing import NamedTuple

from briefings.errors import NotFoundError
from briefings.index.library_index import LibraryIndex
from briefings.paths import LOG_NAME, library_directory
from briefings.repository.briefings import TABLE
from briefings.store import JournalDB
from briefings.store.long_work import Tell, unheard
from briefings.store.watermark import mark_path


class RepairedLibrary(NamedTuple):
    """The file, and what is missing in it, a sentence each; nothing where it was sound."""

    log: Path
    missing: tuple[str, ...]


def repair_library(
    directory: str | os.PathLike[str] | None, tell: Tell = unheard
) -> RepairedLibrary:
    """Make a sound library of one that is damaged, or has lost something; see `JournalDB.repair`.

    Raises:
        NotFoundError: none is there.
        BriefingsError: it cannot be repaired, and is as it was.
    """
    log = library_directory(directory) / LOG_NAME
    if not log.exists() and not mark_path(log).exists():
        raise NotFoundError(f"There is no library in {log.parent}: check the name.")
    with JournalDB(log, hints=LibraryIndex(TABLE)) as db:
        return RepairedLibrary(db.path, db.repair(tell))
