"""What an item's words cost on the line: beside the panel, beneath the item, and on a far line.

As in `test_wire_budget`, counts are exact, and those of a person who waits for the screen, except
where a key is held.
"""

from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path
from statistics import mean

import pytest

from tests.terminal.starting import COMMAND, environment
from tests.wire import journey
from tests.wire.journey import Reader
from tests.wire.launching import Launch
from tests.wire.link import Link
from tests.wire.session import Session
from tui.line.frame_parts import PART

pytestmark = pytest.mark.timed

Begin = Callable[..., Session]

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
FAR = Link(round_trip=0.4)

PEEK = 600
"""Bytes for an item's words beneath it and for taking them away, in the mean: as much as their
text, that of as many rows that make room for them, and the status row twice."""

NEXT_ITEM = 60
"""Bytes that the next item costs at 120x40 besides its text where nothing stands beside it."""

EMPTYING = 400
"""Bytes for emptying the pane."""

PANE = 2000
"""Bytes that filling the pane takes at most."""

ON_PASSAGE = 1100
"""Bytes for what stands on a passage, which comes when the keys rest."""

ITEMS = 6
"""How many items' words are shown and taken away again."""

REST = 0.6
"""Seconds without a byte after which the pane, which comes late, is there."""

HELD, REPEAT = 15, 0.033
"""How often a held key comes, and after how many seconds each time."""


@pytest.fixture
def begin(library: Path, launch: Launch) -> Iterator[Begin]:
    """Start the program: `begin(size, link)`."""
    sessions = []

    def start(size: str, link: Link | None = None) -> Session:
        session = Session(COMMAND, *SIZES[size], environment(library), link, launch)
        sessions.append(session)
        session.__enter__()
        journey.start(session)
        return session

    yield start
    for session in sessions:
        session.__exit__()


def hold(session: Session, key: str) -> int:
    """Hold a key; return what it cost until nothing moves any more."""
    session.settle(REST, REST)
    before = len(session.raw)
    for _ in range(HELD):
        session.send(key)
        session.watch(REPEAT)
    session.settle(REST, REST)
    return len(session.raw) - before


def hold_from_the_top(session: Session) -> int:
    """Hold the key for the next item, from the first one of panel 1 on; return what it cost."""
    session.press_all("1", "g")
    cost = hold(session, "l")
    assert f"{HELD + 1}/41" in session.text[-1]
    return cost


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", [None, FAR], ids=["near", "far"])
def test_words_beneath_an_item_and_back(begin: Begin, size: str, link: Link | None) -> None:
    session = begin(size, link)
    session.press_all("1", "g")
    costs = []
    for _ in range(ITEMS):
        session.press("l")
        session.settle(REST, REST)
        before = session.text
        there = session.press("p")
        assert any(row[2:3] == "│" for row in session.text)
        back = session.press("r")
        assert session.text == before
        for answer in (there, back):
            assert answer.packets <= (ceil(answer.size / PART) if link else 1)
        costs.append(there.size + back.size)
    assert mean(costs) <= PEEK


def test_an_item_costs_little_where_the_pane_was_put_away(begin: Begin) -> None:
    session = begin("120x40")
    session.press("P")
    reader = Reader(session)
    assert mean(answer.size for answer in reader.items()) <= over_text(reader)


def over_text(reader: Reader) -> float:
    """What the next item may cost in the mean."""
    return mean(reader.bare["next item"]) + NEXT_ITEM


def test_on_a_far_line_a_held_key_costs_the_pane_once(begin: Begin) -> None:
    with_pane = begin("120x40", FAR)
    held = hold_from_the_top(with_pane)
    with_pane.press("P")
    assert held <= hold_from_the_top(with_pane) + EMPTYING + PANE


def test_beside_source_a_held_key_costs_what_stands_on_the_passage_once(begin: Begin) -> None:
    session = begin("120x40")
    session.press_all("1", "l", "l", "enter")
    session.settle(REST, REST)
    assert "KEY POINTS" in "\n".join(session.text), "what stands on the passage"
    beside = hold(session, "j")
    session.press("P")
    hold(session, "k")
    assert beside <= hold(session, "j") + EMPTYING + ON_PASSAGE
