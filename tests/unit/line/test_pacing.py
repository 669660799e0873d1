"""A frame waits for the one before it to arrive, and for nothing else for ever."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.pacing import (
    BLIND_GAP,
    CLOSELY,
    GIVEN_UP_AFTER,
    LAST_PATIENCE,
    LATE,
    LONG_REST,
    MUCH,
    PATIENCE,
    SILENT_AFTER,
    Pacer,
)
from tui.line.position_queries import EXPIRY, Meaning

HERE = (3, 4)
ELSEWHERE = (70, 20)


def answering(round_trip: float) -> Pacer:
    """Return a pacer at time 0 that knows its round trip."""
    pacer = Pacer()
    pacer.sent(-round_trip, HERE)
    assert pacer.answered(0.0, HERE) is Meaning.RIGHT
    return pacer


def silent() -> tuple[Pacer, float]:
    """Return a pacer whose terminal does not answer, and the time."""
    pacer, now = Pacer(), 0.0
    while not pacer.is_silent:
        pacer.sent(now, HERE if pacer.wants_answer(now) else None)
        now += pacer.patience
    return pacer, now


def test_the_first_frame_goes_at_once_and_asks() -> None:
    assert Pacer().wait(0.0) == 0.0
    assert Pacer().wants_answer(0.0)


def test_a_frame_waits_for_the_answer_to_the_one_before() -> None:
    pacer = Pacer()
    pacer.sent(0.0, HERE)
    assert pacer.wait(0.2) == pytest.approx(PATIENCE[0] - 0.2)
    pacer.answered(0.3, HERE)
    assert pacer.wait(0.3) == 0.0
    assert pacer.round_trip == pytest.approx(0.3)


def test_a_frame_that_asks_for_nothing_holds_up_nothing() -> None:
    pacer = answering(0.1)
    pacer.sent(5.0)
    assert pacer.wait(5.0) == 0.0


@pytest.mark.parametrize(
    ("round_trip", "rest", "asks"),
    [
        (0.6, 0.5, True),
        (0.6, 0.7, False),
        (0.001, CLOSELY - 0.01, True),
        (0.001, CLOSELY + 0.01, False),
        (0.6, LONG_REST + 1, False),
    ],
)
def test_who_follows_closely_asks(round_trip: float, rest: float, asks: bool) -> None:
    pacer = answering(round_trip)
    pacer.sent(0.0)
    assert pacer.wants_answer(rest) is asks


def test_after_a_long_rest_somebody_else_may_have_written() -> None:
    assert not Pacer().has_rested(100.0), "nothing was sent yet"
    pacer = answering(0.1)
    pacer.sent(0.0)
    assert not pacer.has_rested(LONG_REST - 1)
    assert pacer.has_rested(LONG_REST + 1)
    mute, now = silent()
    assert not mute.has_rested(now + LONG_REST + 1), "it would not answer"


@pytest.mark.parametrize(
    ("round_trip", "patience"),
    [(0.01, 1.0), (0.6, 2.4), (2.0, 8.0), (9.0, 10.0)],
)
def test_patience_follows_the_round_trip_within_bounds(round_trip: float, patience: float) -> None:
    pacer = answering(round_trip)
    assert pacer.patience == pytest.approx(patience)
    assert pacer.last_patience == LAST_PATIENCE, "it will answer, and a shell would read it"


def test_who_leaves_before_anything_is_measured_waits_the_least() -> None:
    assert Pacer().last_patience == PATIENCE[0]


def test_the_round_trip_is_that_of_lately() -> None:
    pacer = answering(0.2)
    pacer.sent(1.0, HERE)
    pacer.answered(1.6, HERE)
    assert pacer.round_trip == pytest.approx(0.4)


def test_after_some_missed_answers_nothing_more_is_asked() -> None:
    pacer, now = silent()
    pacer.sent(now)
    assert not pacer.wants_answer(now)
    assert pacer.wait(now) == pytest.approx(BLIND_GAP)
    assert pacer.wait(now + BLIND_GAP) == 0.0
    assert pacer.is_silent


def test_a_terminal_is_asked_no_more_than_it_takes_to_know_that_it_is_silent() -> None:
    pacer, asked = Pacer(), 0
    for second in range(60):
        wants = pacer.wants_answer(float(second))
        asked += wants
        pacer.sent(float(second), HERE if wants else None)
    assert asked == SILENT_AFTER + 1


def test_an_answer_after_all_ends_the_silence() -> None:
    pacer, now = silent()
    pacer.answered(now, HERE)
    assert not pacer.is_silent
    assert pacer.wait(now) == 0.0
    pacer.sent(now)
    assert pacer.wants_answer(now)


def test_an_answer_tells_where_the_cursor_is() -> None:
    pacer = Pacer()
    pacer.sent(0.0, HERE)
    assert pacer.answered(0.1, ELSEWHERE) is Meaning.WRONG
    assert pacer.wait(0.1) == 0.0


@pytest.mark.parametrize("place", [(None, 4), (3, None), (None, None)])
def test_what_cannot_be_reckoned_with_is_right_anywhere(
    place: tuple[int | None, int | None],
) -> None:
    pacer = Pacer()
    pacer.sent(0.0, place)
    assert pacer.answered(0.1, HERE) is Meaning.RIGHT


def test_an_answer_to_an_earlier_frame_frees_nothing() -> None:
    pacer = Pacer()
    pacer.sent(0.0, HERE)
    pacer.sent(1.0, ELSEWHERE)
    assert pacer.answered(1.5, HERE) is Meaning.EARLIER
    assert pacer.round_trip is None
    assert pacer.wait(1.5) > 0
    assert pacer.answered(1.6, ELSEWHERE) is Meaning.RIGHT
    assert pacer.round_trip == pytest.approx(0.6)


def test_a_lost_answer_does_not_shift_those_after_it() -> None:
    pacer = Pacer()
    pacer.sent(0.0, HERE)
    pacer.sent(1.0, ELSEWHERE)
    assert pacer.answered(1.5, ELSEWHERE) is Meaning.RIGHT
    pacer.sent(2.0, HERE)
    assert pacer.answered(2.1, HERE) is Meaning.RIGHT


def test_an_answer_that_nobody_asked_for_means_nothing() -> None:
    pacer = Pacer()
    assert pacer.answered(0.0, HERE) is Meaning.EARLIER
    assert pacer.round_trip is None


def test_nothing_breaks_after_a_question_was_given_up() -> None:
    pacer = answering(0.1)
    pacer.sent(0.0, HERE)
    assert pacer.wait(EXPIRY + 1) == 0.0
    assert pacer.answered(EXPIRY + 2, HERE) is not Meaning.WRONG


# -- a line that takes everything and brings nothing ---------------------------------------------


def give(pacer: Pacer, now: float, size: int) -> int:
    """Have something to send; return how many bytes of it go, the question not counted."""
    if pacer.wait(now):
        return 0
    if pacer.asks_again(now):
        pacer.asked_again(now, HERE)
        return 0
    closely = pacer.follows_closely(now)
    asked = HERE if pacer.wants_answer(now, size) else None
    pacer.sent(now, asked, size, holds=closely)
    return size


@pytest.mark.parametrize(("size", "asks"), [(MUCH, False), (MUCH + 1, True)])
def test_who_sends_much_asks(size: int, asks: bool) -> None:
    pacer = answering(0.1)
    pacer.sent(0.0)
    assert pacer.wants_answer(5.0, size) is asks


def test_little_by_little_is_much_too() -> None:
    pacer, asked = answering(0.01), []
    for second in range(10):
        asked.append(pacer.wants_answer(float(second), 70))
        pacer.sent(float(second), HERE if asked[-1] else None, 70, holds=False)
        if asked[-1]:
            pacer.answered(second + 0.01, HERE)
    assert asked[0], "the rest before it is not known"
    assert asked[1:] == [False] * 4 + [True] + [False] * 4


def test_much_holds_up_nothing_until_its_answer_is_late() -> None:
    pacer = answering(0.6)
    pacer.sent(5.0, HERE, 1300, holds=False)
    assert pacer.wait(4.9 + LATE * 0.6) == 0.0
    assert not pacer.asks_again(4.9 + LATE * 0.6)
    assert pacer.wait(5.1 + LATE * 0.6) > 0.0
    pacer.answered(6.5, HERE)
    assert pacer.wait(6.5) == 0.0


@pytest.mark.parametrize("round_trip", [0.0002, 0.1, 0.6, 2.0])
@pytest.mark.parametrize("gap", [0.03, 0.25, 1.0, 3.0])
def test_of_what_stalls_two_frames_at_most_are_in_the_line(round_trip: float, gap: float) -> None:
    pacer, went, now = answering(round_trip), 0, LONG_REST
    while now < GIVEN_UP_AFTER:
        went += give(pacer, now, 1300) > 0
        now += gap
    assert went <= max(2, 1 + LATE * round_trip / gap)
    assert pacer.answered(now, HERE) is Meaning.RIGHT
    assert give(pacer, now, 1300) == 1300, "and the newest goes as soon as it answers"


def test_of_small_frames_that_stall_no_more_than_much_is_in_the_line() -> None:
    pacer, went = answering(0.0002), 0
    for quarter in range(80):
        went += give(pacer, 1.0 + quarter / 4, 60)
    assert went <= MUCH + 60


def test_a_lost_answer_is_asked_for_again_less_and_less_often() -> None:
    pacer = answering(0.1)
    pacer.sent(0.0, HERE, 1300, holds=False)
    asked, now = [], 0.5
    while now < 60.0:
        if not pacer.wait(now):
            assert pacer.asks_again(now)
            pacer.asked_again(now, HERE)
            asked.append(now)
        now += 0.5
    assert asked[:4] == [1.0, 3.0, 7.0, 15.0]
    assert max(after - before for before, after in pairwise(asked)) == 10.0
    pacer.answered(now, HERE)
    assert pacer.wait(now) == 0.0


def test_answers_that_were_taken_for_lost_say_nothing_of_what_went_since() -> None:
    pacer = answering(0.1)
    pacer.sent(0.0, HERE, 1300, holds=False)
    for now in (1.0, 3.0, 7.0):
        pacer.asked_again(now, HERE)
    assert pacer.answered(9.0, HERE) is Meaning.RIGHT
    pacer.sent(9.0, ELSEWHERE, 1300)
    for _ in range(3):
        assert pacer.answered(9.1, HERE) is Meaning.EARLIER
    assert pacer.wait(9.1) > 0.0
    assert pacer.answered(9.2, ELSEWHERE) is Meaning.RIGHT


def test_a_terminal_that_answers_no_more_is_given_up_in_the_end() -> None:
    pacer = answering(0.1)
    pacer.sent(0.0, HERE, 1300, holds=False)
    assert pacer.asks_again(GIVEN_UP_AFTER - 1)
    assert not pacer.asks_again(GIVEN_UP_AFTER)
    assert pacer.wait(GIVEN_UP_AFTER) == 0.0
    assert give(pacer, GIVEN_UP_AFTER, 1300) == 1300
    assert pacer.is_silent


def test_what_was_stuck_makes_no_line_long() -> None:
    pacer = answering(0.01)
    pacer.sent(0.0, HERE, 1300, holds=False)
    pacer.answered(60.0, HERE)
    assert pacer.round_trip == pytest.approx((0.01 + PATIENCE[0]) / 2)


pauses = st.integers(0, 120).map(lambda eighths: eighths / 8)
"""Seconds that floating point adds without rounding."""

moves = st.lists(st.tuples(st.sampled_from(["send", "answer"]), pauses), max_size=40)


@given(moves)
def test_whatever_happens_a_frame_waits_no_longer_than_the_most(
    moves: list[tuple[str, float]],
) -> None:
    pacer, now = Pacer(), 0.0
    for move, pause in moves:
        now += pause
        assert 0.0 <= pacer.wait(now) <= PATIENCE[1]
        assert pacer.wait(now + PATIENCE[1]) == 0.0
        if move == "send" and not pacer.wait(now):
            if pacer.asks_again(now):
                pacer.asked_again(now, HERE)
            else:
                pacer.sent(now, HERE if pacer.wants_answer(now) else None)
        elif move == "answer":
            pacer.answered(now, HERE)
        assert pacer.round_trip is None or pacer.round_trip >= 0
