"""The one door to articles, briefings and what readers leave in them."""

import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec
from tinydb import where

from briefings import curated, seeding
from briefings.curated import CuratedBriefing
from briefings.errors import BriefingsError, DamagedError, NotFoundError, ReadOnlyError
from briefings.folding import fold
from briefings.locations import library_directory
from briefings.model import Article, Briefing, CatalogueEntry, Lens, ReadingPlace, Spot
from briefings.notes.drafts.service import Drafts
from briefings.notes.service import Notes
from briefings.reading_places import ReadingPlaces
from briefings.search.hit import SearchResult
from briefings.search.scan import Contents, Edition, Scan
from briefings.store import JournalDB
from briefings.store.health import Health, KeptFile
from briefings.verify import Report, verify

if TYPE_CHECKING:
    from briefings.export.document import Exported, Options

LOG_NAME = "library.log"


class Library:
    """A directory of briefings, safe to use from several threads and programs at once.

    Opening it creates it where nothing is there yet, and takes in what the program brings
    along (`seeds`). A library that cannot be written is opened for reading.
    """

    def __init__(self, directory: str | os.PathLike[str] | None = None) -> None:
        """Open the library in `directory`, else in `BRIEFINGS_LIBRARY`, else the user's own.

        Raises:
            BriefingsError: the log cannot be read, or nothing can be created there.
        """
        self.directory = library_directory(directory)
        self._lock = threading.RLock()
        self._db = JournalDB(self.directory / LOG_NAME)
        self._places = ReadingPlaces(self.directory / "places")
        self._problems: list[str] = []
        self._scan = Scan()
        self.notes = Notes(self._db, briefing=self.get)
        """What readers wrote."""
        self.drafts = Drafts(self.directory / "drafts")
        """What readers are writing."""
        self.notes.forget_drafts = self.drafts.forget
        try:
            self._check_there()
            self._seed()
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
        with self._lock:
            self._db.close()

    @property
    def problems(self) -> tuple[str, ...]:
        """What was found wrong on opening, a sentence each."""
        return (*self._db.problems, *self._problems)

    def examine(self) -> Health:
        """Return how the library is, also what `problems` told at an earlier opening."""
        self.drafts.waiting()
        health = self._db.examine()
        more = (*self._problems, *self.drafts.problems)
        left = (
            KeptFile(
                str(path.relative_to(self.directory)), "left by an editor", path.lstat().st_size
            )
            for path in self.drafts.leftovers()
        )
        return msgspec.structs.replace(
            health, problems=(*health.problems, *more), kept=(*health.kept, *left)
        )

    # -- reading -------------------------------------------------------------------------

    def catalogue(self) -> list[CatalogueEntry]:
        """Return an entry for each briefing, the newest article first."""
        with self._lock:
            documents = self._db.table("briefings").all()
        with self._understood():
            entries = [_entry(document) for document in documents]
        return sorted(entries, key=lambda e: (e.published, e.id), reverse=True)

    def ids(self) -> list[str]:
        """Return the ids of all briefings in the catalogue's order."""
        return [entry.id for entry in self.catalogue()]

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing.

        Raises:
            NotFoundError: no briefing has this id; the sentence names the nearest ones.
        """
        with self._lock:
            document = self._document("briefings", briefing_id)
            if document is None:
                raise NotFoundError(self._no_such(briefing_id))
        return self._build(document)

    def search(self, query: str, *, limit: int = 50) -> SearchResult:
        """Return the briefings, at most `limit`, that a query matches, the best first.

        `briefings.search.query` describes the grammar. Any text is a query: what could not be
        understood is told in the result, not raised. Notes are searched with their briefings.
        An empty query matches nothing, but prepares for the ones to come.
        """
        return self._scan.search(query, limit, self.stamp(), self._contents)

    def verify(self, briefing_id: str) -> Report:
        """Hold a briefing against its article; see `briefings.verify`."""
        return verify(self.get(briefing_id))

    def verify_folder(self, folder: Path) -> Report:
        """Hold the briefing of an editor's folder against its article, without taking it in."""
        with self._lock:
            known = {str(d["key"]): self._lens(d["key"]) for d in self._db.table("lenses").all()}
        return verify(seeding.build_folder(folder, known))

    def export(self, briefing_id: str, format_name: str, options: "Options") -> "Exported":
        """Return a briefing with its notes as a file's content; the same always gives the same.

        Raises:
            NotFoundError: no briefing has this id.
            UsageError: there is no such format, or the briefing has no such panel.
        """
        from briefings.export.exporting import export  # noqa: PLC0415 - reading needs it not

        return export(self.get(briefing_id), self.notes, format_name, options)

    # -- the reader's place -------------------------------------------------------------------

    def place(self, briefing_id: str) -> ReadingPlace | None:
        """Return where the reader left off in a briefing, `None` where it was never read."""
        return self._places.load(briefing_id)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept in this library."""
        return self._db.read_only

    def keep_place(
        self, briefing_id: str, place: ReadingPlace, removed: Collection[Spot] = ()
    ) -> None:
        """Keep where the reader is; nothing happens in a library that cannot be written.

        Marks that another window has set meanwhile stay, `removed` ones go.
        """
        if self.read_only:
            return
        with self._lock:
            stored = self._places.load(briefing_id)
            marks = dict.fromkeys((*(stored.marks if stored else ()), *place.marks))
            kept = tuple(mark for mark in marks if mark not in removed)
            self._places.save(briefing_id, msgspec.structs.replace(place, marks=kept))

    def last_read(self) -> str | None:
        """Return the id of the briefing that was read last."""
        with self._lock:
            return next(
                (i for i in self._places.latest_first() if self._document("briefings", i)), None
            )

    # -- inside ----------------------------------------------------------------------------

    def _build(self, document: dict[str, Any]) -> Briefing:
        with self._lock, self._understood():
            lens = self._lens(document["lens"])
        with self._understood():
            article = msgspec.convert(document["article"], Article)
            written = msgspec.convert(document["curated"], CuratedBriefing)
        return curated.build(written, article, lens)

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

    def _contents(self) -> Contents:
        """Return what is searched, in the catalogue's order."""
        with self._lock:
            documents = self._db.table("briefings").all()
            lenses = {d.get("key"): d.get("digest") for d in self._db.table("lenses")}
            notes = self.notes.list()
        with self._understood():
            documents.sort(key=lambda d: (d["article"]["published"], d["key"]), reverse=True)
            editions = [
                Edition(
                    id=document["key"],
                    mark=(document["digest"], lenses.get(document["lens"])),
                    build=partial(self._build, document),
                )
                for document in documents
            ]
        return Contents(editions, notes)

    def _document(self, table: str, key: str) -> dict[str, Any] | None:
        found = self._db.table(table).search(where("key") == key)
        return dict(found[0]) if found else None

    def _lens(self, key: str) -> Lens:
        document = self._document("lenses", key)
        if document is None:
            raise NotFoundError(f"The lens {key} is not in the library {self.directory}.")
        return msgspec.convert(document["lens"], Lens)

    def _no_such(self, briefing_id: str) -> str:
        known = self.ids()
        wanted = fold(briefing_id).text
        near = [i for i in known if wanted in fold(i).text or fold(i).text in wanted]
        hint = f"did you mean {near[0]}?" if near else "`briefings list` names those there are."
        return f"There is no briefing “{briefing_id}”; {hint}"

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turn a document that this edition of the program cannot read into a sentence."""
        try:
            yield
        except (KeyError, TypeError, msgspec.ValidationError) as error:
            raise DamagedError(
                f"The library {self.directory} holds what this program cannot read ({error}): "
                "open it with the program that wrote it."
            ) from None

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

    def _seed(self) -> None:
        """Take in the packaged lenses and briefings that the library holds no such edition of."""
        if self._db.read_only:
            return
        held = {
            (table, document.get("key")): document.get("digest")
            for table in ("lenses", "briefings")
            for document in self._db.table(table)
        }
        fresh = [
            (table, key, digest, raw)
            for table, key, digest, raw in _packaged()
            if held.get((table, key)) != digest
        ]
        if not fresh:
            return
        with self._db.transaction():
            for table, key, digest, raw in fresh:
                try:
                    document = (
                        _lens_document(key, raw) if isinstance(raw, bytes) else self._edition(raw)
                    )
                except BriefingsError as error:
                    self._problems.append(str(error))
                    continue
                self._db.table(table).upsert(
                    {"key": key, "digest": digest, **document}, where("key") == key
                )

    def _edition(self, seed: seeding.Seed) -> dict[str, Any]:
        """Return what is stored of a seed, once it is certain that it makes a briefing."""
        article, briefing = seeding.decode(seed)
        curated.build(briefing, article, self._lens(briefing.lens))
        return {
            "lens": briefing.lens,
            "article": msgspec.to_builtins(article),
            "curated": msgspec.to_builtins(briefing),
        }


def _packaged() -> Iterator[tuple[str, str, str, bytes | seeding.Seed]]:
    for name, raw in seeding.lenses():
        yield "lenses", name, seeding.digest(raw), raw
    for seed in seeding.seeds():
        yield "briefings", seed.id, seed.digest, seed


def _lens_document(name: str, raw: bytes) -> dict[str, Any]:
    return {"lens": msgspec.to_builtins(seeding.decode_lens(name, raw))}


def _entry(document: dict[str, Any]) -> CatalogueEntry:
    article, written = document["article"], document["curated"]
    return msgspec.convert(
        {
            **{field: article[field] for field in ("id", "title", "publisher", "published")},
            "editor": written["editor"],
            "counts": {
                kind: len(written.get(field, ())) for kind, field in curated.COUNTED.items()
            },
        },
        CatalogueEntry,
    )
