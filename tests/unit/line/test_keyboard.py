"""Textual gets the keys that it would have read itself, and the thread ends in good order."""

import os
import pty
import select
import threading
import tty
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from tests.unit.line.anything import ANY, has_alt
from tui.line.input_events import Answer, Escape, KeyInput, Paste, Position
from tui.line.input_parser import InputParser
from tui.line.keyboard import Keyboard, messages_of
from tui.line.stop_event import StopEvent

DEADLINE = 20.0
"""Seconds within which a thread must have done what is waited for."""

LONG = 60.0


def facts(messages: Iterable[Message]) -> list[tuple[str, ...]]:
    """What is to be compared of messages."""
    return [
        (type(m).__name__, *(str(getattr(m, name, "")) for name in ("key", "character", "text")))
        for m in messages
    ]


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def ours(text: str) -> list[Message]:
    """What our way makes of a read after which nothing comes for long."""
    incoming = InputParser(alt=ANY)
    pieces = incoming.feed(text, 0.0) + incoming.tick(LONG)
    return [
        message
        for piece in pieces
        if isinstance(piece, KeyInput | Escape | Paste)
        for message in messages_of(piece)
    ]


def theirs(text: str) -> list[Message]:
    """What Textual makes of it."""
    parser = XTermParser()
    messages = list(parser.feed(text))
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
        messages += parser.tick()
    return messages


