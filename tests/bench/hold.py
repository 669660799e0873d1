"""A key that is held down on a thin line: `python -m tests.bench.hold`.

When is the screen right again after the key is let go? And how long does it take until the first
words can be read (*cold*: where nothing was kept from the last time)? The ratios are to `less` on
the same text.
"""

import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench import own
from tests.bench.documents import documents
from tests.bench.own import DEADLINE
from tests.bench.peers import Program, less
from tests.bench.wire import arguments, chosen, ratio, size_of
from tests.terminal.starting import environment
from tests.wire.link import Link
from tests.wire.program import wires
from tests.wire.session import Session

QUIET: Final = 2.5
"""Seconds without a byte, the link's own delay apart, after which nothing more will come."""


class Held(NamedTuple):
    """Seconds to the first words and from the last key to the last byte; bytes in between."""

    painted: float
    settled: float
    size: int


def hold(program: Program, session: Session, hz: float, seconds: float) -> Held:
    """Hold the key that goes a line down, `hz` times a second."""
    painted = session.wait_for(program.ready, DEADLINE)
    session.settle(QUIET, QUIET)
    mark, began = len(session.reads), time.perf_counter()
    count = max(round(hz * seconds), 1)
    for number in range(count):
        session.watch(began + number / hz - time.perf_counter())
        session.send(program.line)
    last = time.perf_counter()
    session.settle(QUIET, QUIET)
    reads = session.reads[mark:]
    arrived = max((read.arrived for read in reads), default=last)
    return Held(painted, arrived - last, sum(read.size for read in reads))


def main() -> None:
    """Measure and print."""
    parser = arguments("Hold a key down on a thin line.")
    parser.set_defaults(bps=9600.0, rtt=600.0)
    parser.add_argument("--hz", type=float, default=20.0, help="keys per second (%(default)s)")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long (%(default)s)")
    options = parser.parse_args()
    print(
        f"{options.bps:.0f} bit/s, {options.rtt:.0f} ms round trip, {options.hz:.0f} keys a second"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = [less(documents(), folder), *(own.same_text(wire) for wire in wires())]
        for size in map(size_of, options.size.split(",")):
            compare(chosen(programs, options.only), size, options, folder)


def compare(
    programs: Sequence[Program], size: tuple[int, int], options: Namespace, folder: Path
) -> None:
    """Measure each program at one size, and print its row as soon as it is known."""
    heading = f"{size[0]}x{size[1]}"
    print(f"\n{heading:26}{'first words':>14}{'x less':>8}{'settled':>11}{'x less':>8}{'bytes':>9}")
    peer: Held | None = None
    for program in programs:
        library = Path(tempfile.mkdtemp(dir=folder)) / "library"
        if program.own:
            own.prepare(program, library, size)
        environ = environment(library, LESSHISTFILE="-")
        link = Link(options.bps, options.rtt / 1e3)
        if program.keeps:
            cold = own.cold_start(program, library, size, link).last or 0.0
            print(f"  {program.name + ', cold':24}{cold:12.2f} s", flush=True)
            own.keep(program, library, size, link)
        with Session(program.command, *size, environ, link) as session:
            held = hold(program, session, options.hz, options.seconds)
        peer = peer or (None if program.own else held)
        print(row(program.name, held, peer), flush=True)


def row(name: str, held: Held, peer: Held | None) -> str:
    """Lay one result out."""
    painted, settled = (peer.painted, peer.settled) if peer else (0.0, 0.0)
    return (
        f"  {name:24}{held.painted:12.2f} s{ratio(held.painted, painted):>8}"
        f"{held.settled:9.2f} s{ratio(held.settled, settled):>8}{held.size:9}"
    )


if __name__ == "__main__":
    main()
