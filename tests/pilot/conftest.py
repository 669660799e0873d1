"""What journeys by keys begin with: nothing that the user of this machine chose."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
