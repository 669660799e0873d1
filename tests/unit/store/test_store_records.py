"""Documents found by their key, as the log has them."""

from pathlib import Path

import msgspec
import pytest

from briefings.store import JournalDB
from briefings.store.records import Records


class _Lens(msgspec.Struct):
    name: str


def test_a_document_is_found_by_its_key_whoever_writes_it(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db, JournalDB(tmp_path / "a.log") as other:
        records = Records(db, "lenses")
        assert records.get("a", _Lens) is None
        other.table("lenses").insert_multiple(
            [{"key": "a", "name": "first"}, {"name": "has no key"}, {"key": 1, "name": "no text"}]
        )
        assert records.get("a", _Lens) == _Lens("first")
        other.table("lenses").update({"key": "b", "name": "second"}, doc_ids=[1])
        assert (records.get("a", _Lens), records.get("b", _Lens)) == (None, _Lens("second"))
        other.table("lenses").remove(doc_ids=[1])
        assert records.get("b", _Lens) is None
        other.table("lenses").insert({"key": "b", "name": "third"})
        other.drop_table("lenses")
        assert records.get("b", _Lens) is None


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    with JournalDB(tmp_path / "a.log") as db:
        db.table("lenses").insert({"key": "a", "name": 1})
        with pytest.raises(msgspec.ValidationError):
            Records(db, "lenses").get("a", _Lens)
