"""Which briefings a condition holds of, and how many, without reading any of them.

A word holds of a briefing that has it in its own row of words, or in the row of a note on it.
Briefings with such notes are few: what their notes leave open is asked of each of them.
"""

from collections import defaultdict
from itertools import islice
from typing import Final, NamedTuple

from briefings.index.conditions import (
    ANYTHING,
    NOTHING,
    Condition,
    Every,
    HasFigure,
    HasWord,
    IsAmong,
    IsOfDays,
    Some,
    conjuncts,
    expression,
    own,
    replaced,
    words_of,
)
from briefings.index.database import Database
from briefings.index.noted_words import NotedWords
from briefings.index.text_rows import LAST, TextRow
from briefings.index.texts import OF_A_DAY, is_waiting
from briefings.index.word_beginnings import WordBeginnings

_FEW: Final = 1000
"""So many briefings are looked up one by one sooner than all are gone through."""


MOST_COUNTED: Final = 1000
"""So many are counted: the others would take as long as to show many screens of them."""


class Count(NamedTuple):
    """How many briefings there are, `is_whole` unless there may be others."""

    found: int
    is_whole: bool


class _Where(NamedTuple):
    """A condition of SQL with its values."""

    sql: str
    values: tuple[object, ...] = ()


class Matching:
    """Asks the index; safe under the database's lock alone."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._notes = NotedWords(db)
        self._beginnings = WordBeginnings(db)

    def newest(self, condition: Condition, before: int, count: int) -> list[TextRow]:
        """Return the next briefings before a row of which a condition holds, newest first."""
        found = dict(_rows(self._db, self._own(condition), before, count))
        for residual, noted in self._by_notes(condition):
            found |= dict(_rows(self._db, residual, before, count, among=noted))
        return [TextRow(slot, found[slot]) for slot in sorted(found, reverse=True)[:count]]

    def count(self, condition: Condition) -> Count:
        """Return of how many briefings a condition holds, as far as that is soon told.

        It is not where very many have its words, or more than a few have them in notes.
        """
        plain = self._own(condition)
        groups = self._by_notes(condition)
        found = _count(self._db, plain)
        if found >= MOST_COUNTED or sum(len(noted) for _, noted in groups) > _FEW:
            return Count(found, is_whole=False)
        for residual, noted in groups:
            found += _count(self._db, residual, noted) - _count(self._db, plain, noted)
        return Count(found, is_whole=True)

    def _by_notes(self, condition: Condition) -> list[tuple[Condition, set[int]]]:
        """Return the briefings by what must still hold of their own words."""
        held: defaultdict[int, set[HasWord]] = defaultdict(set)
        words = dict.fromkeys(words_of(condition))
        noted = {word: found for word in words if (found := self._notes.briefings(word))}
        if len(noted) == 1:
            (word,) = noted
            return [(self._own(_given(condition, frozenset(noted))), set(noted[word]))]
        for word, doc_ids in noted.items():
            for doc_id in doc_ids:
                held[doc_id].add(word)
        groups: defaultdict[frozenset[HasWord], set[int]] = defaultdict(set)
        for doc_id, there in held.items():
            groups[frozenset(there)].add(doc_id)
        return [(self._own(_given(condition, there)), doc_ids) for there, doc_ids in groups.items()]

    def _own(self, condition: Condition) -> Condition:
        """Return what must hold of a briefing's own words, as it is asked of the full text."""
        return replaced(own(condition), self._beginnings.spelled_out)


def _given(condition: Condition, there: frozenset[HasWord]) -> Condition:
    """Return what is left of a condition where some words are there."""
    return replaced(
        condition, lambda leaf: ANYTHING if isinstance(leaf, HasWord) and leaf in there else leaf
    )


# -- a briefing's own ----------------------------------------------------------------------------


def _rows(
    db: Database, condition: Condition, before: int, count: int, among: set[int] | None = None
) -> list[tuple[int, int]]:
    if condition == NOTHING:
        return []
    are_many = among is not None and len(among) > _FEW
    source, where, slot = _selected(db, condition, None if are_many else among)
    sql = f"SELECT t.slot, t.k {source} WHERE {where.sql} AND {slot} < ? ORDER BY {slot} DESC"
    if among is not None and are_many:
        rows = db.run(sql, *where.values, before)
        return list(islice((row for row in rows if row[1] in among), count))
    return db.run(f"{sql} LIMIT ?", *where.values, before, count).fetchall()


