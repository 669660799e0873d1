"""The door by which briefings and articles come in, and by which they leave."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path

import msgspec

from briefings.adding import sources
from briefings.adding.adoption import Adoption, Submitted
from briefings.adding.articles import STOPS, Articles, Results
from briefings.adding.documents import submitted
from briefings.adding.file_reading import FileReader, ReadDocuments, ReadFile
from briefings.adding.given import NOTHING_GIVEN, Given
from briefings.adding.options import AS_USUAL, AddOptions, GoesOn, Progress, Tell, always, unheard
from briefings.adding.outcome import Added, Refused
from briefings.adding.packaged import Packaged
from briefings.adding.read_ahead import Read, jobs_for, read_ahead
from briefings.adding.recognition import of_same_text
from briefings.adding.replacing import NotesOn, Replacing
from briefings.adding.sources import FoundSource
from briefings.curation import seeding
from briefings.documents.document import AS_IT_IS
from briefings.errors import BriefingsError, NotFoundError, UsageError
from briefings.index.listed import entry
from briefings.model import Briefing, CatalogueEntry
from briefings.originals import Originals
from briefings.paths import BRIEFING
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.repository.source_files import SourceFileRepository
from briefings.review.proposing import Proposing
from briefings.store import JournalDB
from briefings.text import file_name
from briefings.versions.versions import Versions

_Found = Read[FoundSource, ReadFile | None]
"""A file that was read; a briefing's folder is read when it is taken in."""


