"""When an index is believed, and what happens to what it says when it should not have been."""

import errno
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from briefings import Library
from briefings.errors import DamagedError
from briefings.index import library_index
from briefings.notes.model import Content, Target
from briefings.repository.briefings import TABLE
from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.records import document_id
from briefings.store.watermark import mark_path
from tests.bench.libraries import briefing_id
from tests.unit.index.conftest import COUNT
from tests.unit.index.indexed import (
    check,
    everything,
    index_files,
    is_believed,
    make_index,
    opened,
    opened_without,
    retitle,
    silently,
)


class Counting(Files):
    """Counts the bytes that are read."""

    def __init__(self) -> None:
        self.count = 0

    def read(self, fd: int, offset: int, length: int) -> bytes:
        data = super().read(fd, offset, length)
        self.count += len(data)
        return data


def believes(log: Path) -> bool:
    with opened(log, read_only=True) as repository:
        return is_believed(repository)


def titles(log: Path) -> list[str]:
    with opened(log) as repository:
        return [each.entry.title for each in repository.listed()]


# -- believed --------------------------------------------------------------------------------------


def test_what_is_known_is_not_read_again(log: Path) -> None:
    make_index(log)
    files = Counting()
    index = library_index.LibraryIndex(TABLE)
    with JournalDB(log, hints=index, files=files) as db:
        assert files.count < 8_000 < log.stat().st_size // 10
        assert db.table(TABLE).get(doc_id=document_id(briefing_id(3)))["key"] == briefing_id(3)
        assert files.count < 10_000


def test_what_was_added_since_is_read(log: Path) -> None:
    make_index(log)
    with opened_without(log), JournalDB(log) as db:
        key = db.table("other").insert({"n": 1})
        db.table("other").update({"n": 2}, doc_ids=[key])
    with opened(log) as repository:
        assert is_believed(repository)
        assert [dict(each) for each in repository._db.table("other")] == [{"n": 2}]
        assert len(repository._db.history("other", key)) == 2
        assert repository._db.history("other", key)[0].at
    check(log)


def test_a_small_library_has_none(log: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_index, "LEAST", log.stat().st_size + 10_000)
    with opened(log) as repository:
        assert everything(repository)
    assert index_files(cache) == []
    monkeypatch.setattr(library_index, "LEAST", log.stat().st_size)
    check(log)
    assert len(index_files(cache)) == 1


def test_it_is_its_owners_alone(log: Path, cache: Path) -> None:
    make_index(log)
    with opened(log) as repository:
        retitle(repository, 1, "Other")
        repository.listed()
        folder = cache / "briefings" / "indexes"
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert len(modes) > 1
    assert set(modes.values()) == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


# -- the log is another ----------------------------------------------------------------------------


def test_a_byte_that_was_changed_is_found_on_opening(log: Path) -> None:
    with opened(log) as repository:
        retitle(repository, 4, "Once again")
    make_index(log)
    data = bytearray(log.read_bytes())
    data[data.rfind(b"Once again")] ^= 1
    log.write_bytes(data)
    with opened(log) as repository:
        assert not is_believed(repository)
        (problem,) = repository._db.problems
        assert "is damaged in bytes" in problem
        assert "Once again" not in [each.entry.title for each in repository.listed()]
        assert len(repository.listed()) == COUNT
    with opened(log) as repository:
        assert is_believed(repository)
        assert repository._db.problems == []
        assert repository._db.examine().problems == (problem,)
    check(log)


def test_a_byte_that_changed_by_itself_is_found_on_reading(log: Path) -> None:
    with opened(log) as repository:
        retitle(repository, 4, "Once again")
    make_index(log)
    silently(log, log.read_bytes().rfind(b"Once again"))
    with opened(log) as repository:
        assert is_believed(repository)
        assert repository._db.problems == []
        assert repository.get(briefing_id(4)).source.title == "Article 4"
        assert not is_believed(repository)
        assert "is damaged in bytes" in repository._db.problems[0]
        assert "Once again" not in [each.entry.title for each in repository.listed()]
    check(log)


def test_a_byte_that_changed_by_itself_is_found_by_the_doctor(log: Path) -> None:
    make_index(log)
    silently(log, log.read_bytes().rfind(b"Article 9"))
    with Library(log.parent) as library:
        assert library.problems == ()
        health = library.upkeep.examine()
        assert "is damaged in bytes" in health.problems[0]
        assert [kept.kind for kept in health.kept] == ["damaged"]
        assert len(library.catalogue()) == COUNT - 1


