"""When a frame goes, what it asks, and what is made of the answers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from tests.unit.line.frame_line import Clock, Line
from tui.line.capabilities import VT100, XTERM
from tui.line.connection import Connection
from tui.line.frame_sender import WRONG_AFTER, FrameSender
from tui.line.input_events import Attributes, Position
from tui.line.pacing import LONG_REST
from tui.line.terminal_modes import ATTRIBUTES, POSITION, anew, opening, settling

BAR = "█" * 30
PROOF = " \x1b[2b"
MUCH = "".join(f"\x1b[{y};1H{'grüß ' * 8}" for y in range(1, 7))
ANEW = "\x1b[m\x1b[r\x1b[H\x1b[J"
DEADLINE = 20.0


@pytest_asyncio.fixture
async def line(clock: Clock) -> AsyncIterator[Line]:
    """A line on which the first frame has gone and is answered."""
    made = Line(XTERM)
    made.frames.begin(None)
    made.draw("\x1b[Hwords")
    clock.now += 0.1
    made.answer(5, 0)
    yield made
    made.frames.end()


async def test_the_first_frame_takes_the_terminal_over_and_asks(clock: Clock) -> None:
    line = Line(XTERM)
    line.frames.begin(None)
    assert line.draw("\x1b[Hwords") == f"{opening(XTERM)}{settling(XTERM)}{ANEW}words{POSITION}"
    assert line.asked == [Position]
    line.frames.end()


async def test_before_the_beginning_and_after_the_end_nothing_is_sent(clock: Clock) -> None:
    line = Line(XTERM)
    assert line.draw("words") == ""
    line.frames.begin(None)
    line.frames.end()
    assert line.draw("more") == ""


async def test_an_unknown_terminal_is_asked_what_it_is(clock: Clock) -> None:
    line = Line(replace(VT100, known=False))
    line.frames.begin(None)
    assert ATTRIBUTES in line.draw("words")
    assert line.asked == [Position, Attributes]
    line.frames.end()


async def test_a_frame_waits_for_the_answer_and_is_then_the_newest(
    line: Line, clock: Clock
) -> None:
    clock.now += 1.0
    assert POSITION not in line.draw("\x1b[1;1Hwards")
    clock.now += 0.05
    assert line.draw("\x1b[1;1HWords").endswith(POSITION), "it follows closely"
    assert line.draw("\x1b[2;1Hfirst") == ""
    assert line.draw("\x1b[2;1Hnewer") == ""
    clock.now += 0.1
    sent = line.answer(1, 0)
    assert "newer" in sent
    assert "first" not in sent


async def test_after_much_the_terminal_is_asked_and_late_answers_are_waited_for(
    line: Line, clock: Clock
) -> None:
    clock.now += 1.0
    assert not line.draw("\x1b[1;1Hwards").endswith(POSITION)
    clock.now += 1.0
    assert line.draw(MUCH).endswith(POSITION)
    clock.now += 1.0
    assert line.draw("\x1b[2;1Hfirst") == POSITION, "is it the answer that was lost?"
    assert line.draw("\x1b[2;1Hnewer") == ""
    assert "newer" in line.answer(39, 5)


async def test_where_nothing_waits_for_an_answer_it_is_not_asked_for_again(
    line: Line, clock: Clock
) -> None:
    clock.now += 1.0
    assert line.draw(MUCH).endswith(POSITION)
    before = len(line.sent)
    for _ in range(20):
        clock.now += 1.0
        line.frames.next()
    assert len(line.sent) == before


async def test_a_busy_line_gets_nothing(line: Line) -> None:
    line.is_busy = True
    assert line.draw("\x1b[2;1Hwords") == ""
    line.is_busy = False
    assert "words" in line.draw("")


async def test_nothing_changed_nothing_sent(line: Line, clock: Clock) -> None:
    assert line.draw("\x1b[Hwords") == ""


async def test_a_single_frame_asks_nothing(line: Line, clock: Clock) -> None:
    clock.now += 1.0
    assert POSITION not in line.draw("\x1b[2;1Hmore")


async def test_after_a_rest_the_question_stands_before_the_frame(line: Line, clock: Clock) -> None:
    clock.now += LONG_REST + 1
    assert line.draw("\x1b[2;1Hmore").startswith(POSITION)
    assert line.answer(30, 5).startswith(anew(XTERM) + ANEW), "somebody else has written"


async def test_after_a_rest_in_which_nobody_wrote_nothing_is_painted(
    line: Line, clock: Clock
) -> None:
    clock.now += LONG_REST + 1
    line.draw("\x1b[2;1Hmore")
    assert line.answer(5, 0) == ""


async def test_a_cursor_elsewhere_is_believed_some_times_in_a_row_only(
    line: Line, clock: Clock
) -> None:
    before = len(line.sent)
    for number in range(3 * WRONG_AFTER):
        clock.now += 0.01
        line.draw(f"\x1b[1;1H{number}")
        line.answer(39, 5)
    assert sum(ANEW in frame for frame in line.sent[before:]) == WRONG_AFTER


async def test_what_is_forgotten_is_painted_in_modes_that_are_sure(line: Line) -> None:
    line.frames.forget()
    line.frames.forget()
    assert line.draw("").startswith(anew(XTERM) + ANEW), "and once"
    line.frames.next()
    assert anew(XTERM) not in line.draw("\x1b[2;1Hmore"), "and then no more"


async def test_forgetting_keeps_what_waits_to_be_sent(line: Line) -> None:
    line.frames.put_aside("\x07")
    line.frames.forget()
    assert line.draw("").startswith(f"\x07{anew(XTERM)}{ANEW}")


async def test_what_is_held_goes_in_one_frame(line: Line, clock: Clock) -> None:
    clock.now += 1.0
    line.frames.hold(0.5)
    assert line.draw("\x1b[2;1Hone") == ""
    assert line.draw("\x1b[3;1Htwo") == ""
    before = len(line.sent)
    line.frames.release()
    assert len(line.sent) == before + 1
    assert "one" in line.sent[-1]
    assert "two" in line.sent[-1]


async def test_what_is_held_is_not_held_for_ever(line: Line, clock: Clock) -> None:
    clock.now += 1.0
    line.frames.hold(0.5)
    assert line.draw("\x1b[2;1Hone") == ""
    clock.now += 0.6
    assert "one" in line.draw("")


async def test_another_size_is_painted_anew(clock: Clock) -> None:
    size = (40, 6)
    line = Line(XTERM)
    line.frames = FrameSender(Connection("thrift", XTERM), line, lambda: size)
    line.frames.begin(None)
    line.draw("\x1b[Hwords")
    line.answer(5, 0)
    size = (50, 8)
    assert ANEW in line.draw("\x1b[8;1Hlast")
    line.frames.end()


async def test_several_flushes_make_one_frame(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(line.sent)
    for row in (2, 3, 4):
        line.frames.take(f"\x1b[{row};1Hrow")
        line.frames.flush()
    assert len(line.sent) == before
    line.something_sent.clear()
    async with asyncio.timeout(DEADLINE):
        await line.something_sent.wait()
    assert line.sent[-1].count("row") == 3


# -- REP -------------------------------------------------------------------------------------------


async def proving(line: Line, clock: Clock) -> str:
    """Have a bar drawn, which makes REP worth a proof; return what was sent."""
    clock.now += 1.0
    return line.draw(f"\x1b[3;1H{BAR}")


async def test_a_bar_brings_the_proof(line: Line, clock: Clock) -> None:
    sent = await proving(line, clock)
    assert BAR in sent
    assert sent.endswith(PROOF + POSITION + "\x1b[3;31H"), "the cursor goes back"


async def test_what_is_proven_is_used_from_then_on(line: Line, clock: Clock) -> None:
    await proving(line, clock)
    line.answer(39, 0)
    assert "█\x1b[24b" in line.draw(f"\x1b[4;1H{BAR[:25]}")


async def test_what_is_not_proven_is_not(line: Line, clock: Clock) -> None:
    await proving(line, clock)
    assert PROOF not in line.answer(37, 0)
    assert line.answer(30, 2) == "", "the row is mended, and that has arrived"
    clock.now += 2.0
    assert BAR[:25] in line.draw(f"\x1b[4;1H{BAR[:25]}")


async def test_a_proof_whose_answer_was_lost_proves_nothing(line: Line, clock: Clock) -> None:
    """The cursor has gone back since to where it belongs: that it stands there says nothing."""
    await proving(line, clock)
    clock.now += 2.0
    assert line.draw("\x1b[2;1Hmore") == POSITION
    assert "more" in line.answer(30, 2)
    assert BAR[:25] in line.draw(f"\x1b[4;1H{BAR[:25]}") + line.answer(4, 1)


async def test_the_answer_to_a_later_frame_is_no_proof(clock: Clock) -> None:
    """The proof's own answer was lost, and the cursor stands in the last column by chance."""
    line = Line(XTERM)
    line.frames.begin(None)
    assert PROOF + POSITION in line.draw(f"\x1b[3;1H{BAR}")
    clock.now += 2.0
    assert line.draw(f"\x1b[2;1H{'x' * 40}").endswith(POSITION), "nothing is known of the line yet"
    line.answer(39, 1)
    clock.now += 2.0
    assert BAR[:25] in line.draw(f"\x1b[4;1H{BAR[:25]}")
    line.frames.end()


