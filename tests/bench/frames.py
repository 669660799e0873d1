"""What parsing and encoding add to a frame: `python -m tests.bench.frames`.

The frames are those that Textual wrote on a journey through all screens, and for each kind of
key. They go through the driver's parser and encoder once, in a process of its own, so that its
caches fill as they do for a reader. Times are of the processor, in milliseconds; what writes
nothing to the terminal is not counted. `--profile` says which functions take them.
"""

import argparse
import cProfile
import json
import pstats
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import mean, median
from typing import Final, NamedTuple

from tests.bench.recording import record
from tests.bench.wire import size_of
from tui.line.capabilities import XTERM
from tui.line.cells import Grid
from tui.line.encoder import Encoder
from tui.line.output_parser import OutputParser

RECORDERS: Final = ("tests.frames.recorder", "tests.bench.recording")
JOURNEY: Final = "all screens"
MOST_COSTLY: Final = 25
"""Functions that are named by `--profile`."""


class Took(NamedTuple):
    """Seconds of the processor that one frame took, bytes that came in and that went out."""

    kind: str
    parsing: float
    encoding: float
    raw: int
    sent: int


def replay(written: Path) -> Iterator[Took]:
    """Send the frames of a record to a terminal like xterm."""
    kind = JOURNEY
    grid = Grid(80, 24)
    parser, encoder = OutputParser(grid), Encoder(80, 24, XTERM)
    for line in written.read_text(encoding="utf-8").splitlines():
        match json.loads(line):
            case ["size", columns, rows]:
                grid.resize(columns, rows)
                encoder.forget()
            case ["kind", name]:
                kind = name
            case ["frame", raw] if raw:
                began = time.thread_time()
                parser.feed(raw)
                parsed = time.thread_time()
                sent = encoder.encode(grid)
                done = time.thread_time()
                if sent and kind:
                    yield Took(kind, parsed - began, done - parsed, len(raw), len(sent))


def measured(written: Path) -> list[Took]:
    """Return what each frame of a record took, as a process that has just begun finds it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_replayed, written).result()


def _replayed(written: Path) -> list[Took]:
    return list(replay(written))


def recorded(sizes: Sequence[tuple[int, int]], folder: Path) -> dict[tuple[int, int], list[Path]]:
    """Make all records, those of different sizes side by side."""

    def of_size(size: tuple[int, int]) -> list[Path]:
        made = []
        for module in RECORDERS:
            own = folder / "{}x{}-{}".format(*size, module)
            own.mkdir()
            made.append(record(module, own, size))
        return made

    with ThreadPoolExecutor(len(sizes)) as pool:
        return dict(zip(sizes, pool.map(of_size, sizes), strict=True))


def table(took: Sequence[Took]) -> Iterator[str]:
    """Lay the times out, kind by kind."""
    columns = ("frames", "parse", "encode", "both", "p95", "most", "raw", "bytes")
    yield f"  {'':20}" + "".join(f"{column:>9}" for column in columns)
    for kind in dict.fromkeys(each.kind for each in took):
        those = [each for each in took if each.kind == kind]
        both = sorted((each.parsing + each.encoding) * 1e3 for each in those)
        times = (
            median(each.parsing for each in those) * 1e3,
            median(each.encoding for each in those) * 1e3,
            median(both),
            both[min(round(0.95 * len(both)), len(both) - 1)],
            both[-1],
        )
        sizes = (mean(each.raw for each in those), mean(each.sent for each in those))
        yield (
            f"  {kind:20}{len(those):9}"
            + "".join(f"{value:9.2f}" for value in times)
            + "".join(f"{value:9.0f}" for value in sizes)
        )


def profile(written: Sequence[Path]) -> None:
    """Print the functions of the driver that take most."""
    profiler = cProfile.Profile()
    profiler.enable()
    for each in written:
        _replayed(each)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats("thrift|built-in", MOST_COSTLY)


def main() -> None:
    """Record, measure and print."""
    parser = argparse.ArgumentParser(description="What parsing and encoding add to a frame.")
    parser.add_argument("--size", default="80x24,120x40", help="sizes, by commas (%(default)s)")
    parser.add_argument("--profile", action="store_true", help="say which functions take most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = [size_of(size) for size in options.size.split(",")]
        for size, written in recorded(sizes, Path(folder)).items():
            print("{}x{}".format(*size))
            if options.profile:
                profile(written)
            else:
                print("\n".join(table([each for path in written for each in measured(path)])))


if __name__ == "__main__":
    main()
