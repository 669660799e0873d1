"""Opening: new, foreign, newer, forbidden, unfinished and damaged files."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefings.errors import DamagedError, NotFoundError, ReadOnlyError, UsageError
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.files import Files
from briefings.store.format import LogChange, encode_header, encode_transaction
from tests.unit.store.store_helpers import (
    LIBRARY,
    NoSync,
    check_every_line,
    contents,
    line_starts,
    read_back,
    spoil,
    start_python,
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


def asides(log: Path) -> list[Path]:
    return sorted(log.parent.glob("library.log.aside-*"))


class Forbidding(Files):
    """A place where this user may read and not write."""

    def __init__(self, error: int = errno.EACCES) -> None:
        self.error = error

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        if write:
            raise OSError(self.error, os.strerror(self.error), str(path))
        return super().open(path, write=write)

    def open_new(self, path: Path) -> int:
        raise OSError(self.error, os.strerror(self.error), str(path))


def test_a_new_library_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        path = tmp_path / "state" / "deep" / "library.log"
        with JournalDB(path) as db:
            db.insert({})
        for directory in (path.parent, path.parent.parent):
            assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        for file in (path, path.with_name("library.log.mark")):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
    finally:
        os.umask(old_mask)


def test_a_new_library_is_a_header_that_stays(log: Path) -> None:
    JournalDB(log).close()
    first = log.read_bytes()
    assert first.count(b"\n") == 1
    JournalDB(log).close()
    assert log.read_bytes() == first


def test_a_link_to_a_library_stays_a_link(log: Path, tmp_path: Path) -> None:
    JournalDB(log).close()
    link = tmp_path / "link.log"
    link.symlink_to(log)
    with JournalDB(link) as db:
        assert db.path == log
        db.insert({})


@pytest.mark.parametrize(
    "content",
    [b'{"_default": {"1": {"a": 1}}}', b"# notes\n\nsome text\n", b"\x7fELF", b"x" * 10_000, b"\n"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_library_is_left_alone(
    log: Path, content: bytes, *, read_only: bool
) -> None:
    log.write_bytes(content)
    with pytest.raises(DamagedError, match="is not a briefings library"):
        JournalDB(log, read_only=read_only)
    assert log.read_bytes() == content
    assert [path.name for path in log.parent.iterdir()] == ["library.log"]


def test_a_newer_version_is_left_alone(log: Path) -> None:
    content = b'{"format":"briefings-log","version":2,"c":"?"}\nwhatever\n'
    log.write_bytes(content)
    with pytest.raises(DamagedError, match=r"newer version .*upgrade"):
        JournalDB(log)
    assert log.read_bytes() == content


def test_a_directory_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a file"):
        JournalDB(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="name a file"):
        JournalDB(tmp_path / "file" / "library.log")


def test_reading_only_wants_a_library(log: Path) -> None:
    with pytest.raises(NotFoundError, match="no library"):
        JournalDB(log, read_only=True)
    assert not log.exists()


def test_reading_only_writes_nothing(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"a": 1})
    log.with_name("library.log.mark").unlink()
    log.write_bytes(log.read_bytes() + b'{"x":2,')
    before = log.read_bytes()
    with JournalDB(log, read_only=True) as db:
        assert db.read_only
        assert db.all() == [{"a": 1}]
        changes: list[Callable[[], Any]] = [
            lambda: db.insert({}),
            lambda: db.insert_multiple([{}]),
            lambda: db.update({"b": 1}),
            lambda: db.remove(doc_ids=[1]),
            db.truncate,
            db.drop_tables,
            lambda: db.drop_table("_default"),
        ]
        for change in changes:
            with pytest.raises(ReadOnlyError, match="reading only"):
                change()
        assert db.all() == [{"a": 1}]
    assert log.read_bytes() == before
    assert [path.name for path in log.parent.iterdir()] == ["library.log"]


@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_what_may_not_be_written_is_opened_for_reading(log: Path, error: int) -> None:
    with JournalDB(log) as db:
        db.insert({"a": 1})
    with JournalDB(log, files=Forbidding(error)) as db:
        assert db.all() == [{"a": 1}]
        assert db.problems == []
        with pytest.raises(ReadOnlyError):
            db.insert({})


def test_where_nothing_may_be_written_a_missing_library_reads_as_empty(log: Path) -> None:
    with JournalDB(log, files=Forbidding()) as db:
        assert db.all() == []
        with pytest.raises(ReadOnlyError):
            db.insert({})
        with JournalDB(log) as writer:
            writer.insert({"a": 1})
        assert db.all() == [{"a": 1}]


def test_a_read_only_directory(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"a": 1})
    log.chmod(0o400)
    log.parent.chmod(0o500)
    if os.access(log, os.W_OK):
        pytest.skip("root may write everywhere")
    try:
        with JournalDB(log) as db:
            assert db.all() == [{"a": 1}]
            with pytest.raises(ReadOnlyError):
                db.insert({})
    finally:
        log.parent.chmod(0o700)


@pytest.mark.parametrize("size", [1, 5, 60, 150])
@pytest.mark.parametrize("filling", [None, b"\0"])
def test_a_creation_that_was_cut_short_is_done_again(
    log: Path, size: int, filling: bytes | None
) -> None:
    header = encode_header(LIBRARY)[:-1]
    begun = header[:size] if filling is None else filling * size
    log.write_bytes(begun)
    with JournalDB(log) as db:
        assert len(db.problems) == 1
        assert db.insert({}) == 1
    check_every_line(log)
    assert [path.read_bytes() for path in asides(log)] == [begun]


def test_a_cut_at_every_byte_leaves_what_was_closed_and_keeps_the_rest_beside(log: Path) -> None:
    with JournalDB(log, files=NoSync()) as db:
        states = {log.stat().st_size: contents(db)}
        steps: list[Callable[[], Any]] = [
            lambda: db.insert_multiple([{"a": 1}, {"b": "two\nlines"}]),
            lambda: db.update({"a": 2}, doc_ids=[1]),
            lambda: db.table("x").insert({"c": [1, 2]}),
            lambda: db.remove(doc_ids=[2]),
        ]
        for step in steps:
            step()
            states[log.stat().st_size] = contents(db)
    whole = log.read_bytes()
    mark = log.with_name("library.log.mark")
    for size in range(min(states), len(whole) + 1):
        mark.unlink(missing_ok=True)
        log.write_bytes(whole[:size])
        closed = max(end for end in states if end - 1 <= size)
        assert read_back(log) == states[closed]
        with JournalDB(log, files=NoSync()) as db:
            assert contents(db) == states[closed]
            kept = asides(log)
            if closed - 1 <= size <= closed:
                assert (db.problems, kept) == ([], [])
            else:
                assert [path.read_bytes() for path in kept] == [whole[closed:size]]
                assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
                assert len(db.problems) == 1
                assert kept[0].name in db.problems[0]
            assert log.read_bytes() == whole[: min(size, closed)]
            next_id = db.insert({"new": True})
            assert (next_id, {"new": True}) in [(d.doc_id, dict(d)) for d in db]
        assert next_id in dict(read_back(log)["_default"])
        check_every_line(log)
        for path in kept:
            path.unlink()


def test_a_writer_cuts_what_a_killed_one_left_since_it_opened(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"a": 1})
        end = log.stat().st_size
        rest = encode_transaction(2, [LogChange("put", "_default", 2, b'{"a":2}')])[:-20]
        with log.open("ab") as file:
            file.write(rest)
        assert db.all() == [{"a": 1}]
        assert log.stat().st_size == end + len(rest)
        assert db.insert({"a": 3}) == 2
        assert len(db.problems) == 1
    check_every_line(log)
    assert [path.read_bytes() for path in asides(log)] == [rest]


STOPPED_WRITER = """
import sys
from pathlib import Path
from typing import Any
from briefings.store import JournalDB
from briefings.store.files import Files

