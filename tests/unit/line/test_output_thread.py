"""What is handed over is written, in order, and nobody waits for a line that takes nothing."""

import fcntl
import os
import select
import threading
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tui.line.output_thread import OutputThread

DEADLINE = 20.0


class Pipe(NamedTuple):
    """The two ends of a pipe."""

    read: int
    write: int


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    ends = Pipe(*os.pipe())
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def taken(pipe: Pipe, size: int) -> bytes:
    """Read so many bytes."""
    data = b""
    while len(data) < size:
        assert select.select([pipe.read], [], [], DEADLINE)[0], "nothing more comes"
        data += os.read(pipe.read, size - len(data))
    return data


def test_all_is_written_in_order(pipe: Pipe) -> None:
    outlet = OutputThread(pipe.write)
    parts = [b"%d," % number for number in range(500)]
    for part in parts:
        outlet.send(part)
    assert outlet.drain(DEADLINE)
    assert taken(pipe, sum(map(len, parts))) == b"".join(parts)


def test_a_full_line_holds_up_nobody_who_sends(pipe: Pipe) -> None:
    outlet = OutputThread(pipe.write)
    much = b"x" * (1 << 20)
    outlet.send(much)
    outlet.send(b"end")
    assert outlet.is_busy
    assert not outlet.drain(0.05)
    assert taken(pipe, len(much) + 3).endswith(b"xend")
    assert outlet.drain(DEADLINE)
    assert not outlet.is_busy


@pytest.mark.parametrize("is_blocking", [True, False])
def test_what_does_not_fit_at_once_is_written_piece_by_piece(pipe: Pipe, is_blocking: bool) -> None:
    """Whoever shares the terminal may have made it non-blocking."""
    os.set_blocking(pipe.write, is_blocking)
    outlet = OutputThread(pipe.write)
    much = bytes(range(256)) * 1024
    outlet.send(much)
    assert taken(pipe, len(much)) == much
    assert outlet.drain(DEADLINE)


def test_rest_is_told_when_all_is_written(pipe: Pipe) -> None:
    rested = threading.Semaphore(0)
    outlet = OutputThread(pipe.write, rested.release)
    outlet.send(b"x" * (1 << 20))
    assert not rested.acquire(timeout=0.05), "the line has not taken it yet"
    taken(pipe, 1 << 20)
    assert rested.acquire(timeout=DEADLINE)
    outlet.send(b"once more")
    assert rested.acquire(timeout=DEADLINE)


def test_at_rest_nothing_is_to_be_waited_for() -> None:
    outlet = OutputThread(-1)
    assert not outlet.is_busy
    assert outlet.drain(0.0)


def test_a_line_that_is_gone_takes_everything(pipe: Pipe) -> None:
    outlet = OutputThread(pipe.write)
    os.close(pipe.read)
    for _ in range(3):
        outlet.send(b"into the void")
    assert outlet.drain(DEADLINE)


def test_a_line_that_goes_while_it_is_full_lets_go(pipe: Pipe) -> None:
    outlet = OutputThread(pipe.write)
    outlet.send(b"x" * (1 << 20))
    taken(pipe, 10)
    os.close(pipe.read)
    assert outlet.drain(DEADLINE)


def test_the_descriptor_is_left_as_it_was(pipe: Pipe) -> None:
    before = fcntl.fcntl(pipe.write, fcntl.F_GETFL)
    outlet = OutputThread(pipe.write)
    outlet.send(b"text")
    assert outlet.drain(DEADLINE)
    assert fcntl.fcntl(pipe.write, fcntl.F_GETFL) == before
