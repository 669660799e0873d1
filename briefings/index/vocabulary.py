"""The words that an index has, and how many briefings and notes have each."""

from collections import Counter
from collections.abc import Collection
from typing import Final

from briefings.index.database import Database

_TABLES: Final = ("vocabulary", "note_vocabulary")
_AT_ONCE: Final = 500
"""So many values are given to SQLite at once, some editions of which take no more than 999."""

_BEHIND: Final = "\U0010ffff"


def beginning(db: Database, letters: str) -> dict[str, int]:
    return _counted(db, "{0} WHERE term >= ? AND term < ?", letters, letters + _BEHIND)


def some_beginning(db: Database, letters: str, most: int) -> list[str]:
    """Return at most so many of the words of briefings that begin so."""
    rows = db.run(
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        letters, letters + _BEHIND, most,
    )  # fmt: skip
    return [word for (word,) in rows]


def known(db: Database, words: Collection[str]) -> dict[str, int]:
    """Return those of some words that there are."""
    return _joined(db, words, "term = w.word")


def beginning_with(db: Database, words: Collection[str]) -> dict[str, int]:
    """Return the words that begin with one of some."""
    return _joined(db, words, f"term >= w.word AND term < w.word || '{_BEHIND}'")


def _joined(db: Database, words: Collection[str], condition: str) -> dict[str, int]:
    found: dict[str, int] = {}
    every = list(words)
    for at in range(0, len(every), _AT_ONCE):
        some = every[at : at + _AT_ONCE]
        listed = f"WITH w(word) AS (VALUES {', '.join(['(?)'] * len(some))})"
        found |= _counted(db, f"w CROSS JOIN {{0}} ON {condition}", *some, listed=listed)
    return found


def _counted(db: Database, source: str, *values: object, listed: str = "") -> dict[str, int]:
    found: Counter[str] = Counter()
    for table in _TABLES:
        sql = f"{listed} SELECT DISTINCT term, doc FROM {source.format(table)}"  # noqa: S608
        rows = db.run(sql, *values)
        for word, count in rows:
            found[word] += count
    return found