def test_a_document_without_an_earlier_revision_is_missing_and_not_nonsense(log: Path) -> None:
    make_index(log)
    silently(log, log.read_bytes().rfind(b"Article 9"))
    with opened(log) as repository, pytest.raises(DamagedError, match="has changed on the disk"):
        repository.find(briefing_id(9))
    check(log)


def test_damage_does_not_hide_behind_a_change_of_a_running_program(log: Path) -> None:
    make_index(log)
    with opened(log) as repository:
        data = bytearray(log.read_bytes())
        data[data.rfind(b"Article 9")] ^= 1
        log.write_bytes(data)
        retitle(repository, 3, "After it")
        assert "is damaged in bytes" in repository._db.problems[0]
    with opened(log) as repository:
        assert len(repository.listed()) == COUNT - 1
        assert len(repository._db.examine().problems) == 1
    check(log)


def test_damage_does_not_hide_behind_bytes_at_the_end(log: Path) -> None:
    make_index(log)
    with opened(log) as repository:
        data = bytearray(log.read_bytes())
        data[data.rfind(b"Article 9")] ^= 1
        log.write_bytes(data + b"rest\n")
        retitle(repository, 3, "After it")
        assert any("is damaged in bytes" in each for each in repository._db.problems)
    with opened(log) as repository:
        assert len(repository.listed()) == COUNT - 1
    check(log)


def test_who_walks_a_table_passes_over_what_proves_to_be_damaged(log: Path) -> None:
    make_index(log)
    silently(log, log.read_bytes().rfind(b"Article 9"))
    with opened(log) as repository:
        keys = [document["key"] for document in repository._db.table(TABLE)]
        assert len(keys) == COUNT - 1
        assert briefing_id(9) not in keys
        assert "is damaged in bytes" in repository._db.problems[0]


def test_a_change_that_was_cut_short_is_set_aside_once(log: Path) -> None:
    make_index(log)
    with log.open("ab") as file:
        file.write(b'{"x":9999,"t":"notes"')
    with opened(log) as repository:
        assert "was never finished" in repository._db.problems[0]
    with opened(log) as repository:
        assert repository._db.problems == []
    assert believes(log)
    check(log)


def test_a_log_that_was_put_back_to_an_earlier_one_is_read(log: Path) -> None:
    earlier = log.read_bytes()
    mark = mark_path(log).read_bytes()
    with opened(log) as repository:
        retitle(repository, 4, "Once again")
    make_index(log)
    log.write_bytes(earlier)
    mark_path(log).write_bytes(mark)
    assert "Once again" not in titles(log)
    with opened(log) as repository:
        retitle(repository, 5, "Another way")
    check(log)
    assert "Another way" in titles(log)


def test_two_copies_of_a_library_are_told_apart(log: Path, tmp_path: Path) -> None:
    make_index(log)
    shutil.copytree(log.parent, tmp_path / "copy")
    other = tmp_path / "copy" / log.name
    for number, path in enumerate((log, other, log, other)):
        with opened(path) as repository:
            retitle(repository, number + 1, f"In {path.parent.name} {number}")
        check(path)
    assert {"In library 0", "In library 2"} <= set(titles(log))
    assert {"In copy 1", "In copy 3"} <= set(titles(other))


def test_what_was_purged_is_nowhere_in_the_cache(log: Path, cache: Path) -> None:
    with Library(log.parent) as library:
        target = Target(briefing=briefing_id(1))
        note = library.notes.add(target, Content(body="Forget me"), "Ana")
        library.catalogue()
        (before,) = index_files(cache)
        library.notes.purge(note.id)
        assert before not in index_files(cache)
        library.catalogue()
        (after,) = index_files(cache)
        assert after.name.split("-")[5] != before.name.split("-")[5]
    for path in (cache / "briefings" / "indexes").iterdir():
        assert b"Forget me" not in path.read_bytes()
        assert note.id.encode() not in path.read_bytes()
    check(log)


