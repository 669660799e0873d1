"""What briefings and articles are found by, in rows; each row is made from one document."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

import msgspec

from briefings.folding import folded_text
from briefings.index import articles, texts
from briefings.index.checksums import DamagedIndexError, sealed, unsealed
from briefings.index.database import Database
from briefings.index.listed import Listed, catalogue_order, filter_text, title_key
from briefings.index.listed_rows import listed_in, row_of
from briefings.index.narrowing import FilterMatch, Narrowing
from briefings.store.records import document_id

_MOST: Final = 1000
"""How many briefings one look-up returns at most."""


class Counts(msgspec.Struct, array_like=True):
    """How many briefings are in sight, and how many were removed."""

    there: int = 0
    removed: int = 0

    def add(self, each: Listed, by: int) -> None:
        if each.removed is None:
            self.there += by
        else:
            self.removed += by


def put_briefing(
    db: Database, counts: Counts, doc_id: int, now: Listed | None, offset: int
) -> None:
    """Let a briefing's rows be those of its document as it is since byte `offset`."""
    put_listed(db, counts, doc_id, now)
    if now is None:
        texts.forget(db, doc_id)
    else:
        lens = None if now.lens is None else document_id(now.lens)
        texts.make_due(db, doc_id, lens, offset)


def put_listed(db: Database, counts: Counts, doc_id: int, now: Listed | None) -> None:
    """Let a briefing's rows be those of what is listed of it; its text stays as it is."""
    if before := one(db, doc_id):
        counts.add(before, -1)
        db.run("DELETE FROM briefing WHERE k = ?", doc_id)
        db.run(
            "DELETE FROM catalogue WHERE removed = ? AND day = ? AND id = ? AND k = ?",
            before.removed is not None, *catalogue_order(before), doc_id,
        )  # fmt: skip
        db.run_many("DELETE FROM version WHERE article = ? AND k = ?", _versions(doc_id, before))
    if now is None:
        return
    counts.add(now, 1)
    day, briefing_id = catalogue_order(now)
    is_removed = now.removed is not None
    title = document_id(title_key(now.entry.title))
    data = sealed(doc_id, row_of(now))
    db.run("INSERT INTO briefing VALUES(?, ?, ?, ?, ?)", doc_id, is_removed, day, title, data)
    db.run(
        "INSERT INTO catalogue VALUES(?, ?, ?, ?, ?, ?)",
        is_removed, day, briefing_id, doc_id, filter_text(now.entry), now.is_unfinished,
    )  # fmt: skip
    db.run_many("INSERT OR IGNORE INTO version VALUES(?, ?)", _versions(doc_id, now))


def _versions(doc_id: int, each: Listed) -> list[tuple[int, int]]:
    return [(document_id(article), doc_id) for article in each.articles]


def put_article(db: Database, doc_id: int, raw: bytes | None) -> None:
    """Let an article's rows be those of its document as it is now, but for its sentences."""
    try:
        files = () if raw is None else articles.article_head(raw).every_file
    except msgspec.MsgspecError:
        # What no program of today can read is found by nothing.
        raw, files = None, ()
    if raw is None:
        db.run("DELETE FROM article WHERE k = ?", doc_id)
        return
    db.run("INSERT OR IGNORE INTO article(k, printed) VALUES(?, 0)", doc_id)
    db.run_many(
        "INSERT OR IGNORE INTO file VALUES(?, ?)", ((document_id(f), doc_id) for f in files)
    )


def listed(db: Database, counts: Counts, *, removed: bool) -> list[Listed]:
    """Return the briefings in the catalogue's order, or those that were removed."""
    rows = db.run("SELECT k, data FROM briefing WHERE removed = ?", removed)
    found = _checked(rows.fetchall())
    expected = counts.removed if removed else counts.there
    is_right = all((each.removed is not None) == removed for each in found)
    if len(found) != expected or not is_right:
        raise DamagedIndexError("briefings are missing")
    return sorted(found, key=catalogue_order, reverse=True)


