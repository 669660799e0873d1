"""On a far line much goes in parts, and a newer key overtakes those that have not gone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.unit.line.frame_line import Clock, Line
from tui.line.capabilities import XTERM
from tui.line.connection import FAR
from tui.line.frame_parts import PART
from tui.line.pacing import LATE
from tui.line.terminal_modes import POSITION
from tui.line.tty import APART

FAR_AWAY = 0.6
SPARE = 0.001
THIN = 0.3
"""Seconds that a thin line takes for a part."""


def page(word: str) -> str:
    """Write all rows: about 1,900 bytes."""
    return "".join(f"\x1b[{y};1H{f'{word} {y:02} ' * 10:80}" for y in range(1, 25))


def rested(clock: Clock, round_trip: float) -> Line:
    """A line that rests after a first frame, which was answered after `round_trip` seconds."""
    made = Line(XTERM, 80, 24)
    made.frames.begin(None)
    made.draw("\x1b[1;1Hwords")
    clock.now += round_trip
    made.answer(5, 0)
    clock.now += 2.0
    return made


@pytest_asyncio.fixture
async def line(clock: Clock) -> AsyncIterator[Line]:
    """A far line."""
    made = rested(clock, FAR_AWAY)
    yield made
    made.frames.end()


def tick(line: Line, clock: Clock) -> str:
    """Have a part's time pass; return what goes then."""
    before = len(line.sent)
    clock.now += APART + SPARE
    line.frames.next()
    return "".join(line.sent[before:])


def rest(line: Line, clock: Clock) -> list[str]:
    """Return all parts that go until nothing more does."""
    parts = []
    while part := tick(line, clock):
        parts.append(part)
    return parts


async def test_much_goes_in_parts_from_the_top_and_the_last_one_asks(
    line: Line, clock: Clock
) -> None:
    line.wire.pacer.rate.took(PART, FAR_AWAY)
    line.wire.pacer.rate.took(4 * PART, FAR_AWAY)
    parts = [line.draw(page("one")), *rest(line, clock)]
    assert len(parts) >= 4
    assert all(PART / 2 < len(part) < PART * 3 / 2 for part in parts)
    assert "one 01" in parts[0]
    assert "one 24" in parts[-1]
    assert [part.endswith(POSITION) for part in parts] == [False] * (len(parts) - 1) + [True]


@pytest.mark.parametrize("round_trip", [0.001, FAR])
async def test_on_a_near_line_it_goes_in_one(clock: Clock, round_trip: float) -> None:
    near = rested(clock, round_trip)
    assert "one 24" in near.draw(page("one"))
    near.frames.end()


@pytest.mark.parametrize("was_far", [True, False])
async def test_before_anything_is_measured_the_line_is_what_it_was(
    clock: Clock, was_far: bool
) -> None:
    line = Line(XTERM, 80, 24)
    line.wire.was_far = was_far
    line.frames.begin(None)
    assert ("one 24" in line.draw(page("one"))) is not was_far
    line.frames.end()


async def test_parts_go_apart(line: Line, clock: Clock) -> None:
    line.draw(page("one"))
    clock.now += APART / 2
    assert line.draw("") == ""


async def test_where_it_is_not_known_how_thin_the_line_is_the_first_part_asks_too(
    line: Line, clock: Clock
) -> None:
    parts = [line.draw(page("one")), *rest(line, clock)]
    asked = [number for number, part in enumerate(parts) if part.endswith(POSITION)]
    assert asked == [0, len(parts) - 1]


async def test_on_a_thin_line_parts_go_as_it_takes_them(line: Line, clock: Clock) -> None:
    line.wire.pacer.rate.took(0, FAR_AWAY)
    line.wire.pacer.rate.took(4 * PART, FAR_AWAY + 4 * THIN)
    size = len(line.draw(page("one")))
    clock.now += THIN * size / PART - SPARE
    assert line.draw("") == ""
    clock.now += 2 * SPARE
    assert line.draw("") != ""


async def test_a_newer_key_overtakes_what_has_not_gone(line: Line, clock: Clock) -> None:
    first = line.draw(page("one"))
    line.wire.meter.pressed("tab")
    assert tick(line, clock) == "", "it is about to draw something else"
    assert line.draw(page("two")) == ""
    parts = [tick(line, clock), *rest(line, clock)]
    assert len(first) < 0.4 * sum(map(len, parts))
    assert "one" not in "".join(parts)
    assert all(f"two {row:02}" in "".join(parts) for row in range(1, 25))


async def test_a_newer_key_that_draws_nothing_holds_up_the_rest_for_a_moment(
    line: Line, clock: Clock
) -> None:
    line.draw(page("one"))
    line.wire.meter.pressed("x")
    assert tick(line, clock) == ""
    assert "one 24" in "".join(rest(line, clock))


async def test_what_is_drawn_meanwhile_without_a_key_goes_with_the_rest(
    line: Line, clock: Clock
) -> None:
    line.draw(page("one"))
    assert line.draw("\x1b[24;1Hstatus") == ""
    parts = rest(line, clock)
    assert "status" in parts[-1]
    assert parts[-1].endswith(POSITION)


async def test_a_held_key_costs_two_first_parts_in_a_round_trip(line: Line, clock: Clock) -> None:
    sent = line.draw(page("0"))
    number = 0
    for number in range(1, 15):
        line.wire.meter.pressed("tab")
        sent += line.draw(page(str(number)))
        sent += tick(line, clock)
    assert len(sent) < 3 * PART
    assert sent.endswith(POSITION)
    assert not rest(line, clock)
    assert "14 01" in line.answer(*place(line))
    assert "14 24" in "".join(rest(line, clock))


def place(line: Line) -> tuple[int, int]:
    """Return a place that the cursor may be at."""
    x, y = line.frames._encoder.place
    return x or 79, y or 0


async def test_where_the_first_part_asks_the_others_do_not_wait_for_that(
    line: Line, clock: Clock
) -> None:
    line.draw("\x1b[1;1Hwards")
    clock.now += FAR_AWAY / 2
    parts = [line.draw(page("one")), *rest(line, clock)]
    assert "one 24" in "".join(parts)
    assert [number for number, part in enumerate(parts) if POSITION in part] == [0, len(parts) - 1]


async def test_no_part_goes_past_a_late_answer(line: Line, clock: Clock) -> None:
    line.draw("\x1b[1;1Hwards")
    clock.now += FAR_AWAY / 2
    line.draw(page("one"))
    clock.now += LATE * FAR_AWAY
    assert tick(line, clock) == ""


async def test_what_is_drawn_again_and_again_is_not_one_frame_for_ever(
    line: Line, clock: Clock
) -> None:
    line.draw("\x1b[1;1Hwards")
    clock.now += FAR_AWAY / 2
    sent = ""
    for number in range(18):
        sent += line.draw(page(str(number)))
        sent += tick(line, clock)
    assert len(sent) < 2 * len(page("0"))


async def test_a_bar_in_the_first_part_brings_the_proof_of_rep_behind_the_last(
    line: Line, clock: Clock
) -> None:
    parts = [line.draw(f"{page('one')}\x1b[2;1H{'█' * 70:80}"), *rest(line, clock)]
    assert "█" in parts[0]
    proof = f" \x1b[2b{POSITION}"
    assert [proof in part for part in parts] == [False] * (len(parts) - 1) + [True]
