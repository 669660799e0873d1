"""The power goes while an earlier library is taken over: it is the old one or the new one."""

import functools
import random
import shutil
import tarfile
from pathlib import Path

import pytest

from briefings import Library
from briefings.notes.service import Notes
from briefings.paths import LOG_NAME
from briefings.repository import legacy
from briefings.repository.briefings import BriefingRepository
from briefings.store import JournalDB
from briefings.store.watermark import mark_path
from tests.faults.notes import unexpected
from tests.faults.power import PowerGone, RenamingPowerCut

ARCHIVES = sorted((Path(__file__).parents[1] / "libraries").glob("*.tar.xz"))
BRIEFING = "vraem-2014"


@pytest.fixture(params=ARCHIVES[::3], ids=lambda path: path.name.partition(".")[0])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "left"
    folder.mkdir()
    with tarfile.open(request.param) as tar:
        tar.extractall(folder, filter="data")
    return folder


def state(folder: Path) -> tuple[int, int]:
    """Return how many documents are as the earlier program wrote them, and how many are new."""
    with JournalDB(folder / LOG_NAME, read_only=True) as db:
        numbered = [raw for _, raw in BriefingRepository(db).records.numbered()]
        old = sum(map(legacy.is_legacy, numbered))
        return old, len(db.table("briefings")) - old


def test_a_power_cut_at_every_call_leaves_the_old_library_or_the_new(
    left: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(left.stat().st_size)
    log = left / LOG_NAME
    with JournalDB(log, read_only=True) as db:
        notes = Notes(db).list(deleted=True)
        histories = {note.id: Notes(db).history(note.id) for note in notes}
    states = set()
    finished, call = False, 0
    while not finished:
        call += 1
        folder = tmp_path / str(call)
        folder.mkdir()
        for path in (log, mark_path(log)):
            shutil.copy(path, folder / path.name)
        files = RenamingPowerCut(chance, folder)
        files.countdown = call
        with monkeypatch.context() as patch:
            patch.setattr("briefings.library.JournalDB", functools.partial(JournalDB, files=files))
            try:
                Library(folder)
                finished = files.gone = True
            except PowerGone:
                pass
        files.cut()
        for fd in list(files.paths):
            files.close(fd)
        states.add(state(folder))
        with Library(folder) as library:
            assert unexpected(library._db) == []
            assert library.notes.list(deleted=True) == notes
            assert {each.id: library.notes.history(each.id) for each in notes} == histories
            assert library.get(BRIEFING).problems == ()
            assert library.packaged.offers() == []
        assert state(folder) == (0, 1)
    assert states == {(1, 0), (0, 1)}
    assert call > 10
