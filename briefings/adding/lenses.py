"""The lenses of a library, and how one comes in."""

import os
from pathlib import Path

from briefings.adding import sources
from briefings.adding.adoption import Adoption
from briefings.adding.given import Given
from briefings.curation import lens_file, seeding
from briefings.errors import UsageError
from briefings.model import Lens
from briefings.repository.briefings import BriefingRepository
from briefings.store import JournalDB


class Lenses:
    """Reads lenses and takes them in."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, adoption: Adoption) -> None:
        self._db = db
        self._briefings = briefings
        self._adoption = adoption

    def all(self) -> dict[str, Lens]:
        """Return the lenses by their keys."""
        return self._briefings.lenses.all()

    def get(self, key: str) -> Lens:
        """Return a lens.

        Raises:
            NotFoundError: there is none of this key.
        """
        return self._briefings.lenses.get(key)

    def add(self, path: str | os.PathLike[str]) -> Lens:
        """Take in a lens file, or its changes; its name, without `.toml`, is the key.

        Raises:
            BriefingsError: it cannot be read, or briefings have panels on topics that are gone.
        """
        file = Path(path)
        raw = sources.read_document(file)
        lens = lens_file.decode(raw, file.stem)
        with self._db.transaction():
            self._check_topics(lens)
            self._briefings.lenses.put(lens, seeding.digest(raw))
        return lens

    def use(self, briefing_id: str, key: str) -> None:
        """Read a briefing through another lens.

        Raises:
            NotFoundError: there is no such briefing, or no such lens.
            UsageError: it has panels of its lens, or its file names one.
        """
        with self._db.transaction():
            lens = self.get(key)
            record = self._briefings.record(briefing_id)
            self._adoption.describe(record, Given(lens=lens.key))

    def _check_topics(self, lens: Lens) -> None:
        topics = lens.topics_by_key.keys()
        for each in self._briefings.every():
            if each.lens != lens.key:
                continue
            record = self._briefings.find(each.entry.id)
            is_written = record is not None and not record.takes_proposals
            panels = {panel.key for panel in record.panels} if record and is_written else set()
            for gone in sorted(panels - topics):
                raise UsageError(
                    f"{each.entry.id} has a panel {gone}, which the lens would no longer have: "
                    "keep the topic, or take the panel out of the briefing."
                )
