"""Time as frames are sent by."""

from types import SimpleNamespace

import pytest

from tests.unit.line.frame_line import Clock
from tui.line import frame_sender


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    # Only there: asyncio's own time must go on.
    monkeypatch.setattr(frame_sender, "time", SimpleNamespace(monotonic=clock))
    return clock