class Stopping(Files):
    armed = False
    def write(self, fd, data, offset):
        if self.armed:
            self.armed = False
            taken = super().write(fd, data[:60], offset)
            print("stopped", flush=True)
            sys.stdin.readline()
            return taken
        return super().write(fd, data, offset)

files = Stopping()
db = JournalDB(sys.argv[1], files=files)
files.armed = True
print(db.insert({"slow": True}), flush=True)
"""


def test_the_half_written_change_of_a_live_writer_is_never_cut(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"a": 1})
    process = start_python(STOPPED_WRITER, log)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "stopped\n"
    half = log.read_bytes()
    with JournalDB(log, timeout=0.1) as db:
        assert db.all() == [{"a": 1}]
        assert db.problems == []
        with pytest.raises(BusyError, match=r"being changed by another program.*save again"):
            db.insert({"b": 1})
        assert log.read_bytes() == half
        process.communicate("\n", timeout=10)
        assert db.all() == [{"a": 1}, {"slow": True}]
        assert db.insert({"b": 1}) == 3
        assert db.problems == []
    assert asides(log) == []
    check_every_line(log)


def test_a_damaged_line_in_the_middle_is_copied_and_named_and_the_rest_is_read(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert_multiple([{"n": 1}, {"n": 2}, {"n": 3}])
        db.insert({"n": 4})
    starts = line_starts(log)
    line = log.read_bytes()[starts[3] : starts[4]]
    spoil(log, starts[3] + 20)
    spoiled = log.read_bytes()
    for attempt in range(2):
        with JournalDB(log) as db:
            assert [d.doc_id for d in db] == [1, 3, 4, 5][: 3 + attempt]
            (problem,) = db.examine().problems
            assert db.problems == [problem][attempt:]
            assert f"bytes {starts[3]} to {starts[4]}" in problem
            assert problem.endswith("look for what is missing in a backup.")
            (copy,) = log.parent.glob("library.log.damaged-*")
            assert copy.name in problem
            assert copy.read_bytes() == spoiled[starts[3] : starts[4]] != line
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
            assert db.insert({"n": 5 + attempt}) == 5 + attempt
    assert log.read_bytes().startswith(spoiled)


def test_a_damaged_line_leaves_the_revision_before_it(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"n": "first"})
        db.update({"n": "second"})
        db.insert({"other": 1})
    starts = line_starts(log)
    spoil(log, starts[4] + 30)
    with JournalDB(log) as db:
        assert db.all() == [{"n": "first"}, {"other": 1}]
        assert len(db.problems) == 1


@pytest.mark.parametrize("line", range(1, 8))
def test_damage_in_any_line_costs_no_other_document(log: Path, line: int) -> None:
    with JournalDB(log) as db:
        for number in range(3):
            db.insert({"n": number})
    starts = line_starts(log)
    assert len(starts) == 8
    spoil(log, starts[line] + 9)
    lost = {2: 1, 4: 2, 6: 3}.get(line)
    with JournalDB(log) as db:
        assert [d.doc_id for d in db] == [key for key in (1, 2, 3) if key != lost]
        assert len(db.problems) == 1


def test_damage_seen_while_following_is_named_once(log: Path) -> None:
    with JournalDB(log) as reader:
        with JournalDB(log) as writer:
            writer.insert({"n": 1})
        assert reader.all() == [{"n": 1}]
        with JournalDB(log) as writer:
            writer.insert({"n": 2})
            writer.insert({"n": 3})
        spoil(log, line_starts(log)[4] + 20)
        assert [d.doc_id for d in reader] == [1, 3]
        assert len(reader) == 2
        assert len(reader.problems) == 1


def test_a_document_that_went_bad_after_opening_is_an_error_and_not_nonsense(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"text": "coca"})
        log.write_bytes(log.read_bytes().replace(b"coca", b"cola"))
        with pytest.raises(DamagedError, match="Document 1 of _default"):
            db.get(doc_id=1)


def test_a_log_renamed_over_the_old_one_is_followed(log: Path, tmp_path: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"n": 1})
        new = tmp_path / "new.log"
        new.write_bytes(
            encode_header(LIBRARY, generation=1)
            + encode_transaction(1, [LogChange("put", "_default", 9, b'{"n":9}')])
        )
        log.with_name("library.log.mark").unlink()
        new.replace(log)
        assert [d.doc_id for d in db] == [9]
        assert db.insert({"n": 10}) == 10
    assert [key for key, _ in read_back(log)["_default"]] == [9, 10]


def test_a_writer_that_waited_for_the_old_file_writes_to_the_new_one(log: Path) -> None:
    class Renaming(Files):
        armed = False

        def try_lock(self, fd: int) -> bool:
            if self.armed:
                self.armed = False
                copy = log.with_name("copy")
                copy.write_bytes(log.read_bytes())
                copy.replace(log)
            return super().try_lock(fd)

    files = Renaming()
    with JournalDB(log, files=files) as db:
        db.insert({"n": 1})
        files.armed = True
        assert db.insert({"n": 2}) == 2
    assert len(read_back(log)["_default"]) == 2


def test_a_log_removed_while_open_is_readable_and_takes_nothing(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"n": 1})
        log.unlink()
        with pytest.raises(DamagedError, match="removed while it was open"):
            db.insert({"n": 2})
        assert db.all() == [{"n": 1}]
        assert "removed while it was open" in db.problems[0]
    assert not log.exists()


def test_a_closed_library_says_so(log: Path) -> None:
    db = JournalDB(log)
    db.close()
    db.close()
    with pytest.raises(UsageError, match="closed"):
        db.all()
    with pytest.raises(UsageError, match="closed"):
        db.insert({})
