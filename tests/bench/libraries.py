"""Libraries of as many made-up briefings as one asks for, with a note on each tenth."""

import datetime as dt
import random
from enum import Enum
from pathlib import Path
from typing import Final

import msgspec

from briefings import Library
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.model import Article, Source
from briefings.notes.model import Content, Target
from briefings.notes.service import Notes
from briefings.paths import LOG_NAME
from briefings.repository.briefing_record import BriefingRecord, Version
from briefings.repository.briefings import BriefingRepository
from briefings.store import JournalDB
from tests.bench.news import news

SAMPLE: Final = "vraem-2014"
NOTED: Final = 10
"""Each so many briefings one has a note."""

_AT_ONCE: Final = 500
_ADDED: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_WORDS: Final = (
    "harvest", "river", "council", "señal", "market", "bridge", "ceasefire", "budget", "Łódź",
    "committee", "drought", "pipeline", "the", "of", "in", "and", "was", "for", "with", "by",
)  # fmt: skip


class Size(Enum):
    """How large each briefing is in the log."""

    SMALL = "2 KB"
    """An article alone."""
    NEWS = "7 KB"
    """An article in words as frequent as real ones are, with some items; see `tests.bench.news`."""
    SAMPLE = "61 KB"
    """The packaged briefing again, with its panels and items."""


def small_text(number: int) -> str:
    """Return an article of about 2 KB."""
    chance = random.Random(number)
    paragraphs = (" ".join(chance.choices(_WORDS, k=62)) for _ in range(5))
    return "\n\n".join((f"Article {number}", *(f"{p.capitalize()}." for p in paragraphs))) + "\n"


def briefing_id(number: int) -> str:
    return f"b-{number:06d}"


def make(folder: Path, count: int, size: Size) -> None:
    """Make a library of `count` briefings, the packaged one among them."""
    Library(folder).close()
    with JournalDB(folder / LOG_NAME) as db:
        repository = BriefingRepository(db)
        sample = repository.record(SAMPLE)
        article = repository.articles.get(sample.article)
        for start in range(1, count, _AT_ONCE):
            with db.transaction():
                for number in range(start, min(start + _AT_ONCE, count)):
                    if size is Size.SMALL:
                        text = small_text(number)
                        record = _small(number)
                    elif size is Size.NEWS:
                        record, text = news(number, _ADDED)
                    else:
                        text = f"{article.text}\nThis is number {number}.\n"
                        record = _like(sample, number)
                    _put(repository, record, text)
        _add_notes(db, count)


def _put(repository: BriefingRepository, record: BriefingRecord, text: str) -> None:
    article = Article(text=text, blocks=paragraph_blocks(text), sha256="0" * 64)
    repository.articles.add(article, _ADDED)
    version = Version(article=article.text_sha256, since=_ADDED)
    repository.records.put(msgspec.structs.replace(record, versions=(version,)))


def _small(number: int) -> BriefingRecord:
    source = Source(title=f"Article {number}", published=_day(number))
    return BriefingRecord(key=briefing_id(number), versions=(), source=source, added=_ADDED)


def _like(sample: BriefingRecord, number: int) -> BriefingRecord:
    source = msgspec.structs.replace(
        sample.source, title=f"{sample.source.title} {number}", published=_day(number)
    )
    return msgspec.structs.replace(
        sample, key=briefing_id(number), source=source, edition=None, file=None
    )


def _day(number: int) -> dt.date:
    return dt.date(2000, 1, 1) + dt.timedelta(days=number)


def _add_notes(db: JournalDB, count: int) -> None:
    notes = Notes(db)
    with db.transaction():
        for number in range(1, count, NOTED):
            target = Target(briefing=briefing_id(number))
            notes.add(target, Content(body=f"Thought {number} " * 20), "Ana")
