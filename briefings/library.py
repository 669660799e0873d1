"""The one door to articles, briefings and what readers leave in them."""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefings.adding.adding import Adding
from briefings.adding.editing import Editing
from briefings.adding.given import NOTHING_GIVEN, Given
from briefings.adding.kept_readers import KeptReaders
from briefings.adding.lenses import Lenses
from briefings.adding.options import AS_USUAL, AddOptions, GoesOn, Tell, always, unheard
from briefings.adding.original_files import OriginalFiles
from briefings.adding.outcome import Added, Refused
from briefings.adding.purging import Purging
from briefings.curation.verify import Verification, verify
from briefings.errors import DamagedError, ReadOnlyError
from briefings.index.library_index import LibraryIndex
from briefings.model import Briefing, CatalogueEntry
from briefings.notes.drafts.service import Drafts
from briefings.notes.service import Notes
from briefings.originals import Originals
from briefings.paths import LOG_NAME, library_directory
from briefings.reading_places import ReadingPlaces
from briefings.repository.briefings import TABLE as BRIEFINGS
from briefings.repository.briefings import BriefingRepository
from briefings.repository.pages import CataloguePages
from briefings.repository.searching import Searching
from briefings.review.reviews import Reviews
from briefings.saved_searches.saved_searches import SavedSearches
from briefings.search.hit import SearchResult
from briefings.search.request import SearchRequest, as_request
from briefings.store import JournalDB
from briefings.store.long_work import Tell as ByteTell
from briefings.store.long_work import unheard as unheard_bytes
from briefings.upkeep.upkeep import Upkeep
from briefings.versions.places import Places
from briefings.versions.versions import Versions

if TYPE_CHECKING:
    from briefings.export.document import Exported, Options
    from briefings.repository.comparing import Comparing


