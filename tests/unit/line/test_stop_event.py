"""Whoever waits for input hears at once that he is to stop."""

import select
from collections.abc import Iterator

import pytest

from tui.line.stop_event import StopEvent


@pytest.fixture
def stop() -> Iterator[StopEvent]:
    made = StopEvent()
    yield made
    made.close()


def is_ready(stop: StopEvent) -> bool:
    return bool(select.select([stop], [], [], 0)[0])


def test_it_can_be_waited_for_as_often_as_it_is_set(stop: StopEvent) -> None:
    for _ in range(3):
        assert not is_ready(stop)
        stop.set()
        stop.set()
        assert is_ready(stop)
        assert stop.is_set()
        stop.clear()
        stop.clear()


def test_once_it_is_closed_nobody_waits_and_nothing_breaks(stop: StopEvent) -> None:
    stop.close()
    stop.set()
    assert stop.is_set()
    stop.clear()
    stop.close()
