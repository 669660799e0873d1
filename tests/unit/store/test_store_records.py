"""Documents found by their key, as the log has them."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb.table import Document

from briefings.errors import DamagedError
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records, document_id


class Lens(Keyed, frozen=True, kw_only=True):
    name: str
    note: str | None = None


def lens(key: str, name: str, note: str | None = None) -> Lens:
    return Lens(key=key, name=name, note=note)


def records(db: JournalDB) -> Records[Lens]:
    return Records(db, "lenses", Lens)


def test_a_document_is_found_by_its_key_whoever_writes_it(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db, JournalDB(tmp_path / "a.log") as other:
        here, there = records(db), records(other)
        assert here.get("a") is None
        there.put(lens("a", "first"))
        there.put(lens("b", "second"))
        assert (here.get("a"), here.get("b")) == (lens("a", "first"), lens("b", "second"))
        assert "a" in here
        there.put(lens("a", "third"))
        assert here.get("a") == lens("a", "third")
        assert len(other.table("lenses")) == 2
        other.table("lenses").remove(doc_ids=[document_id("a")])
        assert (here.get("a"), here.get("b")) == (None, lens("b", "second"))
        assert "a" not in here
        other.drop_table("lenses")
        assert here.get("b") is None


def test_a_document_that_an_earlier_program_numbered_is_found_and_replaced(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        db.table("lenses").insert_multiple(
            [{"key": "a", "name": "first"}, {"name": "no key"}, {"key": 1, "name": "no text"}]
        )
        found = records(db)
        assert found.get("a") == lens("a", "first")
        found.put(lens("a", "second"))
        assert found.get("a") == lens("a", "second")
        assert db.table("lenses").get(doc_id=1) == {"key": "a", "name": "second"}


def test_a_key_that_is_not_there_costs_no_look_at_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        found = records(db)
        with db.transaction():
            for number in range(50):
                found.put(lens(f"key-{number}", "name"))
        looked: list[int] = []
        really = db.raw

        def look(table: str, doc_id: int) -> bytes | None:
            looked.append(doc_id)
            raw: bytes | None = really(table, doc_id)
            return raw

        monkeypatch.setattr(db, "raw", look)
        assert found.get("none") is None
        with db.transaction():
            found.put(lens("another", "name"))
            found.put(lens("one more", "name"))
        assert len(looked) < 5


def test_what_an_earlier_program_wrote_is_read_as_it_would_be_now(tmp_path: Path) -> None:
    def upgrade(raw: bytes) -> bytes:
        given = msgspec.json.decode(raw)
        return msgspec.json.encode({"key": given["key"], "name": given["called"]})

    with JournalDB(tmp_path / "a.log") as db:
        db.table("lenses").insert({"key": "a", "called": "first"})
        found = Records(db, "lenses", Lens, upgrade=upgrade)
        assert found.get("a") == lens("a", "first")
        ((doc_id, raw),) = found.follow().take().documents
        assert raw is not None
        assert msgspec.json.decode(found.upgraded(doc_id, raw)) == {"key": "a", "name": "first"}


def test_fields_of_a_later_program_stay(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        fields: dict[str, Any] = {"key": "a", "name": "first", "note": "x", "colour": "red"}
        db.table("lenses").insert(Document(fields, document_id("a")))
        records(db).put(lens("a", "second"))
        assert db.table("lenses").all() == [{"key": "a", "name": "second", "colour": "red"}]


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        db.table("lenses").insert({"key": "a", "name": 1})
        with pytest.raises(msgspec.ValidationError):
            records(db).get("a")


def test_a_document_under_the_id_of_another_is_told(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        db.table("lenses").insert(Document({"key": "b", "name": "x"}, document_id("a")))
        with pytest.raises(DamagedError, match="under the id of another"):
            records(db).get("a")


def test_what_is_put_is_seen_in_its_transaction_and_gone_if_that_fails(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        found = records(db)
        with suppress(RuntimeError), db.transaction():
            found.put(lens("a", "first"))
            assert found.get("a") == lens("a", "first")
            raise RuntimeError
        assert found.get("a") is None


FIRST_MEETINGS = """
import sys
from pathlib import Path
from threading import Barrier, Thread

from tinydb.table import Document

from briefings.store import JournalDB
from briefings.store.records import Keyed, Records, document_id

sys.setswitchinterval(1e-6)
with JournalDB(Path(sys.argv[1])) as db:
    db.table("wholes").insert(Document({"key": "a", "parts": [{"key": "b"}]}, document_id("a")))
    for _ in range(200):
        class Part(Keyed, kw_only=True):
            names: "tuple[str, ...]" = ()
            more: "str | None" = None

        class Whole(Keyed, kw_only=True):
            parts: "tuple[Part, ...]" = ()
            by_name: "dict[str, Part]" = {}
            first: "Part | None" = None

        globals()["Part"] = Part
        records = Records(db, "wholes", Whole)
        together = Barrier(4)

        def get():
            together.wait()
            assert records.get("a").parts[0].key == "b"

        threads = [Thread(target=get) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
"""


def test_threads_may_meet_a_kind_at_the_same_time(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_MEETINGS, str(tmp_path / "a.log")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
