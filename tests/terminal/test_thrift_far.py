"""On a far line screens go in parts: what a passed one costs, and that all cells are right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.kept import cached
from tests.terminal.starting import COMMAND, environment
from tests.wire import journey
from tests.wire.launching import Launch
from tests.wire.link import Link
from tests.wire.session import Session
from tui.line import kept_screen
from tui.line.frame_parts import PART
from tui.startup.first_page import OPENING

pytestmark = pytest.mark.timed

FAR = Link(9_600, 0.6)
LONG = Link(0, 0.6)
"""Far away, but not thin."""

FLIP = 0.15
"""Seconds between the keys of somebody who looks for a panel."""

REST = 0.6
"""Seconds without a byte after which nothing more comes."""


@pytest.fixture(params=[FAR, LONG], ids=["thin", "long"])
def session(request: pytest.FixtureRequest, library: Path, launch: Launch) -> Iterator[Session]:
    with Session(COMMAND, 80, 24, environment(library), request.param, launch) as session:
        journey.start(session)
        yield session
        journey.leave(session)


def test_what_is_passed_on_the_way_changes_nothing_in_the_end(session: Session) -> None:
    shown = {}
    for key in "2341":
        session.press(key)
        shown[key] = session.text
    for gap, keys in ((0.01, "2342341"), (0.03, "3424123"), (FLIP, "214"), (0.4, "1324")):
        for key in keys:
            session.send(key)
            session.watch(gap)
        session.settle(quiet=REST)
        assert session.text == shown[keys[-1]]


@pytest.mark.parametrize("session", [FAR], indirect=True, ids=["thin"])
def test_a_panel_that_is_passed_costs_a_third(session: Session) -> None:
    panels = session.press_all(*"2341")
    parts = [answer.packets for answer in panels]
    assert min(parts) > 2, "the round trip is measured, and they go in parts"
    direct = session.press("3").size
    session.press("1")
    mark = len(session.reads)
    session.send("2")
    session.watch(FLIP)
    session.press("3")
    both = sum(read.size for read in session.reads[mark:])
    assert both - direct <= 0.4 * panels[0].size
    assert max(read.size for read in session.reads[mark:]) < 2 * PART


def test_what_was_kept_on_a_far_line_is_painted_in_parts(library: Path, launch: Launch) -> None:
    painted: list[int] = []
    for link in (FAR, FAR, Link()):
        with Session(COMMAND, 80, 24, environment(library), link, launch) as session:
            session.wait_for(OPENING if painted else "BOTTOM LINE")
            painted.append(len(session.reads))
            journey.start(session)
            journey.leave(session)
        assert kept_screen.was_far(str(cached(library))) is (link is FAR)
    assert painted[1] > 2, "the status row is in the last part"


def test_a_start_that_nothing_is_known_of_goes_in_parts_over_ssh(
    library: Path, launch: Launch
) -> None:
    starts = {}
    for name, ssh in (("here", ""), ("there", "192.0.2.1 50022 192.0.2.2 22")):
        environ = environment(library.with_name(name) / "library", SSH_CONNECTION=ssh)
        with Session(COMMAND, 80, 24, environ, launch=launch) as session:
            session.wait_for("BOTTOM LINE")
            session.settle(0.0, 0.0)
            first = session.reads[0].size
            journey.start(session)
            starts[name] = first, session.text
            journey.leave(session)
    assert starts["there"][0] < 2 * PART < starts["here"][0]
    assert starts["there"][1] == starts["here"][1]