def page(
    db: Database, counts: Counts, narrowing: Narrowing, offset: int, count: int, words: str
) -> list[Listed]:
    """Return some of the briefings that show all of some words."""
    showing, wanted = _showing(words)
    if wanted and (known := narrowing.matches(db, words)) is not None:
        return _each(db, known[offset : offset + count])
    there, order = max(0, min(count, counts.there - offset)), "DESC"
    if not wanted and offset > counts.there // 2:
        # From the nearer end.
        count, offset, order = there, max(0, counts.there - offset - there), "ASC"
    rows = db.run(
        f"SELECT k, data FROM briefing WHERE k IN (SELECT k FROM catalogue WHERE {showing}"  # noqa: S608
        f" ORDER BY day {order}, id {order} LIMIT ? OFFSET ?)",
        *wanted, count, offset,
    )  # fmt: skip
    found = sorted(_checked(rows.fetchall()), key=catalogue_order, reverse=True)
    expected = len(found) if wanted else there
    if len(found) != expected or any(each.removed is not None for each in found):
        raise DamagedIndexError("briefings are missing")
    return found


def count(db: Database, counts: Counts, narrowing: Narrowing, words: str, most: int | None) -> int:
    showing, wanted = _showing(words)
    if not wanted:
        return counts.there
    if (known := narrowing.matches(db, words)) is not None:
        return len(known[:most])
    found = f"SELECT 1 FROM catalogue WHERE {showing} LIMIT ?"  # noqa: S608
    limit = -1 if most is None else most
    return int(db.one(f"SELECT count(*) FROM ({found})", *wanted, limit)[0])  # noqa: S608


def first(
    db: Database, narrowing: Narrowing, count: int, words: str, most: int
) -> tuple[list[Listed], int]:
    found = narrowing.matches(db, words)
    if found is None:
        showing, wanted = _showing(words)
        rows = db.run(
            f"SELECT k, day, id, head FROM catalogue WHERE {showing}"  # noqa: S608
            " ORDER BY day DESC, id DESC LIMIT ?",
            *wanted, most,
        )  # fmt: skip
        found = [FilterMatch(*row) for row in rows]
        if len(found) < most:
            narrowing.keep(db, words, found)
    return _each(db, found[:count]), len(found[:most])


def _each(db: Database, matches: Iterable[FilterMatch]) -> list[Listed]:
    doc_ids = [each.doc_id for each in matches]
    there = several(db, doc_ids)
    return [there[doc_id] for doc_id in doc_ids if doc_id in there]


def position(db: Database, narrowing: Narrowing, briefing_id: str, words: str) -> int | None:
    here = one(db, document_id(briefing_id))
    showing, wanted = _showing(words)
    if here is None or here.removed is not None or not _shows(here, words):
        return None
    if wanted and (known := narrowing.matches(db, words)) is not None:
        return sum((each.day, each.id) > catalogue_order(here) for each in known)
    before = f"SELECT count(*) FROM catalogue WHERE {showing} AND (day, id) > (?, ?)"  # noqa: S608
    return int(db.one(before, *wanted, *catalogue_order(here))[0])


def unfinished(db: Database, after: str | None) -> Listed | None:
    here = None if after is None else one(db, document_id(after))
    behind, order = ("", ()) if here is None else (" AND (day, id) < (?, ?)", catalogue_order(here))
    row = db.one(
        f"SELECT k FROM catalogue WHERE unfinished = 1{behind} ORDER BY day DESC, id DESC LIMIT 1",  # noqa: S608
        *order,
    )
    return None if row[0] is None else one(db, row[0])


def one(db: Database, doc_id: int) -> Listed | None:
    """Return what is listed of a briefing by the number of its document."""
    return several(db, (doc_id,)).get(doc_id)


def several(db: Database, doc_ids: Iterable[int]) -> dict[int, Listed]:
    """Return what is listed of briefings, by the numbers of their documents."""
    # Some editions of SQLite take no more than 999 values, but any number of digits.
    wanted = ", ".join(map(str, doc_ids))
    rows = db.run(f"SELECT k, data FROM briefing WHERE k IN ({wanted})").fetchall()  # noqa: S608
    return dict(zip((doc_id for doc_id, _ in rows), _checked(rows), strict=True))


