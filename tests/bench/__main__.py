"""Times and memory, printed: `python -m tests.bench`.

These are benchmarks and not tests: machines are shared and noisy. Times are in milliseconds, the
median and the 95th percentile, seen from the other end of a pseudo-terminal.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.bench import answers, memory, starts
from tests.bench.timing import spread
from tests.terminal.starting import COMMAND, environment
from tests.wire.program import wires

SIZES: Final = ((80, 24), (120, 40))
REPEATS: Final = 15


def run(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Return seconds that a command takes from exec to exit."""
    began = time.perf_counter()
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return time.perf_counter() - began


def repeat(name: str, once: Callable[[], float]) -> None:
    """Print the spread of some repetitions."""
    print(f"  {name:20}{spread([once() for _ in range(REPEATS)])}", flush=True)


def main() -> None:
    """Measure everything once."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        environ = environment(library)
        print(f"Python {sys.version.split()[0]}")
        repeat("bare interpreter", lambda: run([sys.executable, "-c", ""], environ))
        repeat("briefings show", lambda: run([*COMMAND, "show", "vraem-2014"], environ))
        for size in SIZES:
            print("\n{}x{}".format(*size))
            for line in starts.rows(library, size):
                print(line, flush=True)
            for wire in wires():
                for line in answers.rows(library, size, wire):
                    print(line, flush=True)
            print(f"  memory (resident)   {memory.resident(library, size):9.1f} MB")


if __name__ == "__main__":
    main()
