"""The way of a text into a clipboard: bytes that terminals take, and sentences that claim nothing.

What tmux and GNU screen make of the bytes is tested with themselves, in tests/remote.
"""

import base64
import re

import pytest

from briefings.config import Clipboard
from tui.system.clipboard import (
    FAR_LIMIT,
    LIMIT,
    MOSH_LIMIT,
    PIECE,
    SWALLOWED,
    TMUX_FOR_MOSH,
    Plan,
    Way,
    plan,
    sequence,
)

XTERM = {"TERM": "xterm-256color"}
TEXTS = ("", "a", "¶5 “24,000 ha”\n\tVRAEM", "海" * 400)


def plain(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


def pieces(wrapped: str) -> list[str]:
    """What screen hands on of a sequence: the contents of device control strings."""
    found = re.findall(r"\x1bP(.*?)\x1b\\", wrapped, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in found) == wrapped
    return found


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("way", ["terminal", "tmux"])
def test_a_terminal_gets_the_text_as_base64(text: str, way: Way) -> None:
    assert sequence(text, way) == plain(text)


@pytest.mark.parametrize("text", [*TEXTS, "x" * LIMIT])
def test_screen_gets_it_in_pieces_that_it_takes(text: str) -> None:
    found = pieces(sequence(text, "screen"))
    assert "".join(found) == plain(text)
    assert all(0 < len(piece) <= PIECE < 256 for piece in found)


@pytest.mark.parametrize("text", TEXTS[:3])
def test_where_it_may_be_either_each_gets_its_own(text: str) -> None:
    whole = sequence(text, "either")
    assert whole == sequence(text, "screen") + plain(text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_bytes_are_ascii_and_hold_nothing_of_the_text_as_it_is(text: str) -> None:
    for way in ("terminal", "screen", "either"):
        assert set(sequence(text, way)) <= set(plain("") + "P\\=+/;]") | set(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        )


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        (XTERM, "terminal"),
        ({"TERM": "xterm-kitty"}, "terminal"),
        ({**XTERM, "TMUX": "", "STY": ""}, "terminal"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "screen-256color", "TMUX": "/tmp/s,1,0"}, "tmux"),
        ({**XTERM, "TMUX": "/tmp/s,1,0"}, "tmux"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/s,1,0", "STY": "1.pts"}, "tmux"),
        ({"TERM": "screen", "STY": "1.pts"}, "screen"),
        ({"TERM": "screen.xterm-256color"}, "screen"),
        ({"TERM": "screen.linux", "TMUX": "/tmp/s,1,0", "STY": "1.pts"}, "screen"),
        ({"TERM": "screen"}, "either"),
        ({"TERM": "screen-256color"}, "either"),
        ({"TERM": "screen", "TMUX": "/tmp/s,1,0", "STY": "1.pts"}, "either"),
        ({**XTERM, "STY": "1.pts"}, "either"),
    ],
)
def test_what_lies_between_is_told_by_the_environment(environ: dict[str, str], way: Way) -> None:
    found = plan("text", environ)
    assert found.sequence == sequence("text", way)


@pytest.mark.parametrize(
    ("environ", "why"),
    [
        ({"TERM": "linux"}, "TERM=linux takes no copies"),
        ({"TERM": "linux-16color"}, "TERM=linux-16color takes no copies"),
        ({"TERM": "vt220"}, "TERM=vt220 takes no copies"),
        ({"TERM": "dumb"}, "TERM=dumb takes no copies"),
        ({"TERM": "putty-256color"}, "TERM=putty-256color takes no copies"),
        ({}, "a terminal without TERM takes no copies"),
        ({**XTERM, "TERM_PROGRAM": "Apple_Terminal"}, "Apple's Terminal takes no copies"),
        ({**XTERM, "VTE_VERSION": "7600"}, "this terminal (VTE) takes no copies"),
    ],
)
def test_terminals_that_are_known_to_take_nothing_get_nothing(
    environ: dict[str, str], why: str
) -> None:
    assert plan("text", environ) == Plan(4, "", f": {why}")
    assert plan("text", environ, "terminal").sequence == plain("text"), "unless it is asked for"


@pytest.mark.parametrize(
    "environ",
    [
        {**XTERM, "VTE_VERSION": "7600", "TMUX": "/tmp/s,1,0"},
        {**XTERM, "VTE_VERSION": "7600", "TERM_PROGRAM": "WezTerm"},
        {**XTERM, "VTE_VERSION": "7600", "XTERM_VERSION": "XTerm(390)"},
        {"TERM": "xterm-kitty", "VTE_VERSION": "7600"},
        {"TERM": "screen", "TERM_PROGRAM": "Apple_Terminal", "STY": "1.pts"},
    ],
)
def test_what_a_terminal_has_left_in_the_environment_says_nothing_of_the_next(
    environ: dict[str, str],
) -> None:
    assert plan("text", environ).sequence


