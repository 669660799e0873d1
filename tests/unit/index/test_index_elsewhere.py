"""A cache on another machine's disk: there is no shared memory, and locks fail or are slow."""

import sqlite3
from itertools import cycle
from pathlib import Path

import pytest

from briefings.index import database, mounts
from briefings.index.database import Database
from briefings.index.files import notes_file
from tests.unit.index.indexed import (
    check,
    index_files,
    is_believed,
    make_index,
    opened,
    retitle,
)

MOUNTS = """\
22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/vda rw
23 22 0:21 / /home rw - nfs4 server:/home rw
24 23 0:22 / /home/ana/local rw master:1 - xfs /dev/vdb rw
25 22 0:23 / /mnt/with\\040blank rw - fuse.sshfs there:/ rw
26 22 0:24 / /twice rw - cifs //there/share rw
27 22 0:25 / /twice rw - tmpfs tmpfs rw
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/var/cache", False),
        ("/home/ana/.cache/briefings/indexes", True),
        ("/home/ana/local/cache", False),
        ("/homes", False),
        ("/mnt/with blank/cache", True),
        ("/twice/cache", False),
    ],
)
def test_it_is_told_where_it_is(
    folder: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "mountinfo"
    told.write_text(MOUNTS)
    monkeypatch.setattr(mounts, "_MOUNTS", told)
    assert mounts.is_remote(Path(folder)) is expected
    told.unlink()
    assert not mounts.is_remote(Path(folder))


@pytest.mark.parametrize("how", ["it is elsewhere", "no shared memory", "no locks at all"])
def test_it_is_used_without_a_write_ahead_log(
    log: Path, cache: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "it is elsewhere":
        monkeypatch.setattr(database, "is_remote", lambda _: True)
    else:
        vfs = "unix-dotfile" if how == "no shared memory" else "unix-none"
        connect = sqlite3.connect

        def without(path: Path, **options: object) -> sqlite3.Connection:
            return connect(f"file:{path}?vfs={vfs}", uri=True, **options)  # type: ignore[call-overload,no-any-return]

        monkeypatch.setattr(sqlite3, "connect", without)
        monkeypatch.setattr(
            database, "notes_file", lambda path: Path(f"file:{notes_file(path)}?vfs={vfs}")
        )
    make_index(log)
    with opened(log) as repository:
        retitle(repository, 3, "Kept")
        assert len(repository.titled("Kept")) == 1
        assert is_believed(repository)
    check(log)
    (path,) = index_files(cache)
    assert [each for each in path.parent.iterdir() if each.suffix.endswith("-wal")] == []


def test_what_was_used_here_is_used_there(
    log: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_index(log)
    (path,) = index_files(cache)
    monkeypatch.setattr(database, "is_remote", lambda _: True)
    make_index(log)
    assert index_files(cache) == [path]
    check(log)
    db = Database(path)
    assert [db.one(f"PRAGMA {name}.journal_mode")[0] for name in ("main", "notes")] == [
        "delete"
    ] * 2
    db.close()


CODES = {
    "a lock fails": sqlite3.SQLITE_IOERR_LOCK,
    "shared memory fails": sqlite3.SQLITE_IOERR_SHMMAP,
    "the lock protocol fails": sqlite3.SQLITE_PROTOCOL,
    "a file is gone": sqlite3.SQLITE_READONLY_DBMOVED,
    "the disk is full": sqlite3.SQLITE_FULL,
    "reading fails": sqlite3.SQLITE_IOERR_READ,
}


STEPS = ("PRAGMA", "BEGIN IMMEDIATE", "COMMIT", "SELECT id, data FROM place")


@pytest.mark.parametrize(("when", "why"), list(zip(cycle(STEPS), CODES, strict=False)))
def test_what_fails_there_does_no_harm(
    log: Path, cache: Path, why: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is read instead, and the index is there again when it is well."""
    make_index(log)
    (path,) = index_files(cache)
    really = Database.run
    failed: list[str] = []

    def failing(self: Database, sql: str, *values: object) -> sqlite3.Cursor:
        if sql.startswith(when):
            failed.append(sql)
            error = sqlite3.OperationalError(why)
            error.sqlite_errorcode = CODES[why]
            raise error
        return really(self, sql, *values)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "run", failing)
        with opened(log) as repository:
            retitle(repository, 3, "Kept")
            assert [each.entry.title for each in repository.titled("Kept")] == ["Kept"]
            assert repository.listed()
        check(log)
    assert failed
    check(log)
    with opened(log) as repository:
        assert is_believed(repository)
    assert index_files(cache) == [path]
