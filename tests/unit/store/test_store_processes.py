"""Several programs on one library at once."""

import json
from itertools import chain
from pathlib import Path

import pytest
from tinydb import where

from briefings.store import JournalDB
from tests.unit.store.store_helpers import check_every_line, start_python

WRITER = """
import json, sys
from briefings.store import JournalDB

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
ids = []
with JournalDB(path, timeout=60) as db:
    for number in range(count):
        if number % 3:
            ids.append(db.insert({"by": name, "n": number}))
        else:
            with db.transaction():
                db.table("counter").upsert({"key": 1, name: number}, lambda d: d["key"] == 1)
                ids.append(db.insert({"by": name, "n": number}))
        if number % 10 == 0:
            assert len(db) >= len(ids)
            assert db.get(doc_id=ids[0])["by"] == name
    assert db.problems == []
print(json.dumps(ids))
"""


@pytest.mark.parametrize("writers", [4])
def test_writers_lose_nothing_and_share_no_id(tmp_path: Path, writers: int) -> None:
    log = tmp_path / "new" / "library.log"
    count = 60
    processes = [start_python(WRITER, log, f"w{number}", count) for number in range(writers)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    ids = {
        f"w{number}": json.loads(process.communicate(timeout=60)[0])
        for number, process in enumerate(processes)
    }
    check_every_line(log)
    assert sorted(chain.from_iterable(ids.values())) == list(range(1, writers * count + 1))
    with JournalDB(log) as db:
        assert db.problems == []
        for name, given in ids.items():
            documents = db.search(where("by") == name)
            assert [d.doc_id for d in documents] == given
            assert [d["n"] for d in documents] == list(range(count))
        (counter,) = db.table("counter").all()
        assert set(counter) == {"key", *ids}
    assert sorted(path.name for path in log.parent.iterdir()) == [
        "library.log",
        "library.log.mark",
    ]
