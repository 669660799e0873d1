"""The briefing files that editors wrote, word for word, by their SHA-256."""

import hashlib
from typing import Final

from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "briefing_files"


class BriefingFileRecord(Keyed, frozen=True, kw_only=True):
    """The text of a file; its comments are in no other record."""

    text: str


class BriefingFileRepository:
    """Keeps files and gives them back."""

    def __init__(self, db: JournalDB) -> None:
        self._records = Records(db, TABLE, BriefingFileRecord)

    def add(self, text: str) -> str:
        """Keep a file, and return its key."""
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if key not in self._records:
            self._records.put(BriefingFileRecord(key=key, text=text))
        return key

    def get(self, key: str) -> str | None:
        record = self._records.get(key)
        return None if record is None else record.text
