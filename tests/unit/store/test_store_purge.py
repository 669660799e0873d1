"""A purge takes one document out of the log, with all that it was, and nothing else."""

import errno
import fcntl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import DamagedError, ReadOnlyError, UsageError
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.files import Files
from briefings.store.format import decode_header, decode_line
from briefings.store.watermark import mark_path
from tests.unit.store.store_helpers import (
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


@pytest.fixture
def db(log: Path) -> Iterator[JournalDB]:
    with JournalDB(log) as opened:
        yield opened


def fill(db: JournalDB) -> None:
    """Make document 2 the secret one, in transactions of its own and shared ones."""
    db.insert({"n": "one"})
    db.insert({"n": "secret"})
    with db.transaction():
        db.update({"n": "secret 2"}, doc_ids=[2])
        db.update({"n": "one again"}, doc_ids=[1])
        db.table("other").insert({"n": "other 1"})
    db.remove(doc_ids=[2])
    db.insert({"n": "three"})


def headers(log: Path) -> tuple[str, int, str]:
    header = decode_header(log.read_bytes().partition(b"\n")[0])
    assert header is not None
    return header.library, header.generation, header.created


def closings(log: Path) -> list[tuple[int, str]]:
    lines = [decode_line(raw) for raw in log.read_bytes().splitlines()[1:]]
    return [(line.x, line.at) for line in lines if line is not None and line.n is not None]


def test_every_line_of_the_document_goes_and_no_other(db: JournalDB, log: Path) -> None:
    fill(db)
    before, dates, lines = contents(db), closings(log), log.read_bytes().splitlines()
    library, generation, created = headers(log)
    done = db.purge("_default", 2)
    assert done == (3, ())
    assert b"secret" not in log.read_bytes()
    assert contents(db) == read_back(log) == before
    assert headers(log) == (library, generation + 1, created)
    assert closings(log)[:-1] == dates
    left = set(log.read_bytes().splitlines())
    gone = [line for line in lines[1:] if line not in left and b'"d":' in line]
    assert len(gone) == 3
    check_every_line(log)
    assert log.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in log.parent.iterdir()) == ["library.log", "library.log.mark"]


def test_the_rewritten_log_is_a_good_one_to_go_on_with(db: JournalDB, log: Path) -> None:
    fill(db)
    db.purge("_default", 2)
    assert db.insert({"n": "four"}) == 4
    with JournalDB(log) as again:
        assert again.problems == []
        assert not again.read_only
        assert contents(again) == contents(db)
        assert [r.document for r in again.history("_default", 1)] == [
            {"n": "one"}, {"n": "one again"},
        ]  # fmt: skip
        assert again.history("_default", 2) == []


def test_the_id_of_a_purged_document_is_not_given_again(db: JournalDB, log: Path) -> None:
    for number in range(3):
        db.insert({"n": number})
    db.purge("_default", 3)
    with JournalDB(log) as again:
        assert len(again) == 2
        assert again.insert({"n": "new"}) == 4
    assert db.get(doc_id=4) == {"n": "new"}


def test_purging_what_is_not_there_changes_nothing_that_can_be_read(
    db: JournalDB, log: Path
) -> None:
    fill(db)
    before = contents(db)
    assert db.purge("_default", 77) == (0, ())
    assert db.purge("none", 1) == (0, ())
    assert contents(db) == before
    assert db.tables() == {"_default", "other"}


