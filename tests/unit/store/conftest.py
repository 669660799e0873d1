"""What is promised of a log holds whether all of it is read or a part of it is in an index."""

import pytest

from briefings.index import library_index
from briefings.store import JournalDB, journal

_BOTH_WAYS = (
    "test_store_damage", "test_store_first_line", "test_store_history", "test_store_open",
    "test_store_purge", "test_store_reported", "test_store_watermark",
)  # fmt: skip


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of these modules both ways."""
    if metafunc.module.__name__.rpartition(".")[2] in _BOTH_WAYS:
        metafunc.parametrize("_way", ["read", "indexed"], indirect=True)


@pytest.fixture(autouse=True)
def _way(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    if getattr(request, "param", "read") == "read":
        return
    monkeypatch.setattr(library_index, "LEAST", 0)
    monkeypatch.setattr(journal, "_WORTH_KEEPING", 0)
    really = JournalDB.__init__

    def indexed(self: JournalDB, path: object, **options: object) -> None:
        hints = library_index.LibraryIndex("briefings")
        really(self, path, hints=hints, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(JournalDB, "__init__", indexed)
