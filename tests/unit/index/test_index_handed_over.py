"""A compacted log needs no new index: the one before is handed over, with other places."""

from pathlib import Path

import pytest

from briefings.index import open_index
from briefings.index.files import IndexFiles
from briefings.store.hint_file import HintFileError
from briefings.upkeep.compacting import WITHOUT_HISTORY
from tests.unit.index.indexed import (
    add_article,
    check,
    everything,
    index_files,
    is_believed,
    make_index,
    opened,
    retitle,
    set_aside,
)


def forgettable(log: Path, times: int) -> None:
    """Write documents of which only the last revision counts."""
    with opened(log) as repository:
        for number in range(times):
            repository._db.table("memory").upsert({"n": number}, lambda _: True)
            repository._db.table("packaged").insert({"n": number})
        repository._db.table("packaged").remove(doc_ids=[1])
        retitle(repository, 3, "Before it")


def test_it_tells_of_the_new_log(log: Path, cache: Path) -> None:
    forgettable(log, 3)
    make_index(log)
    for generation in (1, 2):
        forgettable(log, 12)
        with opened(log) as repository:
            before = everything(repository)
            assert repository._db.compact(WITHOUT_HISTORY).lines > 10
            assert everything(repository) == before
            assert is_believed(repository)
            retitle(repository, 5, f"After {generation}")
            add_article(repository, 90 + generation)
            set_aside(repository, 7, removed=generation == 1)
        (file,) = index_files(cache)
        assert f"-{generation}-" in file.name
        check(log)
        with opened(log) as repository:
            assert is_believed(repository)


def test_where_it_cannot_be_handed_over_it_is_made_anew(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise HintFileError("no")

    make_index(log)
    forgettable(log, 12)
    monkeypatch.setattr(open_index, "_move", fail)
    with opened(log) as repository:
        repository._db.compact(WITHOUT_HISTORY)
    monkeypatch.undo()
    check(log)
    monkeypatch.setattr(IndexFiles, "next", lambda _: Path("/nowhere/at/all"))
    with opened(log) as repository:
        repository._db.compact(WITHOUT_HISTORY)
    monkeypatch.undo()
    check(log)


def test_a_log_with_tables_that_were_dropped_has_its_index_made_anew(log: Path) -> None:
    with opened(log) as repository:
        repository._db.table("memory").insert({"n": 1})
        repository._db.drop_table("memory")
        repository._db.table("memory").insert({"n": 2})
    make_index(log)
    with opened(log) as repository:
        repository._db.compact(WITHOUT_HISTORY)
        assert not is_believed(repository)
        assert repository._db.table("memory").all() == [{"n": 2}]
    check(log)