class Library:
    """A directory of briefings, safe to use from several threads and programs at once.

    Opening it creates it where nothing is there yet, and takes in what the program brings
    along (`seeds`). A library that cannot be written is opened for reading.
    """

    def __init__(
        self, directory: str | os.PathLike[str] | None = None, reading: ByteTell = unheard_bytes
    ) -> None:
        """Open the library in `directory`, else in `BRIEFINGS_LIBRARY`, else the user's own.

        `reading` hears how far that is: a long log is read whole when it is opened first.

        Raises:
            BriefingsError: the log cannot be read, or nothing can be created there.
        """
        self.directory = library_directory(directory)
        self._lock = threading.RLock()
        self._index = index = LibraryIndex(BRIEFINGS, reading)
        self._db = JournalDB(self.directory / LOG_NAME, hints=index)
        index.tell = unheard_bytes
        self._problems: list[str] = []
        self._briefings = BriefingRepository(self._db, index)
        self.pages = CataloguePages(self._briefings)
        """The catalogue in parts."""
        self.handed_on = self._briefings.handed_on
        """What was exported, until something in it changes."""
        self._readers = KeptReaders()
        kept = Originals(self.directory / "originals")
        self.places = Places(self._db, self._briefings, ReadingPlaces(self.directory / "places"))
        """Where readers left off."""
        self.versions = Versions(self._db, self._briefings, self.places)
        """The versions of articles."""
        self.reviews = Reviews(self._db, self._briefings)
        """What is proposed, and what editors decide about it."""
        self._adding = Adding(
            self._db,
            self._briefings,
            self.versions,
            kept,
            self._readers,
            self._notes_on,
            self.reviews.proposing,
        )
        self.originals = OriginalFiles(self._briefings, self._adding.files, kept)
        """The files that articles came in."""
        self.editing = Editing(self._db, self._briefings, self._adding)
        """The files of briefings, to be changed."""
        self.packaged = self._adding.packaged
        """What comes with the program."""
        self.lenses = Lenses(self._db, self._briefings, self._adding.adoption)
        """The topics by which articles are read."""
        self.drafts = Drafts(self.directory / "drafts")
        """What readers are writing."""
        self.notes = Notes(
            self._db,
            self._briefings.outline,
            self.drafts.forget,
            self.versions.target,
            self._briefings.lookups,
        )
        """What readers wrote."""
        self._searching = Searching(
            self._db, self._briefings, index, self.notes.list, self.stamp, self.drafts.briefings
        )
        self.saved_searches = SavedSearches(self._db, self._briefings, self._searching)
        """Searches under names, and what is new for each."""
        self.purging = Purging(
            self._db, self._briefings, self._adding, kept, self.notes, self.places.forget
        )
        """Briefings go for good, with their articles and the files that these came in."""
        self.upkeep = Upkeep(self.directory, self._db, self.drafts, self.originals, index)
        """How the library is; it is made smaller, and saved elsewhere."""
        try:
            self._check_there()
            if not self._db.read_only:
                self._briefings.upgrade()
                self._problems += self.packaged.take_in()
                self.upkeep.problems = tuple(self._problems)
            self._searching.prepare()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back. Nothing is lost without it: every change is on disk already.

        Drafts are written out, which may take `PATIENCE` seconds of `drafts.open_draft`.
        """
        self.drafts.close()
        self._readers.close()
        self.reviews.close()
        with self._lock:
            self._db.close()

    @property
    def problems(self) -> tuple[str, ...]:
        """What was found wrong on opening, a sentence each."""
        return (*self._db.problems, *self._problems)

    # -- reading -------------------------------------------------------------------------

    @cached_property
    def comparing(self) -> "Comparing":
        """What other briefings say to a figure."""
        from briefings.repository.comparing import Comparing  # noqa: PLC0415 - few need it

        return Comparing(self._db, self._briefings, self._index, self.stamp)

    def catalogue(self) -> list[CatalogueEntry]:
        """Return an entry for each briefing, the newest article first."""
        return [each.entry for each in self._briefings.listed()]

    def ids(self) -> list[str]:
        """Return the ids of all briefings in the catalogue's order."""
        return [entry.id for entry in self.catalogue()]

    def beside(self, briefing_id: str, step: int) -> str | None:
        """Return the id of the next briefing in the catalogue (1), or of the one before (-1).

        Raises:
            NotFoundError: no briefing has this id, or it was removed.
        """
        return self._briefings.beside(briefing_id, step)

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing.

        Raises:
            NotFoundError: no briefing has this id; the sentence names the nearest ones.
        """
        return self._briefings.get(briefing_id)

    def search(self, query: str | SearchRequest, *, limit: int = 50) -> SearchResult:
        """Return the briefings, at most `limit`, that a query matches, the best first.

        Any text is a query (`briefings.search.query`); what is not understood is in the result.
        """
        return self._searching.search(as_request(query, limit))

    def at(self, name: str) -> Briefing:
        """Return a briefing by its id or by the path of its folder, or of a document.

        What has a slash in it is a path; else a folder counts where no briefing has this id. What
        stands at a path is read as it is, and not taken in. In both cases it has what the rules of
        today propose for its article.

        Raises:
            BriefingsError: there is none, or it cannot be read.
        """
        if _is_path(name, self._briefings):
            return self._adding.preview(Path(name))
        self.reviews.propose(name)
        return self.get(name)

    def described(self, name: str) -> Briefing:
        """Return what `at` returns, with what the library knows of an article that is in it too."""
        return self._adding.described(self.at(name))

    def take_in(self, name: str) -> Added | None:
        """Take in what `at` would return, where it is a path; `None` where it is an id.

        Raises:
            BriefingsError: it cannot be taken in, or is not one briefing.
        """
        return self._adding.add_one(Path(name)) if _is_path(name, self._briefings) else None

    def entries_in(
        self, folder: str | os.PathLike[str]
    ) -> tuple[list[CatalogueEntry], list[Refused]]:
        """Return what the catalogue would say of the briefings in a folder, and what is none.

        Raises:
            BriefingsError: nothing there can be taken in.
        """
        return self._adding.entries(Path(folder))

    def verify(self, name: str) -> Verification:
        """Hold a briefing against its article; `name` is what `at` takes.

        See `briefings.curation.verify`.
        """
        return verify(self.at(name))

    def export(self, name: str | Sequence[str], format_name: str, options: "Options") -> "Exported":
        """Return a briefing with its notes as a file's content; the same always gives the same.

        `name` is what `at` takes; with several, their one brief or workbook is returned.

        Raises:
            NotFoundError: there is no such briefing.
            UsageError: there is no such format, it has no such depth, the briefing has no such
                panel, or there are several and its files are of one.
        """
        from briefings.export.exporting import export  # noqa: PLC0415 - reading needs it not

        names = [name] if isinstance(name, str) else name
        return export(tuple(map(self.at, names)), self.notes, format_name, options)

    # -- bringing in and taking out --------------------------------------------------------

    def add(
        self,
        path: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
        given: Given = NOTHING_GIVEN,
        options: AddOptions = AS_USUAL,
        goes_on: GoesOn = always,
        tell: Tell = unheard,
    ) -> tuple[list[Added], list[Refused]]:
        """Take in what stands at a path, or at several: briefings' folders, documents, folders.

        A folder that was taken in before has its edits taken up, a file is not read again. What
        was removed comes back where it is named, and stays removed where it stands in a folder.
        Returns what was taken in, and which of several could not be. `goes_on` is asked before
        each file, `tell` told after it.

        Raises:
            BriefingsError: nothing could be taken in.
        """
        several = [path] if isinstance(path, str | os.PathLike) else path
        return self._adding.add([Path(each) for each in several], given, options, goes_on, tell)

    def add_text(
        self,
        raw: bytes,
        name: str,
        given: Given = NOTHING_GIVEN,
        options: AddOptions = AS_USUAL,
    ) -> tuple[list[Added], list[Refused]]:
        """Take in a document that is not in a file; `name` is what it is called.

        Raises:
            BriefingsError: it cannot be read.
        """
        return self._adding.add_document(raw, name, given, options)

    def remove(self, briefing_id: str) -> None:
        """Take a briefing out of sight; its notes stay, and `restore` brings all back.

        Raises:
            NotFoundError: it is not there.
        """
        self._adding.remove(briefing_id)

    def restore(self, briefing_id: str) -> None:
        """Bring a briefing back that was removed.

        Raises:
            NotFoundError: none of this id was.
        """
        self._adding.restore(briefing_id)

    def removed(self) -> list[CatalogueEntry]:
        """Return the briefings that were removed, the one removed last first."""
        listed = self._briefings.listed(removed=True)
        listed.sort(key=lambda each: str(each.removed), reverse=True)
        return [each.entry for each in listed]

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept in this library."""
        return self._db.read_only

    # -- inside ----------------------------------------------------------------------------

    @property
    def log(self) -> Path:
        """The file that holds all of the library."""
        return self._db.path

    def stamp(self) -> tuple[int, ...] | None:
        """Return a value that differs after every change: the log's file, its length and time."""
        try:
            found = self._db.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _notes_on(self, briefing_id: str) -> int:
        return len(self.notes.list(briefing_id))

    def _check_there(self) -> None:
        """Refuse a library that is neither there nor can be made: it would seem empty."""
        if not self._db.read_only or self._db.path.exists():
            return
        if self._db.problems:
            raise DamagedError(self._db.problems[0])
        raise ReadOnlyError(
            f"No library can be made in {self.directory}: choose another directory with "
            "--library or BRIEFINGS_LIBRARY."
        )


def _is_path(name: str, known: BriefingRepository) -> bool:
    """Return whether a path is meant: an id goes before a file of its name, removed or not."""
    return "/" in name or (bool(name) and known.find(name) is None and Path(name).exists())
