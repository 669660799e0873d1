"""An editor and a reader at one briefing are killed at any moment: nothing acknowledged is lost.

The small form runs with the other tests. The long one is
`BRIEFING_FAULT_ROUNDS=1000 python -m pytest tests/faults/test_briefing_faults.py`; it prints what
it counted.
"""

import json
import os
import random
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefings import Library
from briefings.errors import NotFoundError
from briefings.paths import LOG_NAME
from briefings.repository.decisions import Decision, DecisionRepository
from briefings.store import JournalDB
from briefings.store.records import document_id
from tests.faults import editors, killing
from tests.faults.editors import BRIEFING, LASTING
from tests.faults.notes import unexpected

ROUNDS = int(os.environ.get("BRIEFING_FAULT_ROUNDS", "20"))
ROUNDS_PER_LIBRARY = 50
SOONER = 4
"""Each so many rounds the programs are killed whether they have got to write anything or not."""

Said = list[dict[str, Any]]


def words(said: Said, what: str) -> set[Any]:
    return {each[what] for each in said if what in each}


def records_in(log: Path) -> list[dict[str, Any]]:
    """Return what the briefing's record was, one after the other, read without the program."""
    lines = map(json.loads, log.read_bytes().splitlines())
    key = document_id(BRIEFING)
    return [x["d"] for x in lines if (x.get("t"), x.get("k")) == ("briefings", key)]


def text_of(record: dict[str, Any]) -> str:
    return next(str(item["text"]) for item in record["items"] if item["id"] == LASTING)


def check_edits(said: Said, records: list[dict[str, Any]], decisions: list[Decision]) -> None:
    """Each edit that was acknowledged is there, and none that was refused.

    Each edit began at what the one before it had left.
    """
    lasting = [each for each in decisions if each.item == LASTING]
    decided = [each.after["text"] for each in lasting if each.after]
    kept = list(dict.fromkeys(map(text_of, records)))
    assert kept == ["edit-0", *decided]
    assert words(said, "edited") <= set(decided)
    assert not words(said, "refused") & set(decided)
    assert set(decided) <= words(said, "editing")
    assert len(set(decided)) == len(decided)
    assert all(one.after == other.before for one, other in pairwise(lasting))


def check_passing(decisions: list[Decision], record: dict[str, Any]) -> None:
    """The item that comes and goes went each time from what it had come to."""
    passing = [each for each in decisions if each.item == editors.PASSING]
    assert all(one.after == other.before for one, other in pairwise(passing))
    there = [item for item in record["items"] if item["id"] == editors.PASSING]
    assert there == [each.after for each in passing[-1:] if each.after]


def check_presence(said: Said, records: list[dict[str, Any]]) -> None:
    """Each removal and return that was acknowledged was kept, and the last one holds."""
    there = [record.get("removed") is None for record in records]
    turns = Counter(now for before, now in pairwise(there) if now != before)
    for way in (True, False):
        assert turns[way] >= sum(each.get("put") is way for each in said)
        assert turns[way] <= sum(each.get("putting") is way for each in said)
    last = next((each for each in reversed(said) if "put" in each or "putting" in each), None)
    if last is not None and "put" in last:
        assert there[-1] is last["put"]


def check_notes(said: Said, log: Path) -> int:
    """Each revision of a note that was acknowledged is there; return how many."""
    found = killing.revisions_in(log)
    told = [each for each in said if "revision" in each]
    assert [each for each in told if found.get((each["id"], each["revision"])) != each] == []
    return len(told)


def check_library(folder: Path, said: Said) -> None:
    """Open it as the program does, hold it against the log, and write to it."""
    log = folder / LOG_NAME
    with JournalDB(log, timeout=0.0) as db:
        assert unexpected(db) == []
        decisions = DecisionRepository(db).on(BRIEFING)
    records = records_in(log)
    check_edits(said, records, decisions)
    check_passing(decisions, records[-1])
    check_presence(said, records)
    told = check_notes(said, log)
    with Library(folder) as library:
        notes = {note.id: note for note in library.notes.list(deleted=True)}
        for each in said if told else []:
            if "revision" in each:
                assert notes[each["id"]].revision >= each["revision"]
        if records[-1].get("removed"):
            with pytest.raises(NotFoundError, match="was removed"):
                library.get(BRIEFING)
        else:
            items = {item.id: item.text for item in library.get(BRIEFING).items}
            assert items[LASTING] == text_of(records[-1])
            assert items[LASTING] in library.editing.file(BRIEFING)[0]


def test_killed_editors_and_readers_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(12)
    counts: Counter[str] = Counter()
    for number in range(ROUNDS):
        folder = tmp_path / str(number // ROUNDS_PER_LIBRARY)
        if number % ROUNDS_PER_LIBRARY == 0:
            editors.make(folder)
            everything: Said = []
        programs = [
            killing.fork(editors.program(folder, chance.randrange(2**32), job))
            for job in (editors.edit, editors.read)
        ]
        for each in programs if number % SOONER else ():
            killing.wait_for_two_words([each])
        time.sleep(chance.uniform(0.003, 0.08))
        said = killing.kill(programs)
        everything += said
        counts.update(word for each in said for word in {*each} - {"why", "id", "body"})
        check_library(folder, everything)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n  kill -9, an editor and a reader: {2 * ROUNDS} kills; acknowledged were "
            f"{counts['edited']} edits, {counts['revision']} revisions of notes and "
            f"{counts['put']} removals and returns; {counts['refused']} edits were refused",
            flush=True,
        )
    assert counts["edited"] > ROUNDS
    assert counts["revision"] > ROUNDS
    assert counts["put"] > ROUNDS // 4
    assert counts["refused"]
