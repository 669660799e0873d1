"""Runs TinyDB's own tests on `JournalDB`; `.ci/tinydb-suite` makes this file their conftest.

The fixture `db` gives them a `JournalDB`, and so does `TinyDB(path)` wherever a test asks for
nothing that JSON files alone have. After each test every library it made is read again by a second
instance, which must find the same tables, ids and documents, in the same order, and nothing wrong
with the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tinydb

from briefings.store import JournalDB

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOES_NOT_APPLY = {
    "test_tables.py::test_table_repr": "expects the text <Table … storage=<tinydb.storages.…>>",
    "test_tinydb.py::test_repr": "expects the text <TinyDB …>",
}
FEWEST_TESTS = 140

StockTinyDB = tinydb.TinyDB
Contents = dict[str, list[tuple[int, dict[str, Any]]]]


def contents(db: JournalDB) -> Contents:
    return {
        name: [(document.doc_id, dict(document)) for document in db.table(name)]
        for name in sorted(db.tables())
    }


def check_by_reopening(db: JournalDB) -> None:
    is_open = db._opened
    with JournalDB(db.path) as second:
        assert second.problems == []
        if is_open:
            assert contents(second) == contents(db)
    db.close()


@pytest.fixture
def opened() -> Iterator[list[JournalDB]]:
    libraries: list[JournalDB] = []
    yield libraries
    assert len({db.path for db in libraries}) <= 1, "only the last one on a path can be compared"
    for db in reversed(libraries):
        check_by_reopening(db)


@pytest.fixture
def db(tmp_path: Path, opened: list[JournalDB]) -> JournalDB:
    library = JournalDB(tmp_path / "library.log")
    opened.append(library)
    library.insert_multiple({"int": 1, "char": letter} for letter in "abc")
    return library


@pytest.fixture(autouse=True)
def tinydb_on_the_log(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, opened: list[JournalDB]
) -> None:
    def build(*args: Any, **kwargs: Any) -> Any:
        if not args or kwargs.keys() - {"ensure_ascii"}:
            return StockTinyDB(*args, **kwargs)
        library = JournalDB(*args)
        opened.append(library)
        return library

    if hasattr(request.module, "TinyDB"):
        monkeypatch.setattr(request.module, "TinyDB", build)


def short_name(item: pytest.Item) -> str:
    return f"{item.path.name}::{item.name}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    named = [item for item in items if short_name(item) in DOES_NOT_APPLY]
    if len(items) < FEWEST_TESTS or len(named) > len(DOES_NOT_APPLY):
        raise pytest.UsageError(
            f"{len(items)} tests were collected and {len(named)} left out: TinyDB's suite is not "
            "all there."
        )
    for item in named:
        item.add_marker(
            pytest.mark.skip(reason=f"does not apply: {DOES_NOT_APPLY[short_name(item)]}")
        )
