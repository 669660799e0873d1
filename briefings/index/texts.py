"""The words that briefings are found by, in rows of the full-text tables.

A row is never written twice: a text that changed gets the next one of its day, and the one that it
had before counts no more. Rows are numbered by day, so that the newest articles are found first.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple, Protocol

import msgspec

from briefings.index.database import Database

_OF_A_DAY: Final = 1 << 10
"""So many rows are a day's; if there are more, they go on in the next. Far rows cost more bytes."""

_LOOKED_UP: Final = 50
"""So many rows are looked at one by one; of more, those with the words are gone through."""

LAST: Final = 1 << 62
"""Behind every row."""


class Text(msgspec.Struct, frozen=True):
    """What a briefing is found by: its words, folded and parted by blanks, and its figures.

    `problem` says why it cannot be read.
    """

    words: str = ""
    figures: tuple[tuple[str | None, float], ...] = ()
    problem: str | None = None


class TextSource(Protocol):
    """What the log says now, by the numbers of documents."""

    def briefing(self, doc_id: int) -> Text:
        """Return a briefing's text without its notes; one that is out of sight has no words."""

    def note(self, doc_id: int) -> str:
        """Return a note's words; one that was deleted has none."""


class TextCount(NamedTuple):
    """How many texts, notes too, are still to be written, and how many briefings there are."""

    due: int
    all: int


class TextRow(NamedTuple):
    """A row, and the briefing whose words it has."""

    slot: int
    doc_id: int


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
    db.run("DELETE FROM text WHERE k = ?", doc_id)
    db.run("DELETE FROM figure WHERE k = ?", doc_id)


def waiting(db: Database) -> TextCount:
    """Return how many texts are still to be written; where none is, nothing is counted."""
    due = sum(
        int(db.one(f"SELECT count(*) FROM {table} WHERE due IS NOT NULL")[0])  # noqa: S608
        for table in ("text", "noted")
    )
    return TextCount(due, db.one("SELECT count(*) FROM text")[0] if due else 0)


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
        # Rows that come in order are written together, others each by itself.
        db.run_many("INSERT INTO words(rowid, text) VALUES(?, ?)", sorted(words))
    return len(texts)


def _put(db: Database, doc_id: int, text: Text, slot: int | None) -> None:
    db.run(
        "UPDATE text SET slot = ?, due = NULL, problem = ? WHERE k = ?", slot, text.problem, doc_id
    )
    db.run("DELETE FROM figure WHERE k = ?", doc_id)
    db.run_many(
        "INSERT INTO figure VALUES(?, ?, ?)",
        ((doc_id, unit, value) for unit, value in text.figures),
    )


def _next_slot(db: Database, doc_id: int) -> int:
    day = int(db.one("SELECT day FROM briefing WHERE k = ?", doc_id)[0] or 0)
    while (used := db.one("SELECT slots FROM day WHERE day = ?", day)[0] or 0) >= _OF_A_DAY:
        day += 1
    db.run("INSERT OR REPLACE INTO day VALUES(?, ?)", day, used + 1)
    return day * _OF_A_DAY + int(used)


def problems(db: Database) -> list[str]:
    """Return why briefings cannot be read, a sentence each."""
    rows = db.run("SELECT problem FROM text WHERE problem IS NOT NULL ORDER BY k")
    return [problem for (problem,) in rows]


# -- looking for words ---------------------------------------------------------------------------


def newest(db: Database, needs: Sequence[str], before: int, count: int) -> list[TextRow]:
    """Return the next briefings before a row of which all needs hold, the newest first.

    A need is an expression of FTS5; each holds of the briefing's own words, or of a note on it.
    """
    found = dict(_with_words(db, needs, before, count))
    for missing, noted in _noted(db, needs, before).items():
        others = [needs[number] for number in missing]
        found |= dict(islice(_also_with_words(db, others, before, noted), count))
    return [TextRow(slot, found[slot]) for slot in sorted(found, reverse=True)[:count]]


def _with_words(
    db: Database, needs: Sequence[str], before: int, count: int
) -> Iterable[tuple[int, int]]:
    in_sight = "JOIN briefing b ON b.k = t.k AND b.removed = 0"
    if not needs:
        rows = db.run(
            f"SELECT t.slot, t.k FROM text t CROSS {in_sight}"  # noqa: S608
            " WHERE t.slot < ? ORDER BY t.slot DESC LIMIT ?",
            before, count,
        )  # fmt: skip
    else:
        rows = db.run(
            "SELECT t.slot, t.k FROM words CROSS JOIN text t ON t.slot = words.rowid"  # noqa: S608
            f" CROSS {in_sight} WHERE words MATCH ? AND words.rowid < ?"
            " ORDER BY words.rowid DESC LIMIT ?",
            _all(needs), before, count,
        )  # fmt: skip
    return rows


def _noted(
    db: Database, needs: Sequence[str], before: int
) -> dict[tuple[int, ...], dict[int, int]]:
    """Return the briefings with notes of which needs hold, by the numbers of those that do not."""
    held: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for number, need in enumerate(needs):
        rows = db.run(
            "SELECT DISTINCT t.slot, t.k FROM note_words"
            " CROSS JOIN noted n ON n.slot = note_words.rowid"
            " CROSS JOIN text t ON t.k = n.briefing CROSS JOIN briefing b ON b.k = t.k"
            " WHERE note_words MATCH ? AND t.slot < ? AND b.removed = 0",
            need, before,
        )  # fmt: skip
        for row in rows:
            held[row].add(number)
    found: defaultdict[tuple[int, ...], dict[int, int]] = defaultdict(dict)
    for (slot, doc_id), numbers in held.items():
        found[tuple(sorted(set(range(len(needs))) - numbers))][slot] = doc_id
    return found


def _also_with_words(
    db: Database, needs: Sequence[str], before: int, noted: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield those of some briefings of whose own words needs hold, the newest first."""
    if not needs or len(noted) <= _LOOKED_UP:
        rows = (slot for slot in sorted(noted, reverse=True) if not needs or _has(db, slot, needs))
    else:
        sql = "SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC"
        rows = (slot for (slot,) in db.run(sql, _all(needs), before) if slot in noted)
    return ((slot, noted[slot]) for slot in rows)


def _has(db: Database, slot: int, needs: Sequence[str]) -> bool:
    found = db.run("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", _all(needs), slot)
    return found.fetchone() is not None


def _all(needs: Sequence[str]) -> str:
    return " AND ".join(f"({need})" for need in needs)


def beginning(db: Database, letters: str) -> dict[str, int]:
    """Return the words that begin so, and how many briefings and notes have each."""
    found: Counter[str] = Counter()
    for table in ("vocabulary", "note_vocabulary"):
        rows = db.run(
            f"SELECT term, doc FROM {table} WHERE term >= ? AND term < ?",  # noqa: S608
            letters, letters + "\U0010ffff",
        )  # fmt: skip
        for word, count in rows:
            found[word] += count
    return found
