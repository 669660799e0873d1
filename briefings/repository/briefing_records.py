"""Briefings' documents, joined with those of what was decided about them."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from briefings.model import AnyItem
from briefings.repository import legacy
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefing_record import BriefingRecord, ProposedCounts
from briefings.repository.reviewed import Reviewed, ReviewedItems
from briefings.store import JournalDB
from briefings.store.records import Records

_NO_RULES = 0
"""The number of rules that counted nothing: nothing was proposed."""


class BriefingRecords:
    """Records as reviews and editors see them; on the disk a review's items are apart.

    Where nobody has written a briefing on the article, the briefing's own document has no items:
    it counts them with those that are proposed, so that most decisions leave it as it is. Items
    that are in it nevertheless are an earlier program's, and move when it is put next.
    """

    def __init__(self, db: JournalDB, table: str, articles: ArticleRepository) -> None:
        self._db = db
        self.heads = Records(db, table, BriefingRecord, upgrade=legacy.upgrade)
        self.reviewed = ReviewedItems(db, articles)

    def __contains__(self, key: str) -> bool:
        return key in self.heads

    def get(self, key: str) -> BriefingRecord | None:
        """Return a briefing's record, `None` where there is none."""
        with self._db.lock:
            head = self.heads.get(key)
            return None if head is None else self.joined(head)

    def at(self, doc_id: int) -> BriefingRecord | None:
        """Return the record whose document has an id; see `Records.at`."""
        with self._db.lock:
            head = self.heads.at(doc_id)
            return None if head is None else self.joined(head)

    def put(self, record: BriefingRecord) -> None:
        """Keep a record in the place of the one with its key, if there is one."""
        with self._db.transaction():
            head, decided = record, Reviewed()
            if record.takes_proposals:
                counts = _counting(record.proposed, record.items, +1)
                head = msgspec.structs.replace(
                    record, items=(), rejected=(), panels=(), proposed=counts
                )
                decided = Reviewed(record.items, record.rejected, record.panels)
            if head != self.heads.get(record.key):
                self.heads.put(head)
            self.reviewed.put(record.key, record.article, decided)

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """Yield the documents that an earlier program numbered, as it wrote them."""
        return self.heads.numbered()

    def joined(self, head: BriefingRecord, transaction: int | None = None) -> BriefingRecord:
        """Return a briefing's document with what is decided about its items.

        That is as it is now, or as a transaction left it.
        """
        if not head.takes_proposals:
            return head
        reviewed = self.reviewed.of(head.key, head.article, transaction)
        # What an earlier program has decided since goes before.
        own = {each.id for each in (*head.items, *head.rejected)}
        items = tuple(each for each in reviewed.items if each.id not in own)
        rejected = tuple(each for each in reviewed.rejected if each.id not in own)
        lines = {panel.key: panel for panel in (*reviewed.panels, *head.panels)}
        return msgspec.structs.replace(
            head,
            items=(*head.items, *items),
            rejected=(*head.rejected, *rejected),
            panels=tuple(lines.values()),
            proposed=_counting(head.proposed, items, -1),
        )


def _counting(
    proposed: ProposedCounts | None, items: Iterable[AnyItem], times: int
) -> ProposedCounts | None:
    """Return counts with those of some items, so many times."""
    counts = Counter(proposed.counts if proposed else {})
    for item in items:
        counts[item.kind] += times
    known = proposed or ProposedCounts(extraction=_NO_RULES, counts={})
    there = {kind: number for kind, number in sorted(counts.items()) if number > 0}
    if not there and known.extraction == _NO_RULES:
        return None
    return msgspec.structs.replace(known, counts=there)
