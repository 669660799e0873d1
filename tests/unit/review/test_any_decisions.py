"""Whatever is decided, in whatever order: undone from the end, everything is as it was."""

import random
from collections import Counter

import msgspec
import pytest

from briefings import Library
from briefings.errors import BriefingsError
from briefings.model import Actor, Figure, Place, Span
from briefings.review.decided import Decided
from briefings.review.decision import (
    Accept,
    Confirm,
    Decision,
    Edit,
    Make,
    Merge,
    Move,
    Recast,
    Reject,
    Split,
    Summarise,
)
from briefings.review.recasting import KIND_WORDS
from tests.unit.core.builders import ID


def some(library: Library, briefing_id: str, chance: random.Random) -> Decision:
    briefing = library.get(briefing_id)
    every = [*briefing.items, *briefing.rejected]
    item, other = chance.choice(every), chance.choice(every)
    topic = chance.choice(["trade", "people"])
    start = chance.randrange(len(briefing.article.text) - 20)
    kind = chance.choice(["key_point", "statement", "actor", "place", "open_question"])
    fields = {"value": 7, "unit": "crate"} if isinstance(item, Figure) else {"text": f"{start}"}
    names = item.names if isinstance(item, Actor | Place) else ()
    decisions: list[Decision] = [
        Confirm(item.id),
        Accept(item.id),
        Reject(item.id),
        Edit(msgspec.structs.replace(item, **fields)),
        Move(item.id, (topic,)),
        Recast(item.id, chance.choice(KIND_WORDS)),
        Merge(item.id, into=other.id),
        *(Split(item.id, name) for name in names),
        Summarise(topic, f"Line {chance.random()}.", (Span(start, start + 9),)),
        Make(library.reviews.draft(briefing_id, kind, start, start + 15)),
    ]
    return chance.choice(decisions)


@pytest.mark.parametrize("is_written", [True, False])
def test_all_can_be_undone(library: Library, port: str, *, is_written: bool) -> None:
    chance = random.Random(7)
    briefing_id = ID if is_written else port
    before = library.get(briefing_id)
    counts: Counter[str] = Counter()
    for _ in range(12):
        done: list[Decided] = []
        for _ in range(12):
            many = range(chance.choice([1, 1, 3]))
            decisions = [some(library, briefing_id, chance) for _ in many]
            here = library.get(briefing_id)
            try:
                done.append(library.reviews.decide(briefing_id, decisions, editor="Ana"))
                counts.update(type(each).__name__ for each in decisions)
            except BriefingsError:
                assert library.get(briefing_id) == here
            now = library.get(briefing_id)
            ids = [each.id for each in (*now.items, *now.rejected)]
            assert len(set(ids)) == len(ids)
            for each in now.items:
                assert all(e.text == now.article.text[e.start : e.end] for e in each.evidence)
                assert each.topics
        for decided in reversed(done):
            library.reviews.undo(decided)
        assert library.get(briefing_id) == before
        assert library.reviews.memory.list() == []
    assert len(counts) >= 7