def _count(db: Database, condition: Condition, among: set[int] | None = None) -> int:
    if condition == NOTHING:
        return 0
    said = expression(condition)
    if said is not None and among is None and not is_waiting(db):
        # All rows are of briefings in sight, but for the dead ones.
        rows = "FROM words WHERE words MATCH ? AND rowid NOT IN (SELECT slot FROM dead)"
        return _counted(db, rows, said)
    source, where, _ = _selected(db, condition, among)
    return _counted(db, f"{source} WHERE {where.sql}", *where.values)


def _counted(db: Database, rows: str, *values: object) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 {rows} LIMIT {MOST_COUNTED})"  # noqa: S608
    return int(db.one(sql, *values)[0])


def _selected(
    db: Database, condition: Condition, among: set[int] | None
) -> tuple[str, _Where, str]:
    """Return where briefings come from, what holds of them, and the column of their rows."""
    parts = conjuncts(condition)
    said = [each for each in map(expression, parts) if each is not None]
    others = [each for each in parts if expression(each) is None]
    # A plus keeps SQLite from looking each key up for each row of words, or from going through
    # all rows in order where few are wanted.
    key = "+t.k" if said else "t.k"
    wheres = [_where(db, each, key) for each in others]
    wheres += [_rows_of_days(db, each) for each in others if isinstance(each, IsOfDays)]
    if among is not None:
        wheres.append(_in(key, among))
    in_sight = "CROSS JOIN briefing b ON b.k = t.k AND b.removed = 0"
    if said:
        source = f"FROM words CROSS JOIN text t ON t.slot = words.rowid {in_sight}"
        wheres.insert(0, _Where("words MATCH ?", (" AND ".join(f"({each})" for each in said),)))
        slot = "words.rowid"
    else:
        source = f"FROM text t {in_sight}"
        few = among is not None or any(_is_few(db, each) for each in others)
        slot = "+t.slot" if few else "t.slot"
        wheres.append(_Where("t.slot IS NOT NULL"))
    sql = " AND ".join(each.sql for each in wheres)
    return source, _Where(sql, tuple(v for each in wheres for v in each.values)), slot


def _where(db: Database, condition: Condition, key: str) -> _Where:
    """Return what a condition says of a briefing `b` and its text `t`."""
    match condition:
        case Every(of) | Some(of):
            joint = " AND " if isinstance(condition, Every) else " OR "
            parts = [_where(db, each, key) for each in of]
            sql = joint.join(part.sql for part in parts)
            empty = "1" if isinstance(condition, Every) else "0"
            return _Where(f"({sql or empty})", tuple(v for part in parts for v in part.values))
        case HasWord():
            sql = "t.slot IN (SELECT rowid FROM words WHERE words MATCH ?)"
            return _Where(sql, (condition.expression,))
        case HasFigure():
            figures = _figures(condition)
            if _is_few(db, condition):
                few = f"SELECT k FROM figure WHERE {figures.sql}"  # noqa: S608
                return _Where(f"{key} IN ({few})", figures.values)
            return _Where(
                f"EXISTS (SELECT 1 FROM figure WHERE k = t.k AND {figures.sql})",  # noqa: S608
                figures.values,
            )
        case IsOfDays(first, last):
            return _Where("b.day BETWEEN ? AND ?", (first or 0, LAST if last is None else last))
        case IsAmong(doc_ids):
            return _in(key, set(doc_ids))


def _rows_of_days(db: Database, days: IsOfDays) -> _Where:
    """Return between which rows the briefings of some days stand; others may be among them."""
    last = LAST // OF_A_DAY - 1 if days.last is None else days.last
    while (db.one("SELECT slots FROM day WHERE day = ?", last)[0] or 0) >= OF_A_DAY:
        last += 1
    return _Where(
        "t.slot BETWEEN ? AND ?", ((days.first or 0) * OF_A_DAY, (last + 1) * OF_A_DAY - 1)
    )


def _figures(figures: HasFigure) -> _Where:
    values: tuple[object, ...] = (figures.low, figures.high)
    if figures.units is None:
        return _Where("value BETWEEN ? AND ?", values)
    units = ", ".join("?" * len(figures.units))
    return _Where(f"unit IN ({units}) AND value BETWEEN ? AND ?", (*figures.units, *values))


def _is_few(db: Database, condition: Condition) -> bool:
    match condition:
        case IsAmong():
            return True
        case HasFigure():
            figures = _figures(condition)
            some = f"SELECT 1 FROM figure WHERE {figures.sql} LIMIT {_FEW}"  # noqa: S608
            return int(db.one(f"SELECT count(*) FROM ({some})", *figures.values)[0]) < _FEW  # noqa: S608
        case _:
            return False


def _in(column: str, doc_ids: set[int]) -> _Where:
    return _Where(f"{column} IN ({', '.join(map(str, doc_ids))})")
