"""An index that has grown is packed: the words that came in many parts are put together.

Each step is short, since nobody else writes meanwhile. Rows of words that count no more cannot be
taken out one by one; where they are many, all words are written anew.
"""

from typing import Final

from briefings.index.database import Database

_AT_ONCE: Final = 250
"""So many pages are packed in one step."""

_LARGEST_PART: Final = 0.8
"""Words are as good as packed when so much of them is in one part."""

_MOST_DEAD: Final = 1000
_DEAD_SHARE: Final = 0.5
"""More dead rows than that, and than that share of those that count, are too many."""


def pack(db: Database) -> None:
    """Pack all that is worth it."""
    if _is_in_parts(db):
        _merge(db, -_AT_ONCE)
        while _merge(db, _AT_ONCE):
            pass
    while db.give_back(_AT_ONCE):
        pass


def is_stale(db: Database) -> bool:
    """Return whether too many rows are dead."""
    (dead,) = db.one("SELECT count(*) FROM dead")
    (there,) = db.one("SELECT count(*) FROM text")
    return bool(dead > max(_MOST_DEAD, _DEAD_SHARE * there))


def start_over(db: Database) -> bool:
    """Have all texts written anew where too many rows are dead; return whether they are."""
    if not is_stale(db):
        return False
    with db.writing():
        db.run("INSERT INTO words(words) VALUES('delete-all')")
        db.run("DELETE FROM dead")
        db.run("DELETE FROM day")
        db.run("UPDATE text SET slot = NULL, due = coalesce(due, 0)")
    return True


def _is_in_parts(db: Database) -> bool:
    parts = [count for (count,) in db.run("SELECT count(*) FROM words_idx GROUP BY segid")]
    return bool(parts) and max(parts) < _LARGEST_PART * sum(parts)


def _merge(db: Database, pages: int) -> bool:
    """Put some parts together, all of them in the end if `pages` was negative at first.

    Returns whether there was anything to do.
    """
    with db.writing():
        before = db.changes
        db.run("INSERT INTO words(words, rank) VALUES('merge', ?)", pages)
        return db.changes - before > 1
