"""The briefings that a library holds, with the articles and lenses that they refer to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import msgspec

from briefings.anchors.sentences import fingerprints
from briefings.errors import DamagedError, NotFoundError
from briefings.folding import fold
from briefings.index.library_index import LibraryIndex
from briefings.index.listed import Listed, catalogue_order
from briefings.index.lookups import Lookups
from briefings.model import Article, Briefing, Lens, SameText
from briefings.notes.targets import Outline
from briefings.repository import legacy
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefing_records import BriefingRecords
from briefings.repository.building import build, contents_of
from briefings.repository.catalogue import Catalogue
from briefings.repository.handed_on import HandedOn
from briefings.repository.lenses import LensRepository
from briefings.repository.packaged import PackagedRecord, packaged
from briefings.repository.proposals import ProposalRecord, proposal_key, proposals
from briefings.search.scan import Edition
from briefings.store import JournalDB
from briefings.store.records import document_id

TABLE: Final = "briefings"

_Found = TypeVar("_Found")


class Sharing(NamedTuple):
    """A briefing, and how many sentences its article has in common with another."""

    listed: Listed
    shared: int


class BriefingRepository:
    """Reads briefings, and puts records of them; safe between threads and programs.

    With the `index` that the database keeps, looking things up costs the same in small libraries
    and in large ones; without one, the first look reads the library.
    """

    def __init__(self, db: JournalDB, index: LibraryIndex | None = None) -> None:
        self._db = db
        self.articles = ArticleRepository(db)
        self.records = BriefingRecords(db, TABLE, self.articles)
        self.lenses = LensRepository(db)
        self.proposals = proposals(db)
        self.handed_on = HandedOn(db, self.__contains__)
        self.lookups = Catalogue(db, TABLE, self.records.heads, index)

    def __contains__(self, briefing_id: str) -> bool:
        found = self.find(briefing_id)
        return found is not None and found.removed is None

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing.

        Raises:
            NotFoundError: no briefing has this id, or it was removed; the sentence says which.
        """
        with self._db.lock:
            return self.built(self.record(briefing_id))

    def built(self, record: BriefingRecord) -> Briefing:
        """Return the briefing that a record is of."""
        with self._db.lock:
            article = self._article(record)
            lens = self._lens(record.lens)
            same_text = tuple(self._linked(record))
            proposal = self.proposed(record)
        with self._understood():
            return build(record, article, lens, same_text, proposal)

    def proposed(self, record: BriefingRecord) -> ProposalRecord | None:
        """Return what is proposed for a briefing, if that was made and nobody wrote one."""
        if not record.takes_proposals:
            return None
        with self._understood():
            return self.proposals.get(proposal_key(record.article, record.lens))

    def record(self, briefing_id: str) -> BriefingRecord:
        """Return a briefing as it is kept; errors are those of `get`."""
        record = self.find(briefing_id)
        if record is None:
            raise NotFoundError(self._no_such(briefing_id))
        if record.removed is not None:
            raise NotFoundError(
                f"The briefing {briefing_id} was removed on {record.removed.date().isoformat()}: "
                f"`briefings remove --undo {briefing_id}` brings it back."
            )
        return record

    def find(self, briefing_id: str) -> BriefingRecord | None:
        """Return a briefing as it is kept, or was when it was removed."""
        with self._understood():
            return self.records.get(briefing_id)

    def revisions(self, briefing_id: str) -> list[BriefingRecord]:
        """Return a briefing as it is kept, and as it ever was."""
        revisions = self._db.history(TABLE, document_id(briefing_id))
        with self._understood():
            return [msgspec.convert(e.document, BriefingRecord) for e in revisions if e.document]

    def reviewed_keys(self, briefing_id: str) -> set[str]:
        """Return the keys of the documents that hold what was decided about a briefing."""
        with self._db.lock:
            return set(self.records.reviewed.keys(briefing_id))

    def outline(self, briefing_id: str) -> Outline:
        """Return what a note can be on in a briefing, without building it.

        Raises:
            NotFoundError: no briefing has this id, or it was removed.
        """
        with self._db.lock:
            record = self.record(briefing_id)
            article = self._article(record)
            proposal = self.proposed(record)
            lens = self._lens(record.lens) if record.takes_proposals else None
        panels: tuple[str, ...] = tuple(panel.key for panel in record.panels)
        items = record.item_ids
        if record.takes_proposals:
            with self._understood():
                there = contents_of(record, article, lens, proposal)
            panels = tuple(panel.topic.key for panel in there.panels)
            items = tuple(item.id for item in there.items)
        return Outline(briefing_id, panels=panels, items=items, length=len(article.text))

    def listed(self, *, removed: bool = False) -> list[Listed]:
        """Return what the catalogue knows of each briefing, or of each that was removed."""
        return self.ask(lambda index: index.listed(removed=removed))

    def ask(self, question: Callable[[Lookups], _Found]) -> _Found:
        """Return the answer to a question about all that was saved."""
        with self._db.lock:
            return self.lookups.ask(question)

    def every(self) -> list[Listed]:
        """Return what the catalogue knows of all briefings, removed ones too."""
        with self._db.lock:
            return [*self.listed(), *self.listed(removed=True)]

    def beside(self, briefing_id: str, step: int) -> str | None:
        """Return the id of the next briefing (1) or the one before (-1), `None` at the end.

        Raises:
            NotFoundError: no briefing has this id, or it was removed.
        """
        with self._db.lock:
            self.record(briefing_id)
            found = self.lookups.ask(lambda index: index.onward(briefing_id, step, 2))
        return next((each.entry.id for each in found if each.entry.id != briefing_id), None)

    # -- found again; briefings that were removed are found too ------------------------------

    def on_article(self, text_sha256: str) -> list[Listed]:
        """Return the briefings that stand on an article; see `ever_on_article`."""
        return [e for e in self.ever_on_article(text_sha256) if e.article == text_sha256]

    def ever_on_article(self, text_sha256: str) -> list[Listed]:
        """Return the briefings of which an article is a version, be it an earlier one."""
        with self._db.lock:
            is_of_today = next(self.records.numbered(), None) is None
            if is_of_today and text_sha256 not in self.articles:
                return []
            return self.lookups.ask(lambda index: index.on_article(text_sha256))

    def of_file(self, sha256: str) -> list[Listed]:
        """Return the briefings of which a file with this SHA-256 is a version, as it was read."""
        with self._db.lock:
            doc_ids = self.lookups.ask(lambda index: index.articles_in_file(sha256))
            keys = [self.articles.key_of(doc_id, of_file=sha256) for doc_id in doc_ids]
            found = {e.entry.id: e for key in keys if key for e in self.ever_on_article(key)}
            return sorted(found.values(), key=catalogue_order, reverse=True)

    def titled(self, title: str) -> list[Listed]:
        """Return the briefings with a title; case, accents and white space do not count."""
        return self.ask(lambda index: index.titled(title))

    def sharing(self, article: Article) -> list[Sharing]:
        """Return the briefings with sentences of an article, those with most of them first.

        There are few, and sentences that stand in very many articles may not count. An article
        that is in the library shares all with itself.
        """
        wanted = set(fingerprints(article))
        with self._db.lock:
            read = self.articles.document
            found = self.lookups.ask(lambda index: index.sharing(wanted, read))
            best: dict[str, Sharing] = {}
            for doc_id, shared in found:
                key = self.articles.key_of(doc_id)
                for each in self.ever_on_article(key) if key else ():
                    best.setdefault(each.entry.id, Sharing(each, shared))
            return list(best.values())

    def editions(self) -> list[Edition]:
        """Return what is searched, in the catalogue's order."""
        lenses = self.lenses.digests()
        with self._db.lock:
            decided = self.records.reviewed.changes()
        return [
            Edition(
                id=each.entry.id,
                mark=(each.mark, lenses.get(each.lens or ""), decided[each.entry.id]),
                build=partial(self.get, each.entry.id),
            )
            for each in self.listed()
        ]

    def drop(self, briefing_id: str) -> None:
        """Forget a briefing on which nobody has written anything; its article stays."""
        with self._db.transaction():
            self._db.table(TABLE).remove(doc_ids=[document_id(briefing_id)])
            self.records.reviewed.drop(briefing_id)
            self.handed_on.forget(briefing_id)

    def upgrade(self) -> None:
        """Keep what an earlier program wrote as it is kept now."""
        if not any(legacy.is_legacy(raw) for _, raw in self.records.numbered()):
            return
        # Nothing but what was packaged came into a library then.
        known = packaged(self._db)
        with self._understood(), self._db.transaction():
            for doc_id, article, record in legacy.numbered(self.records.numbered()):
                self.articles.add(article, record.added)
                self._db.table(TABLE).remove(doc_ids=[doc_id])
                if record.key not in self.records:
                    self.records.put(record)
                    known.put(PackagedRecord(key=record.key, taken=record.edition or ""))

    def _linked(self, record: BriefingRecord) -> Iterator[SameText]:
        for other_id in record.same_text:
            other = self.find(other_id)
            if other is not None and other.removed is None:
                yield SameText(id=other_id, publisher=other.source.publisher)

    def _article(self, record: BriefingRecord) -> Article:
        if self._db.read_only:
            for _, raw in self.records.numbered():
                earlier = legacy.article(raw)
                if earlier is not None and earlier.text_sha256 == record.article:
                    return earlier
        with self._understood():
            return self.articles.get(record.article)

    def _lens(self, key: str | None) -> Lens | None:
        if key is None:
            return None
        with self._understood():
            return self.lenses.get(key)

    def _no_such(self, briefing_id: str) -> str:
        near = self.ask(lambda index: index.near(fold(briefing_id).text))
        hint = f"did you mean {near}?" if near else "`briefings list` names those there are."
        return f"There is no briefing “{briefing_id}”; {hint}"

    @property
    def _directory(self) -> Path:
        return self._db.path.parent

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Turn a document that this edition of the program cannot read into a sentence."""
        try:
            yield
        except (KeyError, TypeError, msgspec.MsgspecError) as error:
            raise DamagedError(
                f"The library {self._directory} holds what this program cannot read ({error}): "
                "open it with the program that wrote it."
            ) from None
