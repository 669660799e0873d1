"""What the index says holds is what a look at each briefing says holds."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from briefings.index import figures
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
)
from briefings.index.database import Database
from briefings.index.matching import Matching
from briefings.index.text_rows import LAST
from briefings.index.texts import OF_A_DAY

WORDS = ("ab", "abc", "b", "ca", "\ue003ab", "“", "long", "longer", "longest")
UNITS = ("ha", "usd")


class Made(NamedTuple):
    """A briefing as the index has it."""

    doc_id: int
    day: int
    words: set[str]
    figures: list[tuple[str | None, float]]
    notes: list[set[str]]
    removed: bool


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "index.sqlite")
    yield database
    database.close()


def some_words(chance: random.Random) -> set[str]:
    return set(chance.sample(WORDS, chance.randrange(4)))


def put(db: Database, made: Made, used: dict[int, int], offset: int) -> None:
    day = made.day
    while used.get(day, 0) >= OF_A_DAY:
        day += 1
    slot = day * OF_A_DAY + used.get(day, 0)
    used[day] = used.get(day, 0) + 1
    db.run("INSERT OR REPLACE INTO day VALUES(?, ?)", day, used[day])
    place = made.doc_id, made.removed, made.day
    db.run("INSERT INTO briefing VALUES(?, ?, ?, 0, x'')", *place)
    db.run("INSERT INTO text(k, slot) VALUES(?, ?)", made.doc_id, None if made.removed else slot)
    db.run("INSERT INTO words(rowid, text) VALUES(?, ?)", slot, " ".join(made.words))
    if made.removed:
        db.run("INSERT INTO dead VALUES(?)", slot)
    figures.put(db, made.doc_id, made.figures)
    for number, words in enumerate(made.notes):
        row = offset * 10 + number
        db.run("INSERT INTO noted VALUES(?, ?, ?, NULL)", row, row, made.doc_id)
        db.run("INSERT INTO note_words(rowid, text) VALUES(?, ?)", row, " ".join(words))


def some(chance: random.Random, deep: int = 2) -> Condition:
    match chance.randrange(8 if deep else 5):
        case 0 | 1:
            in_note = chance.random() < 0.2
            return HasWord(chance.choice(WORDS), begins=chance.random() < 0.5, in_note=in_note)
        case 2:
            units = chance.choice((None, ("ha",), UNITS))
            low = chance.randrange(5)
            return HasFigure(units, low, low + chance.randrange(3))
        case 3:
            return IsOfDays(*(chance.choice((None, chance.randrange(9, 13))) for _ in range(2)))
        case 4:
            return IsAmong(tuple(chance.sample(range(1, 40), 9)))
        case kind:
            parts = tuple(some(chance, deep - 1) for _ in range(chance.randrange(4)))
            return Every(parts) if kind % 2 else Some(parts)


def holds(condition: Condition, made: Made) -> bool:
    match condition:
        case Every(of):
            return all(holds(each, made) for each in of)
        case Some(of):
            return any(holds(each, made) for each in of)
        case HasWord(word, begins, in_note):
            own = [] if in_note else [made.words]
            every = {each for words in (*own, *made.notes) for each in words}
            return any(each.startswith(word) if begins else each == word for each in every)
        case HasFigure(units, low, high):
            return any((units is None or u in units) and low <= v <= high for u, v in made.figures)
        case IsOfDays(first, last):
            return (first or 0) <= made.day <= (LAST if last is None else last)
        case IsAmong(doc_ids):
            return made.doc_id in doc_ids


@pytest.mark.parametrize("seed", range(3))
def test_what_holds_is_found_and_counted(
    db: Database, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.index.matching._FEW", seed * 20)
    monkeypatch.setattr("briefings.index.word_beginnings._FEW", seed + 1)
    chance = random.Random(seed)
    used = {11: OF_A_DAY - 3}
    every = [
        Made(
            number,
            chance.randrange(9, 13),
            some_words(chance) | {"z"},
            [(chance.choice((None, *UNITS)), chance.randrange(6)) for _ in range(2)],
            [some_words(chance) | {"n"} for _ in range(chance.choice((0, 0, 0, 1, 2)))],
            chance.random() < 0.1,
        )
        for number in range(1, 40)
    ]
    for number, made in enumerate(every):
        put(db, made, used, number)
    asked = Matching(db)
    found_some = counted = 0
    for _ in range(250):
        condition = some(chance)
        expected = {m.doc_id for m in every if not m.removed and holds(condition, m)}
        rows = asked.newest(condition, LAST, 100)
        assert {row.doc_id for row in rows} == expected, condition
        assert [row.slot for row in rows] == sorted((row.slot for row in rows), reverse=True)
        there, is_whole = asked.count(condition)
        assert there == len(expected) if is_whole else there <= len(expected), condition
        counted += is_whole
        assert asked.newest(condition, LAST, 3) == rows[:3]
        assert not rows or asked.newest(condition, rows[0].slot, 100) == rows[1:]
        found_some += 0 < len(expected) < 30
    assert found_some > 50
    assert 0 < counted < 250 if seed == 0 else counted > 200, (
        "where notes are many, none are counted"
    )
    assert asked.count(NOTHING) == (0, True)
    assert asked.count(ANYTHING) == (sum(not made.removed for made in every), True)
    monkeypatch.setattr("briefings.index.matching.MOST_COUNTED", 7)
    assert asked.count(ANYTHING) == (7, False)
