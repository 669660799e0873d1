"""What goes through a whole log keeps little of it, however long the log is."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.store import JournalDB

DOCUMENT = {"text": "coca " * 10_000}


def read_through(db: JournalDB) -> None:
    with db.snapshot() as snapshot:
        for offset in range(0, snapshot.size, 1 << 16):
            snapshot.read(offset, 1 << 16)


WORK: dict[str, Callable[[JournalDB], object]] = {
    "examine": lambda db: db.examine(),
    "compact": lambda db: db.compact({"last"}),
    "snapshot": read_through,
}


def peak(db: JournalDB, work: Callable[[JournalDB], object]) -> int:
    """Return the most bytes that were taken at once while this was done."""
    tracemalloc.start()
    try:
        work(db)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("what", WORK)
def test_it_takes_no_more_memory_in_a_log_of_three_times_the_size(
    tmp_path: Path, what: str
) -> None:
    peaks = []
    for size in (200, 600):
        with JournalDB(tmp_path / f"{size}.log") as db:
            for _ in range(size // 20):
                db.table("last").insert_multiple(DOCUMENT for _ in range(10))
                db.table("kept").insert_multiple(DOCUMENT for _ in range(10))
            assert db.path.stat().st_size > 50_000 * size
            peaks.append(peak(db, WORK[what]))
    small, large = peaks
    assert large < 1.2 * small + 1_000_000
    assert large < 20_000_000
