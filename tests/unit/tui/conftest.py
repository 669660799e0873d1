"""Briefings to read: the packaged one, as data."""

from collections.abc import Iterator

import pytest

from briefings import Library
from briefings.model import Briefing
from tui.reading.state import Reading
from tui.system.terminal import cells


@pytest.fixture(scope="session")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Briefing]:
    with Library(tmp_path_factory.mktemp("library")) as library:
        yield library.get(library.ids()[0])


@pytest.fixture
def reading(briefing: Briefing) -> Reading:
    """The briefing at 80x24, in its first panel."""
    reading = Reading(briefing, 78, 21, cells)
    reading.open(reading.tabs[1])
    return reading
