"""The files that articles came in, by their SHA-256: none has to be read twice."""

from typing import Final

import msgspec

from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "files"


class SourceFileRecord(Keyed, frozen=True, kw_only=True):
    """A file that was read: what it was called, and the briefings on the articles in it.

    It is to be read `again` where one of these is no longer on its article.
    """

    name: str
    briefings: tuple[str, ...]
    again: bool = False


class SourceFileRepository:
    """Keeps what is known of files."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self.records = Records(db, TABLE, SourceFileRecord)

    def find(self, sha256: str) -> SourceFileRecord | None:
        return self.records.get(sha256)

    def add(self, sha256: str, name: str, briefings: tuple[str, ...]) -> None:
        """Keep which briefings are on the articles of a file, unless that is known."""
        fresh = SourceFileRecord(key=sha256, name=name, briefings=briefings)
        there = self.find(sha256)
        if there != fresh:
            self.records.put(fresh)

    def forget(self, sha256: str, briefing_id: str) -> None:
        """Have a file read again that a briefing is no longer on."""
        there = self.find(sha256)
        if there is not None and briefing_id in there.briefings:
            self.records.put(msgspec.structs.replace(there, again=True))

    def rename(self, briefing_id: str, to: str) -> None:
        """Put another briefing in the place of one."""
        for file in self.on(briefing_id):
            ids = tuple(to if each == briefing_id else each for each in file.briefings)
            self.records.put(msgspec.structs.replace(file, briefings=ids))

    def on(self, briefing_id: str) -> list[SourceFileRecord]:
        """Return the files with an article that a briefing is on; this reads all of them."""
        every = (msgspec.convert(dict(each), SourceFileRecord) for each in self._db.table(TABLE))
        return [file for file in every if briefing_id in file.briefings]
