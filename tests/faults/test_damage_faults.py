"""Libraries that were damaged and are written to again: what is said to be kept is kept.

The small form runs with the other tests. The long one is
`DAMAGE_FAULT_ROUNDS=20000 python -m pytest -s tests/faults/test_damage_faults.py`; it prints what
it counted.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from briefings import Library
from briefings.errors import BriefingsError
from briefings.notes.model import Content, Target
from tests.faults.damaging import copy, damage, whole_lines, written

ROUNDS = int(os.environ.get("DAMAGE_FAULT_ROUNDS", "160"))
WRITES = 2
ON = Target(briefing="vraem-2014")

Bodies = dict[str, str]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with notes, made once."""
    directory = tmp_path_factory.mktemp("sound") / "library"
    with Library(directory) as library:
        for number in range(12):
            body = f"ñ{number} " * (1, 10, 120)[number % 3]
            library.notes.add(ON, Content(body=body.strip()), "Ana")
    return directory


def add(library: Library, chance: random.Random, kept: Bodies, counts: Counter[str]) -> None:
    """Write notes; keep those that are acknowledged."""
    for _ in range(WRITES):
        body = " ".join(f"after {chance.random()}" for _ in range(chance.choice([1, 30])))
        try:
            note = library.notes.add(ON, Content(body=body), "Ana")
        except BriefingsError:
            counts["refused"] += 1
        else:
            kept[note.id] = body
            counts["acknowledged"] += 1


def listed(directory: Path) -> Bodies:
    with Library(directory) as library:
        return {note.id: note.content.body for note in library.notes.list(deleted=True)}


def one_round(directory: Path, chance: random.Random, counts: Counter[str]) -> tuple[Bodies, int]:
    """Damage a library and write to it; return what must be there, and how much is from before."""
    log = directory / "library.log"
    notes = written(log)
    stays_open = Library(directory) if chance.random() < 0.3 else None
    damage(log, chance)
    there = whole_lines(log)
    kept = {key: note.body for key, note in notes.items() if note.is_whole_in(there)}
    before = len(kept)
    if stays_open is not None:
        add(stays_open, chance, kept, counts)
        stays_open.close()
    for _ in range(2):
        with Library(directory) as library:
            add(library, chance, kept, counts)
    return kept, before


def test_a_damaged_library_keeps_what_it_says_it_keeps(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: Counter[str] = Counter()
    lost: list[tuple[int, str]] = []
    for seed in range(ROUNDS):
        copy(sound, tmp_path / "library")
        kept, before = one_round(tmp_path / "library", random.Random(seed), counts)
        found = listed(tmp_path / "library")
        lost += [(seed, key) for key, body in kept.items() if found.get(key) != body]
        counts["earlier"] += before
    with capsys.disabled():
        print(  # noqa: T201
            f"\n  {ROUNDS} damaged libraries: {counts['acknowledged']} writes acknowledged "
            f"after it, {counts['earlier']} undamaged notes from before, {len(lost)} lost",
            flush=True,
        )
    assert lost == []
    assert counts["acknowledged"] > 2 * counts["refused"] > 0
    assert counts["earlier"] > 8 * ROUNDS
