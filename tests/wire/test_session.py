"""The measuring itself: what is counted, and what a slow link does."""

import os
import sys

from tests.wire.figures import Answer, Read, packets
from tests.wire.link import HEADERS, Link, Queue
from tests.wire.session import Session

PROGRAM = """
import os, tty
tty.setraw(0)
os.write(1, b"ready")
while (key := os.read(0, 1)) != b"q":
    if key == b"p":
        os.write(1, b"\\x1b[6n")
        answer = b""
        while not answer.endswith(b"R"):
            answer += os.read(0, 1)
        os.write(1, b"%d" % len(answer))
    if key == b"x":
        os.write(1, b"x" * 100)
"""


def read(at: float, size: int) -> Read:
    return Read(at, at, size, size)


def session(link: Link | None = None) -> Session:
    return Session([sys.executable, "-c", PROGRAM], 40, 6, dict(os.environ), link)


def test_counts_what_each_key_causes() -> None:
    with session() as watched:
        watched.wait_for("ready")
        answers = watched.press_all("x", "n", "p")
        watched.press("q")
        assert watched.wait_for_end() == 0
    assert [answer.size for answer in answers] == [100, 0, len("\x1b[6n") + 1]
    assert [answer.packets for answer in answers[:2]] == [1, 0]
    assert answers[1].last is None
    assert 0 < answers[0].squeezed < 100


def test_a_slow_link_delays_keys_answers_and_bytes() -> None:
    with session(Link(bits_per_second=8_000, round_trip=0.2)) as watched:
        watched.wait_for("ready")
        answer = watched.press("x")
    assert answer.last is not None
    assert answer.last >= 0.2 + (100 + HEADERS) / 1_000


def test_the_way_swallows_so_much_and_no_more() -> None:
    queue = Queue(Link(bits_per_second=8_000, round_trip=1.0, swallows=1_000))
    assert queue.room(0.0) == 1_000
    assert queue.carry(0.0, 1_000 - HEADERS) == 1.5
    assert queue.room(0.0) == 0
    assert queue.room(0.25) == 250
    assert queue.wait_for_room(0.0) > 0


def test_pieces_of_one_write_are_one_packet() -> None:
    assert packets([]) == 0
    assert packets([read(0.0, 4095), read(0.01, 500)]) == 1
    assert packets([read(0.0, 500), read(0.0001, 500)]) == 1
    assert packets([read(0.0, 500), read(0.01, 500), read(0.02, 20)]) == 3


def test_an_answer_to_nothing_has_no_times() -> None:
    assert Answer.of(0.0, []) == Answer(0, 0, 0, 0, None, None)
