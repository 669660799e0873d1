"""How many bytes the app may put on the wire: a budget for each sort of key.

The counts are exact: what comes out of a pseudo-terminal of that size whose other end answers as
xterm does, all that a key causes included. A figure is the mean over a run of keys through the
sample article. Nothing is timed.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import pytest

from briefings import Library
from tests import proposed
from tests.terminal.starting import COMMAND, environment, unread
from tests.wire import journey, pager
from tests.wire.bare import bare
from tests.wire.figures import Answer, Means
from tests.wire.journey import Decision, Jumps, Reader, Reviewer
from tests.wire.session import Session

pytestmark = pytest.mark.timed

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}

BUDGETS: dict[str, tuple[int, int]] = {
    "line of Source": (82, 80),
    "opening find": (24, 24),
    "letter in find": (350, 580),
    "letter without results": (12, 12),
    "letter of a path": (12, 12),
    "set aside, brought back": (250, 270),
    "letter in a note": (12, 12),
    "idle": (0, 0),
    "quit": (45, 45),
}
"""Bytes a key, at 80x24 and at 120x40."""

OVER_TEXT: dict[str, tuple[tuple[float, int], tuple[float, int]]] = {
    "warm start": ((1.1, 80), (1.2, 87)),
    "next item": ((1.0, 40), (1.2, 250)),
    "panel switch": ((1.15, 20), (1.25, 20)),
}
"""What may be sent where much text comes onto the screen: a share of that text's own bytes, and
so many bytes more, for the cursor, the status row, the question what the terminal's background is
(7 bytes a start) and words that only look different (beside a
panel the passage that the item stands on is one of several on the same rows)."""

SHARE = 1.1
"""How much of what `less` writes the app may write for a page of Source or a hit elsewhere."""

RUNS: dict[str, Callable[[Reader], list[Answer]]] = {
    "line of Source": Reader.lines,
    "page of Source": Reader.pages,
    "hit off the screen": Reader.jumps,
    "next item": Reader.items,
    "panel switch": Reader.panels,
    "opening find": Reader.opening_find,
    "letter in find": Reader.letters,
    "letter without results": Reader.letters_without_results,
    "letter of a path": Reader.path,
    "set aside, brought back": Reader.aside,
    "letter in a note": Reader.note,
}
"""What is done in one session, in this order: a note changes the panel it is written on."""

IDLE = 10.0
"""Seconds in which nobody does anything."""


class Measured(NamedTuple):
    """What the app did at one size; `source` has the rows of its Source tab."""

    answers: dict[str, list[Answer]]
    source: list[str]
    bare: dict[str, list[int]]

    def spent(self, run: str) -> float:
        """The mean of bytes a key."""
        return Means.of(self.answers[run]).size


def read(folder: Path, size: tuple[int, int]) -> Measured:
    """Start, quit in good order, start again and read; return what the second time cost."""
    environ = environment(folder / "library")
    with Session(COMMAND, *size, environ) as session:
        journey.start(session)
        journey.leave(session)
    with Session(COMMAND, *size, environ) as session:
        answers = {"warm start": [journey.start(session)]}
        reader = Reader(session)
        reader.bare["warm start"] = [bare([], session.text)]
        for name, run in RUNS.items():
            answers[name] = run(reader)
        answers["quit"] = [journey.leave(session)]
    return Measured(answers, reader.source, reader.bare)


def review(folder: Path, size: tuple[int, int], *, with_evidence: bool) -> list[Decision]:
    """Review an article of 6 KB from its first item to its last one."""
    with Library(folder / "library") as library:
        library.notes.set_author("T")
        briefing = proposed.add(library)
    with Session((*COMMAND, briefing), *size, environment(folder / "library")) as session:
        journey.start(session)
        return Reviewer(session).review(with_evidence=with_evidence)


def rest(folder: Path, size: tuple[int, int]) -> list[Answer]:
    """Start and do nothing."""
    with Session(COMMAND, *size, environment(folder / "library")) as session:
        journey.start(session)
        return [session.watch(IDLE)]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measured]:
    """All that is measured, at both sizes; the sessions run side by side."""

    def begin(what: Callable[..., Any], size: str) -> Any:
        folder = tmp_path_factory.mktemp(f"{what.__name__}-{size}")
        return pool.submit(what, folder, SIZES[size])

    with ThreadPoolExecutor() as pool:
        idle = {size: begin(rest, size) for size in SIZES}
        reading = {size: begin(read, size) for size in SIZES}
        found: dict[str, Measured] = {size: reading[size].result() for size in SIZES}
        for size in SIZES:
            found[size].answers["idle"] = idle[size].result()
    return found


@pytest.fixture(scope="module")
def less(
    measured: dict[str, Measured], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, pager.Paged]:
    """What `less` makes of the very rows of the Source tab."""
    if not pager.is_there():
        pytest.skip("needs less")
    home = tmp_path_factory.mktemp("less")
    return {size: pager.page(measured[size].source, SIZES[size], home) for size in SIZES}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("run", BUDGETS)
def test_a_key_costs_no_more_than_its_budget(
    measured: dict[str, Measured], run: str, size: str
) -> None:
    spent, budget = measured[size].spent(run), BUDGETS[run][list(SIZES).index(size)]
    assert spent <= budget, f"{spent:.0f} bytes a key, the budget is {budget}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("run", OVER_TEXT)
def test_new_text_costs_little_more_than_its_own_bytes(
    measured: dict[str, Measured], run: str, size: str
) -> None:
    spent, text = measured[size].spent(run), mean(measured[size].bare[run])
    share, more = OVER_TEXT[run][list(SIZES).index(size)]
    assert spent <= share * text + more, f"{spent:.0f} bytes a key, {text:.0f} of text alone"


@pytest.mark.parametrize("size", SIZES)
def test_a_page_of_source_costs_what_it_costs_less(
    measured: dict[str, Measured], less: dict[str, pager.Paged], size: str
) -> None:
    spent, peer = measured[size].spent("page of Source"), Means.of(less[size].pages).size
    assert spent <= SHARE * peer, f"{spent:.0f} bytes a key, less writes {peer:.0f}"


@pytest.mark.parametrize("size", SIZES)
def test_going_to_a_hit_off_the_screen_costs_what_it_costs_less(
    measured: dict[str, Measured], less: dict[str, pager.Paged], size: str
) -> None:
    """For the same text, that is: which rows stand around a hit is each program's choice."""
    run = "hit off the screen"
    ours = Jumps(measured[size].answers[run], measured[size].bare[run]).over_text
    peer = less[size].jumps.over_text
    assert ours <= SHARE * peer, f"{ours:.3f} bytes for a byte of text, less writes {peer:.3f}"


