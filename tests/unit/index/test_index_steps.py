"""A long log is read, and its index made, in steps; each of them is kept."""

import os
import random
import shutil
from pathlib import Path

import pytest

from briefings.index import library_index
from briefings.index.library_index import LibraryIndex
from briefings.repository.briefings import TABLE, BriefingRepository
from briefings.store import JournalDB, keeping, scan
from briefings.store.hint_file import HintFileError, KeptState, News
from tests.unit.index.conftest import COUNT
from tests.unit.index.indexed import (
    check,
    is_believed,
    opened,
    opened_without,
    retitle,
)


@pytest.fixture
def long(log: Path, cache: Path) -> Path:
    """Return a log of many changes, of which there is no index."""
    with opened(log) as repository:
        for number in range(60):
            retitle(repository, number % 39 + 1, f"Article {number} " * 99)
    shutil.rmtree(cache)
    return log


@pytest.fixture(autouse=True)
def step(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(scan, "STEP", 9000)
    return 9000


def count_savings(monkeypatch: pytest.MonkeyPatch, most: int = 1 << 30) -> list[int]:
    """Return the ends that are saved; after so many all fails, as if the process were killed."""
    ends: list[int] = []
    save = LibraryIndex.save

    def saving(self: LibraryIndex, state: KeptState, news: News) -> None:
        if len(ends) >= most:
            raise HintFileError("killed")
        save(self, state, news)
        ends.append(state.end)

    monkeypatch.setattr(LibraryIndex, "save", saving)
    return ends


def test_an_index_is_made_in_steps_and_says_what_a_reading_says(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        ends = count_savings(patch)
        with opened(long, read_only=True) as repository:
            assert len(repository.listed()) == COUNT
    assert len(ends) > 5
    assert ends == sorted(set(ends))
    assert ends[-1] == long.stat().st_size
    check(long)
    with opened(long) as repository:
        assert is_believed(repository)


def test_a_process_goes_on_from_where_one_was_killed(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = 0
    for killed_after in (2, 1, 3):
        with monkeypatch.context() as patch:
            ends = count_savings(patch, killed_after)
            with JournalDB(long, read_only=True, hints=LibraryIndex(TABLE)) as db:
                assert not db.keep()
            assert len(ends) == killed_after
            assert ends[0] > last
            last = ends[-1]
            check_partly(long)
    ends = count_savings(monkeypatch)
    check(long)
    assert ends[0] > last


def test_what_failed_on_the_way_is_gone_on_with(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with JournalDB(long, read_only=True, hints=LibraryIndex(TABLE)) as db:
        for killed_after in (2, 0, 1):
            with monkeypatch.context() as patch:
                count_savings(patch, killed_after)
                assert not db.keep()
        assert db.keep()
    check(long)


def test_a_long_log_is_opened_in_steps_that_are_told(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read by what is known then, and not whole."""
    monkeypatch.setattr(keeping, "FAR", 9000)
    told: list[tuple[int, int]] = []
    with monkeypatch.context() as patch:
        ends = count_savings(patch, 3)
        with JournalDB(long, hints=LibraryIndex(TABLE)) as db:
            stopped = list(db.each_raw(TABLE))
    index = LibraryIndex(TABLE, lambda done, of: told.append((done, of)))
    with JournalDB(long, hints=index) as db:
        taken = db._journal.log.reader.index.tables[TABLE].touched
        assert len(taken) < COUNT
        assert list(db.each_raw(TABLE)) == stopped
        assert BriefingRepository(db, index).listed()
    size = long.stat().st_size
    assert ends[-1] < told[0][0] < told[-1][0] < size
    assert {of for _, of in told} == {size}
    check(long)


@pytest.mark.parametrize("why", ["its first step is short", "its times are those of a copy"])
def test_a_log_that_others_made_has_one_in_steps_too(
    long: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "its first step is short":
        monkeypatch.setattr(library_index, "LEAST", long.stat().st_size)
    else:
        os.utime(long)
    with JournalDB(long, read_only=True, hints=LibraryIndex(TABLE)) as db:
        assert db.keep()
    with opened(long, read_only=True) as repository:
        assert is_believed(repository)


def check_partly(log: Path) -> None:
    """Hold what is read where an index knows the first part against what a reading reads."""
    with opened_without(log) as plain, opened(log, read_only=True) as partly:
        assert list(partly._db.each_raw(TABLE)) == list(plain._db.each_raw(TABLE))


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_log_says_the_same_in_steps(
    long: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(long.read_bytes())
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(200, len(data))
        match chance.randrange(3):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randrange(1, 20_000)]
            case _:
                data[at:at] = bytes(chance.randrange(1, 300))
    long.write_bytes(data)
    found = []
    for length in (1 << 24, 5000, 20_000):
        monkeypatch.setattr(scan, "STEP", length)
        shutil.rmtree(cache, ignore_errors=True)
        with opened(long, read_only=True) as repository:
            db = repository._db
            listed = [each.entry for each in repository.listed()]
            tables = {name: list(db.each_raw(name)) for name in sorted(db.tables())}
            found.append((listed, tables, sorted(db.problems)))
    assert found[1] == found[0]
    assert found[2] == found[0]
