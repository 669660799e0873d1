"""Notes on a database of their own, signed by Ana."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.notes.model import Content, Target
from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.unit.core.conftest import (  # noqa: F401 - fixtures
    _own_surroundings,
    command,
    made_up,
    packaged,
)

ON = Target(briefing="brava-2021")
AUTHOR = "Ana Núñez"


def says(body: str, *tags: str) -> Content:
    return Content(body=body, tags=tags)


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
