"""At rest the program sleeps: how often the system has to wake it, all of its threads together."""

import re
from pathlib import Path

import pytest

from tests.terminal.starting import COMMAND, environment
from tests.wire import journey
from tests.wire.session import Session

pytestmark = pytest.mark.timed

SECONDS = 6
MOST = 2
"""Times a second."""


def wakings(pid: int) -> int:
    """Return how often the threads of a process have gone to sleep by themselves."""
    count = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        found = re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status.read_text(), re.MULTILINE)
        assert found
        count += int(found[1])
    return count


@pytest.mark.parametrize("keys", ["", "ax"], ids=["reading", "writing a note"])
def test_it_is_woken_less_than_twice_a_second(library: Path, keys: str) -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    with Session(COMMAND, 80, 24, environment(library)) as session:
        journey.start(session)
        session.press_all(*keys)
        session.watch(3.0)
        before = wakings(session.pid)
        session.watch(SECONDS)
        assert wakings(session.pid) - before < MOST * SECONDS
