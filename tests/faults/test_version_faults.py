"""Programs that bring versions in, take them back and write notes are killed: all, or nothing.

The long form is `VERSION_FAULT_ROUNDS=500 python -m pytest tests/faults/test_version_faults.py`.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Library
from briefings.model import Article
from briefings.notes.model import Note
from briefings.paths import LOG_NAME
from briefings.repository.briefing_record import BriefingRecord
from briefings.store import JournalDB
from tests.faults import killing, updaters
from tests.faults.killing import Say
from tests.faults.notes import unexpected
from tests.faults.updaters import ID

ROUNDS = int(os.environ.get("VERSION_FAULT_ROUNDS", "15"))
ROUNDS_PER_LIBRARY = 15

Job = Callable[[Library, random.Random, Say], None]


def program(folder: Path, seed: int, job: Job) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        with Library(folder) as library:
            job(library, random.Random(seed), say)

    return work


def check_library(folder: Path, counts: Counter[str]) -> None:
    with JournalDB(folder / LOG_NAME, timeout=0.0) as db:
        assert unexpected(db) == []
    with Library(folder) as library:
        record = library.editing.file(ID)[1]
        article = library.get(ID).article
        check_receipts(library, record)
        notes = library.notes.list(ID, deleted=True)
        assert len(notes) >= 8
        for note in notes:
            counts["lost" if is_lost(note) else "placed"] += 1
            check_note(note, article)
        place = library.places.load(ID)
        assert place is not None
        assert place.article == article.text_sha256
        assert 0 <= (place.spot.offset or 0) <= len(article.text)


def check_receipts(library: Library, record: BriefingRecord) -> None:
    """Each version but the first has its receipt, and what was undone has left none behind."""
    receipts = library.versions.updating.receipts.of(ID)
    holding = [each for each in receipts if each.undone is None]
    texts = [version.article for version in record.versions]
    assert [each.old for each in holding] == texts[:-1]
    assert [each.new for each in holding] == texts[1:]


def is_lost(note: Note) -> bool:
    assert note.target.passage is not None
    return not note.target.passage.kept


def check_note(note: Note, article: Article) -> None:
    """A note is on the very words it was written on, or has lost them and keeps them."""
    passage = note.target.passage
    assert passage is not None
    assert passage.quote.exact.startswith("On day")
    assert passage.quote.exact.endswith("said.")
    if passage.kept:
        assert article.text[passage.start : passage.end] == passage.quote.exact
    else:
        assert note.content.body.startswith("Ask")


def test_killed_programs_leave_whole_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(13)
    counts: Counter[str] = Counter()
    for number in range(ROUNDS):
        folder = tmp_path / str(number // ROUNDS_PER_LIBRARY)
        if number % ROUNDS_PER_LIBRARY == 0:
            updaters.build_library(folder)
        programs = [
            killing.fork(program(folder, chance.randrange(2**32), job))
            for job in (updaters.update, updaters.update, updaters.write)
        ]
        killing.wait_for_two_words(programs)
        time.sleep(chance.uniform(0.01, 0.15))
        said = killing.kill(programs)
        counts.update(word for each in said for word in each)
        check_library(folder, counts)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n  kill -9: {3 * ROUNDS} kills; {counts['brought']} versions brought in, "
            f"{counts['undone']} taken back, {counts['wrote']} notes written; of notes "
            f"{counts['placed']} were on their words, {counts['lost']} had lost them",
            flush=True,
        )
    assert counts["brought"] > ROUNDS // 3
    assert counts["undone"]
    assert counts["wrote"] > ROUNDS // 3
    assert counts["placed"] > counts["lost"]
