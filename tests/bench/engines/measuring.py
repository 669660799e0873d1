"""Measures one engine, in a process of its own that prints JSON: `… measuring ENGINE STEP WORK`."""

import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
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

_NOTES: Final = "abc"
"""A new note for each, with a word of it."""


class Measured(msgspec.Struct):
    """Rows by name, in milliseconds or megabytes; or why nothing was measured."""

    rows: dict[str, float] = {}
    missing: str = ""


class _Times(NamedTuple):
    wall: float
    cpu: float


def _times(do: Callable[[], object]) -> _Times:
    """Return the seconds that something takes, with the processor's of its children."""
    began, cpu_began = time.perf_counter(), _cpu()
    do()
    return _Times(time.perf_counter() - began, _cpu() - cpu_began)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


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
    took = [_times(partial(_find_note, engine, first, letter)) for letter in _NOTES]
    rows["a new note found, p50"] = median(each.wall for each in took) * 1e3
    rows["a new note found, CPU p50"] = median(each.cpu for each in took) * 1e3
    return Measured(rows)


def _find_note(engine: Engine, briefing_id: str, letter: str) -> None:
    if not engine.find_new_note(briefing_id, f"zqx{letter}zqx"):
        raise ValueError("a note is not found")


def _of_sort(engine: Engine, sort: str, asked: list[Question]) -> dict[str, float]:
    took: list[_Times] = []
    shown: list[int | None] = []
    for question in asked:
        took.append(_times(partial(_note_hits, engine, question, shown)))
        if shown[-1] is None:
            return {}
        if sum(each.wall for each in took) > BUDGET:
            break
    if not took:
        return {}
    walls, cpus = ([each[at] for each in took] for at in range(2))
    return {
        f"{sort}, p50": median(walls) * 1e3,
        f"{sort}, p95": high(walls) * 1e3,
        f"{sort}, CPU p50": median(cpus) * 1e3,
        f"{sort}, CPU p95": high(cpus) * 1e3,
        f"{sort}, hits": sum(each or 0 for each in shown) / len(shown),
    }


def _note_hits(engine: Engine, question: Question, shown: list[int | None]) -> None:
    shown.append(engine.ask(question))


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
