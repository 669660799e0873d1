"""What things cost in small and in large libraries: `python -m tests.bench.scale [COUNT…]`.

CPU time in milliseconds, the median of some runs. Each row is done in a process of its own that
has loaded the program and opens the library first, so that whatever the first look at something
costs is in its row; `start` is a whole `briefings show ID`, Python's own start included. Large
libraries have their index, but for what is done `anew`. Memory is the most that a process had
which opened a library, listed a page, read a briefing and searched. The last column says how many
times more the last library costs than the first.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from briefings import Article, Library, Options
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.notes.model import Content, Target
from briefings.paths import LOG_NAME, cache_directory
from briefings.repository import text_builder
from tests.bench.libraries import SAMPLE, Size, briefing_id, make, small_text
from tests.bench.news import word
from tests.terminal.starting import COMMAND, environment

COUNTS: Final = (10, 1000, 10000)
MOST_LARGE: Final = 1000
REPEATS: Final = 7

Job = Callable[[Library], object]


def next_briefing(library: Library) -> None:
    """Do what the app does when it goes on to the next briefing."""
    library.get(library.beside(briefing_id(3), 1) or "")


def edit_note(library: Library) -> None:
    note = library.notes.list(briefing_id(1), deleted=True)[0]
    library.notes.save(note.id, Content(body=f"Thought {time.monotonic_ns()}"), note.revision)


def undo_note(library: Library) -> None:
    """Undo a note that is there, which deletes it, or what was undone before."""
    note = library.notes.list(briefing_id(1), deleted=True)[0]
    library.notes.undo(note.id) if not note.deleted else library.notes.redo(note.id)


def add_article(library: Library) -> None:
    number = 10**6 + time.monotonic_ns()
    library.add_text(small_text(number).encode(), f"{number}.txt")


def remove_and_restore(library: Library) -> None:
    library.remove(briefing_id(4))
    library.restore(briefing_id(4))


def look_up_sentences(library: Library) -> None:
    """Find what an article that is not there has in common with others."""
    text = small_text(3).replace("Article 3", "Another title")
    article = Article(text=text, blocks=paragraph_blocks(text), sha256="")
    library._briefings.sharing(article)


JOBS: Final[Mapping[str, Job]] = {
    "get": lambda library: library.get(briefing_id(2)),
    "next": next_briefing,
    "list": Library.catalogue,
    "first page": lambda library: library.pages.get(0, 24),
    "last page": lambda library: library.pages.get(library.pages.count() - 24, 24),
    "filter a page": lambda library: library.pages.get(0, 24, "ert 7"),
    "filter, nothing": lambda library: library.pages.get(0, 24, "qxq"),
    "search, common word": lambda library: library.search(word(5)),
    "search, word": lambda library: library.search(word(900)),
    "search, rare word": lambda library: library.search(word(30_000)),
    "search, two words": lambda library: library.search(f"{word(400)} {word(900)}"),
    "search, beginning": lambda library: library.search(word(900)[:3]),
    "search, field": lambda library: library.search(f"speaker:núñez {word(900)}"),
    "search, with note": lambda library: library.search(f"thought {word(400)}"),
    "search, nothing": lambda library: library.search("qxqxq"),
    "look up a text": lambda library: library._briefings.on_article(sample_text(library)),
    "look up a file": lambda library: library._briefings.of_file("0123"),
    "look up a title": lambda library: library._briefings.titled("article 2"),
    "look up sentences": look_up_sentences,
    "add a note": lambda library: library.notes.add(
        Target(briefing=briefing_id(2)), Content(body="Thought"), "Ana"
    ),
    "edit a note": edit_note,
    "undo a note": undo_note,
    "list a briefing's notes": lambda library: library.notes.list(briefing_id(1)),
    "export": lambda library: library.export(briefing_id(2), "md", Options()),
    "add an article": add_article,
    "remove and restore": remove_and_restore,
}


def sample_text(library: Library) -> str:
    """Return by what the text of the packaged article is found."""
    return library._briefings.record(SAMPLE).article


def run_anew(folder: Path, job: Job | None) -> float:
    """Return what `run` does where there is no index."""
    shutil.rmtree(cache_directory(), ignore_errors=True)
    return run(folder, job)


def build(library: Library) -> None:
    """Make the index with all that can be looked up in it."""
    text_builder.build(library.log)


def run(folder: Path, job: Job | None) -> float:
    """Return the seconds of CPU that a job takes in a new process, without one the opening."""
    return _in_process(folder, job)[0]


def megabytes(folder: Path) -> float:
    """Return the most memory that reading and searching takes."""

    def read(library: Library) -> None:
        library.pages.get(0, 24)
        library.get(briefing_id(2))
        library.search(word(5))

    return _in_process(folder, read)[1]


def _in_process(folder: Path, job: Job | None) -> tuple[float, float]:
    """Return seconds and megabytes."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        began = time.process_time()
        library = Library(folder)
        if job is not None:
            began = time.process_time()
            job(library)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        os.write(writing, f"{time.process_time() - began} {most}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        seconds, most = map(float, said.read().split())
    os.waitpid(child, 0)
    return seconds, most


def start(folder: Path) -> float:
    """Return the seconds of CPU of a program that shows one briefing."""
    command = [*COMMAND, "show", briefing_id(2)]
    around = environment(folder, XDG_CACHE_HOME=os.environ["XDG_CACHE_HOME"])
    with subprocess.Popen(command, env=around, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def measure(folder: Path) -> dict[str, float]:
    """Return the seconds of CPU that each row costs in one library."""
    ways: dict[str, Callable[[], float]] = {
        "open anew": lambda: run_anew(folder, None),
        "list anew": lambda: run_anew(folder, Library.catalogue),
        "make the index": lambda: run_anew(folder, build),
        "start": lambda: start(folder),
        "open": lambda: run(folder, None),
        **{name: lambda job=job: run(folder, job) for name, job in JOBS.items()},  # type: ignore[misc]
    }
    return {name: median(way() for _ in range(REPEATS)) for name, way in ways.items()}


def table(size: Size, counts: Sequence[int]) -> None:
    """Measure libraries of one sort, and print what they cost."""
    found, others = [], []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
            make(Path(folder), count, size)
            found.append(measure(Path(folder)))
            others.append(sizes(Path(folder)))
    heads = "".join(f"{count:>10,}" for count in counts)
    print(f"\n{f'briefings of {size.value}':26}{heads}{'times':>8}")
    for name in found[0]:
        figures = [each[name] for each in found]
        row = "".join(f"{figure * 1e3:10.1f}" for figure in figures)
        print(f"{name:26}{row}{figures[-1] / figures[0]:8.1f}", flush=True)
    for name in others[0]:
        row = "".join(f"{each[name]:10.1f}" for each in others)
        print(f"{name:26}{row}", flush=True)


def sizes(folder: Path) -> dict[str, float]:
    """Return what a library and its index take, in MB."""
    indexes = (cache_directory() / "indexes").glob("*.sqlite")
    return {
        "memory, MB": megabytes(folder),
        "log, MB": (folder / LOG_NAME).stat().st_size / 1e6,
        "index, MB": sum(each.stat().st_size for each in indexes) / 1e6,
    }


def main() -> None:
    """Measure both sorts."""
    counts = [int(each) for each in sys.argv[1:]] or COUNTS
    for size in Size:
        table(size, [each for each in counts if size is not Size.SAMPLE or each <= MOST_LARGE])


if __name__ == "__main__":
    main()
