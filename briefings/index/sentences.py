"""The sentences of articles, by which those that share some are found."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from briefings.index.articles import document_fingerprints
from briefings.index.database import Database
from briefings.index.lookups import MOST_OF_ONE_SENTENCE, MOST_SHARING, SharingArticle

_LEFT_OUT: Final = 16
"""So many bits of a fingerprint are not kept: the others tell as well, and take fewer bytes."""

_AT_ONCE: Final = 400
"""How many articles have their sentences put in between two commits."""


def put(db: Database, prints: Mapping[int, Iterable[int]]) -> None:
    """Put the fingerprints in of some articles, by the numbers of their documents."""
    rows: list[tuple[int, int]] = []
    for doc_id, found in prints.items():
        (number,) = db.one("SELECT n FROM article WHERE k = ? AND printed = 0", doc_id)
        if number is not None:
            rows += [(each >> _LEFT_OUT, number) for each in found]
            db.run("UPDATE article SET printed = 1 WHERE n = ?", number)
    # Rows that come in order touch fewer pages.
    db.run_many("INSERT OR IGNORE INTO print VALUES(?, ?)", sorted(rows))


def put_waiting(db: Database, document: Callable[[int], bytes | None]) -> None:
    """Put those in that are not there yet; `document` returns an article's JSON."""
    last = 0
    while waiting := _waiting(db, last):
        last = waiting[-1][0]
        read = {doc_id: document(doc_id) for _, doc_id in waiting}
        prints = {doc_id: _prints(raw) for doc_id, raw in read.items() if raw is not None}
        with db.writing():
            put(db, prints)


def sharing(db: Database, fingerprints: Collection[int]) -> list[SharingArticle]:
    """Return articles with some of these sentences, those with most of them first."""
    found: Counter[int] = Counter()
    for each in {fingerprint >> _LEFT_OUT for fingerprint in fingerprints}:
        rows = db.run(
            "SELECT n FROM print WHERE p = ? ORDER BY n DESC LIMIT ?", each, MOST_OF_ONE_SENTENCE
        )
        found.update(n for (n,) in rows)
    best = [
        (db.one("SELECT k FROM article WHERE n = ?", n)[0], shared)
        for n, shared in found.most_common(MOST_SHARING)
    ]
    return [SharingArticle(doc_id, shared) for doc_id, shared in best if doc_id is not None]


def _waiting(db: Database, last: int) -> Sequence[tuple[int, int]]:
    query = "SELECT n, k FROM article WHERE printed = 0 AND n > ? ORDER BY n LIMIT ?"
    return db.run(query, last, _AT_ONCE).fetchall()


def _prints(raw: bytes) -> Sequence[int]:
    try:
        return document_fingerprints(raw)
    except msgspec.MsgspecError:
        return ()