@pytest.mark.parametrize("environ", [XTERM, {"TERM": "tmux"}, {"TERM": "screen.xterm"}])
def test_a_text_that_is_too_long_for_terminals_goes_into_the_file(environ: dict[str, str]) -> None:
    assert plan("x" * LIMIT, environ).sequence
    over = plan("x" * (LIMIT - 1) + "é", environ)
    assert (over.size, over.sequence) == (LIMIT + 1, "")
    assert over.said == ": 74,994 is the most a terminal takes"
    assert len(plain("x" * LIMIT)) <= 100_000


def test_a_far_line_is_not_made_to_carry_much() -> None:
    assert plan("x" * FAR_LIMIT, XTERM, far=True).sequence
    assert plan("x" * (FAR_LIMIT + 1), XTERM, far=True) == Plan(
        FAR_LIMIT + 1, "", ": the line is slow for so many"
    )
    assert plan("x" * (FAR_LIMIT + 1), XTERM).sequence


def test_where_it_may_be_screen_nothing_is_sent_that_screen_would_print() -> None:
    environ = {"TERM": "screen"}
    longest = (SWALLOWED - len(plain(""))) // 4 * 3
    assert len(plain("x" * longest)) <= SWALLOWED < len(plain("x" * (longest + 1)))
    assert plan("x" * longest, environ).sequence.endswith(plain("x" * longest))
    over = plan("x" * (longest + 1), environ)
    assert over.said == ": too long while TERM=screen may be tmux's or screen's"
    assert not over.sequence
    forced = plan("x" * (longest + 1), environ, "terminal")
    assert "".join(pieces(forced.sequence)) == plain("x" * (longest + 1))


@pytest.mark.parametrize("clipboard", ["auto", "terminal", "file"])
@pytest.mark.parametrize("far", [False, True])
def test_the_setting_is_obeyed(clipboard: Clipboard, *, far: bool) -> None:
    for text in ("x", "x" * (LIMIT + 1)):
        found = plan(text, XTERM, clipboard, far=far)
        sends = clipboard == "terminal" or (clipboard == "auto" and text == "x")
        assert bool(found.sequence) is sends
    assert plan("x", {"TERM": "linux"}, "file").said == "", "who asked for it knows why"


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        (XTERM, " (1,200 bytes): paste to see if the terminal took it."),
        ({"TERM": "tmux"}, " to tmux (1,200 bytes): taken if set-clipboard is on."),
        (
            {"TERM": "screen.xterm"},
            " through screen (1,200 bytes): paste to see if it went through.",
        ),
    ],
)
def test_nothing_claims_that_it_worked(environ: dict[str, str], said: str) -> None:
    assert plan("é" * 600, environ).said == said


# -- mosh --------------------------------------------------------------------------------------


@pytest.mark.parametrize("environ", [XTERM, {"TERM": "tmux"}, {"TERM": "screen.xterm"}])
def test_what_mosh_would_cut_goes_into_the_file(environ: dict[str, str]) -> None:
    whole = plan("x" * MOSH_LIMIT, environ, mosh=True)
    assert whole.sequence == plan("x" * MOSH_LIMIT, environ).sequence
    over = plan("x" * (MOSH_LIMIT + 1), environ, mosh=True)
    assert over == Plan(MOSH_LIMIT + 1, "", ": mosh may be between, and takes 12,282 at most")
    assert plan("x" * (MOSH_LIMIT + 1), environ).sequence, "without mosh it goes out"


def test_the_longest_text_for_mosh_fills_what_it_takes() -> None:
    taken = 16_384
    assert len(plain("x" * MOSH_LIMIT)) - len("\x1b]" + "\x07") <= taken
    assert len(plain("x" * (MOSH_LIMIT + 1))) - len("\x1b]" + "\x07") > taken


def test_what_is_sent_all_the_same_is_not_said_to_arrive() -> None:
    forced = plan("x" * 32_281, XTERM, "terminal", mosh=True)
    assert forced.sequence == plain("x" * 32_281)
    assert forced.said == " (32,281 bytes): mosh may be between, and hands on 12,282 of them."


def test_tmux_is_told_what_mosh_needs_of_it() -> None:
    assert TMUX_FOR_MOSH == r'set -as terminal-overrides ",*:Ms=\\E]52;c;%p2%s\\7"'
    said = plan("text", {"TERM": "tmux"}, mosh=True).said
    assert said.startswith(" to tmux (4 bytes): ")
    assert TMUX_FOR_MOSH in said
    assert "set-clipboard on" in said
    assert TMUX_FOR_MOSH not in plan("text", {"TERM": "tmux"}).said
    assert TMUX_FOR_MOSH not in plan("text", XTERM, mosh=True).said


@pytest.mark.parametrize("login", ["SSH_CONNECTION", "SSH_TTY"])
def test_of_what_lies_before_a_login_nothing_is_claimed(login: str) -> None:
    environ = {**XTERM, login: "there"}
    long, short = plan("x" * (MOSH_LIMIT + 1), environ), plan("x" * MOSH_LIMIT, environ)
    assert long.sequence
    assert long.said == (
        " (12,283 bytes): if mosh is on the way, 12,282 of them arrive: paste to see."
    )
    assert short.said == plan("x" * MOSH_LIMIT, XTERM).said
