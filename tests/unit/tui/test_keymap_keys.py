"""Keys as people write them, and none that a terminal could never send."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from briefings.text import displayable
from tui.actions.names import UnusableKeyError, key_name, read_key, writes
from tui.actions.table import ACTIONS
from tui.line.input_events import Escape, KeyInput, Paste
from tui.line.input_parser import InputParser
from tui.line.keyboard import messages_of

SOME_TERMINALS_ONLY = {
    *(f"ctrl+{n}" for n in range(10)),
    *(f"ctrl+shift+{n}" for n in range(10)),
    "scrollup",
    "scrolldown",
    "shift+escape",
}
"""What Textual knows and hardly any terminal sends."""

ARROWS = "←→↑↓"
"""Signs on keys, by which these are called."""


def arriving(sequence: str) -> list[str]:
    """Return the keys that become of what a terminal sends."""
    incoming = InputParser()
    pieces = [*incoming.feed(sequence, 0.0), *incoming.tick(100.0)]
    messages = [
        m for p in pieces if isinstance(p, KeyInput | Escape | Paste) for m in messages_of(p)
    ]
    return [message.key for message in messages if isinstance(message, events.Key)]


def all_that_arrive() -> set[str]:
    found = [arriving(sequence) for sequence in ANSI_SEQUENCES_KEYS]
    return {keys[0] for keys in found if len(keys) == 1 and not keys[0].startswith("<")}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("j", "j"), ("G", "G"), ("é", "é"), ("e\N{COMBINING ACUTE ACCENT}", "é"), ("日", "日"),
        ("?", "question_mark"), (".", "full_stop"), ("/", "slash"), ("-", "minus"), ("+", "plus"),
        (",", "comma"), ("_", "underscore"), ("@", "at"), ("^", "circumflex_accent"),
        ("question_mark", "question_mark"), ("full_stop", "full_stop"), ("minus", "minus"),
        (" ", "space"), ("space", "space"), ("Space", "space"), ("Esc", "escape"),
        ("Return", "enter"), ("PgDn", "pagedown"), ("page_up", "pageup"), ("Page Down", "pagedown"),
        ("↓", "down"), ("Del", "delete"), ("F5", "f5"), ("f12", "f12"), (" x ", "x"),
        ("Ctrl-F", "ctrl+f"), ("ctrl+f", "ctrl+f"), ("CTRL + F", "ctrl+f"), ("^F", "ctrl+f"),
        ("^f", "ctrl+f"), ("C-f", "ctrl+f"), ("control-f", "ctrl+f"), ("Ctrl-Space", "ctrl+@"),
        ("ctrl+\\", "ctrl+backslash"), ("^_", "ctrl+underscore"), ("ctrl-PgUp", "ctrl+pageup"),
        ("shift+tab", "shift+tab"), ("S-Left", "shift+left"), ("Shift-g", "G"), ("shift+F1", "f13"),
        ("ctrl+shift+left", "ctrl+shift+left"), ("Shift-Ctrl-Left", "ctrl+shift+left"),
    ],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ctrl+i", "the same for Ctrl-I as for Tab: write tab"),
        ("^M", "the same for Ctrl-M as for Enter: write enter"),
        ("Ctrl-H", "the same for Ctrl-H as for Backspace: write backspace"),
        ("ctrl+[", "the same for Ctrl-\\[ as for Esc: write escape"),
        ("ctrl+shift+f", "does not tell Ctrl-Shift-F from other keys"),
        ("ctrl+enter", "does not tell Ctrl-Enter from other keys"),
        ("ctrl+1", "does not tell Ctrl-1 from other keys"),
        ("ctrl+é", "does not tell Ctrl-é from other keys"),
        ("shift+enter", "does not tell Shift-Enter from other keys"),
        ("shift+1", "make another character: write that one"),
        ("alt+x", "Alt arrives as Esc"),
        ("M-x", "Alt arrives as Esc"),
        ("ctrl+alt+del", "Alt arrives as Esc"),
        ("", "no key is called “”"),
        ("ctrl+", "no key is called"),
        ("f25", "no key is called “f25”"),
        ("f0", "no key is called"),
        ("hello", "no key is called “hello”"),
        ("super+x", "no key is called"),
        ("\x1b", "no key is called “␛”"),
        ("ctrl+\x1b[2J", "no key is called “ctrl\\+␛\\[2J”"),
        ("\N{COMBINING ACUTE ACCENT}", "no key is called"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "no key is called “⇄”"),
        ("latin small letter a", "no key is called"),
    ],
)
def test_what_cannot_arrive_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(UnusableKeyError, match=reason):
        read_key(written)


def test_a_long_name_is_not_repeated_whole() -> None:
    with pytest.raises(UnusableKeyError) as refused:
        read_key("x" * 10_000)
    assert len(str(refused.value)) < 120


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_that_arrives_or_a_reason_that_is_safe_to_show(
    written: str,
) -> None:
    try:
        key = read_key(written)
    except UnusableKeyError as refused:
        assert displayable(str(refused)) == str(refused)  # noqa: PT017 - both outcomes are right
    else:
        assert "," not in key
        assert read_key(key_name(key)) == key


def test_an_arrow_is_the_key_that_it_stands_on() -> None:
    assert [read_key(arrow) for arrow in ARROWS] == ["left", "right", "up", "down"]


@example("\uf900")  # which NFC makes another one of
@given(st.characters(exclude_categories=["C", "Z", "M"], exclude_characters=ARROWS))
def test_a_character_is_the_key_that_it_arrives_as(character: str) -> None:
    try:
        key = read_key(character)
    except UnusableKeyError:
        pytest.fail(f"{character!r} can be typed")
    assert arriving(character) in ([key], [read_key(key)])
    assert writes(key)


def test_every_key_that_terminals_send_can_be_chosen_by_the_name_that_is_shown() -> None:
    for key in all_that_arrive() - SOME_TERMINALS_ONLY:
        assert read_key(key_name(key)) == key, key


def test_no_key_can_be_chosen_that_terminals_do_not_send() -> None:
    bases = ["x", "X", "é", "!", "space", "@", "\\", "]", "^", "_", "-", *"abcdefghijklmnopqrstuvw"]
    bases += ["escape", "enter", "tab", "backspace", "insert", "delete", "up", "down", "left"]
    bases += ["right", "home", "end", "pageup", "pagedown", *(f"f{n}" for n in range(1, 25))]
    arrive = all_that_arrive()
    for modifiers in ("", "shift+", "ctrl+", "ctrl+shift+", "alt+"):
        for base in bases:
            try:
                key = read_key(f"{modifiers}{base}")
            except UnusableKeyError:
                continue
            assert key in arrive or writes(key), key


def test_the_keys_of_the_table_can_be_written_as_they_are_shown() -> None:
    for key in {key for action in ACTIONS for key in action.keys}:
        assert read_key(key) == key
        assert read_key(key_name(key)) == key
