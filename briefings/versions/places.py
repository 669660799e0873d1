"""Where readers left off, in the version of an article that its briefing stands on now."""

from collections.abc import Collection

import msgspec

from briefings.anchors.alignment import Alignment
from briefings.errors import DamagedError
from briefings.model import ReadingPlace, Spot
from briefings.reading_places import ReadingPlaces
from briefings.repository.briefings import BriefingRepository
from briefings.store import JournalDB
from briefings.versions.reanchoring import Reanchoring


class Places:
    """Safe between threads and programs; nothing is kept in a library that cannot be written."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository, kept: ReadingPlaces) -> None:
        self._db = db
        self._briefings = briefings
        self._kept = kept
        self.forget = kept.forget

    def load(self, briefing_id: str) -> ReadingPlace | None:
        """Return where the reader left off in a briefing, `None` where it was never read."""
        place = self._kept.load(briefing_id)
        return None if place is None else self._on_current(briefing_id, place)

    def keep(self, briefing_id: str, place: ReadingPlace, removed: Collection[Spot] = ()) -> None:
        """Keep where the reader is.

        Marks that another window has set meanwhile stay, `removed` ones go. A place that does not
        say of which version of the article it is, is one of the present one.
        """
        if self._db.read_only:
            return
        with self._db.lock:
            place = self._dated(briefing_id, place)
            gone = msgspec.structs.replace(place, marks=tuple(removed))
            stored = self.load(briefing_id)
            place, gone = (self._on_current(briefing_id, each) for each in (place, gone))
            marks = dict.fromkeys((*(stored.marks if stored else ()), *place.marks))
            kept = tuple(mark for mark in marks if mark not in gone.marks)
            self._kept.save(briefing_id, msgspec.structs.replace(place, marks=kept))

    def last_read(self) -> str | None:
        """Return the id of the briefing that was read last."""
        with self._db.lock:
            return next((i for i in self._kept.latest_first() if i in self._briefings), None)

    def _dated(self, briefing_id: str, place: ReadingPlace) -> ReadingPlace:
        """Return a place that says of which version it is, where there are several."""
        record = self._briefings.find(briefing_id)
        if place.article is not None or record is None or len(record.versions) == 1:
            return place
        return msgspec.structs.replace(place, article=record.article)

    def _on_current(self, briefing_id: str, place: ReadingPlace) -> ReadingPlace:
        record = self._briefings.find(briefing_id)
        if record is None:
            return place
        known = place.article or record.versions[0].article
        if known == record.article:
            return place
        try:
            old, new = map(self._briefings.articles.get, (known, record.article))
        except DamagedError:
            return place
        return Reanchoring(Alignment(old, new)).place(place)
