"""Alt goes by words or does nothing, in the spelling of any terminal and however it is split."""

import string
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import constants, events

from tui.line.input_events import Attributes, Escape, InputEvent, KeyInput, Paste, Position
from tui.line.input_parser import ANSWERED, QUICK, SEQUENCE, InputParser
from tui.line.keyboard import messages_of

ESC: Final = "\x1b"
WORDS: Final = {"C": ["ctrl+right"], "D": ["ctrl+left"]}
TYPED: Final = {"b": ["ctrl+left"], "f": ["ctrl+right"], "\x7f": ["ctrl+w"]}


@pytest.fixture(autouse=True)
def _no_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the app has it: see `tui`."""
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)


class Sent(NamedTuple):
    """What a terminal sends for one key, and which keys the app is to see."""

    text: str
    keys: list[str]


def known(text: str) -> Sent:
    """A key without Alt: what it is as such, if it is one."""
    return Sent(text, named(messages_of(KeyInput(text))))


def named(messages: Iterable[object]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def modified(number: int) -> bool:
    """Say whether xterm's modifier has Alt or Meta in it."""
    return bool((number - 1) & 0b1010)


def with_modifier(text: str, number: int, words: list[str]) -> Sent:
    if not modified(number):
        return known(text)
    return Sent(text, words if number in (3, 9, 11) else [])


MODIFIERS = st.integers(2, 16)
FINALS = st.sampled_from("ABCDFHPQRS")
NUMBERS = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 17, 20, 24])
CHARACTERS = st.characters(codec="ascii", exclude_characters="\x1b[O]P")
XTERM = st.one_of(
    st.builds(
        lambda form, m, x: with_modifier(form.format(m=m, x=x), m, WORDS.get(x, [])),
        st.sampled_from(["\x1b[1;{m}{x}", "\x1b[{m}{x}", "\x1bO{m}{x}", "\x1bO1;{m}{x}"]),
        MODIFIERS, FINALS,
    ),
    st.builds(lambda n, m: with_modifier(f"\x1b[{n};{m}~", m, []), NUMBERS, MODIFIERS),
    st.builds(lambda c: Sent(f"{ESC}{c}", TYPED.get(c, [])), CHARACTERS),
    st.builds(
        lambda form, m, c: with_modifier(form.format(m=m, c=ord(c)), m, TYPED.get(c, [])),
        st.sampled_from(["\x1b[27;{m};{c}~", "\x1b[{c};{m}u"]),
        MODIFIERS, st.sampled_from(string.ascii_letters + string.digits + "\x7f\r\t"),
    ),
)  # fmt: skip
PLAIN_KEYS = [
    *(f"\x1b[{x}" for x in "ABCDFHZabcd"), *(f"\x1bO{x}" for x in "ABCDFHMPQRSabcdjkmpqrstuvwxy"),
    *(f"\x1b[{n}{end}" for n in (2, 3, 5, 6, 7, 8, 11, 15, 17, 24, 29, 34) for end in "~^$@"),
    *(f"\x1b[[{x}" for x in "ABCDE"),
]  # fmt: skip
"""Keys of rxvt, the Linux console, the VT100 and PuTTY, which put an Esc before them for Alt."""
OLDER = st.sampled_from(PLAIN_KEYS).flatmap(
    lambda key: st.sampled_from([known(key), Sent(f"{ESC}{key}", words_of(key))])
)
PRESSED = st.one_of(XTERM, OLDER, st.just(Sent("\x1b[27u", ["escape"])))


def words_of(key: str) -> list[str]:
    return WORDS.get(key[-1], []) if key[1:-1] in ("[", "O") else []


def parts_of(sent: str, cuts: Sequence[float]) -> list[str]:
    """A sequence cut anywhere but behind its first Esc: that would be the key Esc."""
    places = sorted({int(cut * len(sent)) for cut in cuts} - {0, 1, len(sent)})
    return [sent[a:b] for a, b in zip([0, *places], [*places, len(sent)], strict=True)]


