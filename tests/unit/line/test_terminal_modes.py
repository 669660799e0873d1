"""What is switched on is switched off again."""

import re
from dataclasses import replace

from tui.line.capabilities import VT100, XTERM
from tui.line.terminal_modes import ATTRIBUTES, CLOSING, anew, opening, settling

MODE = re.compile(r"\x1b\[\?(\d+)([hl])")


def test_all_that_is_switched_is_switched_back() -> None:
    on = dict(MODE.findall(opening(XTERM)))
    off = dict(MODE.findall(CLOSING))
    assert on.keys() == off.keys() == {"1049", "25", "2004", "7"}
    assert all(on[mode] != off[mode] for mode in on)


def test_style_and_margins_are_given_up_before_the_other_screen_is() -> None:
    assert CLOSING.index("\x1b[m") < CLOSING.index("\x1b[?1049l")
    assert CLOSING.index("\x1b[r") < CLOSING.index("\x1b[?1049l")
    assert CLOSING.index("\x1b[J") < CLOSING.index("\x1b[?1049l")


def test_only_an_unknown_terminal_is_asked_what_it_is() -> None:
    assert ATTRIBUTES not in opening(XTERM)
    assert opening(replace(XTERM, known=False)).endswith(ATTRIBUTES)


def test_a_terminal_is_settled_only_in_what_it_has() -> None:
    assert settling(XTERM) == "\x1b[4l\x1b[?6l"
    assert settling(VT100) == "\x1b[?6l", "it has no insert mode"
    assert settling(replace(VT100, region=False)) == ""


def test_anew_all_modes_are_made_sure_of_but_the_screen_is_not_taken_a_second_time() -> None:
    ours = dict(MODE.findall(opening(XTERM)))
    sure = dict(MODE.findall(anew(XTERM)))
    assert sure == {mode: on for mode, on in ours.items() if mode != "1049"} | {"6": "l"}
