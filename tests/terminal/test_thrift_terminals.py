"""Each terminal gets the same text, and no sequence that it would not understand."""

import re
import subprocess
from functools import cache

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open
from tests.wire import emulator

CSI = re.compile(rb"\x1b\[([<=>?]?)([0-9;]*)([ -/]*)([@-~])")
COLOURS = re.compile(r"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;|$)")

VT100 = set("ABCDHJKmrn")
"""Final characters of what a VT100 knows: cursor, erasing, attributes, margins, questions."""

JOURNEY = (
    *"llll",
    "enter",
    *"jjj",
    "space",
    "r",
    "T",
    "2",
    "G",
    "9",
    "b",
    "/",
    *"coca",
    "enter",
    "n",
)

KNOWN = (
    "xterm-256color", "xterm", "linux", "screen", "tmux-256color", "vt220", "vt100", "xterm-mono",
)  # fmt: skip
UNKNOWN = ("nonsense-of-no-host",)


@cache
def in_terminfo(term: str) -> bool:
    """Say whether this host knows a terminal."""
    try:
        return subprocess.run(["infocmp", term], capture_output=True, check=False).returncode == 0
    except OSError:
        pytest.skip("needs infocmp")


@cache
def has(term: str, capability: str) -> bool:
    """Say whether terminfo lists a capability of a terminal."""
    found = subprocess.run(["infocmp", "-1", term], capture_output=True, check=True, text=True)
    return re.search(rf"^\t{capability}[=#,]", found.stdout, re.MULTILINE) is not None


def journey(start: Start, term: str) -> tuple[list[str], Terminal]:
    """Go through the app; return what was on the screen after each key."""
    terminal = start(TERM=term, BRIEFINGS_BOOT="0")
    terminal.wait_for(is_open)
    seen = []
    for key in JOURNEY:
        terminal.press(key)
        seen.append(terminal.text())
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
    return seen, terminal


def finals(raw: bytes) -> set[str]:
    """Return the final characters of all control sequences that set no private mode."""
    return {each[4].decode() for each in CSI.finditer(raw) if not each[1]}


def coloured(raw: bytes) -> bool:
    """Say whether any colour is set."""
    return any(COLOURS.search(each[2].decode()) for each in CSI.finditer(raw) if each[4] == b"m")


@pytest.fixture(scope="module")
def wanted() -> dict[str, list[str]]:
    """What the first terminal showed, for the others."""
    return {}


@pytest.mark.parametrize("term", [*KNOWN, *UNKNOWN])
def test_the_text_is_the_same_and_only_what_it_has_is_sent(
    start: Start, wanted: dict[str, list[str]], term: str
) -> None:
    if term in KNOWN and not in_terminfo(term):
        pytest.skip(f"this host's terminfo has no {term}")
    seen, terminal = journey(start, term)
    assert seen == wanted.setdefault("all", seen)
    sent = finals(terminal.raw)
    if term in UNKNOWN:
        assert sent - {"X", "c"} <= VT100
        assert b"\x1b[c" in terminal.raw
        return
    assert ("X" in sent) <= has(term, "ech")
    assert ("G" in sent) <= has(term, "hpa")
    assert ("d" in sent) <= has(term, "vpa")
    assert bool(sent & {"S", "T"}) <= has(term, "indn")
    assert coloured(terminal.raw) == has(term, "setaf")
    assert "b" not in sent, "nothing here is worth to be repeated"
    assert "c" not in sent, "a terminal that is known is not asked what it is"


def test_an_unknown_terminal_gets_colours_when_it_says_that_it_has_them(start: Start) -> None:
    terminal = start(TERM="nonsense-of-no-host")
    terminal.wait_for(is_open)
    assert coloured(terminal.raw)
    before, after = terminal.raw.split(b"\x1b[c", 1)
    assert not coloured(before)
    assert coloured(after)


def test_an_unknown_terminal_that_says_less_gets_less(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(emulator._PLAIN, (b"", b"c", b""), b"\x1b[?1;2c")
    seen, terminal = journey(start, "nonsense-of-no-host")
    assert seen
    assert not coloured(terminal.raw)
    assert finals(terminal.raw) - {"c"} <= VT100


def test_an_unknown_terminal_that_says_nothing_is_a_vt100(start: Start) -> None:
    terminal = start(TERM="nonsense-of-no-host", answers=False)
    terminal.wait_for(is_open)
    assert not coloured(terminal.raw)
    assert finals(terminal.raw) - {"c"} <= VT100


def test_advice_is_said_once(start: Start) -> None:
    terminal = start(TERM="nonsense-of-no-host")
    terminal.wait_for("TERM=nonsense-of-no-host is not known here")
    terminal.press("l")
    assert "nonsense" not in terminal.text()
    terminal.press("9", "r", "ctrl-l")
    assert terminal.raw.count(b"is not known here") == 1
    terminal.press("W")
    assert "nonsense-of-no-host" in terminal.text()


@pytest.mark.parametrize("term", ["xterm-256color", "screen"])
def test_of_a_known_terminal_nothing_is_said(start: Start, term: str) -> None:
    terminal = start(TERM=term)
    terminal.wait_for(is_open)
    assert b"not known" not in terminal.raw