class App:
    """What the app sees of what comes in."""

    def __init__(self) -> None:
        self.incoming = InputParser()
        self.now = 0.0
        self.keys: list[str] = []

    def take(self, pieces: list[InputEvent]) -> None:
        for piece in pieces:
            if isinstance(piece, KeyInput | Escape | Paste):
                self.keys += named(messages_of(piece))

    def read(self, text: str, after: float = 0.0) -> None:
        self.now += after
        self.take(self.incoming.tick(self.now))
        self.take(self.incoming.feed(text, self.now))

    def rest(self) -> None:
        self.now = max(self.now, self.incoming.due() or 0.0)
        self.take(self.incoming.tick(self.now))


@settings(max_examples=500)
@given(
    st.lists(st.tuples(PRESSED, st.text("xz7", max_size=2)), max_size=8),
    st.lists(st.floats(0.0, 1.0), max_size=8),
    st.floats(0.0, QUICK * 0.99),
)
def test_no_end_of_a_sequence_is_ever_typed(
    pressed: list[tuple[Sent, str]], cuts: list[float], delay: float
) -> None:
    app = App()
    wanted: list[str] = []
    for sent, typed in pressed:
        for part in parts_of(sent.text, cuts):
            app.read(part, delay)
        app.rest()
        if typed:
            app.read(typed, delay)
        wanted += [*sent.keys, *typed]
    assert app.keys == wanted


@settings(max_examples=500)
@given(st.lists(st.one_of(PRESSED, st.sampled_from("xz7").map(lambda c: Sent(c, [c])))))
def test_nor_where_all_of_it_comes_in_one_read(pressed: list[Sent]) -> None:
    app = App()
    app.read("".join(sent.text for sent in pressed))
    app.rest()
    assert app.keys == [key for sent in pressed for key in sent.keys]


@given(st.text(st.characters(codec="ascii", exclude_characters="\x1b"), min_size=1))
def test_meta_as_the_eighth_bit_is_another_character_and_no_esc(typed: str) -> None:
    app = App()
    app.read("".join(chr(ord(character) | 0x80) for character in typed))
    app.rest()
    assert not {"escape", *string.ascii_letters, *string.digits} & set(app.keys)


@pytest.mark.parametrize(
    "sent",
    ["\x1b[1;3D", "\x1b[1;9D", "\x1b[3D", "\x1bO3D", "\x1bO1;3D", "\x1b\x1b[D", "\x1b\x1bOD",
     "\x1bb", "\x1b[1;67D", "\x1b[98;3u", "\x1b[27;3;98~"],
)  # fmt: skip
def test_alt_and_left_in_all_spellings(sent: str) -> None:
    app = App()
    app.read(sent)
    assert app.keys == ["ctrl+left"]


def test_esc_is_esc_in_two_reads_however_fast() -> None:
    for then, keys in (("d", ["d"]), ("\x1b", ["escape"]), ("\x1b[A", ["up"]), ("Oe", ["O", "e"])):
        app = App()
        app.read(ESC)
        app.read(then)
        app.rest()
        assert app.keys == ["escape", *keys]


def test_esc_before_an_answer_is_esc() -> None:
    for answer in ("\x1b[24;80R", "\x1b[?62;22c", "\x1b]11;rgb:0/0/0\x1b\\", "\x1b[200~x\x1b[201~"):
        for cut in range(2, len(answer)):
            app = App()
            app.incoming.asked(Position, 0.0)
            app.incoming.asked(Attributes, 0.0)
            app.read(ESC + answer[:cut])
            app.read(answer[cut:] + "j")
            assert app.keys == ["escape", "j"]


def test_esc_before_an_answer_that_comes_late_is_esc_once() -> None:
    answer = "\x1b[24;80R"
    for cut in range(len(answer)):
        app = App()
        app.incoming.asked(Position, 0.0)
        app.read(ESC + answer[:cut])
        app.now = ANSWERED / 2
        app.rest()
        app.read(answer[cut:] + "j", SEQUENCE)
        app.rest()
        assert app.keys[0] == "escape"
        assert app.keys.count("j") == 1
        assert set(app.keys) == {"escape", "j"}


def test_a_terminal_that_was_left_in_kittys_protocol_has_a_sequence_for_esc() -> None:
    for sent in ("\x1b[27u", "\x1b[27;1u"):
        app = App()
        app.read(sent)
        assert app.keys == ["escape"]
