"""Asking a terminal: the test is the terminal, at the other end of a pseudo-terminal."""

import os
import pty
import select
import signal
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tui.line.probe import QUESTIONS, Answers, ask

DEADLINE = 20.0
"""Seconds that the terminal of these tests has; none of them is to take so long."""
POSITION = b"\x1b[3;40R"
ATTRIBUTES = b"\x1b[?62;22c"


class Peer:
    """A terminal; `heard` is all that was written to it."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()
        self.modes = termios.tcgetattr(self.slave)
        self.heard = b""
        self._threads: list[threading.Thread] = []

    def answer(self, *parts: bytes, pause: float = 0.0) -> None:
        """Answer in parts once the questions are there."""
        self.then(lambda: self._send(parts, pause))

    def then(self, act: Callable[[], object]) -> None:
        """Do something once the questions are there."""

        def run() -> None:
            while QUESTIONS not in self.heard:
                self.heard += os.read(self.master, 100)
            act()

        self._threads.append(threading.Thread(target=run, daemon=True))
        self._threads[-1].start()

    def _send(self, parts: tuple[bytes, ...], pause: float) -> None:
        for part in parts:
            time.sleep(pause)
            os.write(self.master, part)

    def ask(self, patience: float = DEADLINE) -> Answers:
        return ask(self.slave, self.slave, patience)

    def left(self) -> bytes:
        """Return what the shell would read after the program."""
        modes = termios.tcgetattr(self.slave)
        modes[3] &= ~termios.ICANON
        termios.tcsetattr(self.slave, termios.TCSANOW, modes)
        return os.read(self.slave, 100) if select.select([self.slave], [], [], 0)[0] else b""

    def shown(self) -> bytes:
        """Return all that the terminal was sent, echo included."""
        while select.select([self.master], [], [], 0)[0]:
            self.heard += os.read(self.master, 100)
        return self.heard

    def close(self) -> None:
        for thread in self._threads:
            thread.join(DEADLINE)
        for fd in (self.master, self.slave):
            with suppress(OSError):
                os.close(fd)


@pytest.fixture
def peer() -> Iterator[Peer]:
    terminal = Peer()
    yield terminal
    terminal.close()


def test_both_answers_are_understood(peer: Peer) -> None:
    peer.answer(POSITION + ATTRIBUTES)
    answers = peer.ask()
    assert (answers.position, answers.attributes, answers.typed) == ((3, 40), (62, 22), b"")
    assert answers.round_trip is not None
    assert peer.left() == b""


def test_answers_may_come_byte_by_byte_and_late(peer: Peer) -> None:
    both = POSITION + ATTRIBUTES
    peer.answer(*(both[i : i + 1] for i in range(len(both))), pause=0.01)
    answers = peer.ask()
    assert (answers.position, answers.attributes, answers.typed) == ((3, 40), (62, 22), b"")


def test_the_round_trip_is_what_the_answer_took(peer: Peer) -> None:
    peer.answer(POSITION + ATTRIBUTES, pause=0.1)
    answers = peer.ask()
    assert answers.round_trip is not None
    assert 0.1 <= answers.round_trip < DEADLINE


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        (b"\x1b[?6c", (6,)),
        (b"\x1b[?1;2c", (1, 2)),
        (b"\x1b[?64;1;2;4;6;9;15;22c", (64, 1, 2, 4, 6, 9, 15, 22)),
        (b"\x1b[?62;c", (62, 0)),
    ],
)
def test_what_terminals_call_themselves(peer: Peer, answer: bytes, meant: tuple[int, ...]) -> None:
    peer.answer(answer)
    assert peer.ask().attributes == meant


def test_nothing_is_waited_for_after_the_last_answer(peer: Peer) -> None:
    done = threading.Event()

    def answer_one_question_and_the_other_if_it_is_waited_for() -> None:
        os.write(peer.master, ATTRIBUTES)
        if not done.wait(2):
            os.write(peer.master, POSITION)

    peer.then(answer_one_question_and_the_other_if_it_is_waited_for)
    answers = peer.ask()
    done.set()
    assert (answers.position, answers.attributes) == (None, (62, 22))


def test_keys_that_are_typed_meanwhile_do_not_spoil_the_answers(peer: Peer) -> None:
    peer.answer(b"a\x1b[A" + POSITION[:3], POSITION[3:] + b"b\x1b", ATTRIBUTES + b"c")
    answers = peer.ask()
    assert (answers.position, answers.attributes) == ((3, 40), (62, 22))
    assert answers.typed + peer.left() == b"a\x1b[Ab\x1bc"


@pytest.mark.parametrize("noise", [b"", b"hello\x1b[", b"\x1b[?" + b"9" * 5000 + b"c"])
def test_a_terminal_that_does_not_answer(peer: Peer, noise: bytes) -> None:
    peer.answer(noise)
    answers = peer.ask(0.3)
    assert (answers.position, answers.attributes, answers.round_trip) == (None, None, None)
    assert noise.startswith(answers.typed)
    assert termios.tcgetattr(peer.slave) == peer.modes


def test_one_answer_is_better_than_none(peer: Peer) -> None:
    peer.answer(POSITION)
    answers = peer.ask(0.3)
    assert (answers.position, answers.attributes) == ((3, 40), None)
    assert answers.round_trip is not None


def test_an_answer_that_is_overdue_is_not_typed_into_the_shell(peer: Peer) -> None:
    os.write(peer.master, POSITION + b"\n")
    assert peer.ask(0) == Answers()
    assert peer.left() == b""


def test_a_terminal_that_goes_on_sending_is_left(peer: Peer) -> None:
    stop = threading.Event()

    def chatter() -> None:
        while not stop.is_set():
            os.write(peer.master, b"x")

    peer.then(chatter)
    answers = peer.ask(0.2)
    stop.set()
    assert answers.attributes is None
    assert set(answers.typed) <= set(b"x")


def test_no_answer_is_echoed_and_the_modes_come_back(peer: Peer) -> None:
    assert peer.modes[3] & termios.ECHO
    peer.answer(POSITION, ATTRIBUTES, pause=0.02)
    peer.ask()
    assert peer.shown() == QUESTIONS
    assert termios.tcgetattr(peer.slave) == peer.modes


def test_ctrl_c_ends_it_when_the_terminal_is_as_it_was(peer: Peer) -> None:
    peer.answer(b"\x03", POSITION + ATTRIBUTES, pause=0.02)
    with pytest.raises(KeyboardInterrupt):
        peer.ask()
    assert termios.tcgetattr(peer.slave) == peer.modes
    assert peer.left() == b""


def test_signals_wait_until_the_terminal_is_as_it_was(peer: Peer) -> None:
    seen: list[object] = []
    before = signal.signal(signal.SIGTERM, lambda *_: seen.append(termios.tcgetattr(peer.slave)))
    try:
        asking = threading.get_ident()

        def ask_to_end_and_answer() -> None:
            # To the process, any thread would take it; only the one that asks is in question.
            signal.pthread_kill(asking, signal.SIGTERM)
            os.write(peer.master, ATTRIBUTES)

        peer.then(ask_to_end_and_answer)
        peer.ask()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert seen == [peer.modes]


def test_a_line_that_hangs_up_has_no_answers(peer: Peer) -> None:
    peer.then(lambda: os.close(peer.master))
    assert peer.ask() == Answers()


def test_a_line_that_takes_nothing_is_not_waited_for(peer: Peer) -> None:
    os.set_blocking(peer.slave, False)
    with suppress(BlockingIOError):
        while os.write(peer.slave, b"." * 4096):
            pass
    assert peer.ask(0.1) == Answers()
    assert termios.tcgetattr(peer.slave) == peer.modes


def test_a_job_in_the_background_does_not_ask(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda fd: os.getpgrp() + 1)
    assert peer.ask() == Answers()
    assert peer.shown() == b""


def test_what_is_no_terminal_cannot_be_asked() -> None:
    reading, writing = os.pipe()
    with pytest.raises(termios.error):
        ask(reading, writing)
    os.close(reading)
    os.close(writing)
