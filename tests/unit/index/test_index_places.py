"""Where documents stand: lines are found in rows without reading those of other documents."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefings.index import places
from briefings.index.database import Database
from briefings.index.files import notes_file
from briefings.index.places import FilledRows
from briefings.store.hint_file import KeptLine

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
