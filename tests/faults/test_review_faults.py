"""Programs that decide about one article are killed: what was acknowledged is kept, and whole.

The long form is `REVIEW_FAULT_ROUNDS=500 python -m pytest tests/faults/test_review_faults.py`.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Given, Library
from briefings.errors import ConflictError, NotFoundError
from briefings.model import AnyItem
from briefings.paths import LOG_NAME
from briefings.progress import is_open
from briefings.review.decided import Decided
from briefings.review.decision import Confirm, Decision, Merge, Reject, Summarise
from briefings.store import JournalDB
from tests.faults import killing
from tests.faults.killing import Say
from tests.faults.notes import unexpected
from tests.unit.core.builders import ARTICLE
from tests.unit.review.made_rules import made_rules

ROUNDS = int(os.environ.get("REVIEW_FAULT_ROUNDS", "12"))
ID = "2021-05-03-the-port"
PAIRS = ("12,500 tonnes", "9,000 tonnes")
"""Two figures that are always decided about together."""


def build_library(folder: Path) -> None:
    with Library(folder) as library:
        library.reviews.proposing.extract = made_rules
        library.add_text(ARTICLE.encode(), "port", Given(title="The port", language="en"))
        assert library.get(ID).items


def program(folder: Path, seed: int) -> Callable[[Say], None]:
    """Decide for ever, and take some of it back."""

    def work(say: Say) -> None:
        chance = random.Random(seed)
        with Library(folder) as library:
            library.reviews.proposing.extract = made_rules
            while True:
                decisions = some(library, chance)
                try:
                    decided = library.reviews.decide(ID, decisions, editor=f"E{seed}")
                    say({"decided": len(decided.items)})
                    if chance.random() < 0.5:
                        undo(library, decided, say)
                except (ConflictError, NotFoundError):
                    continue

    return work


def some(library: Library, chance: random.Random) -> list[Decision]:
    briefing = library.get(ID)
    every = {item.text: item for item in (*briefing.items, *briefing.rejected)}
    if chance.random() < 0.3 and {"El Faro", "Ana Núñez"} <= every.keys():
        return [Merge(every["El Faro"].id, into=every["Ana Núñez"].id)]
    if chance.random() < 0.3:
        return [Summarise("other", f"Line {chance.random()}.")]
    is_rejected = any(item.text in PAIRS for item in briefing.rejected)
    if is_rejected or chance.random() < 0.5:
        return [Confirm(every[text].id) for text in PAIRS]
    return [Reject(every[text].id) for text in PAIRS]


def undo(library: Library, decided: Decided, say: Say) -> None:
    library.reviews.undo(decided)
    say({"undone": len(decided.items)})


def check_library(folder: Path, counts: Counter[str]) -> None:
    with JournalDB(folder / LOG_NAME, timeout=0.0) as db:
        assert unexpected(db) == []
    with Library(folder) as library:
        briefing = library.get(ID)
        every: list[AnyItem] = [*briefing.items, *briefing.rejected]
        assert len({item.id for item in every}) == len(every)
        rejected = {item.text for item in briefing.rejected}
        pair = [item for item in every if item.text in PAIRS]
        assert len(pair) == 2
        assert len({(is_open(item), item.editor, item.text in rejected) for item in pair}) == 1
        for item in every:
            for each in item.evidence:
                assert briefing.article.text[each.start : each.end] == each.text
        (entry,) = (each for each in library.catalogue() if each.id == ID)
        shown = Counter(item.kind for item in briefing.items)
        assert {kind: n for kind, n in entry.counts.items() if n} == shown
        for record in library.reviews.memory.list():
            assert all(times > 0 for times in record.kinds.values())
        counts["decided now"] += any(not is_open(item) for item in every)


def test_killed_programs_leave_whole_decisions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(14)
    counts: Counter[str] = Counter()
    build_library(tmp_path)
    for _ in range(ROUNDS):
        programs = [killing.fork(program(tmp_path, chance.randrange(1000))) for _ in range(2)]
        killing.wait_for_two_words(programs)
        time.sleep(chance.uniform(0.01, 0.15))
        counts.update(word for each in killing.kill(programs) for word in each)
        check_library(tmp_path, counts)
    with capsys.disabled():
        print(  # noqa: T201
            f"\n  kill -9: {2 * ROUNDS} kills; {counts['decided']} decisions kept, "
            f"{counts['undone']} taken back",
            flush=True,
        )
    assert counts["decided"] > ROUNDS
    assert counts["undone"]
    assert counts["decided now"]
