"""A frame waits for the one before it to arrive, and for nothing else for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.thrift.pacing import (
    BLIND_GAP,
    CLOSELY,
    EXPIRY,
    LAST_PATIENCE,
    LONG_REST,
    PATIENCE,
    SILENT_AFTER,
    Meaning,
    Pacer,
)

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
    ("round_trip", "patience", "last"),
    [(0.01, 1.0, 1.0), (0.6, 2.4, 2.4), (2.0, 8.0, LAST_PATIENCE), (9.0, 10.0, LAST_PATIENCE)],
)
def test_patience_follows_the_round_trip_within_bounds(
    round_trip: float, patience: float, last: float
) -> None:
    pacer = answering(round_trip)
    assert pacer.patience == pytest.approx(patience)
    assert pacer.last_patience == pytest.approx(last)


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
    assert not pacer.expects(now)


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


def test_an_answer_is_expected_for_so_long_only() -> None:
    pacer = answering(0.1)
    assert not pacer.expects(0.0)
    pacer.sent(0.0, HERE)
    assert pacer.expects(EXPIRY - 1)
    assert not pacer.expects(EXPIRY + 1)


def test_nothing_breaks_after_a_question_was_given_up() -> None:
    pacer = answering(0.1)
    pacer.sent(0.0, HERE)
    assert not pacer.expects(EXPIRY + 1)
    assert pacer.wait(EXPIRY + 1) == 0.0
    assert pacer.answered(EXPIRY + 2, HERE) is not Meaning.WRONG


pauses = st.integers(0, 120).map(lambda eighths: eighths / 8)
"""Seconds that floating point adds without rounding."""

moves = st.lists(st.tuples(st.sampled_from(["send", "answer", "leave"]), pauses), max_size=40)


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
            pacer.sent(now, HERE if pacer.wants_answer(now) else None)
        elif move == "answer":
            pacer.answered(now, HERE)
        elif move == "leave":
            pacer.expects(now)
        assert pacer.round_trip is None or pacer.round_trip >= 0
