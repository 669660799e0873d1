"""Library folders that somebody prepared: nothing outside them is touched, and nothing hangs.

The small form runs with the other tests. `HOSTILE_FAULT_ROUNDS=5000 python -m pytest
tests/faults/test_hostile_faults.py` is the long one.
"""

import json
import os
import random
import resource
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from briefings import Library
from briefings.errors import BriefingsError
from briefings.model import ReadingPlace, Spot
from briefings.notes.drafts.model import Claim, encode_claim
from briefings.notes.model import Content, Target
from briefings.store.format import sealed
from tests.faults.damaging import copy

ROUNDS = int(os.environ.get("HOSTILE_FAULT_ROUNDS", "150"))
PATIENCE = 20
"""Seconds for all that is done to one folder."""
MEMORY = 1 << 31
"""Bytes that may be taken on top of what other tests left in this process."""
ON = Target(briefing="vraem-2014")
PLACE = ReadingPlace(spot=Spot(tab="source"))
DRAFT = "0123456789abcdef" * 2
COMMAND = "x\ntouch /tmp/owned\n"

Trap = Callable[[Path, Path], None]


def link(to: Callable[[Path], Path]) -> Trap:
    return lambda path, outside: path.symlink_to(to(outside))


def hard_link(path: Path, outside: Path) -> None:
    path.hardlink_to(outside / "file")


def pipe(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def folder(path: Path, outside: Path) -> None:
    (path / "inner").mkdir(parents=True)


def endless(path: Path, outside: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"spot":')
        file.truncate(1 << 40)


def listening(path: Path, outside: Path) -> None:
    """Put a socket there; its own name must be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


TRAPS: dict[str, Trap] = {
    "a link to a file": link(lambda outside: outside / "file"),
    "a link to a folder": link(lambda outside: outside / "folder"),
    "a link to nothing": link(lambda outside: outside / "new"),
    "a link without an end": link(lambda _outside: Path("/dev/zero")),
    "a link to itself": lambda path, _outside: path.symlink_to(path),
    "a second name": hard_link,
    "a pipe": pipe,
    "a folder": folder,
    "a file without an end": endless,
    "a socket": listening,
}

NAMES = [
    "library.log.mark", "library.log.fresh", f"library.log.{DRAFT}.fresh",
    "library.log.aside-20260101T000000.000000Z", "library.log.damaged-00000000",
    "places", "places/vraem-2014.json", "places/x.json",
    "drafts", f"drafts/{DRAFT}.json", f"drafts/{DRAFT}.taken", f"drafts/{DRAFT}.tmp",
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("sound") / "library"
    with Library(directory) as library:
        for number in range(3):
            library.notes.add(ON, Content(body=f"note {number}"), "Ana")
        library.places.keep("vraem-2014", PLACE)
        handle = library.drafts.begin(ON)
        handle.update(Content(body="typed"))
    return directory


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A home that the library's folder may not reach."""
    made = tmp_path / "outside"
    (made / "folder").mkdir(parents=True)
    (made / "file").write_text("export PATH\n" * 50)
    (made / "folder" / f"{DRAFT}.json").write_text("{}")
    (made / "folder" / f"{DRAFT}.tmp").write_text("")
    return made


@pytest.fixture(autouse=True)
def _limits() -> Iterator[None]:
    """What hangs or eats the memory fails."""

    def too_long(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail("It hangs.")

    before = signal.signal(signal.SIGALRM, too_long)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + MEMORY, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _address_space() -> int:
    """Return how many bytes this process has, 0 where the system does not say."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0


def state(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        str(path): (path.read_text() if path.is_file() else "", path.stat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


def spring(path: Path, trap: Trap, outside: Path) -> None:
    """Put a trap in the place of what is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    trap(path, outside)


def use(directory: Path) -> int:
    """Do all that is done with a library; return how much of it went well."""
    well = 0
    try:
        with Library(directory) as library:
            for step in _steps(library):
                try:
                    step()
                except BriefingsError as error:
                    assert str(error)  # noqa: PT017
                else:
                    well += 1
    except BriefingsError as error:
        assert str(error)  # noqa: PT017
    return well


def _steps(library: Library) -> list[Callable[[], object]]:
    def type_something() -> None:
        handle = library.drafts.begin(ON)
        handle.update(Content(body="typed too"))
        handle.flush()
        handle.close()

    def take_over() -> None:
        for waiting in library.drafts.waiting():
            library.drafts.take_over(waiting.draft.id).discard()

    return [
        lambda: library.notes.add(ON, Content(body="after"), "Ana"),
        library.places.last_read,
        lambda: library.places.load("vraem-2014"),
        lambda: library.places.keep("vraem-2014", PLACE),
        type_something,
        take_over,
        lambda: library.drafts.discard(DRAFT),
        lambda: library.notes.purge(library.notes.list()[0].id),
        library.upkeep.examine,
    ]


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", NAMES)
def test_one_trap(sound: Path, tmp_path: Path, outside: Path, name: str, trap: str) -> None:
    library = tmp_path / "library"
    copy(sound, library)
    before = state(outside)
    signal.alarm(PATIENCE)
    if name == f"drafts/{DRAFT}.json":
        (library / "drafts" / f"{DRAFT}.taken").write_bytes(encode_claim(Claim(None)))
    spring(library / name, TRAPS[trap], outside)
    assert use(library) >= 5
    assert state(outside) == before
    with Library(library) as again:
        assert [n.content.body for n in again.notes.list()][-1] == "after"


@pytest.mark.parametrize("trap", [name for name in TRAPS if name != "a second name"])
def test_a_log_that_is_no_file_is_named(
    sound: Path, tmp_path: Path, outside: Path, trap: str
) -> None:
    library = tmp_path / "library"
    copy(sound, library)
    before = state(outside)
    spring(library / "library.log", TRAPS[trap], outside)
    if trap == "a file without an end":
        (library / "library.log").write_text("{" * 5000)
    signal.alarm(PATIENCE)
    with pytest.raises(BriefingsError, match=r"\.$") as raised:
        Library(library)
    named = outside / "file" if trap == "a link to a file" else library / "library.log"
    assert str(named) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert state(outside) == before


def test_a_mark_takes_nothing_from_a_log_that_names_itself_by_a_command(
    sound: Path, tmp_path: Path, outside: Path
) -> None:
    library = tmp_path / "library"
    copy(sound, library)
    log = library / "library.log"
    first, rest = log.read_bytes().split(b"\n", 1)
    says = json.loads(first)
    del says["c"]
    says["library"] = COMMAND
    log.write_bytes(sealed(json.dumps(says, separators=(",", ":")).encode()[:-1]) + rest)
    spring(library / "library.log.mark", TRAPS["a link to a file"], outside)
    before, hostile = state(outside), log.read_bytes()
    with pytest.raises(BriefingsError, match="no library's id"):
        Library(library)
    assert state(outside) == before
    assert log.read_bytes() == hostile


def test_several_traps_at_once(sound: Path, tmp_path: Path, outside: Path) -> None:
    before = state(outside)
    library = tmp_path / "library"
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        copy(sound, library)
        chosen = chance.sample(NAMES, chance.randrange(2, 7))
        for name in sorted(chosen):
            where = (library / name).parent
            if where.is_dir() and not where.is_symlink():
                spring(library / name, TRAPS[chance.choice(list(TRAPS))], outside)
        signal.alarm(PATIENCE)
        assert use(library) >= 3, (seed, chosen)
        signal.alarm(0)
        assert state(outside) == before, (seed, chosen)
