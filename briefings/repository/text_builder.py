"""Writes the texts of a large library into its index, in a process of its own.

It has the lowest priority and commits in steps, so it can be killed at any moment: what it has
written is found, and the next one goes on from there.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from briefings.errors import BriefingsError
from briefings.index.library_index import LibraryIndex
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.repository.texts import LibraryTexts
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError

_LOWEST = 19


class TextBuilder:
    """Starts the process, where it does not run."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        with suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-m", __name__, str(self._log)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )


def build(log: Path) -> None:
    """Write all texts that are due, unless another process is at it."""
    index = LibraryIndex(TABLE)
    with JournalDB(log, read_only=True, hints=index) as db:
        briefings = BriefingRepository(db, index)
        texts = LibraryTexts(db, briefings, index)
        if not db.keep():
            return
        with index.building() as is_alone:
            while is_alone and (texts.write() or index.words(lambda words: words.sweep())):
                pass
            if is_alone:
                index.sharing((), briefings.articles.document)
                index.words(lambda words: words.pack())


if __name__ == "__main__":
    os.nice(_LOWEST)
    with suppress(BriefingsError, HintFileError):
        build(Path(sys.argv[1]))
