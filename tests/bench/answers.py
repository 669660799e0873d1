"""How long it takes from a key to the last byte of its answer, and how many bytes there are."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from tests.bench.keys import KINDS
from tests.bench.timing import spread
from tests.terminal.starting import environment
from tests.wire import journey
from tests.wire.figures import Answer
from tests.wire.program import command
from tests.wire.session import Session


def rows(library: Path, size: tuple[int, int], wire: str) -> Iterator[str]:
    """Measure the kinds of keys in one session, and lay each out as soon as it is known."""
    yield f"  {'key, ' + wire:20}{'keys':>9}{'time':>9}{'p95':>9}{'bytes':>9}{'packets':>9}"
    with Session(command(wire), *size, environment(library)) as session:
        journey.start(session)
        for kind in KINDS:
            session.press_all(*kind.before)
            yield row(kind.name, session.press_all(*kind.keys))


def row(name: str, answers: Sequence[Answer]) -> str:
    """Lay one kind out; a key that changes nothing has no time."""
    times = [answer.last for answer in answers if answer.last is not None]
    size = mean(answer.size for answer in answers)
    packets = mean(answer.packets for answer in answers)
    return f"  {name:20}{len(times):9}{spread(times)}{size:9.0f}{packets:9.2f}"
