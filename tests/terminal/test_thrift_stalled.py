"""A line that takes everything and brings nothing: what piles up in it, and what comes of it."""

from pathlib import Path

import pytest

from tests.terminal.starting import COMMAND, environment
from tests.wire import journey
from tests.wire.launching import Launch
from tests.wire.link import Link
from tests.wire.session import Session

pytestmark = pytest.mark.timed

PANELS = "2341"
GAP = 0.25
"""Seconds between keys, as somebody presses them who waits for the screen."""

MOST = 2
"""Frames that may be in the line."""

AGAIN = 8
"""Bytes of the questions that are asked again meanwhile, at most."""


@pytest.mark.parametrize("link", [Link(), Link(9_600, 0.6)], ids=["quick", "thin and long"])
def test_a_line_that_stalls_gets_two_frames_at_most_and_the_newest_afterwards(
    tmp_path: Path, launch: Launch, link: Link
) -> None:
    with Session(COMMAND, 80, 24, environment(tmp_path / "library"), link, launch) as session:
        journey.start(session)
        largest = max(answer.size for answer in session.press_all(*PANELS))
        session.press("2")
        wanted = session.text
        session.stalled = True
        mark = len(session.reads)
        for key in PANELS * 5 + "2":
            session.send(key)
            session.watch(GAP)
        queued = sum(read.size for read in session.reads[mark:])
        session.stalled = False
        session.settle(quiet=1.0)
        assert 0 < queued <= MOST * largest + AGAIN
        assert session.text == wanted
        journey.leave(session)
