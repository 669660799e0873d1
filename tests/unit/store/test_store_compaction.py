"""Compaction takes out what nobody asks for, and nothing else, while others read and write."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import DamagedError, NoSpaceError, ReadOnlyError, UsageError
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.files import Files
from briefings.store.format import decode_header
from tests.faults.disks import Filling
from tests.unit.store.store_helpers import (
    NoSync,
    check_every_line,
    contents,
    line_starts,
    read_back,
    spoil,
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


@pytest.fixture
def db(log: Path) -> Iterator[JournalDB]:
    with JournalDB(log) as opened:
        yield opened


def fill(db: JournalDB) -> None:
    """Change documents of a table of which only the last revision counts, and of another."""
    last, kept = db.table("last"), db.table("kept")
    for number in range(3):
        last.insert({"n": f"first {number}"})
        kept.insert({"n": f"first {number}"})
    with db.transaction():
        last.update({"n": "second"}, doc_ids=[1, 2])
        kept.update({"n": "second"}, doc_ids=[1, 2])
    last.update({"n": "third"}, doc_ids=[2])
    last.remove(doc_ids=[3])
    kept.remove(doc_ids=[3])


def names(log: Path) -> list[str]:
    return sorted(path.name for path in log.parent.iterdir())


def generation(log: Path) -> int:
    header = decode_header(log.read_bytes().partition(b"\n")[0])
    assert header is not None
    return header.generation


def test_earlier_revisions_go_where_nobody_asks_for_them(db: JournalDB, log: Path) -> None:
    fill(db)
    before, kept = contents(db), [db.history("kept", key) for key in (1, 2, 3)]
    size = log.stat().st_size
    done = db.compact({"last"})
    assert done == (size, log.stat().st_size, 5)
    assert contents(db) == before == read_back(log)
    assert [db.history("kept", key) for key in (1, 2, 3)] == kept
    for key, revisions in ((1, ["second"]), (2, ["third"]), (3, [])):
        found = [each.document for each in db.history("last", key)]
        assert found == [{"n": text} for text in revisions]
    check_every_line(log)
    assert generation(log) == 1
    assert names(log) == ["library.log", "library.log.mark"]
    assert log.stat().st_mode & 0o777 == 0o600


def test_who_rewrote_it_finds_everything_at_the_first_look(db: JournalDB) -> None:
    fill(db)
    for look in (
        lambda: db.raw("kept", 1),
        lambda: db.counted_ids("last"),
        db.tables,
        lambda: len(db.history("kept", 1)),
    ):
        before = look()
        db.compact({"last"})
        assert look() == before


def test_no_id_is_given_again(db: JournalDB, log: Path) -> None:
    fill(db)
    db.compact({"last"})
    assert db.table("last").insert({}) == 4
    db.table("last").remove(doc_ids=[4])
    db.compact({"last"})
    with JournalDB(log) as again:
        assert again.table("last").insert({}) == 5
        assert again.problems == []
        assert not again.read_only


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_whatever_was_done_all_that_can_be_read_stays(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    log = tmp_path_factory.mktemp("compact") / "library.log"
    steps = st.tuples(st.sampled_from("iiurdmc"), st.integers(1, 4), st.sampled_from("ab"))
    with JournalDB(log, files=NoSync()) as db:
        for what, number, name in data.draw(st.lists(steps, max_size=14)):
            table = db.table(name)
            if what == "i":
                table.insert({"n": number})
            elif what == "u" and number in {each.doc_id for each in table}:
                table.update({"u": number}, doc_ids=[number])
            elif what == "r" and number in {each.doc_id for each in table}:
                table.remove(doc_ids=[number])
            elif what == "d":
                db.drop_table(name)
            elif what == "m":
                with db.transaction():
                    db.table("a").insert_multiple({"n": number} for _ in range(number))
                    db.table("b").upsert({"n": number}, lambda each, n=number: each["n"] == n)
            elif what == "c":
                db.compact({"a"})
        rows = {name: sorted(found) for name, found in contents(db).items()}
        histories = {key: db.history("b", key) for key in range(1, 20)}
        order = contents(db).get("b")
        db.compact({"a"})
        assert {name: sorted(found) for name, found in contents(db).items()} == rows
        assert contents(db).get("b") == order
        assert {key: db.history("b", key) for key in range(1, 20)} == histories
        assert all(len(db.history("a", each.doc_id)) == 1 for each in db.table("a"))
    check_every_line(log)
    with JournalDB(log) as again:
        assert again.examine().sound


@pytest.mark.parametrize("moment", [0, 1, 2])
def test_others_read_and_write_meanwhile(
    db: JournalDB, log: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    monkeypatch.setattr("briefings.store.long_work._APART", 64)
    fill(db)
    told: list[tuple[int, int]] = []
    with JournalDB(log) as other, JournalDB(log, read_only=True) as reader:

        def tell(done: int, of: int) -> None:
            told.append((done, of))
            if len(told) == 1 + 4 * moment:
                other.table("last").update({"n": "meanwhile"}, doc_ids=[1])
                other.table("last").remove(doc_ids=[2])
                other.table("kept").insert({"n": "meanwhile"})
                JournalDB(log).close()  # what is being written is nobody's leftover
                assert reader.table("last").get(doc_id=1) == {"n": "meanwhile"}

        db.compact({"last"}, tell)
        now = contents(other)
        assert [each["n"] for each in other.table("last")] == ["meanwhile"]
        assert [each["n"] for each in other.table("kept")] == ["second", "second", "meanwhile"]
        assert contents(reader) == contents(db) == read_back(log) == now
        added = other.table("kept").insert({"n": "after"})
        assert db.table("kept").get(doc_id=added) == {"n": "after"}
    assert told == sorted(told)
    assert len(told) > 9
    assert told[-1][0] <= told[-1][1]
    check_every_line(log)
    assert names(log) == ["library.log", "library.log.mark"]


def test_a_log_that_another_program_rewrites_meanwhile_is_left_to_it(
    db: JournalDB, log: Path
) -> None:
    fill(db)
    with JournalDB(log) as other:
        with pytest.raises(BusyError, match=r"meanwhile, and nothing was changed: try again\."):
            db.compact({"last"}, lambda done, of: other.purge("kept", 1))
        assert generation(log) == 1
        assert names(log) == ["library.log", "library.log.mark"]
        assert contents(db) == contents(other)
        db.compact({"last"})
        assert generation(log) == 2


def test_a_damaged_log_is_to_be_repaired_first(log: Path) -> None:
    with JournalDB(log) as db:
        fill(db)
    spoil(log, line_starts(log)[4] + 30)
    with JournalDB(log) as db:
        before, there = log.read_bytes(), names(log)
        with pytest.raises(DamagedError, match=r"`briefings repair` comes first\."):
            db.compact({"last"})
        assert log.read_bytes() == before
        assert names(log) == there


def test_not_inside_a_transaction_and_not_where_nothing_may_be_written(
    db: JournalDB, log: Path
) -> None:
    fill(db)
    with pytest.raises(UsageError, match="Finish the transaction"), db.transaction():
        db.compact({"last"})
    with JournalDB(log, read_only=True) as reader, pytest.raises(ReadOnlyError):
        reader.compact({"last"})
    assert generation(log) == 0


def test_a_disk_that_fills_up_leaves_the_log_as_it_was(log: Path) -> None:
    files = Filling()
    with JournalDB(log, files=files) as db:
        fill(db)
        before, there, rows = log.read_bytes(), names(log), contents(db)
        for room in range(0, 600, 75):
            files.room = room
            with pytest.raises(NoSpaceError, match="disk is full"):
                db.compact({"last"})
            assert (log.read_bytes(), names(log)) == (before, there)
            assert contents(db) == rows
        files.room = None
        assert db.compact({"last"}).lines == 5


@pytest.mark.parametrize("call", ["open_new", "write", "sync", "replace"])
def test_one_that_fails_leaves_the_log_as_it_was(log: Path, call: str) -> None:
    files = Files()
    with JournalDB(log, files=files) as db:
        fill(db)
        before, there = log.read_bytes(), names(log)

        def fail(*_: object) -> None:
            raise OSError(errno.EIO, "I/O error")

        setattr(files, call, fail)
        with pytest.raises(DamagedError, match="check the disk"):
            db.compact({"last"})
        delattr(files, call)
        assert (log.read_bytes(), names(log)) == (before, there)
        assert db.compact({"last"}).lines == 5


def test_who_stops_it_finds_nothing_changed(db: JournalDB, log: Path) -> None:
    fill(db)
    before = log.read_bytes()

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        db.compact({"last"}, interrupt)
    assert log.read_bytes() == before
    assert names(log) == ["library.log", "library.log.mark"]
    assert db.insert({}) == 1


def test_a_clock_that_goes_backwards_changes_nothing(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = iter(range(2099, 1999, -1))
    monkeypatch.setattr("briefings.store.format.utc_now", lambda: f"{next(years)}-01-01T00:00:00Z")
    with JournalDB(log) as db, JournalDB(log) as other:
        fill(db)
        before = contents(db)
        db.compact({"last"})
        other.table("kept").update({"n": "later"}, doc_ids=[1])
        found = [each.document for each in db.history("kept", 1)]
        assert found == [{"n": "first 0"}, {"n": "second"}, {"n": "later"}]
        db.compact({"last"})
        assert contents(other)["last"] == before["last"]
    with JournalDB(log) as again:
        assert again.examine().sound
        assert again.problems == []
