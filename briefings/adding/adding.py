"""The door by which briefings and articles come in, and by which they leave."""

from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import msgspec

from briefings.adding import documents, sources
from briefings.adding.adoption import Adoption, Submitted
from briefings.adding.clock import now
from briefings.adding.given import NOTHING_GIVEN, Given
from briefings.adding.outcome import Added, Refused
from briefings.adding.packaged import Packaged
from briefings.curation import seeding
from briefings.errors import BriefingsError, NotFoundError, UsageError
from briefings.model import Briefing, CatalogueEntry, Lens
from briefings.repository.briefings import BriefingRepository
from briefings.repository.catalogue import entry
from briefings.store import JournalDB
from briefings.text import file_name


class Adding:
    """Takes in, previews, removes and restores; safe between threads and programs."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository) -> None:
        self._db = db
        self._briefings = briefings
        self.adoption = Adoption(db, briefings)
        self.packaged = Packaged(db, briefings, self.adoption)

    def preview(self, path: Path) -> Briefing:
        """Return the one briefing that stands at `path`.

        Raises:
            BriefingsError: there is none or more than one, or it cannot be read.
        """
        return self._submitted(self._only(path), NOTHING_GIVEN).briefing

    def entries(self, folder: Path) -> tuple[list[CatalogueEntry], list[Refused]]:
        """Return a line for each briefing in a folder, without taking any in, and what is none."""
        entries: list[CatalogueEntry] = []
        refused: list[Refused] = []
        for each in sources.find(folder):
            try:
                entries.append(entry(self._submitted(each, NOTHING_GIVEN).briefing))
            except BriefingsError as error:
                refused.append(Refused(path=file_name(each.path), why=str(error)))
        return entries, refused

    def add_one(self, path: Path) -> Added:
        """Take in the one briefing that stands at `path`; errors are those of `preview`."""
        return self._add(self._only(path), NOTHING_GIVEN)

    def _only(self, path: Path) -> sources.FoundSource:
        found = sources.find(path)
        if len(found) > 1:
            raise UsageError(
                f"{file_name(path)} holds {len(found)} briefings: name one of their folders."
            )
        return found[0]

    def add(
        self, path: Path, given: Given, goes_on: Callable[[], bool], *, replace: bool = False
    ) -> tuple[list[Added], list[Refused]]:
        """Take in what stands at `path`; of a folder as much as `goes_on` lets it.

        Raises:
            BriefingsError: nothing could be taken in.
        """
        given = given.checked()
        found = sources.find(path)
        if len(found) > 1 and given.is_of_one:
            raise UsageError(
                f"{file_name(path)} holds {len(found)} documents, and one title cannot be true of "
                "all: name one of them."
            )
        if len(found) == 1:
            return [self._add(found[0], given, replace=replace)], []
        added: list[Added] = []
        refused: list[Refused] = []
        for each in takewhile(lambda _: goes_on(), found):
            try:
                added.append(self._add(each, given, replace=replace))
            except BriefingsError as error:
                refused.append(Refused(path=file_name(each.path), why=str(error)))
        return added, refused

    def add_document(self, raw: bytes, name: str, given: Given) -> Added:
        """Take in a document by its content.

        Raises:
            BriefingsError: it cannot be read.
        """
        sources.check_size(raw, name)
        given = given.checked()
        with self._db.transaction():
            submitted = documents.read(raw, name, given, self._lens(given), self._is_taken)
            return self._adopt(submitted, given)

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

    def _add(self, found: sources.FoundSource, given: Given, *, replace: bool = False) -> Added:
        if found.kind == "document":
            return self.add_document(sources.read_document(found.path), found.path.name, given)
        if given != NOTHING_GIVEN:
            raise UsageError(
                f"{file_name(found.path)} has a {seeding.BRIEFING} that says what the article is: "
                "write it there."
            )
        with self._db.transaction():
            return self.adoption.adopt(self._submitted(found, given), now(), replace=replace)

    def _submitted(self, found: sources.FoundSource, given: Given) -> Submitted:
        if found.kind == "document":
            raw = sources.read_document(found.path)
            return documents.read(raw, found.path.name, given, self._lens(given), self._is_taken)
        seed = seeding.read_folder(found.path)
        briefing = seeding.build_seed(seed, self._briefings.lenses.all())
        return Submitted(
            briefing=briefing, edition=seed.digest, file=seed.briefing.decode("utf-8-sig")
        )

    def _adopt(self, submitted: Submitted, given: Given) -> Added:
        """Keep an article's briefing, or what was said of an article that is there already."""
        there = self._briefings.on_article(submitted.briefing.article.text_sha256)
        in_sight_first = sorted(there, key=lambda each: each.removed is not None)
        for each in in_sight_first:
            if record := self._briefings.find(each.entry.id):
                return self.adoption.describe(record, given)
        return self.adoption.adopt(submitted, now())

    def _lens(self, given: Given) -> Lens | None:
        return None if given.lens is None else self._briefings.lenses.get(given.lens)

    def _is_taken(self, briefing_id: str) -> bool:
        return self._briefings.find(briefing_id) is not None
