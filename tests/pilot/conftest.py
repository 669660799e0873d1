"""What journeys by keys begin with: libraries, and nothing that the user of this machine chose."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.curation import seeding
from tests import proposed
from tests.pilot.driving import wait_for_rest
from tests.samples import CUSTOMS


@pytest.fixture(autouse=True)
def no_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def keys_follow_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_rest)
    monkeypatch.setattr("tui.controllers.remarks.REST", 0)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as it is after the first start, to be copied."""
    folder = tmp_path_factory.mktemp("seeded") / "library"
    Library(folder).close()
    return folder


@pytest.fixture
def library(seeded: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of the packaged briefing, in which nobody has said a name."""
    with Library(shutil.copytree(seeded, tmp_path / "library")) as opened:
        yield opened


def _both() -> list[seeding.Seed]:
    return [*_PACKAGED(), CUSTOMS.seed]


_PACKAGED: Callable[[], Iterator[seeding.Seed]] = seeding.seeds


@pytest.fixture(scope="session")
def seeded_with_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two briefings, to be copied."""
    folder = tmp_path_factory.mktemp("two") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeding, "seeds", _both)
        Library(folder).close()
    return folder


@pytest.fixture
def two_briefings(
    seeded_with_two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    """A library of the packaged briefing and of a made-up one."""
    monkeypatch.setattr(seeding, "seeds", _both)
    with Library(shutil.copytree(seeded_with_two, tmp_path / "library")) as opened:
        yield opened


@pytest.fixture
def article(library: Library) -> str:
    """The id of an article of which something is proposed; Ann reviews it."""
    library.notes.set_author("Ann")
    return proposed.add(library)
