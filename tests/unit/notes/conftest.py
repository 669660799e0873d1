"""Notes on a database of their own, signed by Ana."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.unit.command_line import (  # noqa: F401 - fixtures
    _own_surroundings,
    command,
    made_up,
    packaged,
)
from tests.unit.notes.contents import AUTHOR


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


@pytest.fixture
def db(log: Path) -> Iterator[JournalDB]:
    with JournalDB(log) as opened:
        yield opened


@pytest.fixture
def notes(db: JournalDB) -> Notes:
    made = Notes(db)
    made.set_author(AUTHOR)
    return made