FIRST_PAGE, TO_OVERVIEW, OVERVIEW_LINE = 1300, 1060, 75
"""Bytes at 80x24 of a start on the overview, of opening it from a panel, of a line of it."""


def test_the_overview_costs_no_more_than_its_budget(tmp_path: Path) -> None:
    environ = unread(tmp_path / "library")
    with Session(COMMAND, *SIZES["80x24"], environ) as session:
        journey.start(session)
        journey.leave(session)
    with Session(COMMAND, *SIZES["80x24"], environ) as session:
        began = journey.start(session)
        lines = Reader(session).overview()
        session.press("1")
        opened = session.press("O")
    assert began.size <= FIRST_PAGE
    assert Means.of(lines).size <= OVERVIEW_LINE
    assert opened.size <= TO_OVERVIEW


DECISION, WITH_EVIDENCE = 60, 250
"""Bytes of a decision at 80x24 where the next item is on the screen, and with its evidence."""

KEYS_A_DECISION = 1.3


@pytest.mark.parametrize("with_evidence", [False, True], ids=["items", "evidence"])
def test_a_decision_costs_no_more_than_its_budget(tmp_path: Path, *, with_evidence: bool) -> None:
    keys = review(tmp_path, SIZES["80x24"], with_evidence=with_evidence)
    decisions = [each for each in keys if each.key != "z"]
    near = [each.answer.size for each in decisions if each.is_near]
    assert len(near) > len(decisions) / 2, "most of the next items are on the screen"
    budget = WITH_EVIDENCE if with_evidence else DECISION
    assert max(near) <= budget, f"bytes a decision: {near}"
    assert max(each.answer.packets for each in keys) == 1
    assert len(keys) / len(decisions) <= KEYS_A_DECISION


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("run", RUNS)
def test_a_key_is_answered_in_one_packet(
    measured: dict[str, Measured], run: str, size: str
) -> None:
    counts = [answer.packets for answer in measured[size].answers[run]]
    assert max(counts) == 1, f"packets, key by key: {counts}"
