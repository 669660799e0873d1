"""Libraries of which an index is made, however small they are."""

import shutil
from pathlib import Path

import pytest

from briefings.index import library_index
from briefings.paths import LOG_NAME
from briefings.store import journal
from tests.bench.libraries import Size, make

COUNT = 40


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the cache; libraries of any size have an index in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(library_index, "LEAST", 0)
    monkeypatch.setattr(journal, "_WORTH_KEEPING", 0)
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of articles, made once."""
    folder = tmp_path_factory.mktemp("made") / "library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        make(folder, COUNT, Size.SMALL)
    return folder


@pytest.fixture
def log(made: Path, tmp_path: Path) -> Path:
    """Return the log of a library of one's own."""
    shutil.copytree(made, tmp_path / "library")
    return tmp_path / "library" / LOG_NAME
