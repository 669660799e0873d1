"""Bytes on the wire, side by side with other programs: `python -m tests.bench.wire`.

All read the same documents with the same actions, one key at a time, under a pseudo-terminal that
answers as xterm does. A row is the mean of a step's keys: bytes, reads that count as packets, bytes
after what `ssh -C` does to them, and milliseconds until the last byte was at the terminal. The
ratios are to the best of the other programs. Every start is the second one of the program here;
*cold* is one of ours where nothing was kept from the first one.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench import own
from tests.bench.documents import documents
from tests.bench.own import DEADLINE, START_QUIET
from tests.bench.peers import Program, Step, peers
from tests.terminal.starting import environment
from tests.wire.figures import Answer, Means
from tests.wire.link import Link
from tests.wire.session import Session

IDLE: Final = 3.0
QUIT_QUIET: Final = 2.0
QUIT_PATIENCE: Final = 5.0


class Result(NamedTuple):
    """What one program's step cost."""

    step: str
    program: Program
    means: Means


def size_of(text: str) -> tuple[int, int]:
    """Read `80x24`."""
    columns, rows = text.split("x")
    return int(columns), int(rows)


def arguments(described: str) -> argparse.ArgumentParser:
    """Return the options that all benchmarks of the wire have."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("--size", default="80x24", help="sizes, by commas (%(default)s)")
    parser.add_argument("--bps", type=float, default=0.0, help="bits per second (0: no limit)")
    parser.add_argument("--rtt", type=float, default=0.0, help="round trip in milliseconds")
    parser.add_argument("--only", default="", help="names of programs, or parts of them, by commas")
    return parser


def chosen(programs: Sequence[Program], only: str) -> list[Program]:
    """Return the programs that were asked for."""
    parts = [part for part in only.split(",") if part]
    return [p for p in programs if not parts or any(part in p.name for part in parts)]


def measure(program: Program, size: tuple[int, int], link: Link, folder: Path) -> Iterator[Result]:
    """Run a program through its steps."""
    library = folder / program.name.replace(" ", "-") / f"{size[0]}x{size[1]}" / "library"
    library.parent.mkdir(parents=True)
    if program.own:
        own.prepare(program, library, size)
    if program.keeps:
        cold = program._replace(name=f"{program.name}, cold")
        yield Result("start", cold, Means.of([own.cold_start(program, library, size, link)]))
        own.keep(program, library, size, link)
    environ = environment(library, LESSHISTFILE="-", NO_PROXY="*")
    with Session(program.command, *size, environ, link) as session:
        painted = session.wait_for(program.ready, DEADLINE)
        session.settle(START_QUIET, START_QUIET)
        start = replace(Answer.of(session.began, session.reads), last=painted)
        warm = program._replace(name=f"{program.name}, warm") if program.keeps else program
        yield Result("start", warm, Means.of([start]))
        for step in program.steps:
            answers = act(session, step)
            if step.name:
                yield Result(step.name, program, Means.of(answers))


def act(session: Session, step: Step) -> list[Answer]:
    """Do one step; the one without keys is to do nothing."""
    if not step.keys:
        return [session.watch(IDLE)]
    if step.name == "quit":
        return [session.press(step.keys[0], QUIT_PATIENCE, QUIT_QUIET)]
    return session.press_all(*step.keys)


def table(results: Sequence[Result]) -> Iterator[str]:
    """Lay results out, step by step."""
    yield f"  {'':40}{'keys':>5}{'bytes':>9}{'x best':>8}{'reads':>7}{'z':>8}{'ms':>9}{'x best':>8}"
    for step in dict.fromkeys(result.step for result in results):
        rows = [result for result in results if result.step == step]
        others = [row.means for row in rows if not row.program.own]
        least = min((means.size for means in others), default=0.0)
        soonest = min((means.last for means in others if means.last), default=0.0)
        for row in rows:
            means = row.means
            yield (
                f"  {step:16}{row.program.name:24}{means.keys:5}{means.size:9.0f}"
                f"{ratio(means.size, least):>8}{means.packets:7.1f}{means.squeezed:8.0f}"
                f"{(means.last or 0) * 1e3:9.1f}{ratio(means.last or 0, soonest):>8}"
            )
        yield ""


def ratio(value: float, best: float) -> str:
    """Return how many times the best another value is."""
    return f"{value / best:.2f}" if best else "-"


def main() -> None:
    """Measure and print."""
    options = arguments("Bytes on the wire, beside other programs.").parse_args()
    link = Link(options.bps, options.rtt / 1e3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        others, missing = peers(documents(), folder)
        if missing:
            print(f"Not installed, and left out: {', '.join(missing)}.")
        for size in options.size.split(","):
            print(
                f"\n{size}, {options.bps:.0f} bit/s (0: no limit), {options.rtt:.0f} ms round trip"
            )
            results: list[Result] = []
            for program in chosen([*others, *own.programs()], options.only):
                results += measure(program, size_of(size), link, folder)
            print("\n".join(table(results)), flush=True)


if __name__ == "__main__":
    main()
