"""What the index's tests share: libraries opened with one, and what both ways find in them."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.index.library_index import LibraryIndex
from briefings.index.listed import Listed
from briefings.index.lookups import Lookups
from briefings.model import Article
from briefings.repository.briefing_record import ProposedCounts, Version
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.repository.pages import CataloguePages
from briefings.store import JournalDB
from briefings.store.kept_index import KeptIndex
from tests.bench.libraries import _ADDED, _put, _small, briefing_id, small_text


@contextmanager
def opened(log: Path, *, read_only: bool = False) -> Iterator[BriefingRepository]:
    """Open a library with its index."""
    index = LibraryIndex(TABLE)
    with JournalDB(log, hints=index, read_only=read_only) as db:
        yield BriefingRepository(db, index)


@contextmanager
def opened_without(log: Path) -> Iterator[BriefingRepository]:
    """Open a library for reading as if there were no index."""
    with JournalDB(log, read_only=True) as db:
        yield BriefingRepository(db)


def is_believed(repository: BriefingRepository) -> bool:
    """Return whether the index is what tells where documents stand."""
    index = repository._db._journal.log.reader.index
    return isinstance(index, KeptIndex) and index.is_kept


def make_index(log: Path) -> None:
    """Make the index, with the sentences."""
    with opened(log) as repository:
        everything(repository)
    with opened(log) as repository:
        assert is_believed(repository)


def index_files(cache: Path) -> list[Path]:
    return sorted((cache / "briefings" / "indexes").glob("*.sqlite"))


def add_article(repository: BriefingRepository, number: int, text: str = "") -> None:
    _put(repository, _small(number), text or small_text(number))


def retitle(repository: BriefingRepository, number: int, title: str) -> None:
    record = repository.records.get(briefing_id(number))
    assert record is not None
    source = msgspec.structs.replace(record.source, title=title)
    repository.records.put(msgspec.structs.replace(record, source=source))


def count_reviewed(repository: BriefingRepository, number: int, chance: random.Random) -> None:
    """Let a review of a briefing be somewhere, or not have been counted by an earlier program."""
    record = repository.records.get(briefing_id(number))
    assert record is not None
    of = chance.choice((None, 0, 3, 3))
    proposed = ProposedCounts(extraction=1, counts={"figure": 4}, of=of)
    repository.records.put(msgspec.structs.replace(record, proposed=proposed))


def set_aside(repository: BriefingRepository, number: int, *, removed: bool) -> None:
    record = repository.records.get(briefing_id(number))
    assert record is not None
    when = _ADDED if removed else None
    repository.records.put(msgspec.structs.replace(record, removed=when))


def new_version(repository: BriefingRepository, number: int, text: str) -> None:
    """Let a briefing stand on another text."""
    record = repository.records.get(briefing_id(number))
    assert record is not None
    article = as_article(text)
    repository.articles.add(article, _ADDED)
    version = Version(article=article.text_sha256, since=_ADDED)
    repository.records.put(msgspec.structs.replace(record, versions=(*record.versions, version)))


def as_article(text: str, sha256: str = "f" * 64) -> Article:
    return Article(text=text, blocks=paragraph_blocks(text), sha256=sha256)


def found(listed: list[Listed]) -> list[tuple[Any, ...]]:
    """Return what is listed, without the marks, which tell revisions of one program apart."""
    return [(each.entry, each.articles, each.lens, each.removed) for each in listed]


def everything(repository: BriefingRepository, seed: int = 0) -> dict[str, Any]:
    """Return all that a library says, looked up in each way."""
    chance = random.Random(seed)
    listed, removed = repository.listed(), repository.listed(removed=True)
    ids = [each.entry.id for each in listed]
    some = chance.sample(range(1, 60), 12)
    texts = [as_article(small_text(number)) for number in some]
    pages = CataloguePages(repository)
    sharing = [
        {each.listed.entry.id: (each.shared, found([each.listed])) for each in shared}
        for shared in map(repository.sharing, texts)
    ]
    return {
        "listed": found(listed),
        "removed": found(removed),
        "beside": [(i, repository.beside(i, 1), repository.beside(i, -1)) for i in ids],
        "pages": [
            (
                *(pages.count(words), pages.count(words, 5), pages.first(3, words, 5)),
                *(pages.get(0, 3, words), pages.get(2, 9, words)),
            )
            for words in (
                "",
                "ÁRTICLE 1",
                "b-00",
                "is:untouched",
                "is:unfinished",
                "handed on",
                "nowhere",
            )
        ],
        "beginning": [
            found(repository.ask(partial(_beginning, start))) for start in ("", "b-00", "B-00", "_")
        ],
        "unfinished": [pages.unfinished(i) for i in (*ids, "none", None)],
        "filtered": [pages.position(i, "ÁRTICLE 1") for i in ids],
        "positions": [pages.position(i) for i in (*ids, *(e.entry.id for e in removed), "none")],
        "on article": [found(repository.ever_on_article(text.text_sha256)) for text in texts],
        "titled": [found(repository.titled(f"ÁRTICLE   {number}")) for number in some],
        "of file": [found(repository.of_file(sha)) for sha in ("0" * 64, "f" * 64, "e" * 64)],
        "sharing": sharing,
        "read": [repository.get(i) for i in ids],
        "history": [
            repository._db.history(TABLE, doc.doc_id) for doc in repository._db.table(TABLE)
        ],
        "tables": {
            name: [(doc.doc_id, dict(doc)) for doc in repository._db.table(name)]
            for name in sorted(repository._db.tables())
        },
    }


def _beginning(start: str, index: Lookups) -> list[Listed]:
    return index.beginning(start, 9)


def check(log: Path, seed: int = 0) -> None:
    """Hold what is found with an index against what a reading of the log finds."""
    with opened_without(log) as plain:
        expected = everything(plain, seed)
    with opened(log, read_only=True) as indexed:
        for name, each in everything(indexed, seed).items():
            assert each == expected[name], name


def silently(path: Path, offset: int, mask: int = 1) -> None:
    """Change bits of a byte as a failing disk does: the file's times stay."""
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ mask]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
