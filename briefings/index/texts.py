"""The words that briefings are found by, in rows of the full-text tables.

A row is never written twice: a text that changed gets the next one of its day, and the one that it
had before counts no more. Rows are numbered by day, so that the newest articles are found first.
"""

from typing import Final

from briefings.index import figures, sentences
from briefings.index.database import Database
from briefings.index.text_rows import Text, TextCount, TextSource

OF_A_DAY: Final = 1 << 10
"""So many rows are a day's; if there are more, they go on in the next. Far rows cost more bytes."""


def make_due(db: Database, doc_id: int, lens: int | None, offset: int) -> None:
    """Have a briefing's text written anew, as it is from byte `offset` of the log on."""
    db.run(
        "INSERT INTO text(k, lens, due) VALUES(?, ?, ?)"
        " ON CONFLICT(k) DO UPDATE SET lens = excluded.lens, due = excluded.due",
        doc_id, lens, offset,
    )  # fmt: skip


def make_due_again(db: Database, doc_id: int, offset: int) -> None:
    """Have a briefing's text written anew, if the briefing is known."""
    db.run("UPDATE text SET due = ? WHERE k = ?", offset, doc_id)


def make_due_on_article(db: Database, article: int, offset: int) -> None:
    """Have the texts written anew of the briefings that are or were on an article."""
    db.run(
        "UPDATE text SET due = ? WHERE k IN (SELECT k FROM version WHERE article = ?)",
        offset, article,
    )  # fmt: skip


def make_due_of_lens(db: Database, lens: int, offset: int) -> None:
    db.run("UPDATE text SET due = ? WHERE lens = ?", offset, lens)


def forget(db: Database, doc_id: int) -> None:
    _bury(db, doc_id)
    db.run("DELETE FROM text WHERE k = ?", doc_id)
    figures.put(db, doc_id, ())


def waiting(db: Database) -> TextCount:
    """Return how many texts are still to be written; where none is, nothing is counted."""
    due = sum(
        int(db.one(f"SELECT count(*) FROM {table} WHERE due IS NOT NULL")[0])  # noqa: S608
        for table in ("text", "noted")
    )
    return TextCount(due, db.one("SELECT count(*) FROM text")[0] if due else 0)


def is_waiting(db: Database) -> bool:
    """Return whether the text of a briefing is still to be written."""
    return db.run("SELECT 1 FROM text WHERE due IS NOT NULL LIMIT 1").fetchone() is not None


def write(db: Database, source: TextSource, end: int, most: int, *, newest: bool) -> int:
    """Write at most so many of the texts that are due, and return how many were written.

    `source` tells what the log says up to byte `end`: what is due later waits.
    """
    order = "DESC" if newest else "ASC"
    due = db.run(
        f"SELECT k, due FROM text WHERE due < ? ORDER BY due {order} LIMIT ?",  # noqa: S608
        end, most,
    ).fetchall()  # fmt: skip
    texts = [(doc_id, since, source.briefing(doc_id)) for doc_id, since in due]
    with db.writing():
        words = []
        for doc_id, since, text in texts:
            if db.one("SELECT due FROM text WHERE k = ?", doc_id)[0] == since:
                slot = _next_slot(db, doc_id) if text.words else None
                words += [(slot, text.words)] if text.words else []
                _put(db, doc_id, text, slot)
        sentences.put(db, {e.article: e.sentences for *_, e in texts if e.article is not None})
        # Rows that come in order are written together, others each by itself.
        db.run_many("INSERT INTO words(rowid, text) VALUES(?, ?)", sorted(words))
    return len(texts)


def _put(db: Database, doc_id: int, text: Text, slot: int | None) -> None:
    _bury(db, doc_id)
    db.run(
        "UPDATE text SET slot = ?, due = NULL, problem = ? WHERE k = ?", slot, text.problem, doc_id
    )
    figures.put(db, doc_id, text.figures)


def _bury(db: Database, doc_id: int) -> None:
    """Have the row of words that a briefing had count no more."""
    db.run(
        "INSERT OR IGNORE INTO dead SELECT slot FROM text WHERE k = ? AND slot IS NOT NULL", doc_id
    )


def _next_slot(db: Database, doc_id: int) -> int:
    day = int(db.one("SELECT day FROM briefing WHERE k = ?", doc_id)[0] or 0)
    while (used := db.one("SELECT slots FROM day WHERE day = ?", day)[0] or 0) >= OF_A_DAY:
        day += 1
    db.run("INSERT OR REPLACE INTO day VALUES(?, ?)", day, used + 1)
    return day * OF_A_DAY + int(used)


def problems(db: Database) -> list[str]:
    """Return why briefings cannot be read, a sentence each."""
    rows = db.run("SELECT problem FROM text WHERE problem IS NOT NULL ORDER BY k")
    return [problem for (problem,) in rows]
