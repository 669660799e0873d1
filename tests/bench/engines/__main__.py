"""The library's search beside others: `python -m tests.bench.engines DIR [OPTIONS]`.

DIR has a library in `lib`; where it has none, `--count` briefings are made there, of the size that
`--size` names (see `tests.bench.libraries.Size`). All engines get the same texts and the same
questions, one after the other, each in a process of its own; what they write stands in `--work`,
else in a folder that is removed. DIR is only read: notes are written into a copy.

Times are in milliseconds, for eight hits and their snippets: of the wall clock, which is worth
little where the machine does something else meanwhile, and of the processor, that of programs
which an engine starts with it. No more of a sort is asked when ten seconds are over. Memory is
the most that the process or a child of it had. The first answer is given by a new process with
none of the engine's files in memory; with `--drop-caches` (root) with nothing of the disk. Ratios
say how many times longer the others take than the library's own search.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from briefings import Library
from briefings.paths import LOG_NAME
from tests.bench.engines.measuring import COLD, ENGINES, Measured
from tests.bench.engines.questions import questions, write_texts
from tests.bench.libraries import Size, make

_SIZES: Final = {"small": Size.SMALL, "news": Size.NEWS, "sample": Size.SAMPLE}


def prepare(source: Path, work: Path) -> tuple[int, int]:
    """Write down the texts of a library and what is asked; return the count and the bytes."""
    os.environ["XDG_CACHE_HOME"] = str(work / "cache")
    copied = work / "engines" / "own" / "lib"
    copied.mkdir(parents=True)
    subprocess.run(
        ("cp", "--reflink=auto", source / "lib" / LOG_NAME, copied / LOG_NAME), check=True
    )
    with Library(copied) as library:
        ids = library.ids()
        size = write_texts(library, work / "texts.jsonl")
    (work / "first").write_text(ids[0], encoding="ascii")
    asked = questions(work / "texts.jsonl", len(ids))
    (work / "questions.json").write_bytes(msgspec.json.encode(asked))
    return len(ids), size


def measure(name: str, work: Path) -> Measured:
    """Measure all of one engine."""
    built = _step(name, "build", work)
    if built.missing:
        return built
    rows = built.rows | {"files, MB": _size(work / "engines" / name) / 1e6}
    colds = [_step(name, "cold", work).rows for _ in range(COLD)]
    rows |= {row: min(each[row] for each in colds) for row in colds[0]}
    return Measured(rows | _step(name, "ask", work).rows)


def _step(name: str, step: str, work: Path) -> Measured:
    command = (sys.executable, "-m", "tests.bench.engines.measuring", name, step, str(work))
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=Measured)


def _size(folder: Path) -> int:
    """Return the bytes of an engine's files, those of the library's log left out."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if path.parent.name != "lib")


def table(found: Mapping[str, Measured]) -> None:
    """Print all rows, then the ratios of those that are times."""
    own = found["own"].rows
    names = list(found)
    print(f"{'':30}" + "".join(f"{name:>12}" for name in names))
    for row in own:
        print(f"{row:30}" + "".join(_figure(found[name].rows.get(row)) for name in names))
    print(f"\n{'times the own search':30}" + "".join(f"{name:>12}" for name in names[1:]))
    for row in own:
        if "hits" not in row and own[row]:
            ratios = (found[name].rows.get(row) for name in names[1:])
            print(f"{row:30}" + "".join(_figure(r and r / own[row]) for r in ratios))
    for name in names:
        if found[name].missing:
            print(f"{name}: not measured, {found[name].missing}")


def _figure(value: float | None) -> str:
    return f"{'-':>12}" if value is None else f"{value:12,.{1 if value >= 1 else 2}f}"


def main() -> None:
    said = argparse.ArgumentParser(prog="python -m tests.bench.engines")
    said.add_argument("folder", type=Path)
    said.add_argument("--count", type=int, default=1000)
    said.add_argument("--size", choices=_SIZES, default="news")
    said.add_argument("--work", type=Path)
    said.add_argument("--engines", nargs="+", choices=list(ENGINES)[1:], default=list(ENGINES)[1:])
    said.add_argument("--drop-caches", action="store_true")
    asked = said.parse_args()
    if asked.drop_caches:
        os.environ["DROP_CACHES"] = "1"
    if not (asked.folder / "lib" / LOG_NAME).exists():
        (asked.folder / "lib").mkdir(parents=True)
        make(asked.folder / "lib", asked.count, _SIZES[asked.size])
    work = Path(tempfile.mkdtemp(prefix="engines-")) if asked.work is None else asked.work
    try:
        count, size = prepare(asked.folder, work)
        log = (asked.folder / "lib" / LOG_NAME).stat().st_size
        print(f"{count:,} briefings, {size / 1e6:,.1f} MB of text, {log / 1e6:,.1f} MB of log")
        found = {}
        for name in ("own", *asked.engines):
            found[name] = measure(name, work)
            print(f"  {name} is done", file=sys.stderr, flush=True)
        table(found)
    finally:
        if asked.work is None:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
