"""Times and memory, printed: `python -m tests.bench`.

These are benchmarks and not tests: machines are shared and noisy. Each figure is the median
(and the 95th percentile) of what one run here gave. A key's time runs from the write of its
byte to the last byte of the answer, read at the other end of a pseudo-terminal.
"""

import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.terminal.conftest import COMMAND, environment, is_open
from tests.terminal.emulator import Terminal

REPEATS = 9
SIZES = ((80, 24), (120, 40))
KEYS = {
    "line (panel)": ("1", ("j",), 40),
    "line (Source)": ("9", ("j",), 30),
    "next item": ("1", ("l",), 30),
    "page": ("1", (" ",), 10),
    "evidence and back": ("1", ("\r", "r"), 10),
}
QUIET = 0.12


def spread(times: Sequence[float]) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    ordered = sorted(times)
    high = ordered[min(round(0.95 * len(ordered)), len(ordered) - 1)]
    return f"median {statistics.median(ordered) * 1e3:6.1f} ms   p95 {high * 1e3:6.1f} ms"


def answer(terminal: Terminal, key: str) -> tuple[float, int]:
    """Press a key; return seconds until the last byte of its answer, and the bytes."""
    began = last = time.perf_counter()
    count = 0
    os.write(terminal.master, key.encode())
    while select.select([terminal.master], [], [], QUIET)[0]:
        count += len(os.read(terminal.master, 65536))
        last = time.perf_counter()
    return last - began, count


def measure_keys(library: Path, size: tuple[int, int]) -> None:
    """Print the time of each sort of key."""
    with Terminal(COMMAND, *size, environment(library)) as terminal:
        terminal.wait_for(is_open)
        for name, (tab, keys, count) in KEYS.items():
            answer(terminal, tab)
            answer(terminal, "g")
            samples = [answer(terminal, key) for _ in range(count) for key in keys]
            samples = [s for s in samples if s[1]]
            report(name, size, samples)
        report("panel switch", size, [answer(terminal, key) for _ in range(5) for key in "2341"])
        answer(terminal, "A")
        report("letter in the editor", size, [answer(terminal, key) for key in "abcdefghij " * 3])
        print(f"  {size[0]}x{size[1]} resident memory: {resident(terminal.process.pid):.1f} MB")


def report(name: str, size: tuple[int, int], samples: Sequence[tuple[float, int]]) -> None:
    """Print one row."""
    mean = statistics.mean(count for _, count in samples)
    print(f"  {size[0]}x{size[1]} {name:20} {spread([t for t, _ in samples])}   {mean:7.0f} bytes")


def resident(pid: int) -> float:
    """Return a process's resident memory in MB (Linux)."""
    fields = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in fields if line.startswith("VmRSS"))


def first_paint(library: Path, size: tuple[int, int]) -> float:
    """Return seconds from exec until the first rows of the briefing are on the screen."""
    began = time.perf_counter()
    with Terminal(COMMAND, *size, environment(library)) as terminal:
        while "BOTTOM LINE" not in terminal.text():
            terminal.settle(0.001)
        return time.perf_counter() - began


def show(library: Path) -> float:
    """Return seconds that `briefings show` takes from exec to exit."""
    began = time.perf_counter()
    subprocess.run(
        [*COMMAND, "show", "vraem-2014"], env=environment(library), check=True, capture_output=True
    )
    return time.perf_counter() - began


def repeat(name: str, once: Callable[[], float]) -> None:
    """Print the spread of some repetitions."""
    print(f"  {name:32} {spread([once() for _ in range(REPEATS)])}")


def main() -> None:
    """Measure everything once."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        show(library)
        print(f"Python {sys.version.split()[0]}")
        repeat("bare interpreter (to compare)", lambda: bare(library))
        repeat("briefings show", lambda: show(library))
        for size in SIZES:
            repeat(f"first paint at {size[0]}x{size[1]}", partial(first_paint, library, size))
            measure_keys(library, size)


def bare(library: Path) -> float:
    """Return seconds that an interpreter takes to do nothing."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", ""], env=environment(library), check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
