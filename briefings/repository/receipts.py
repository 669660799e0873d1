"""What a new version of an article did to all that stands on it, so that it can be undone."""

import datetime as dt
from typing import Final

from briefings.anchors.anchor_record import AnchorRecord
from briefings.repository.briefing_record import BriefingRecord
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "receipts"


class ReceiptRecord(Keyed, frozen=True, kw_only=True):
    """A new version as it was taken up; `number` counts a briefing's from 1.

    `old` and `new` are the SHA-256 of the texts. `was` is the briefing before it, `became` the
    digest of what it was then. `took` are briefings that were on the new text alone, and became
    part of this one. One that was undone stays, with the time of that.
    """

    briefing: str
    number: int
    made: dt.datetime
    old: str
    new: str
    anchors: tuple[AnchorRecord, ...] = ()
    was: BriefingRecord
    became: str
    took: tuple[BriefingRecord, ...] = ()
    undone: dt.datetime | None = None


class ReceiptRepository:
    """Adds receipts and reads them."""

    def __init__(self, db: JournalDB) -> None:
        self.records = Records(db, TABLE, ReceiptRecord)

    def of(self, briefing_id: str) -> list[ReceiptRecord]:
        """Return a briefing's receipts, the oldest first."""
        found: list[ReceiptRecord] = []
        while receipt := self.records.get(receipt_key(briefing_id, len(found) + 1)):
            found.append(receipt)
        return found


def receipt_key(briefing_id: str, number: int) -> str:
    return f"{briefing_id}/{number}"