def beginning(db: Database, start: str, most: int) -> list[Listed]:
    rows = db.run(
        "SELECT k, data FROM briefing WHERE k IN (SELECT k FROM catalogue WHERE removed = 0"
        " AND substr(id, 1, length(?)) = ? ORDER BY day DESC, id DESC LIMIT ?)",
        start, start, most,
    )  # fmt: skip
    return _in_order(_checked(rows.fetchall()))


def near(db: Database, wanted: str) -> str | None:
    rows = db.run("SELECT k, id FROM catalogue WHERE removed = 0 ORDER BY day DESC, id DESC")
    known = ((doc_id, folded_text(each)) for doc_id, each in rows)
    near = (doc_id for doc_id, each in known if wanted in each or each in wanted)
    found = next((one(db, doc_id) for doc_id in near), None)
    return None if found is None else found.entry.id


def _shows(each: Listed, words: str) -> bool:
    text = filter_text(each.entry)
    return all(word in text for word in folded_text(words).split())


def _showing(words: str) -> tuple[str, list[str]]:
    """Return the condition of briefings that show all of some words, and its values."""
    wanted = [_within(word) for word in folded_text(words).split()]
    return " AND ".join(["removed = 0", *["head LIKE ? ESCAPE '!'"] * len(wanted)]), wanted


def _within(word: str) -> str:
    """Return the pattern of texts that a word is in, which takes half the time of `instr`."""
    return "%" + re.sub("[!%_]", r"!\g<0>", word) + "%"


def onward(
    db: Database, narrowing: Narrowing, briefing_id: str, step: int, count: int, words: str
) -> list[Listed]:
    """Return briefings from one of them on, behind it (1) or before it (-1)."""
    here = one(db, document_id(briefing_id))
    if here is None or here.removed is not None:
        return []
    showing, wanted = _showing(words)
    if wanted and (known := narrowing.matches(db, words)) is not None:
        if step > 0:
            behind = (each for each in known if (each.day, each.id) <= catalogue_order(here))
            return _each(db, islice(behind, count))
        return _each(db, [e for e in known if (e.day, e.id) >= catalogue_order(here)][-count:])
    than, order = ("<=", "DESC") if step > 0 else (">=", "ASC")
    rows = db.run(
        "SELECT k, data FROM briefing WHERE k IN (SELECT k FROM catalogue"  # noqa: S608
        f" WHERE {showing} AND (day, id) {than} (?, ?) ORDER BY day {order}, id {order} LIMIT ?)",
        *wanted, *catalogue_order(here), count,
    )  # fmt: skip
    return _in_order(_checked(rows.fetchall()))


def on_article(db: Database, text_sha256: str) -> list[Listed]:
    rows = db.run(
        "SELECT b.k, data FROM version v JOIN briefing b ON b.k = v.k WHERE article = ? LIMIT ?",
        document_id(text_sha256),
        _MOST,
    )
    return _in_order(each for each in _checked(rows.fetchall()) if text_sha256 in each.articles)


def titled(db: Database, title: str) -> list[Listed]:
    wanted = title_key(title)
    rows = db.run(
        "SELECT k, data FROM briefing WHERE title = ? LIMIT ?", document_id(wanted), _MOST
    )
    found = _checked(rows.fetchall())
    return _in_order(each for each in found if title_key(each.entry.title) == wanted)


def articles_in_file(db: Database, sha256: str) -> list[int]:
    rows = db.run("SELECT k FROM file WHERE sha = ? LIMIT ?", document_id(sha256), _MOST)
    return [doc_id for (doc_id,) in rows]


def _checked(rows: Iterable[tuple[int, object]]) -> list[Listed]:
    return [listed_in(unsealed(doc_id, data)) for doc_id, data in rows]


def _in_order(found: Iterable[Listed]) -> list[Listed]:
    return sorted(found, key=catalogue_order, reverse=True)
