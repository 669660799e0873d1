"""The briefings that a library holds, with the articles and lenses that they refer to."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from briefings.errors import DamagedError, NotFoundError
from briefings.folding import fold
from briefings.model import Article, Briefing, CatalogueEntry, Lens, SameText
from briefings.notes.targets import Outline
from briefings.repository import legacy
from briefings.repository.articles import ArticleRepository
from briefings.repository.briefing_record import BriefingRecord, build
from briefings.repository.catalogue import Catalogue, Listed
from briefings.repository.lenses import LensRepository
from briefings.repository.packaged import PackagedRecord, packaged
from briefings.search.scan import Edition
from briefings.store import JournalDB
from briefings.store.records import Records, document_id

TABLE: Final = "briefings"


class BriefingRepository:
    """Reads briefings, and puts records of them; safe between threads and programs."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self.records = Records(db, TABLE, BriefingRecord, upgrade=legacy.upgrade)
        self.articles = ArticleRepository(db)
        self.lenses = LensRepository(db)
        self._catalogue = Catalogue(db, self.records)

    def __contains__(self, briefing_id: str) -> bool:
        found = self.find(briefing_id)
        return found is not None and found.removed is None

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing.

        Raises:
            NotFoundError: no briefing has this id, or it was removed; the sentence says which.
        """
        with self._db.lock:
            record = self.record(briefing_id)
            article = self._article(record)
            lens = self._lens(record.lens)
            same_text = tuple(self._linked(record))
        with self._understood():
            return build(record, article, lens, same_text)

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

    def outline(self, briefing_id: str) -> Outline:
        """Return what a note can be on in a briefing, without building it.

        Raises:
            NotFoundError: no briefing has this id, or it was removed.
        """
        with self._db.lock:
            record = self.record(briefing_id)
            article = self._article(record)
        return Outline(
            briefing_id,
            panels=tuple(panel.key for panel in record.panels),
            items=record.item_ids,
            length=len(article.text),
        )

    def catalogue(self) -> list[CatalogueEntry]:
        """Return an entry for each briefing, the newest article first."""
        return [each.entry for each in self.listed()]

    def listed(self, *, removed: bool = False) -> list[Listed]:
        """Return what the catalogue knows of each briefing, or of each that was removed."""
        with self._db.lock:
            return self._catalogue.listed(removed=removed)

    def every(self) -> list[Listed]:
        """Return what the catalogue knows of all briefings, removed ones too."""
        with self._db.lock:
            return [*self._catalogue.listed(), *self._catalogue.listed(removed=True)]

    def on_article(self, text_sha256: str) -> list[Listed]:
        """Return the briefings on an article, removed ones too."""
        with self._db.lock:
            is_of_today = next(self.records.numbered(), None) is None
            if is_of_today and text_sha256 not in self.articles:
                return []
            return self._catalogue.on_article(text_sha256)

    def editions(self) -> list[Edition]:
        """Return what is searched, in the catalogue's order."""
        lenses = self.lenses.digests()
        return [
            Edition(
                id=each.entry.id,
                mark=(each.mark, lenses.get(each.lens or "")),
                build=partial(self.get, each.entry.id),
            )
            for each in self.listed()
        ]

    def drop(self, briefing_id: str) -> None:
        """Forget a briefing on which nobody has written anything; its article stays."""
        self._db.table(TABLE).remove(doc_ids=[document_id(briefing_id)])

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
        known = [each.entry.id for each in self.listed()]
        wanted = fold(briefing_id).text
        near = [i for i in known if wanted in fold(i).text or fold(i).text in wanted]
        hint = f"did you mean {near[0]}?" if near else "`briefings list` names those there are."
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
