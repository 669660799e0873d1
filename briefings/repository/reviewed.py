"""What was decided about a briefing's items and bottom lines, a document for each.

So a decision writes what it is about, however much was decided before. The documents of a briefing
are numbered from 1 on, and found by that without looking through others; one whose decision was
taken back stays, empty, so that no number is missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count
from typing import Final, Literal, NamedTuple

import msgspec

from briefings.anchors.spans import evidence_at
from briefings.errors import DamagedError
from briefings.kinds import KindItem
from briefings.model import AnyItem, Article, bottom_line_id
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefing_record import PanelRecord
from briefings.repository.proposed_items import PlacedItem, item_at, placed
from briefings.store import JournalDB
from briefings.store.history import as_left
from briefings.store.records import Keyed, Records, document_id

TABLE: Final = "reviewed"

_REMEMBERED: Final = 1024
"""So many documents are remembered as they were read last, and their items."""


_AT_ONCE: Final = 8
_SECOND: Final = 2
"""Where there is a first document there are others, which are looked up so many at a time."""


class ReviewedRecord(Keyed, frozen=True, kw_only=True):
    """An item as an editor left it, `rejected` or not, or a panel's bottom line.

    `item` is kept by places in the article that has the document `article`; it is `whole` where
    its fields do not follow from those. With none of them nothing is decided now about `blank`.
    """

    article: int | None = None
    rejected: Literal[True] | None = None
    item: PlacedItem | None = None
    whole: KindItem | None = None
    panel: PanelRecord | None = None
    blank: str | None = None

    @property
    def about(self) -> str:
        """The id of the item or of the bottom line."""
        if self.panel is not None:
            return bottom_line_id(self.panel.key)
        if self.item is not None:
            return str(self.item["id"])
        return self.whole.id if self.whole else self.blank or ""


_NOTHING: Final = ReviewedRecord(key="")


class Reviewed(NamedTuple):
    """What was decided about a briefing."""

    items: tuple[AnyItem, ...] = ()
    rejected: tuple[AnyItem, ...] = ()
    panels: tuple[PanelRecord, ...] = ()


class ReviewedItems:
    """Reads these documents and puts them; use it under the database's lock, once that is fresh."""

    def __init__(self, db: JournalDB, articles: ArticleRepository) -> None:
        self._db = db
        self._articles = articles
        self._records = Records(db, TABLE, ReviewedRecord)
        self._follower = self._records.follow()
        self._changes: Counter[str] = Counter()
        # Whoever reviews has all of a briefing read for every decision.
        self._record = lru_cache(maxsize=_REMEMBERED)(msgspec.json.Decoder(ReviewedRecord).decode)
        self._item = lru_cache(maxsize=_REMEMBERED)(self._read)

    def of(self, briefing_id: str, article: str, transaction: int | None = None) -> Reviewed:
        """Return what was decided about a briefing whose article has this SHA-256.

        That is as it is now, or as a transaction left it.

        Raises:
            DamagedError: a document is another's, or stands on an article that is not there.
            msgspec.ValidationError: a document is none of these.
        """
        kept = list(
            self._every(briefing_id)
            if transaction is None
            else self._every_left(briefing_id, transaction)
        )
        found = [
            (record.rejected, item) for raw, record in kept if (item := self._item(raw, article))
        ]
        return Reviewed(
            items=tuple(item for is_rejected, item in found if not is_rejected),
            rejected=tuple(item for is_rejected, item in found if is_rejected),
            panels=tuple(record.panel for _, record in kept if record.panel),
        )

    def put(self, briefing_id: str, article: str, decided: Reviewed) -> None:
        """Keep what is decided about a briefing now; what is as it was is not written again."""
        every = list(self._every(briefing_id))
        there = {record.about: record for _, record in every}
        keys = (reviewed_key(briefing_id, number) for number in count(len(there) + 1))
        fresh = {each: ReviewedRecord(key="", blank=each) for each in there}
        fresh |= {each.about: each for each in self._made(every, article, decided)}
        for about, record in fresh.items():
            earlier = there.get(about)
            key = earlier.key if earlier else next(keys)
            kept = msgspec.structs.replace(record, key=key)
            if kept != earlier:
                self._records.put(kept)

    def keys(self, briefing_id: str) -> list[str]:
        """Return the keys of a briefing's documents."""
        return [record.key for _, record in self._every(briefing_id)]

    def drop(self, briefing_id: str) -> None:
        """Remove a briefing's documents."""
        keys = self.keys(briefing_id)
        if keys:
            self._db.table(TABLE).remove(doc_ids=[document_id(key) for key in keys])

    def changes(self) -> Counter[str]:
        """Return, by the ids of briefings, how much was decided since this was asked first."""
        changed = self._follower.take()
        for _, raw in () if changed.anew else changed.documents:
            if raw is not None:
                key = msgspec.json.decode(raw, type=Keyed).key
                self._changes[briefing_of(key)] += 1
        return self._changes

    def _every(self, briefing_id: str) -> Iterator[tuple[bytes, ReviewedRecord]]:
        for number in count(1):
            if number % _AT_ONCE == _SECOND:
                keys = (reviewed_key(briefing_id, n) for n in range(number, number + _AT_ONCE))
                self._db.look_up(TABLE, [document_id(key) for key in keys])
            key = reviewed_key(briefing_id, number)
            raw = self._db.raw(TABLE, document_id(key))
            if raw is None:
                return
            record = self._record(raw)
            if record.key != key:
                raise DamagedError(f"{self._db.path} holds {key} under the id of another document.")
            yield raw, record

    def _every_left(
        self, briefing_id: str, transaction: int
    ) -> Iterator[tuple[bytes, ReviewedRecord]]:
        """Yield what `_every` did when a transaction was closed."""
        keys = map(document_id, self.keys(briefing_id))
        for revisions in self._db.histories(TABLE, list(keys)).values():
            if document := as_left(revisions, transaction):
                raw = msgspec.json.encode(document)
                yield raw, self._record(raw)

    def _made(
        self, every: Iterable[tuple[bytes, ReviewedRecord]], article: str, decided: Reviewed
    ) -> Iterator[ReviewedRecord]:
        """Yield what is decided as it is kept, but for keys; `every` are those that are there."""
        on, there = document_id(article), dict[str, tuple[AnyItem | None, ReviewedRecord]]()
        for raw, record in every:
            if record.article == on:
                there[record.about] = self._item(raw, article), record
        for is_rejected, items in ((None, decided.items), (True, decided.rejected)):
            for item in items:
                earlier, record = there.get(item.id, (None, _NOTHING))
                made = record if item == earlier else self._placed(item, article)
                yield msgspec.structs.replace(made, rejected=is_rejected)
        for panel in decided.panels:
            yield ReviewedRecord(key="", panel=panel)

    def _placed(self, item: AnyItem, article: str) -> ReviewedRecord:
        record = ReviewedRecord(key="", article=document_id(article))
        kept = placed(item)
        if item_at(kept, self._articles.get(article)) == item:
            return msgspec.structs.replace(record, item=kept)
        return msgspec.structs.replace(record, whole=item)

    def _read(self, raw: bytes, article: str) -> AnyItem | None:
        """Return the item of a document; `None` where it has none, or none of its words are there.

        An earlier program may have put its briefing on another version of the article, and left
        the document as it was: its words are looked for there.
        """
        record = self._record(raw)
        if record.article is None:
            return None
        now = self._articles.get(article)
        is_todays = record.article == document_id(article)
        there = now if is_todays else self._article(record.article)
        item = item_at(record.item, there) if record.item else record.whole
        return item if is_todays or item is None else _moved(item, there, now)

    def _article(self, doc_id: int) -> Article:
        return self._articles.get(self._articles.key_of(doc_id) or f"{doc_id:x}")


def reviewed_key(briefing_id: str, number: int) -> str:
    return f"{briefing_id}/{number}"


def briefing_of(key: str) -> str:
    """Return the id of the briefing that a document is about."""
    return key.rpartition("/")[0]


def _moved(item: AnyItem, old: Article, new: Article) -> AnyItem | None:
    from briefings.anchors.alignment import Alignment  # noqa: PLC0415 - it is rare

    alignment = Alignment(old, new)
    found = (alignment.find(span).span for span in item.spans)
    evidence = tuple(evidence_at(new, span) for span in found if span is not None)
    return msgspec.structs.replace(item, evidence=evidence) if evidence else None
