"""Articles, by the SHA-256 of their canonical text, which is never rewritten."""

import datetime as dt
from functools import lru_cache

import msgspec

from briefings.errors import DamagedError
from briefings.index.articles import TABLE, article_head
from briefings.model import Article, Block
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records


class ArticleRecord(Keyed, frozen=True, kw_only=True):
    """An article as it is kept; `sha256` is that of the file it came from.

    The same text came in other `files` too, by their SHA-256.
    """

    text: str
    blocks: tuple[Block, ...]
    sha256: str
    files: tuple[str, ...] = ()
    added: dt.datetime


class ArticleRepository:
    """Reads and adds articles."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._records = Records(db, TABLE, ArticleRecord)
        # All items of a briefing stand on one article.
        self.get = lru_cache(maxsize=1)(self._get)

    def __contains__(self, text_sha256: str) -> bool:
        return text_sha256 in self._records

    def _get(self, text_sha256: str) -> Article:
        """Return an article.

        Raises:
            DamagedError: it is not there, or is not the text that its key says.
        """
        record = self._records.get(text_sha256)
        if record is not None:
            article = Article(text=record.text, blocks=record.blocks, sha256=record.sha256)
            if article.text_sha256 == text_sha256:
                return article
        raise DamagedError(
            f"The article {text_sha256[:12]} is not in the library as it was taken in: "
            "`briefings doctor` says what is wrong."
        )

    def add(self, article: Article, now: dt.datetime) -> None:
        """Keep an article, or the file that it came from, if its text is there already."""
        key = article.text_sha256
        there = self._records.get(key)
        if there is not None and article.sha256 not in (there.sha256, *there.files):
            files = (*there.files, article.sha256)
            self._records.put(msgspec.structs.replace(there, files=files))
        if there is None:
            self._records.put(
                ArticleRecord(
                    key=key,
                    text=article.text,
                    blocks=article.blocks,
                    sha256=article.sha256,
                    added=now,
                )
            )

    def document(self, doc_id: int) -> bytes | None:
        """Return the JSON of an article's document."""
        return self._db.raw(TABLE, doc_id)

    def key_of(self, doc_id: int, of_file: str | None = None) -> str | None:
        """Return the key of an article's document, if it came from a file of this SHA-256."""
        raw = self.document(doc_id)
        try:
            head = None if raw is None else article_head(raw)
        except msgspec.MsgspecError:
            return None
        return head.key if head and of_file in (None, *head.every_file) else None