def test_purging_twice(db: JournalDB, log: Path) -> None:
    fill(db)
    db.purge("_default", 2)
    assert db.purge("_default", 1).lines == 2
    assert headers(log)[1] == 2
    assert [d["n"] for d in db] == ["three"]
    with JournalDB(log) as again:
        assert again.problems == []


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_was_done_the_others_stay(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    log = tmp_path_factory.mktemp("purge") / "library.log"
    steps = st.tuples(st.sampled_from("iiurdtm"), st.integers(1, 4), st.sampled_from("ab"))
    with JournalDB(log) as db:
        for what, key, name in data.draw(st.lists(steps, max_size=25)):
            table = db.table(name)
            if what == "i":
                table.insert({"n": key})
            elif what == "u" and table.contains(doc_id=key):
                table.update({"n": -key}, doc_ids=[key])
            elif what == "r" and table.contains(doc_id=key):
                table.remove(doc_ids=[key])
            elif what == "d":
                db.drop_table(name)
            elif what == "t":
                table.truncate()
            elif what == "m":
                with db.transaction():
                    table.insert_multiple([{"n": 1}, {"n": 2}])
                    table.update({"m": 0})
        key, name = data.draw(st.integers(1, 5)), data.draw(st.sampled_from("ab"))
        expected = contents(db)
        if name in expected:
            expected[name] = [each for each in expected[name] if each[0] != key]
        others = {
            (table, k): db.history(table, k)
            for table in "ab"
            for k in range(1, 6)
            if (table, k) != (name, key)
        }
        next_ids = {table: db.table(table)._get_next_id() for table in "ab"}
        db.purge(name, key)
        assert contents(db) == read_back(log) == expected
        assert db.history(name, key) == []
        assert others == {(t, k): db.history(t, k) for t, k in others}
    with JournalDB(log) as db:
        assert db.problems == []
        assert next_ids == {table: db.table(table)._get_next_id() for table in "ab"}


def test_other_programs_notice(db: JournalDB, log: Path) -> None:
    fill(db)
    with JournalDB(log) as other, JournalDB(log, read_only=True) as reader:
        assert len(other) == len(reader) == 2
        db.purge("_default", 1)
        assert [d["n"] for d in other] == [d["n"] for d in reader] == ["three"]
        assert other.insert({"n": "four"}) == 4
        assert [d.doc_id for d in db] == [d.doc_id for d in reader] == [3, 4]
        assert other.problems == reader.problems == db.problems == []


def test_a_writer_that_waits_goes_on_with_the_new_log(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
        code = """
import sys
from briefings.store import JournalDB
db = JournalDB(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    print(db.insert({"n": line}), flush=True)
"""
        process = start_python(code, log)
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        with log.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            purging = threading.Thread(target=db.purge, args=("_default", 2))
            purging.start()
            process.stdin.write("waited\n")
            process.stdin.flush()
        purging.join(10)
        added = int(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0
        process.stdout.close()
        assert db.get(doc_id=added) == {"n": "waited\n"}
        assert b"secret" not in log.read_bytes()
        assert db.problems == []


def test_who_has_the_lock_is_waited_for_and_not_for_ever(log: Path) -> None:
    with JournalDB(log, timeout=0.05) as db, log.open("rb") as file:
        fill(db)
        before = log.read_bytes()
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            db.purge("_default", 2)
        assert log.read_bytes() == before


def test_not_inside_a_transaction_and_not_where_nothing_may_be_written(
    db: JournalDB, log: Path
) -> None:
    fill(db)
    with pytest.raises(UsageError, match="Finish the transaction"), db.transaction():
        db.purge("_default", 2)
    with JournalDB(log, read_only=True) as reader, pytest.raises(ReadOnlyError):
        reader.purge("_default", 2)
    assert b"secret" in log.read_bytes()


def test_what_a_killed_purge_left_goes_at_the_next_opening(db: JournalDB, log: Path) -> None:
    fill(db)
    left = log.with_name("library.log.fresh")
    left.write_bytes(b"secret")
    with JournalDB(log, read_only=True):
        assert left.exists()
    with log.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with JournalDB(log) as busy:
            assert len(busy) == 2
            assert left.exists()
    with JournalDB(log) as again:
        assert again.problems == []
        assert not left.exists()
    left.write_bytes(b"secret")
    db.purge("_default", 2)
    assert not left.exists()


def test_a_log_whose_mark_is_older_is_no_lesser_log(db: JournalDB, log: Path) -> None:
    fill(db)
    mark = mark_path(log).read_bytes()
    db.purge("_default", 2)
    mark_path(log).write_bytes(mark)
    with JournalDB(log) as again:
        assert again.problems == []
        assert not again.read_only


def test_an_older_copy_of_the_log_is_told_from_the_purged_one(db: JournalDB, log: Path) -> None:
    fill(db)
    old = log.read_bytes()
    db.purge("_default", 2)
    db.close()
    log.write_bytes(old)
    with JournalDB(log) as again:
        assert "has lost some" in again.problems[0]
        assert again.read_only


@pytest.mark.parametrize("what", ["purge", "insert"])
def test_a_log_that_changes_while_it_is_opened_has_lost_nothing(
    db: JournalDB, log: Path, what: str
) -> None:
    class Overtaken(Files):
        changes = 1

        def open(self, path: Path, *, write: bool, create: bool = False) -> int:
            if path == mark_path(log) and not write and self.changes:
                self.changes -= 1
                if what == "purge":
                    db.purge("_default", 2)
                else:
                    db.insert({"n": "four"})
            return super().open(path, write=write, create=create)

    fill(db)
    for read_only in (False, True):
        with JournalDB(log, files=Overtaken(), read_only=read_only) as other:
            assert other.problems == []
            assert contents(other) == contents(db)
            assert other.read_only == read_only


def test_a_log_that_is_begun_while_it_is_opened_has_lost_nothing(log: Path) -> None:
    class Overtaken(Files):
        begun = False

        def open(self, path: Path, *, write: bool, create: bool = False) -> int:
            if path == mark_path(log) and not self.begun:
                self.begun = True
                with JournalDB(log) as db:
                    fill(db)
            return super().open(path, write=write, create=create)

    log.touch()
    with JournalDB(log, files=Overtaken()) as other:
        assert other.problems == []
        assert len(other) == 2
        assert other.insert({}) == 4


def test_set_aside_copies_lose_the_document_and_nothing_else(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
    whole = log.read_bytes()
    rest = (
        b'{"x":9,"t":"_default","k":2,"d":{"n":"secret"},"c":"00000000"}\n'
        b'{"x":9,"t":"_default","k":22,"d":{"n":"kept"},"c":"00000000"}\n'
        b'{"x":9,"t":"other","k":2,"d":{"n":"kept too"},"c":"00000000"}\n'
        b'{"x":9,"t":"_default","k":2,"d":{"n":"sec'
    )
    log.write_bytes(whole + rest)
    with JournalDB(log) as db:
        (aside,) = log.parent.glob("library.log.aside-*")
        assert aside.read_bytes() == rest
        assert db.purge("_default", 2).copies == (aside.name,)
        assert aside.read_bytes() == b"\n".join(rest.split(b"\n")[1:3])
        assert aside.stat().st_mode & 0o777 == 0o600
        assert db.purge("other", 2).copies == (aside.name,)
        assert db.purge("_default", 22).copies == (aside.name,)
        assert not aside.exists()


def test_a_foreign_file_beside_the_log_is_left_alone(db: JournalDB, log: Path) -> None:
    fill(db)
    backup = log.with_name("library.log.backup")
    backup.write_bytes(log.read_bytes())
    assert db.purge("_default", 2).copies == ()
    assert b"secret" in backup.read_bytes()


@pytest.mark.parametrize("where", [2, 12, 25, 28, 60])
def test_damaged_lines_go_where_they_may_be_the_documents(log: Path, where: int) -> None:
    with JournalDB(log) as db:
        fill(db)
    lines = log.read_bytes().splitlines()
    number = next(i for i, line in enumerate(lines) if b'"secret"' in line)
    spoil(log, line_starts(log)[number] + where)
    with JournalDB(log) as db:
        assert len(db.problems) == 1
        assert list(log.parent.glob("*.damaged-*"))
        before = contents(db)
        db.purge("_default", 2, "secret")
        assert contents(db) == before
    for path in log.parent.iterdir():
        assert b"secret" not in path.read_bytes()
    with JournalDB(log) as db:
        assert db.problems == []
        assert contents(db) == before


def test_a_damaged_line_that_does_not_say_whose_it_is_goes(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
    lines = log.read_bytes().splitlines()
    number = next(i for i, line in enumerate(lines) if b'"secret"' in line)
    spoil(log, line_starts(log)[number] + 2)
    spoil(log, line_starts(log)[number] + 24)
    with JournalDB(log) as db:
        db.purge("_default", 2)
    for path in log.parent.iterdir():
        assert b"secret" not in path.read_bytes()


def test_nobody_adds_to_the_new_log_before_its_name_is_on_the_disk(log: Path) -> None:
    class Watching(Files):
        seen = 0

        def sync_directory(self, path: Path) -> None:
            with log.open("rb") as file, pytest.raises(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.seen += 1
            super().sync_directory(path)

    JournalDB(log).close()
    files = Watching()
    with JournalDB(log, files=files) as db:
        fill(db)
        db.purge("_default", 2)
        assert files.seen == 1
        with log.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize("call", ["open_new", "write", "sync", "replace"])
def test_a_purge_that_fails_leaves_the_log_as_it_was(log: Path, call: str) -> None:
    files = Files()
    with JournalDB(log, files=files) as db:
        fill(db)
        before, there = log.read_bytes(), sorted(log.parent.iterdir())

        def fail(*_: object) -> None:
            raise OSError(errno.EIO, "I/O error")

        setattr(files, call, fail)
        with pytest.raises(DamagedError, match=r"check the disk, then open the library again"):
            db.purge("_default", 2)
        delattr(files, call)
        assert log.read_bytes() == before
        assert sorted(log.parent.iterdir()) == there
        db.insert({"n": "goes on"})
        assert db.purge("_default", 2).lines == 3


def test_a_rename_that_the_disk_does_not_confirm_stops_this_program_from_writing(
    log: Path,
) -> None:
    class Unsure(Files):
        armed = False

        def sync_directory(self, path: Path) -> None:
            if self.armed:
                raise OSError(errno.EIO, "I/O error")
            super().sync_directory(path)

    files = Unsure()
    with JournalDB(log, files=files) as db:
        fill(db)
        before = contents(db)
        files.armed = True
        with pytest.raises(DamagedError, match=r"did not confirm that .* was rewritten"):
            db.purge("_default", 2)
        with pytest.raises(DamagedError, match="did not confirm"):
            db.insert({})
        assert contents(db) == before
    with JournalDB(log) as again:
        assert again.problems == []
        assert contents(again) == before


def test_damaged_lines_of_others_stay_and_are_still_told(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
    lines = log.read_bytes().splitlines()
    number = next(i for i, line in enumerate(lines) if b'"one again"' in line)
    spoil(log, line_starts(log)[number] + 40)
    with JournalDB(log) as db:
        before = contents(db)
        damaged = log.read_bytes().splitlines()[number]
        db.purge("_default", 2)
        assert contents(db) == before
        assert damaged in log.read_bytes()
    with JournalDB(log) as db:
        assert len(db.examine().problems) == 1
        assert "is damaged in bytes" in db.examine().problems[0]
        assert contents(db) == before
        assert not db.read_only


def test_a_damaged_closing_line_costs_nothing(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
    for number, line in enumerate(log.read_bytes().splitlines()):
        if b'"at":' in line and b'"x":3' in line:
            spoil(log, line_starts(log)[number] + 1)
    with JournalDB(log) as db:
        before = contents(db)
        db.purge("_default", 2)
        assert contents(db) == before
    assert b"secret" not in log.read_bytes()
    with JournalDB(log) as db:
        assert contents(db) == before
        assert not db.read_only


def test_a_damaged_last_change_that_was_acknowledged_survives_a_lost_mark(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
        with db.transaction():
            db.insert({"n": "good"})
            db.insert({"n": "bad"})
    mark = mark_path(log).read_bytes()
    lines = log.read_bytes().splitlines()
    number = next(i for i, line in enumerate(lines) if b'"bad"' in line)
    spoil(log, line_starts(log)[number] + 40)
    with JournalDB(log) as db:
        before = contents(db)
        assert "good" in repr(before)
        db.purge("_default", 2)
    mark_path(log).write_bytes(mark)
    with JournalDB(log) as db:
        assert contents(db) == before


def test_reading_goes_on_while_others_purge(log: Path) -> None:
    with JournalDB(log) as db, JournalDB(log) as reader:
        for number in range(40):
            db.insert({"n": number, "text": "x" * 50})
        stop = threading.Event()
        wrong: list[object] = []

        def read() -> None:
            while not stop.is_set():
                found = [d["n"] for d in reader]
                if found != sorted(found) or len(found) < 20:
                    wrong.append(found)

        thread = threading.Thread(target=read)
        thread.start()
        for key in range(1, 21):
            db.purge("_default", key)
        stop.set()
        thread.join(10)
        assert wrong == []
        assert [d["n"] for d in reader] == list(range(20, 40))
        assert reader.problems == []
