"""What a reader waits for over real SSH on a thin and long line: `python -m tests.bench.ssh`.

Each program runs behind a server of our own and a relay that is as thin and as long as asked. A
row is the mean of some keys, or one start: seconds until the first new text, seconds until the
last byte, and bytes that passed the relay (those of SSH are among them, those of TCP are not). A
flip is a panel that is passed; its bytes are those by which both keys cost more than one.
"""

import os
import shlex
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

from tests.bench import own
from tests.bench.documents import documents
from tests.bench.peers import Program, less
from tests.bench.relay import Relay
from tests.bench.wire import arguments, chosen, size_of
from tests.remote.server import Server, missing
from tests.terminal.starting import environment
from tests.wire import journey
from tests.wire.link import Link
from tests.wire.session import Session

QUIET: Final = 2.0
"""Seconds without a byte after which nothing more comes."""

FLIPS: Final = (0.03, 0.15, 0.25, 0.4)
"""Seconds from a key to the next one: held, and pressed by somebody who looks for something."""

TEXT: Final = 60
"""Bytes of a read from which on there is text in it, and not only an answer to a key."""

ROOT: Final = Path(__file__).parents[2]


class Wait(NamedTuple):
    """Seconds to the first text and to the last byte, and bytes on the line."""

    first: float
    last: float
    size: float


def main() -> None:
    """Measure and print."""
    parser = arguments("What a reader waits for over SSH on a thin line.")
    parser.set_defaults(bps=9600.0, rtt=600.0)
    options = parser.parse_args()
    if lacking := missing():
        raise SystemExit(f"This needs {' and '.join(sorted(lacking))}.")
    link, size = Link(options.bps, options.rtt / 1e3), size_of(options.size)
    print(f"{options.bps:.0f} bit/s, {options.rtt:.0f} ms round trip, {options.size}")
    print(f"  {'':28}{'first text':>12}{'last byte':>12}{'bytes':>8}")
    with tempfile.TemporaryDirectory() as name, Server(Path(name)) as server:
        folder = Path(name)
        programs = [less(documents(), folder), own.same_text("thrift"), own.briefing("thrift")]
        for program in programs:
            if program in chosen(programs, options.only):
                measure(program, server, link, size, folder)


def measure(
    program: Program, server: Server, link: Link, size: tuple[int, int], folder: Path
) -> None:
    """Start a program over the line, act in it, and print what is waited for."""
    library = folder / program.name.replace(" ", "-") / "library"
    library.parent.mkdir(parents=True)
    environ = environment(library, LESSHISTFILE="-", PYTHONPATH=str(ROOT))
    if program.own:
        own.prepare(program, library, size)
        # What is kept from a near line is painted as on a near line.
        with logged_in(program, server, link, size, environ) as (session, _, begin):
            row(f"{program.name}, first start", [begin(program.ready)])
            journey.start(session)
            journey.leave(session)
    with logged_in(program, server, link, size, environ) as (session, relay, begin):
        row(f"{program.name}, start", [begin(program.ready)])
        switch = next(step.keys for step in program.steps if step.name == "switch")
        row(f"{program.name}, switch", [press(session, relay, key) for key in switch])
        row(f"{program.name}, page", [press(session, relay, " ") for _ in range(3)])
        if program.name.endswith("panels"):
            flip(program.name, session, relay)
        if program.own:
            journey.leave(session)


def flip(name: str, session: Session, relay: Relay) -> None:
    """Print what a panel costs that another key follows, for some times between the two."""
    session.press("1", QUIET, QUIET)
    direct = [press(session, relay, key).size for key in "3131"]
    for seconds in FLIPS:
        both = [press(session, relay, *pair, pause=seconds).size for pair in ("23", "41") * 2]
        flipped = mean(both) - mean(direct)
        label = f"{name}, flip {seconds * 1e3:.0f} ms"
        print(f"  {label:28}{'':24}{flipped:8.0f}", flush=True)


@contextmanager
def logged_in(
    program: Program,
    server: Server,
    link: Link,
    size: tuple[int, int],
    environ: dict[str, str],
) -> Iterator[tuple[Session, Relay, Callable[[str], Wait]]]:
    """Log in to a shell; what is yielded last starts the program and waits for its first text."""
    with Relay(server.port, link) as relay:
        options = ["-p", str(relay.port), "-tt", "127.0.0.1", "--", "sh"]
        login = [part for part in server.client() if part not in ("-p", str(server.port))]
        environ_here = {**os.environ, "TERM": environ["TERM"]}
        with Session([*login, *options], *size, environ_here, Link()) as session:
            session.wait_for("$" if os.geteuid() else "#")
            words = [f"{name}={value}" for name, value in environ.items() if name != "TERM"]
            folder = Path(environ["HOME"]) / "run"
            folder.write_text(shlex.join(["exec", "env", *words, *program.command]) + "\n")
            session.settle(QUIET, QUIET)

            def begin(ready: str) -> Wait:
                before, began = relay.down, time.perf_counter()
                session.send(f". {shlex.quote(str(folder))}\r")
                first = session.wait_for(ready) + session.began - began
                session.settle(QUIET, QUIET)
                return Wait(first, session.reads[-1].at - began, relay.down - before)

            yield session, relay, begin


def press(session: Session, relay: Relay, *keys: str, pause: float = 0.0) -> Wait:
    """Press keys with a pause between them, and wait until nothing more comes."""
    before, mark, began = relay.down, len(session.reads), time.perf_counter()
    for key in keys[:-1]:
        session.send(key)
        session.watch(pause)
    session.send(keys[-1])
    session.settle(QUIET, QUIET)
    reads = session.reads[mark:]
    first = next((read.at for read in reads if read.size >= TEXT), began)
    return Wait(first - began, reads[-1].at - began, relay.down - before)


def row(name: str, waits: Sequence[Wait]) -> None:
    """Print the mean of some waits."""
    first, last, size = (mean(column) for column in zip(*waits, strict=True))
    print(f"  {name:28}{first:10.2f} s{last:10.2f} s{size:8.0f}", flush=True)


if __name__ == "__main__":
    main()
