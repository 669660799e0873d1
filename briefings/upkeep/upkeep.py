"""What is done with a library that is open, besides using it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefings.adding.original_files import OriginalFiles
from briefings.index.library_index import LibraryIndex
from briefings.notes.drafts.service import Drafts
from briefings.store import JournalDB
from briefings.store.compaction import CompactResult
from briefings.store.health import Health, KeptFile
from briefings.store.long_work import Tell, unheard
from briefings.upkeep.compacting import Compacting
from briefings.upkeep.index_check import index_findings

if TYPE_CHECKING:
    from briefings.upkeep.backing_up import Backup


class Upkeep:
    """Looks a library through, makes it smaller, and saves it elsewhere.

    `problems` are what was found wrong with what comes with the program.
    """

    def __init__(
        self,
        directory: Path,
        db: JournalDB,
        drafts: Drafts,
        originals: OriginalFiles,
        index: LibraryIndex,
    ) -> None:
        self.problems: tuple[str, ...] = ()
        self._directory = directory
        self._db = db
        self._drafts = drafts
        self._originals = originals
        self._index = index
        self._compacting = Compacting(db)

    def examine(self, tell: Tell = unheard) -> Health:
        """Return how the library is, including the `problems` of earlier openings."""
        self._drafts.waiting()
        health = self._db.examine(tell)
        more = (*self.problems, *self._drafts.problems, *self._originals.problems())
        return msgspec.structs.replace(
            health,
            problems=(*health.problems, *more),
            kept=(*health.kept, *self._left(), *self._originals.strays()),
            index=tuple(index_findings(self._db, self._index)),
        )

    def _left(self) -> Iterator[KeptFile]:
        for path in self._drafts.leftovers():
            size = path.lstat().st_size
            yield KeptFile(str(path.relative_to(self._directory)), "left by an editor", size)

    def backup(self, path: Path, tell: Tell = unheard, *, force: bool = False) -> "Backup":
        """Save the library in a new file; see `BackingUp.save`."""
        from briefings.upkeep.backing_up import BackingUp  # noqa: PLC0415 - gzip takes its time

        return BackingUp(self._db, self._directory).save(path, tell, force=force)

    def compact(self, tell: Tell = unheard) -> CompactResult:
        """Rewrite the log without what nobody needs; see `Compacting.compact`."""
        return self._compacting.compact(tell)