def test_a_purge_by_a_program_without_the_cache_is_followed_up(
    log: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_index(log)
    (before,) = index_files(cache)
    with JournalDB(log) as db:
        db.purge(TABLE, document_id(briefing_id(9)))
    monkeypatch.setattr(library_index, "LEAST", 1 << 30)
    with opened(log) as repository:
        assert len(repository.listed()) == COUNT - 1
    assert before not in index_files(cache)


def test_what_earlier_programs_kept_is_cleared_away(log: Path, cache: Path) -> None:
    make_index(log)
    (path,) = index_files(cache)
    library = path.name[:36]
    mine, other = f"{library}-0", "00000000-0000-4000-8000-000000000000-0"
    (cache / "briefings" / "catalogues").mkdir()
    for name in (mine, other):
        (cache / "briefings" / "catalogues" / name).write_text("titles")
    newer = path.with_name(f"{library}-0-99-1.sqlite")
    newer.write_text("of a later program")
    assert believes(log)
    assert [p.name for p in (cache / "briefings" / "catalogues").iterdir()] == [other]
    assert newer.exists()


def test_what_was_made_for_a_log_that_never_came_is_cleared_away(log: Path, cache: Path) -> None:
    make_index(log)
    (path,) = index_files(cache)
    left, just_made = (path.with_name(f"{path.name[:36]}-{n}-99-1.sqlite") for n in (1, 2))
    left.write_text("words")
    just_made.write_text("words")
    os.utime(left, (0, 0))
    assert believes(log)
    assert index_files(cache) == [path, just_made]


# -- there is no place for it ----------------------------------------------------------------------


def test_without_sqlite_all_is_as_ever(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sqlite3", "briefings.index.open_index", "briefings.index.database"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    monkeypatch.delitem(sys.modules, "briefings.index.contents", raising=False)
    monkeypatch.delitem(sys.modules, "briefings.index.places", raising=False)
    check(log)
    with opened(log) as repository:
        retitle(repository, 3, "Still kept")
    assert "Still kept" in titles(log)
    assert not believes(log)


@pytest.mark.parametrize("how", ["no home", "a file", "a link", "a folder in its place"])
def test_without_a_place_all_is_as_ever(
    log: Path, cache: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cache / "briefings" / "indexes"
    if how == "no home":
        monkeypatch.delenv("XDG_CACHE_HOME")
        monkeypatch.setenv("HOME", "nowhere")
    elif how == "a file":
        cache.write_text("no folder")
    elif how == "a link":
        folder.parent.mkdir(parents=True)
        folder.symlink_to(log.parent)
    else:
        make_index(log)
        (path,) = index_files(cache)
        path.unlink()
        path.mkdir()
    before = sorted(log.parent.iterdir())
    check(log)
    with opened(log) as repository:
        retitle(repository, 3, "Still kept")
    assert "Still kept" in titles(log)
    assert not believes(log)
    assert sorted(log.parent.iterdir()) == before


def test_a_link_in_its_place_is_not_written_through(log: Path, cache: Path) -> None:
    make_index(log)
    (path,) = index_files(cache)
    victim = log.with_name("victim")
    path.replace(victim)
    path.symlink_to(victim)
    held = victim.read_bytes()
    with opened(log) as repository:
        retitle(repository, 3, "Still kept")
    assert "Still kept" in titles(log)
    assert victim.read_bytes() == held


def test_a_cache_that_cannot_be_written_does_no_harm(log: Path, cache: Path) -> None:
    make_index(log)
    folder = cache / "briefings" / "indexes"
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("root may write everywhere")
    try:
        check(log)
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_cache_that_takes_no_new_file_does_no_harm(
    log: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Files, path: Path) -> int:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Files, "open_new", refuse)
    check(log)
    assert not believes(log)


@pytest.mark.parametrize("sort", ["full", "locked", "read-only"])
def test_an_index_that_cannot_be_written_is_done_without(
    log: Path, cache: Path, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefings.index import database  # noqa: PLC0415 - as the program does

    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    make_index(log)
    (path,) = index_files(cache)
    holder = sqlite3.connect(path, isolation_level=None)
    really = database.Database.__init__

    def limited(self: database.Database, at: Path) -> None:
        really(self, at)
        if sort == "full":
            (pages,) = self.one("PRAGMA page_count")
            self.run(f"PRAGMA max_page_count={pages}")
        elif sort == "read-only":
            self.run("PRAGMA query_only=1")

    monkeypatch.setattr(database.Database, "__init__", limited)
    if sort == "locked":
        holder.execute("BEGIN IMMEDIATE")
    with opened(log) as repository:
        for number in range(1, 30):
            retitle(repository, number, f"Much longer a title than it was {number} " * 20)
        assert len(repository.titled("Much longer a title than it was 3 " * 20)) == 1
        assert len(repository.listed()) == COUNT
    holder.close()
    monkeypatch.setattr(database.Database, "__init__", really)
    check(log)
    assert believes(log)
    assert index_files(cache) == [path]