class Adding:
    """Takes in, previews, removes and restores; safe between threads and programs."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        versions: Versions,
        originals: Originals,
        read: ReadDocuments,
        notes_on: NotesOn,
        proposing: Proposing,
    ) -> None:
        self._db = db
        self._briefings = briefings
        self.adoption = Adoption(db, briefings, versions.updating, proposing)
        self.packaged = Packaged(db, briefings, self.adoption)
        self.files = SourceFileRepository(db)
        self._reader = FileReader(briefings, self.files, read)
        self._articles = Articles(db, briefings, self.adoption, versions, self.files, originals)
        self.replacing = Replacing(briefings, self.files, notes_on)
        self._read = read

    def preview(self, path: Path) -> Briefing:
        """Return the one briefing that stands at `path`.

        Raises:
            BriefingsError: there is none or more than one, or it cannot be read.
        """
        found = self._submitted(_only(path))
        if len(found) > 1:
            raise UsageError(
                f"{file_name(path)} holds {len(found)} articles: `briefings add` takes them in."
            )
        return self.adoption.proposing.previewed(found[0].briefing)

    def described(self, briefing: Briefing) -> Briefing:
        """Return a briefing with what the library knows of where its text is from."""
        there = next(of_same_text(self._briefings, briefing.article.text_sha256), None)
        return msgspec.structs.replace(briefing, source=there.source) if there else briefing

    def entries(self, folder: Path) -> tuple[list[CatalogueEntry], list[Refused]]:
        """Return a line for each briefing in a folder, without taking any in, and what is none."""
        entries: list[CatalogueEntry] = []
        refused: list[Refused] = []
        for each in sources.find(folder):
            try:
                entries += [entry(one.briefing) for one in self._submitted(each)]
            except BriefingsError as error:
                refused.append(Refused(path=file_name(each.path), why=str(error)))
        return entries, refused

    def add_one(self, path: Path) -> Added:
        """Take in what stands at `path`, and return it, or the first article of a mailbox.

        Raises:
            BriefingsError: it cannot be taken in, or is a folder of several.
        """
        _only(path)
        added, _ = self.add([path])
        return added[0]

    def add(
        self,
        paths: Sequence[Path],
        given: Given = NOTHING_GIVEN,
        options: AddOptions = AS_USUAL,
        goes_on: GoesOn = always,
        tell: Tell = unheard,
    ) -> Results:
        """Take in what stands at `paths`, as much of it as `goes_on` lets in.

        Raises:
            BriefingsError: nothing could be taken in.
        """
        given = given.checked()
        self._articles.lenses.check(given)
        found, not_there = _found(paths)
        if len(found) > 1 and given.is_of_one:
            raise UsageError(
                f"{len(found)} files are there, and one title or address cannot be true of all: "
                "name one of them."
            )
        jobs = options.jobs or jobs_for(len(found))
        added: list[Added] = []
        refused: list[Refused] = []
        done = 0
        read = partial(self._file, options, given, beside=len(found) > 1)
        for group in read_ahead(found, read, jobs, goes_on):
            try:
                ready = takewhile(lambda _: goes_on(), group)
                more, not_taken = self._keep(ready, given, options, is_only=len(found) == 1)
            except STOPS as error:
                if not added:
                    raise
                rest = len(found) - done
                refused.append(Refused(path=file_name(group[0].of.path), why=str(error)))
                refused.append(Refused(path="", why=f"{rest} files were not taken in."))
                break
            added += more
            refused += not_taken
            done += len(group)
            tell(Progress(done, len(found)))
        return added, refused + not_there

    def add_document(
        self, raw: bytes, name: str, given: Given, options: AddOptions = AS_USUAL
    ) -> Results:
        """Take in a document by its content.

        Of what was removed only what `is_named` comes back, not what a folder holds.

        Raises:
            BriefingsError: it cannot be read.
        """
        given = given.checked()
        self._articles.lenses.check(given)
        file = self._reader.read(raw, name, options, known_too=given.is_about_versions)
        self._articles.prepare(file, given, beside=False)
        with self._articles.transaction():
            return self._articles.keep(file, given, options)

    def remove(self, briefing_id: str) -> None:
        """Take a briefing out of sight.

        Raises:
            NotFoundError: it is not there.
        """
        with self._db.transaction():
            record = self._briefings.record(briefing_id)
            self._briefings.records.put(msgspec.structs.replace(record, removed=now()))

    def restore(self, briefing_id: str) -> None:
        """Bring a removed briefing back.

        Raises:
            NotFoundError: none of this id was removed.
        """
        with self._db.transaction():
            record = self._briefings.find(briefing_id)
            if record is None or record.removed is None:
                removed = ", ".join(e.entry.id for e in self._briefings.listed(removed=True))
                raise NotFoundError(
                    f"No briefing {briefing_id} was removed; {removed or 'none'} was."
                )
            self._briefings.records.put(msgspec.structs.replace(record, removed=None))

    # -- inside --------------------------------------------------------------------------------

    def _file(
        self,
        options: AddOptions,
        given: Given,
        found: FoundSource,
        *,
        beside: bool,
    ) -> ReadFile | None:
        if found.kind == "briefing":
            return None
        file = self._reader.file(found, options, known_too=given.is_about_versions)
        self._articles.prepare(file, given, beside=beside)
        return file

    def _keep(
        self, group: Iterable[_Found], given: Given, options: AddOptions, *, is_only: bool
    ) -> Results:
        """Keep what was read of several files, as many together as may be.

        The fault of the only one is raised. What an article is to another one is only seen when
        that is kept.
        """
        added: list[Added] = []
        refused: list[Refused] = []
        rest = iter(group)
        each = next(rest, None)
        while each is not None:
            with self._articles.transaction():
                goes_on = True
                while each is not None and goes_on:
                    try:
                        more, not_taken = self._keep_one(each, given, options)
                    except BriefingsError as error:
                        if is_only or isinstance(error, STOPS):
                            raise
                        refused.append(Refused(path=file_name(each.of.path), why=str(error)))
                    else:
                        added += more
                        refused += not_taken
                    each = next(rest, None)
                    goes_on = each is not None and not self._may_be_kin(each)
        return added, refused

    def _may_be_kin(self, found: _Found) -> bool:
        return isinstance(found.result, ReadFile) and self._articles.may_be_kin(found.result)

    def _keep_one(self, found: _Found, given: Given, options: AddOptions) -> Results:
        if isinstance(found.result, BriefingsError):
            raise found.result
        if found.result is not None:
            return self._articles.keep(found.result, given, options)
        return [self._keep_folder(found.of, given, replace=options.replace)], []

    def _keep_folder(self, found: FoundSource, given: Given, *, replace: bool) -> Added:
        if given != NOTHING_GIVEN:
            raise UsageError(
                f"{file_name(found.path)} has a {BRIEFING} that says what the article is: "
                "write it there."
            )
        fresh = self._of_folder(found.path)
        there = self._briefings.find(fresh.briefing.id)
        if there is not None and there.removed is not None and not found.is_named:
            return Added(id=there.key, title=there.source.title, outcome="left_out")
        self._take_lens(fresh.briefing)
        added = self.adoption.adopt(fresh, now(), replace=replace)
        remarks = () if there else self.replacing.take_place(fresh.briefing)
        return msgspec.structs.replace(added, remarks=remarks)

    def _take_lens(self, briefing: Briefing) -> None:
        """Keep the lens that came with a briefing, where the library has none of its name."""
        lens = briefing.lens
        if lens is not None and self._briefings.lenses.find(lens.key) is None:
            self._briefings.lenses.put(lens, None)

    def _submitted(self, found: FoundSource) -> list[Submitted]:
        if found.kind == "briefing":
            return [self._of_folder(found.path)]
        raw, name = sources.read_document(found.path), found.path.name
        return [
            submitted(document, name, NOTHING_GIVEN, self._articles.lenses, self._articles.is_taken)
            for document in self._read(raw, name, AS_IT_IS)
        ]

    def _of_folder(self, folder: Path) -> Submitted:
        seed = _unpacked(folder) if folder.is_file() else seeding.read_folder(folder)
        briefing = seeding.build_seed(seed, self._briefings.lenses.all())
        return Submitted(
            briefing=briefing, edition=seed.digest, file=seed.briefing.decode("utf-8-sig")
        )


def _unpacked(path: Path) -> seeding.Seed:
    from briefings.curation.zipped import unpacked  # noqa: PLC0415 - it is rare

    return unpacked(path)


def _only(path: Path) -> FoundSource:
    found = sources.find(path)
    if len(found) > 1:
        raise UsageError(
            f"{file_name(path)} holds {len(found)} briefings: name one of their folders."
        )
    return found[0]


def _found(paths: Sequence[Path]) -> tuple[list[FoundSource], list[Refused]]:
    """Return what stands at paths, and at which there is nothing; the only one's fault is raised.

    Raises:
        BriefingsError: there is nothing at the only path.
    """
    found: list[FoundSource] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            found += sources.find(path)
        except BriefingsError as error:
            if len(paths) == 1:
                raise
            refused.append(Refused(path=file_name(path), why=str(error)))
    return found, refused
