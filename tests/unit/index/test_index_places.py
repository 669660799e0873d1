"""Where documents stand: lines are found in rows without reading those of other documents."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Cursor

import pytest

from briefings import Library
from briefings.index import places
from briefings.index.database import Database
from briefings.index.files import notes_file
from briefings.index.places import FilledRows
from briefings.store.hint_file import KeptLine
from tests.bench.libraries import Size, briefing_id, make

TABLE = "articles"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "index.sqlite"
    for each in (path, notes_file(path)):
        each.touch()
    with closing(Database(path)) as opened:
        yield opened


def test_a_key_is_found_where_keys_stand(db: Database) -> None:
    """The bytes of a key may also be those of another document's place, or of two numbers."""
    filled, key = FilledRows(), (7 << 40) + 64
    other, offset, length = key + 2, key // 2, 900
    places.put(db, filled, TABLE, [(other, offset, length, False)] * 3)
    assert places.lines(db, filled, TABLE, (key,)) == {key: []}
    places.put(db, filled, TABLE, [(key, 5, 9, False), (other, 6, 1, True), (key, 77, 3, True)])
    lines = places.lines(db, filled, TABLE, (key, other))
    assert lines[key] == [KeptLine(5, 9, removed=False), KeptLine(77, 3, removed=True)]
    assert lines[other][-1] == KeptLine(6, 1, removed=True)
    assert [found for found, _ in places.all_lines(db, filled, TABLE)] == [
        key, other, key, other, other, other,
    ]  # fmt: skip


def test_the_decisions_on_a_briefing_are_looked_up_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "library", 3, Size.NEWS)
    with Library(tmp_path / "library") as library:
        library.search("word")
    asked: list[str] = []
    run = Database.run

    def counted(db: Database, sql: str, *values: object) -> Cursor:
        if "FROM place" in sql:
            asked.append(sql)
        return run(db, sql, *values)

    with Library(tmp_path / "library") as library:
        monkeypatch.setattr(Database, "run", counted)
        briefing = library.get(briefing_id(1))
        first = len(asked)
        assert first <= len(briefing.items) // 2
        assert library.get(briefing_id(1)) == briefing
        assert len(asked) == first, "where they stand is remembered"