async def test_a_proof_for_which_there_was_no_room_is_made_up_for(clock: Clock) -> None:
    line = Line(XTERM)
    line.frames.begin(None)
    full = line.draw("".join(f"\x1b[{y};1H{'█' * 40}" for y in range(1, 7)))
    assert PROOF not in full
    line.answer(39, 5)
    clock.now += 1.0
    assert PROOF in line.draw(f"\x1b[1;1H{'▒' * 25}{' ' * 15}")
    line.frames.end()


async def test_what_a_terminal_says_of_itself_unasked_changes_nothing(
    line: Line, clock: Clock
) -> None:
    before = len(line.sent)
    line.frames.terminal_is((62, 22))
    line.frames.next()
    assert len(line.sent) == before


async def test_who_asks_hears_when_what_is_drawn_is_to_be_seen(line: Line, clock: Clock) -> None:
    """That is after the round trip, which took a tenth of a second; and not before it has gone."""
    heard: list[float] = []
    line.is_busy = True
    line.draw("\x1b[Hother")
    line.frames.when_shown(heard.append)
    line.frames.next()
    assert heard == [], "the line has not taken it"
    line.is_busy = False
    clock.now += 1.0
    line.frames.next()
    (at,) = heard
    assert clock.now + 0.09 < at < clock.now + 1.0
    line.frames.when_shown(heard.append)
    line.frames.next()
    assert len(heard) == 2, "what is there already needs no frame"
