"""A briefing goes for good: its article, its file, what was decided, and what it came from."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefings.adding.adding import Adding
from briefings.errors import UsageError
from briefings.index.articles import TABLE as ARTICLES
from briefings.notes.service import Notes
from briefings.originals import Originals
from briefings.repository import (
    briefing_files,
    briefings,
    decisions,
    proposals,
    receipts,
    reviewed,
    source_files,
)
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.proposals import proposal_key
from briefings.repository.receipts import ReceiptRepository
from briefings.store import JournalDB
from briefings.store.records import document_id
from briefings.store.redactor import DocumentName


class PurgedBriefing(NamedTuple):
    """What went: lines of the log, the names of copies beside it, and originals."""

    id: str
    lines: int
    copies: tuple[str, ...]
    originals: int


class _Referred(NamedTuple):
    """The keys of what briefings refer to, and what was proposed for them."""

    articles: set[str]
    files: set[str]
    proposals: set[str]


class Purging:
    """Removes briefings for good; what another briefing needs stays."""

    def __init__(
        self,
        db: JournalDB,
        repository: BriefingRepository,
        adding: Adding,
        originals: Originals,
        notes: Notes,
        forget_place: Callable[[str], object],
    ) -> None:
        self._db = db
        self._briefings = repository
        self._decisions = adding.adoption.decisions
        self._receipts = ReceiptRepository(db)
        self._files = adding.files
        self._originals = originals
        self._notes = notes
        self._forget_place = forget_place

    def purge(self, briefing_id: str, *, with_notes: bool = False) -> PurgedBriefing:
        """Remove a briefing with every revision, from the log and copies beside it.

        Notes and originals go first: a purge that was cut short can be asked for again.

        Raises:
            NotFoundError: there is none of this id, removed or not.
            UsageError: notes are on it, deleted ones too, and they are to stay.
        """
        if self._briefings.find(briefing_id) is None:
            self._briefings.record(briefing_id)
        self._purge_notes(briefing_id, with_notes=with_notes)
        self._forget_place(briefing_id)
        with self._db.lock:
            own, others = self._own(briefing_id), self._others(briefing_id)
            gone = [
                each
                for each in self._files.on(briefing_id)
                if not any(i != briefing_id and self._briefings.find(i) for i in each.briefings)
            ]
            originals = sum(self._originals.remove(each.key) for each in gone)
            done = self._db.purge_all(
                [
                    DocumentName(briefings.TABLE, document_id(briefing_id)),
                    *_named(ARTICLES, own.articles - others.articles),
                    *_named(briefing_files.TABLE, own.files - others.files),
                    *_named(proposals.TABLE, own.proposals - others.proposals),
                    *_named(source_files.TABLE, {each.key for each in gone}),
                    *_named(reviewed.TABLE, self._briefings.reviewed_keys(briefing_id)),
                    *_named(receipts.TABLE, {r.key for r in self._receipts.of(briefing_id)}),
                    *(
                        DocumentName(decisions.TABLE, doc_id)
                        for doc_id in self._decisions.ids_on(briefing_id)
                    ),
                ]
            )
        return PurgedBriefing(briefing_id, done.lines, done.copies, originals)

    def _purge_notes(self, briefing_id: str, *, with_notes: bool) -> None:
        notes = self._notes.list(briefing_id, deleted=True)
        if notes and not with_notes:
            count = f"{len(notes)} notes are" if len(notes) > 1 else "A note is"
            raise UsageError(
                f"{count} on {briefing_id}, deleted ones among them, with words of its article: "
                "--notes removes them too."
            )
        for note in notes:
            self._notes.purge(note.id)

    def _own(self, briefing_id: str) -> _Referred:
        """Return what a briefing refers to, or ever has."""
        found = _referred(self._briefings.revisions(briefing_id))
        found.articles.update(self._of_receipts(briefing_id))
        return found

    def _others(self, briefing_id: str) -> _Referred:
        ids = [e.entry.id for e in self._briefings.every() if e.entry.id != briefing_id]
        found = _referred(record for each in ids if (record := self._briefings.find(each)))
        found.articles.update(text for each in ids for text in self._of_receipts(each))
        return found

    def _of_receipts(self, briefing_id: str) -> Iterator[str]:
        """Yield the texts of versions, those that were undone too."""
        for receipt in self._receipts.of(briefing_id):
            yield from (receipt.old, receipt.new)


def _referred(records: Iterable[BriefingRecord]) -> _Referred:
    found = _Referred(set(), set(), set())
    for record in records:
        for version in record.versions:
            found.proposals.add(proposal_key(version.article, record.lens))
        found.articles.update(version.article for version in record.versions)
        if record.file:
            found.files.add(record.file)
    return found


def _named(table: str, keys: set[str]) -> Iterator[DocumentName]:
    yield from (DocumentName(table, document_id(key)) for key in sorted(keys))
