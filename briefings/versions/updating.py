"""A new version takes the place of the one before it, and gives it back: all of it, or nothing."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

from briefings.anchors.alignment import Alignment
from briefings.anchors.passages import Passage
from briefings.curation import briefing_file, seeding
from briefings.curation.building import build
from briefings.errors import BriefingsError, ConflictError, NotFoundError
from briefings.model import AnyItem, Article, ReadingPlace, Source, Span, bottom_line_id
from briefings.notes import revisions
from briefings.notes.model import Note
from briefings.notes.repository import NoteRepository
from briefings.repository.briefing_files import BriefingFileRepository
from briefings.repository.briefing_record import BriefingRecord, Version
from briefings.repository.briefings import BriefingRepository
from briefings.repository.decisions import DecisionRepository, decisions
from briefings.repository.receipts import ReceiptRecord, ReceiptRepository, receipt_key
from briefings.repository.source_files import SourceFileRepository
from briefings.store import JournalDB
from briefings.versions.reanchoring import Reanchoring

_NOT_COMPARED: Final = {"same_text": (), "removed": None, "file": None, "proposed": None}
"""What may change in a briefing without anything standing on its version."""


class Undone(NamedTuple):
    """A receipt that was undone; `since` are the notes written on the new version since.

    They were put on the version before; `lost` of them have no words there, and keep their own.
    """

    receipt: ReceiptRecord
    since: int
    lost: int

    @property
    def sentence(self) -> str:
        """What there is to say to people."""
        said = f"{self.receipt.briefing} is as it was before receipt {self.receipt.number}."
        if not self.since:
            return said
        lost = f", of which {self.lost} lost the words that they were on" if self.lost else ""
        return f"{said} Notes written since stay: {self.since}{lost}."


class Updating:
    """Takes versions up and undoes them, each in one transaction.

    `place` reads a reader's place.
    """

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        place: Callable[[str], ReadingPlace | None],
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._place = place
        self._notes = NoteRepository(db)
        self._decisions = DecisionRepository(db)
        self._files = BriefingFileRepository(db)
        self._source_files = SourceFileRepository(db)
        self.receipts = ReceiptRepository(db)

    def update(
        self,
        record: BriefingRecord,
        article: Article,
        source: Source,
        now: dt.datetime,
        took: tuple[BriefingRecord, ...] = (),
    ) -> ReceiptRecord:
        """Put a briefing on a new version of its article, of which `source` says what is known.

        `took` are those that were on that text, and are gone.
        """
        with self._db.transaction():
            work = self._reanchoring(record, article)
            moved = work.briefing(msgspec.structs.replace(record, source=source))
            fresh = msgspec.structs.replace(
                moved,
                versions=(*record.versions, Version(article=article.text_sha256, since=now)),
                removed=None,
                edition=article.text_sha256,
                taken=record.taken if record.items or record.panels else article.text_sha256,
                file=None,
                changed=work.changed,
            )
            fresh = self._with_file(record, fresh, article)
            self._briefings.articles.add(article, now)
            self._briefings.records.put(fresh)
            self._decisions.add(decisions(_as_placed(record, fresh), fresh, now))
            receipt = self._readers(work, record, fresh, now)
            if took:
                receipt = msgspec.structs.replace(receipt, took=took)
                self.receipts.records.put(receipt)
            return receipt

    def follow(
        self, record: BriefingRecord, fresh: BriefingRecord, article: Article, now: dt.datetime
    ) -> BriefingRecord:
        """Put notes and places on the new version that an editor has put a briefing on.

        Returns `fresh`, the record that is to be kept, with what changed in it; the caller holds
        the transaction.
        """
        work = self._reanchoring(record, article)
        work.compare(record, fresh)
        there = {*fresh.item_ids, *(bottom_line_id(panel.key) for panel in fresh.panels)}
        changed = tuple(each for each in work.changed if each in there)
        fresh = msgspec.structs.replace(fresh, changed=changed)
        self._readers(work, record, fresh, now)
        return fresh

    def undo(self, briefing_id: str, now: dt.datetime) -> Undone:
        """Give a briefing back as it was before its last version.

        Raises:
            NotFoundError: there is no such briefing, or none of its versions can be undone.
            ConflictError: it was edited since.
        """
        with self._db.transaction():
            record = self._briefings.record(briefing_id)
            receipt = self._last(record)
            if _digest(record) != receipt.became:
                raise ConflictError(
                    f"{briefing_id} was changed since its new version came in (its items, its "
                    "lens, what is known of it), and undoing would lose that: `briefings versions "
                    f"{briefing_id} --text {len(record.versions) - 1} | briefings add --update "
                    f"{briefing_id} -` puts it on the earlier text and keeps all."
                )
            kept = {"same_text": record.same_text, "removed": record.removed}
            was = msgspec.structs.replace(receipt.was, **kept)
            self._briefings.records.put(was)
            self._decisions.add(decisions(_as_placed(record, was), was, now))
            work = self._reanchoring(record, self._briefings.articles.get(receipt.old))
            since = self._notes_back(work, receipt)
            self.receipts.records.put(msgspec.structs.replace(receipt, undone=now))
            self._let_go(receipt)
        lost = sum(not passage.kept for passage in since)
        return Undone(receipt, len(since), lost)

    def _let_go(self, receipt: ReceiptRecord) -> None:
        """Give back what the new version took, and have its file read again when it comes."""
        for each in receipt.took:
            if self._briefings.find(each.key) is None:
                self._briefings.records.put(each)
        new = self._briefings.articles.get(receipt.new)
        self._source_files.forget(new.sha256, receipt.briefing)

    def has_notes(self, briefing_id: str) -> bool:
        return bool(self._notes.list(briefing_id))

    # -- inside -----------------------------------------------------------------------------------

    def _reanchoring(self, record: BriefingRecord, article: Article) -> Reanchoring:
        return Reanchoring(Alignment(self._briefings.articles.get(record.article), article))

    def _with_file(
        self, record: BriefingRecord, fresh: BriefingRecord, article: Article
    ) -> BriefingRecord:
        """Keep the file that an editor wrote, if it says the same of the new article."""
        text = self._files.get(record.file) if record.file else None
        if text is None or record.lens is None:
            return fresh
        raw = text.encode("utf-8", "surrogatepass")
        try:
            lens = self._briefings.lenses.get(record.lens)
            built = build(briefing_file.decode(raw, record.key), article, lens)
        except BriefingsError:
            return fresh
        if built.problems or (built.items, built.source) != (fresh.items, fresh.source):
            return fresh
        edition = seeding.edition(article.sha256, seeding.digest(raw))
        return msgspec.structs.replace(fresh, file=record.file, edition=edition)

    def _readers(
        self, work: Reanchoring, record: BriefingRecord, fresh: BriefingRecord, now: dt.datetime
    ) -> ReceiptRecord:
        """Put what readers left on the new version, and keep the receipt of all."""
        for note in self._notes.list(record.key, deleted=True):
            passage = work.note(note)
            if passage is not None:
                self._notes.append(_moved(note, passage))
        place = self._place(record.key)
        if place is not None:
            work.place(place)
        number = len(self.receipts.of(record.key)) + 1
        receipt = ReceiptRecord(
            key=receipt_key(record.key, number),
            briefing=record.key,
            number=number,
            made=now,
            old=record.article,
            new=fresh.article,
            anchors=tuple(work.anchors),
            was=record,
            became=_digest(fresh),
        )
        self.receipts.records.put(receipt)
        return receipt

    def _last(self, record: BriefingRecord) -> ReceiptRecord:
        held = [each for each in self.receipts.of(record.key) if each.undone is None]
        if not held or held[-1].new != record.article:
            raise NotFoundError(
                f"{record.key} stands on the first version of its article, or on one that came in "
                "without a receipt: there is nothing to undo."
            )
        return held[-1]

    def _notes_back(self, work: Reanchoring, receipt: ReceiptRecord) -> list[Passage]:
        """Give notes their passages back; return those of notes that were written since."""
        was = {
            each.id: (each.passage, each.after)
            for each in receipt.anchors
            if each.owner == "note" and each.passage
        }
        since: list[Passage] = []
        for note in self._notes.list(receipt.briefing, deleted=True):
            before, after = was.get(note.id, (None, None))
            passage = note.target.passage
            if before is not None and passage is not None and _is_at(passage, after):
                self._notes.append(_moved(note, before))
            elif (back := work.note(note)) is not None:
                self._notes.append(_moved(note, back))
                since.append(back)
        return since


def _as_placed(record: BriefingRecord, fresh: BriefingRecord) -> BriefingRecord:
    """Return a record with the new places of items whose words are the same.

    That they stand elsewhere is nobody's decision.
    """
    placed = {item.id: item for item in fresh.items}
    items = (
        msgspec.structs.replace(item, evidence=placed[item.id].evidence)
        if item.id in placed and _words(item) == _words(placed[item.id])
        else item
        for item in record.items
    )
    return msgspec.structs.replace(record, items=tuple(items))


def _words(item: AnyItem) -> list[str]:
    return [each.text for each in item.evidence]


def _is_at(passage: Passage, span: Span | None) -> bool:
    """Return whether a passage is where a receipt has put it."""
    if span is None:
        return not passage.kept
    return (passage.start, passage.end) == (span.start, span.end)


def _moved(note: Note, passage: Passage) -> Note:
    """Return the revision of a note that is on a passage, and otherwise what it was.

    It stands for the one before it, so that undo and whoever is writing go on from that.
    """
    return revisions.following(
        note,
        target=msgspec.structs.replace(note.target, passage=passage),
        by=note.by,
        modified=note.modified,
        deleted=note.deleted,
        restores=note.stands_for,
        by_undo=True,
    )


def _digest(record: BriefingRecord) -> str:
    plain = msgspec.structs.replace(record, **_NOT_COMPARED)
    return hashlib.sha256(msgspec.json.encode(plain)).hexdigest()
