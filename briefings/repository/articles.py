"""Articles, by the SHA-256 of their canonical text; none is ever rewritten."""

import datetime as dt
from typing import Final

from briefings.errors import DamagedError
from briefings.model import Article, Block
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "articles"


class ArticleRecord(Keyed, frozen=True, kw_only=True):
    """An article as it is kept; `sha256` is that of the file it came from."""

    text: str
    blocks: tuple[Block, ...]
    sha256: str
    added: dt.datetime


class ArticleRepository:
    """Reads and adds articles."""

    def __init__(self, db: JournalDB) -> None:
        self._records = Records(db, TABLE, ArticleRecord)

    def __contains__(self, text_sha256: str) -> bool:
        return text_sha256 in self._records

    def get(self, text_sha256: str) -> Article:
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
        """Keep an article, unless it is there already."""
        key = article.text_sha256
        if key not in self._records:
            self._records.put(
                ArticleRecord(
                    key=key,
                    text=article.text,
                    blocks=article.blocks,
                    sha256=article.sha256,
                    added=now,
                )
            )
