"""What is told of sleeping programs."""

import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from math import inf

import pytest

from tests.wire.asleep import Sleeper, look

FOR_EVER = 3600.0
PATIENCE = 20.0

WAITS = {
    "for input": "os.read(0, 1)",
    "for a selector": "select.select([0], [], [])",
    "for a child": "subprocess.run(['cat'])",
    "in a thread": "threading.Thread(target=threading.Event().wait, daemon=True).start(); input()",
}

BUSY = "import time\nend = time.time() + 3\nwhile time.time() < end: pass"
"""It ends by itself: nobody kills it with its parent."""

AWAKE = {
    "computing": "while True: pass",
    "in a child": f"subprocess.run([sys.executable, '-c', {BUSY!r}])",
    "in a thread": "threading.Thread(target=exec, args=('while 1: pass',)).start(); input()",
    "for a while": "time.sleep(3600)",
    "looking often": "while not select.epoll().poll(0.05): pass",
    "waking often": "while not threading.Event().wait(0.05): pass",
}
"""What a program may do that does not rest, or of which that cannot be told."""

Begin = Callable[[str], "subprocess.Popen[bytes]"]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Start a program that says when it is ready, and then does something."""
    programs = []

    def start(what: str) -> "subprocess.Popen[bytes]":
        code = f"import os, select, subprocess, sys, threading, time\nprint(flush=True)\n{what}"
        command = [sys.executable, "-c", code]
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        programs.append(program)
        assert program.stdout
        program.stdout.readline()
        return program

    yield start
    for program in programs:
        program.kill()
        program.communicate()


@cache
def is_told() -> bool:
    """Say whether this kernel tells what a program waits for, and whether it does so here."""
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        end = time.monotonic() + PATIENCE
        while not (told := look(program.pid, 0.0).until == inf) and time.monotonic() < end:
            time.sleep(0.01)
        program.kill()
    return told


@pytest.fixture(autouse=True)
def _told() -> None:
    if not (sys.platform == "linux" and platform.machine() == "x86_64" and is_told()):
        pytest.skip("needs Linux on x86-64, and leave to look at one's own programs")


def rests(sleeper: Sleeper, seconds: float, within: float = PATIENCE) -> bool:
    end = time.monotonic() + within
    while not sleeper.rests(seconds):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("what", WAITS)
def test_a_program_that_waits_for_somebody_rests_for_ever(begin: Begin, what: str) -> None:
    assert rests(Sleeper(begin(WAITS[what]).pid), FOR_EVER)


@pytest.mark.parametrize("what", AWAKE)
def test_one_that_does_something_or_will_do_so_does_not_rest(begin: Begin, what: str) -> None:
    assert not rests(Sleeper(begin(AWAKE[what]).pid), 0.1, within=0.5)


def test_it_rests_until_the_next_thing_that_it_does_by_itself(begin: Begin) -> None:
    sleeper = Sleeper(begin("select.epoll().poll(30)").pid)
    assert rests(sleeper, 5)
    assert not sleeper.rests(31)


def test_one_that_has_not_taken_yet_what_it_was_given_does_not_rest(begin: Begin) -> None:
    program = begin("while os.read(0, 1): pass")
    sleeper = Sleeper(program.pid)
    assert rests(sleeper, FOR_EVER)
    sleeper.wake()
    assert not rests(sleeper, FOR_EVER, within=0.3)
    assert program.stdin
    program.stdin.write(b"x")
    program.stdin.flush()
    assert rests(sleeper, FOR_EVER)


def test_one_that_has_ended_is_not_told_of(begin: Begin) -> None:
    program = begin("")
    program.wait()
    assert look(program.pid, 0.0).until == 0.0
