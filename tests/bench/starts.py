"""How long it takes from exec to a screen that can be read, and to one that takes keys.

A start is *warm* where the program was left in good order before: what it showed last is painted
before anything is loaded. It is *cold* with `BRIEFINGS_BOOT=0`, when nothing is kept. Textual's
own driver (*plain*) paints when all is loaded.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.timing import spread
from tests.terminal.starting import environment
from tests.wire import journey
from tests.wire.program import command, wires
from tests.wire.session import Session

REPEATS: Final = 15

Size = tuple[int, int]


class Way(NamedTuple):
    """A way to start."""

    name: str
    wire: str
    environ: Mapping[str, str]


WAYS: Final = (
    Way("warm", "thrift", {}),
    Way("cold", "thrift", {"BRIEFINGS_BOOT": "0"}),
    Way("plain", "plain", {}),
)


class Start(NamedTuple):
    """Seconds from exec to the first words of the briefing, and until keys are taken."""

    painted: float
    ready: float


def leave_once(library: Path, size: Size) -> None:
    """Start and quit in good order, so that a screen of this size is kept."""
    with Session(command("thrift"), *size, environment(library)) as session:
        journey.start(session)
        journey.leave(session)


def start(way: Way, library: Path, size: Size) -> Start:
    """Start once and kill the program, which changes nothing in what is kept."""
    environ = environment(library, **way.environ)
    with Session(command(way.wire), *size, environ) as session:
        painted = session.wait_for(journey.FIRST_SHOWN)
        return Start(painted, session.wait_for(journey.is_open))


def rows(library: Path, size: Size) -> Iterator[str]:
    """Measure all ways to start, and lay each out as soon as it is known."""
    yield f"  {'start':20}{'painted':>9}{'p95':>9}{'ready':>9}{'p95':>9}"
    leave_once(library, size)
    for way in WAYS:
        if way.wire in wires():
            starts = [start(way, library, size) for _ in range(REPEATS)]
            painted, ready = zip(*starts, strict=True)
            yield f"  {way.name:20}{spread(painted)}{spread(ready)}"
