"""Full disks, and logs and folders that may not be written: nothing is taken in part."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefings.errors import NoSpaceError
from briefings.notes.model import Note
from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.faults.notes import ON, says, signed

ROOT = Path(__file__).parents[2]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


# -- a full disk -----------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k,mode=700", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs root to mount a small tmpfs")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_takes_no_part_of_a_note(small_disk: Path) -> None:
    log = small_disk / "library.log"
    filler = small_disk / "filler"
    with JournalDB(log) as db:
        notes = signed(db)
        filler.write_bytes(b"x" * 40_000)
        kept: list[Note] = []

        def add_for_ever() -> None:
            while True:
                kept.append(notes.add(ON, says(f"{len(kept)} " * 200)))

        with pytest.raises(NoSpaceError, match=r"disk is full .*free some space"):
            add_for_ever()
        assert len(kept) > 10
        full = log.read_bytes()
        for change in (
            lambda: notes.save(kept[0].id, says("y" * 5000), 1),
            lambda: notes.purge(kept[1].id),
        ):
            with pytest.raises(NoSpaceError):
                change()
            assert log.read_bytes() == full
        assert {path.name for path in small_disk.iterdir()} <= {
            "filler", "library.log", "library.log.mark",
        }  # fmt: skip
        assert notes.list() == kept
        filler.unlink()
        with JournalDB(log) as other:
            assert Notes(other).list() == kept
            assert other.problems == []
        assert notes.save(kept[0].id, says("y" * 5000), 1).revision == 2


# -- what may not be written -----------------------------------------------------------------------

WITHOUT_POWER = """
import json, sys
from briefings.errors import BriefingsError
from briefings.notes.model import Content, Target
from briefings.notes.service import Notes
from briefings.store import JournalDB

db = JournalDB(sys.argv[1])
notes = Notes(db)
(note,) = notes.list()

def attempt(call):
    try:
        call()
    except BriefingsError as error:
        return [type(error).__name__, str(error)]
    return ["done", ""]

print(json.dumps({
    "body": note.content.body,
    "history": len(notes.history(note.id)),
    "save": attempt(lambda: notes.save(note.id, Content(body="changed"), note.revision)),
    "purge": attempt(lambda: notes.purge(note.id)),
}))
"""

Report = dict[str, Any]


@pytest.fixture
def without_power() -> Callable[[Path], Report]:
    """Run a program for which permissions count, even if it is root's."""
    powers = "-dac_override,-dac_read_search"
    prefix = ["setpriv", "--bounding-set", powers, "--inh-caps", powers]
    if os.geteuid() != 0:
        prefix = []
    elif shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")

    def run(log: Path) -> Report:
        done = subprocess.run(
            [*prefix, sys.executable, "-c", WITHOUT_POWER, str(log)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        report: Report = json.loads(done.stdout)
        return report

    return run


@pytest.mark.parametrize("directory_mode", [0o700, 0o500])
def test_a_log_that_may_not_be_written_is_read(
    log: Path, directory_mode: int, without_power: Callable[[Path], Report]
) -> None:
    with JournalDB(log) as db:
        signed(db).add(ON, says("x"))
    before = log.read_bytes()
    log.chmod(0o400)
    log.parent.chmod(directory_mode)
    report = without_power(log)
    log.parent.chmod(0o700)
    assert (report["body"], report["history"]) == ("x", 1)
    for what in ("save", "purge"):
        assert report[what][0] == "ReadOnlyError"
        assert report[what][1].endswith("open it where you may write.")
    assert log.read_bytes() == before


def test_in_a_directory_that_takes_no_files_notes_are_saved_and_not_purged(
    log: Path, without_power: Callable[[Path], Report]
) -> None:
    with JournalDB(log) as db:
        signed(db).add(ON, says("x"))
    log.parent.chmod(0o500)
    report = without_power(log)
    log.parent.chmod(0o700)
    assert report["save"] == ["done", ""]
    assert report["purge"][0] == "ReadOnlyError"
    assert "change its permissions" in report["purge"][1]
    with JournalDB(log) as db:
        assert [note.content.body for note in Notes(db).list()] == ["changed"]