@pytest.mark.parametrize("kitty", [False, True])
def test_every_sequence_that_textual_knows_is_the_same_key(
    kitty: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", not kitty)
    assert len(ANSI_SEQUENCES_KEYS) > 300
    for sequence in ANSI_SEQUENCES_KEYS:
        if has_alt(sequence):
            by_words = {"C": ["ctrl+right"], "D": ["ctrl+left"]}.get(sequence[-1], [])
            is_plain = sequence[-2] in "39"
            assert keys(ours(sequence)) == (by_words if is_plain else []), sequence
        else:
            assert facts(ours(sequence)) == facts(theirs(sequence)), sequence
            assert facts(ours(f"{sequence}x")) == facts(theirs(f"{sequence}x")), sequence


def test_alt_and_a_character_is_the_same_key() -> None:
    for character in [*map(chr, range(0x20, 0x7F)), *"éß漢"]:
        assert facts(ours(f"\x1b{character}")) == facts(theirs(f"\x1b{character}")), character
        assert ours(f"\x1b{character}"), character


@pytest.mark.parametrize(("typed", "key"), [("\x1bb", "ctrl+left"), ("\x1bf", "ctrl+right")])
def test_alt_b_and_alt_f_go_by_words(typed: str, key: str) -> None:
    (message,) = messages_of(KeyInput(typed))
    assert isinstance(message, events.Key)
    assert message.key == key
    (message,) = [m for m in ours_in_the_app(typed) if isinstance(m, events.Key)]
    assert message.key == key


def ours_in_the_app(text: str) -> list[Message]:
    """What the app makes of a read, with the Alt keys that it has."""
    return [
        message
        for piece in InputParser().feed(text, 0.0)
        if isinstance(piece, KeyInput | Escape | Paste)
        for message in messages_of(piece)
    ]


def test_alt_and_another_character_do_nothing() -> None:
    assert keys(ours_in_the_app("\x1bj")) == []


@given(st.lists(st.sampled_from([*ANSI_SEQUENCES_KEYS, "a", "é", "\r", "\x1b[200~p\x1b[201~"])))
def test_keys_in_a_burst_are_the_same_keys(sequences: list[str]) -> None:
    text = "".join(s for s in sequences if s not in {"\x1b", "\x1b\x1b"} and not has_alt(s))
    assert facts(ours(text)) == facts(theirs(text))


@pytest.mark.parametrize("unknown", ["\x1b[99~", "\x1b[1;99Z", "\x1b[5;5;5z", "\x1b[12 q"])
def test_what_textual_does_not_know_is_not_typed(
    unknown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)
    assert facts(theirs(unknown))
    assert ours(unknown) == []


@pytest.mark.parametrize("wrong", ["\x1b[99999999u", "\x1b[1:2;5u", "\x1b[99999999999u"])
def test_what_textual_fails_at_is_not_typed(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", False)
    with pytest.raises((ValueError, OverflowError)):
        theirs(wrong)
    assert ours(wrong) == []


def test_a_paste_keeps_its_escapes() -> None:
    content = "\x1b[31mred\x1b[0m \x1b"
    assert facts(ours(f"\x1b[200~{content}\x1b[201~j")) == facts(
        [events.Paste(content), events.Key("j", "j")]
    )


class Reading:
    """A keyboard that is read in a thread, and what it handed on."""

    def __init__(self, fileno: int) -> None:
        self.messages: list[Message] = []
        self.answers: list[Answer] = []
        self.incoming = InputParser(alt=ANY)
        self.stop = StopEvent()
        self.hung_up: bool | None = None
        self._came = threading.Condition()
        self._keyboard = Keyboard(fileno, self.incoming, self._message, self._answer)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop.set()
        self.join()

    def join(self) -> None:
        self._thread.join(DEADLINE)
        assert not self._thread.is_alive()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        with self._came:
            assert self._came.wait_for(condition, DEADLINE), (self.messages, self.answers)

    def wait_for_keys(self, *keys: str) -> None:
        self.wait_for(lambda: len(self.messages) >= len(keys))
        assert [m.key for m in self.messages if isinstance(m, events.Key)] == list(keys)

    def _run(self) -> None:
        self.hung_up = self._keyboard.run(self.stop)

    def _message(self, message: Message) -> None:
        with self._came:
            self.messages.append(message)
            self._came.notify_all()

    def _answer(self, answer: Answer) -> None:
        with self._came:
            self.answers.append(answer)
            self._came.notify_all()


class Pipe:
    """Something to read from, and its other end."""

    def __init__(self) -> None:
        self.source, self._sink = os.pipe()

    def send(self, data: bytes) -> None:
        os.write(self._sink, data)

    def hang_up(self) -> None:
        os.close(self._sink)
        self._sink = -1

    def close(self) -> None:
        for fileno in (self.source, self._sink):
            if fileno >= 0:
                os.close(fileno)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def test_an_esc_is_handed_on_when_nothing_follows(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        pipe.send(b"\x1b")
        reading.wait_for_keys("escape")


def test_answers_go_to_who_asked_and_keys_to_the_app(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        reading.incoming.asked(Position, 1e12)
        pipe.send(b"a\x1b[12;40R\x1b[Ab")
        reading.wait_for_keys("a", "up", "b")
        assert reading.answers == [Position(12, 40)]


def test_bytes_that_are_no_utf8_kill_nothing(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        pipe.send(b"\xff\xc3(j")
        reading.wait_for(lambda: len(reading.messages) == 4)
        keys = [m for m in reading.messages if isinstance(m, events.Key)]
        assert [key.character for key in keys] == ["�", "�", "(", "j"]


def test_a_character_may_come_byte_by_byte(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        for number, byte in enumerate("漢é".encode()):
            pipe.send(bytes([byte]))
            if number == 2:
                reading.wait_for_keys("漢")
        reading.wait_for_keys("漢", "é")


def test_it_ends_when_told(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        pipe.send(b"a")
        reading.wait_for_keys("a")
        reading.stop.set()
        reading.join()
        assert reading.hung_up is False


def test_it_ends_with_the_input_and_loses_no_text(pipe: Pipe) -> None:
    with Reading(pipe.source) as reading:
        pipe.send(b"\x1b[200~half of a pas")
        pipe.hang_up()
        reading.join()
        assert reading.hung_up is True
        assert facts(reading.messages) == facts([events.Paste("half of a pas")])


def test_it_ends_when_the_terminal_is_gone() -> None:
    master, slave = pty.openpty()
    tty.setraw(slave)
    try:
        with Reading(slave) as reading:
            os.write(master, b"a")
            reading.wait_for_keys("a")
            os.close(master)
            reading.join()
            assert reading.hung_up is True
    finally:
        os.close(slave)


def test_it_ends_when_reading_fails(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    with Reading(pipe.source) as reading:
        pipe.send(b"a")
        reading.join()
        assert reading.hung_up is True


def test_it_ends_when_the_descriptor_is_closed() -> None:
    with Reading(-1) as reading:
        reading.join()
        assert reading.hung_up is True


def test_it_does_not_spin_while_something_is_held(
    pipe: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float | None] = []
    plain = select.select

    def counted(*arguments: object) -> object:
        wait = arguments[3]
        assert wait is None or isinstance(wait, float)
        waits.append(wait)
        return plain(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(select, "select", counted)
    with Reading(pipe.source) as reading:
        pipe.send(b"\x1b")
        reading.wait_for_keys("escape")
        pipe.send(b"j")
        reading.wait_for_keys("escape", "j")
    assert waits.count(0.0) <= 2
    assert len(waits) <= 6
    assert waits[0] is None, "nothing is held: there is nothing to look for"
    assert any(wait for wait in waits), "something is held for a while"
