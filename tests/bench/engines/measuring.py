"""Measures one engine, in a process of its own that prints JSON: `… measuring ENGINE STEP WORK`."""

import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import msgspec

from tests.bench.engines.engine import Engine, MissingEngineError
from tests.bench.engines.own_search import OwnSearch
from tests.bench.engines.plain_fts5 import PlainFts5
from tests.bench.engines.questions import SORTS, Question
from tests.bench.engines.ripgrep import Ripgrep
from tests.bench.engines.stock_tinydb import StockTinyDB
from tests.bench.engines.tantivy_index import TantivyIndex
from tests.bench.timing import high

ENGINES: Final[Mapping[str, Callable[[Path], Engine]]] = {
    "own": OwnSearch,
    "FTS5": PlainFts5,
    "tantivy": TantivyIndex,
    "rg": Ripgrep,
    "TinyDB": StockTinyDB,
}

BUDGET: Final = 10.0
"""No more questions of a sort are asked after so many seconds."""

COLD: Final = 3
"""So often a first question is asked after the disk's cache was emptied."""

_NOTES: Final = 5


class Measured(msgspec.Struct):
    """Rows by name, in milliseconds or megabytes; or why nothing was measured."""

    rows: dict[str, float] = {}
    missing: str = ""


class _Times(NamedTuple):
    wall: float
    cpu: float


def _times(do: Callable[[], object]) -> _Times:
    """Return the seconds that something takes, with the processor's of its children."""

    def cpu() -> float:
        used = os.times()
        return used.user + used.system + used.children_user + used.children_system

    began, cpu_began = time.perf_counter(), cpu()
    do()
    return _Times(time.perf_counter() - began, cpu() - cpu_began)


def build(engine: Engine, work: Path) -> Measured:
    took = _times(lambda: engine.build(work / "texts.jsonl"))
    return Measured({
        "build, CPU s": took.cpu,
        "build, s": took.wall,
        "memory of the build, MB": _megabytes(),
    })  # fmt: skip


def ask(engine: Engine, work: Path) -> Measured:
    rows = {"open, ms": _times(engine.open).wall * 1e3}
    asked = msgspec.json.decode((work / "questions.json").read_bytes(), type=list[Question])
    engine.ask(asked[0])
    for sort in SORTS:
        rows |= _of_sort(engine, sort, [each for each in asked if each.sort == sort])
    rows["memory, MB"] = _megabytes()
    first = (work / "first").read_text(encoding="ascii")
    took = []
    for number in range(_NOTES):
        word = f"zqx{'abcdefgh'[number]}zqx"
        began = time.perf_counter()
        hits = engine.find_new_note(first, word)
        took.append(time.perf_counter() - began)
        if not hits:
            raise ValueError("a note is not found")
        if sum(took) > BUDGET:
            break
    rows["a new note found, p50"] = median(took) * 1e3
    return Measured(rows)


def _of_sort(engine: Engine, sort: str, asked: list[Question]) -> dict[str, float]:
    walls: list[float] = []
    shown = 0
    for question in asked:
        began = time.perf_counter()
        hits = engine.ask(question)
        walls.append(time.perf_counter() - began)
        if hits is None:
            return {}
        shown += hits
        if sum(walls) > BUDGET:
            break
    if not walls:
        return {}
    return {
        f"{sort}, p50": median(walls) * 1e3,
        f"{sort}, p95": high(walls) * 1e3,
        f"{sort}, hits": shown / len(walls),
    }


def cold(engine: Engine, work: Path) -> Measured:
    """Open and ask once with nothing of the engine's files in memory."""
    asked = msgspec.json.decode((work / "questions.json").read_bytes(), type=list[Question])
    (term, *_) = (each for each in asked if each.sort == "term")
    forget(work / "engines")

    def first() -> None:
        engine.open()
        engine.ask(term)

    return Measured({"first answer, cold, ms": _times(first).wall * 1e3})


def forget(folder: Path) -> None:
    """Have the system forget the files of a folder; where it may, with all others."""
    os.sync()
    if os.environ.get("DROP_CACHES"):
        Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _megabytes() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in whose) / 1024


def main() -> None:
    name, step, work = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    steps = {"build": build, "ask": ask, "cold": cold}
    folder = work / "engines" / name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        found = steps[step](ENGINES[name](folder), work)
    except MissingEngineError as error:
        found = Measured(missing=str(error))
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
