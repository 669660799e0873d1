"""The catalogue's lines that are kept give the catalogue that reading every briefing gives."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from briefings.library import LOG_NAME
from briefings.model import CatalogueEntry
from briefings.repository.briefings import BriefingRepository
from briefings.repository.kept_catalogue import LEAST
from briefings.store import JournalDB
from briefings.store.follow import Follower
from briefings.store.records import document_id
from tests.bench.libraries import Size, briefing_id, make

COUNT = LEAST + 30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "library"
    make(folder, COUNT, Size.SMALL)
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def log(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "library")
    return tmp_path / "library" / LOG_NAME


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Collect the documents that are read."""
    found: list[int] = []
    really = Follower.read

    def reading(self: Follower, key: int, place: object) -> bytes:
        found.append(key)
        return really(self, key, place)  # type: ignore[arg-type]

    monkeypatch.setattr(Follower, "read", reading)
    return iter([found])


def catalogue(log: Path) -> list[CatalogueEntry]:
    with JournalDB(log, read_only=True) as db:
        return BriefingRepository(db).catalogue()


def retitle(log: Path, *numbers: int) -> None:
    with JournalDB(log) as db:
        records = BriefingRepository(db).records
        for number in numbers:
            record = records.get(briefing_id(number))
            assert record is not None
            title = f"{record.source.title}, again"
            source = msgspec.structs.replace(record.source, title=title)
            records.put(msgspec.structs.replace(record, source=source))


def kept_file(cache: Path) -> Path:
    (path,) = (cache / "briefings" / "catalogues").iterdir()
    return path


def without(cache: Path, log: Path) -> list[CatalogueEntry]:
    """Return the catalogue as it is where nothing is kept."""
    shutil.rmtree(cache, ignore_errors=True)
    return catalogue(log)


def test_a_briefing_that_was_read_is_not_read_again(
    log: Path, cache: Path, read: Iterator[list[int]]
) -> None:
    found = next(read)
    first = catalogue(log)
    assert len(found) == len(first) == COUNT
    found.clear()
    assert catalogue(log) == first
    assert found == []
    retitle(log, 3, 7)
    found.clear()
    again = catalogue(log)
    assert len(found) == 2
    assert again != first
    assert again == without(cache, log)


def test_what_is_kept_is_its_owners_alone(log: Path, cache: Path) -> None:
    catalogue(log)
    assert kept_file(cache).stat().st_mode & 0o777 == 0o600
    assert kept_file(cache).parent.stat().st_mode & 0o777 == 0o700


def test_removed_purged_and_restored_briefings_are_as_the_log_has_them(
    log: Path, cache: Path
) -> None:
    catalogue(log)
    with JournalDB(log) as db:
        repository = BriefingRepository(db)
        db.table("briefings").remove(doc_ids=[document_id(briefing_id(1))])
        gone = repository.records.get(briefing_id(2))
        assert gone is not None
        db.table("briefings").remove(doc_ids=[document_id(briefing_id(2))])
        repository.records.put(gone)
    assert len(catalogue(log)) == COUNT - 1
    assert catalogue(log) == without(cache, log)
    with JournalDB(log) as db:
        db.purge("briefings", 1)
    earlier = kept_file(cache)
    shown = catalogue(log)
    assert kept_file(cache) != earlier
    assert shown == without(cache, log)


def test_another_log_with_the_same_beginning_has_its_own_lines(log: Path, cache: Path) -> None:
    other = log.with_name("other.log")
    shutil.copy(log, other)
    retitle(log, 5)
    retitle(other, 6)
    catalogue(log)
    there = catalogue(other)
    assert there == without(cache, other)
    assert there != catalogue(log)


def test_a_briefing_whose_line_was_damaged_is_what_it_was_before(log: Path, cache: Path) -> None:
    retitle(log, 4)
    catalogue(log)
    data = bytearray(log.read_bytes())
    data[data.rfind(b", again")] ^= 1
    log.write_bytes(data)
    shown = catalogue(log)
    assert not any(entry.title.endswith("again") for entry in shown)
    assert shown == without(cache, log)


def test_damaged_and_foreign_files_count_for_nothing(log: Path, cache: Path) -> None:
    expected = catalogue(log)
    path = kept_file(cache)
    whole = path.read_bytes()
    chance = random.Random(12)
    for _ in range(40):
        spoilt = bytearray(whole)
        for _ in range(chance.choice([1, 3, 200])):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(spoilt[: chance.choice([len(spoilt), chance.randrange(len(spoilt))])])
        assert catalogue(log) == expected
    path.unlink()
    path.symlink_to(log)
    assert catalogue(log) == expected
    shutil.rmtree(cache)
    cache.write_text("no folder")
    assert catalogue(log) == expected
