"""A library with one packaged briefing, nothing of the user's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from tests.unit.command_line import Packaged, _own_surroundings, command, made_up, packaged
from tests.unit.core.builders import seed

__all__ = ["_own_surroundings", "command", "made_up", "packaged"]


@pytest.fixture
def library(tmp_path: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(seed())
    with Library(tmp_path / "library") as opened:
        opened.notes.set_author("Ana")
        yield opened
