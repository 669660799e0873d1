from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.service import Drafts
from tests.unit.notes_drafts.drafts_helpers import QUICK, Window


@pytest.fixture(autouse=True)
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let windows look often whether their draft was taken."""
    monkeypatch.setattr("briefings.notes.drafts.open_draft.CHECK_INTERVAL", 0.05)


@pytest.fixture
def unaware(attentive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window look by itself: it finds out when it writes."""
    monkeypatch.setattr("briefings.notes.drafts.open_draft.CHECK_INTERVAL", 3600.0)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "library" / "drafts"


@pytest.fixture
def window(directory: Path) -> Iterator[Window]:
    """Make one more window on the same drafts; each has locks of its own, as a program has."""
    made = []

    def make(files: DraftFiles | None = None, interval: float = QUICK) -> Drafts:
        made.append(Drafts(directory, files, interval=interval))
        return made[-1]

    yield make
    for drafts in made:
        drafts.close(10)


@pytest.fixture
def drafts(window: Window) -> Drafts:
    return window()
