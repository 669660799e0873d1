"""What terminals can do: by this host's terminfo, by made-up entries, by their own answers.

Python's `curses` reads one entry a process, so each real one is read by a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import cache
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line import terminfo
from tui.line.capabilities import (
    TRUE_COLOUR,
    VT100,
    XTERM,
    Terminal,
    advice,
    read,
    with_answer,
)
from tui.line.cells import BLINK, BOLD, DIM, ITALIC, REVERSE, STRIKE, UNDERLINE

READER: Final = """
import dataclasses, json, sys
from tui.line.capabilities import read
print(json.dumps(dataclasses.asdict(read({"TERM": sys.argv[1], "COLORTERM": sys.argv[2]}))))
"""

ANSI_ENTRY: Final = {
    "cup": "\x1b[{0+1};{1+1}H", "ed": "\x1b[J", "el": "\x1b[K", "hpa": "\x1b[{0+1}G",
    "vpa": "\x1b[{0+1}d", "csr": "\x1b[{0+1};{1+1}r", "ech": "\x1b[{0}X", "indn": "\x1b[{0}S",
    "rin": "\x1b[{0}T", "ind": "\n", "ri": "\x1bM", "smcup": "\x1b[?1049h", "bold": "\x1b[1m",
    "setaf": "\x1b[3{0}m",
}  # fmt: skip
"""An entry; `{n+1}` is its nth parameter, and one more."""
WHOLE: Final = {"rep": "x\x1b[4b", "rmir": "\x1b[4l", "oc": "\x1b]104\x07"}
"""What it lacks; of five characters `x` one is written and four are repeated."""


class MadeUp:
    """An entry that the test writes."""

    def __init__(
        self, texts: Mapping[str, str], *, flags: tuple[str, ...] = (), colours: int = 8
    ) -> None:
        self._texts, self._flags, self._colours = texts, flags, colours

    def flag(self, name: str) -> bool:
        return name in self._flags

    def number(self, name: str) -> int:
        return self._colours if name == "colors" else 0

    def text(self, name: str, *parameters: int) -> str:
        text = self._texts.get(name, "")
        for place, value in enumerate(parameters):
            text = text.replace(f"{{{place}+1}}", str(value + 1)).replace(
                f"{{{place}}}", str(value)
            )
        return text


def made_up(
    changes: Mapping[str, str], *, colours: int = 8, flags: tuple[str, ...] = ()
) -> Terminal:
    entry = MadeUp({**ANSI_ENTRY, **changes}, flags=flags, colours=colours)
    return read({"TERM": "made-up"}, lambda _: entry)


def unknown(name: str = "foot", **environ: str) -> Terminal:
    return read({"TERM": name, **environ}, lambda _: None)


@cache
def on_this_host(name: str, colorterm: str = "") -> Terminal:
    """Read a terminal in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", READER, name, colorterm], capture_output=True, check=True, text=True
    )
    return Terminal(**json.loads(run.stdout))


def known(name: str) -> Terminal:
    terminal = on_this_host(name)
    if not terminal.known:
        pytest.skip(f"needs terminfo for {name}")
    return terminal


def lacks(terminal: Terminal) -> set[str]:
    return {name for name, value in asdict(terminal).items() if value is False} - {
        "foreign", "true_colour_said",
    }  # fmt: skip


def test_the_constants_are_what_terminfo_says() -> None:
    assert known("xterm-256color") == XTERM
    assert known("vt100") == VT100
    assert lacks(XTERM) == set()


@pytest.mark.parametrize(
    ("name", "colours", "missing"),
    [
        ("xterm", 8, set()),
        ("linux", 8, {"repeat", "scroll", "alternate", "palette"}),
        ("screen", 8, {"back_colour_erase", "erase_characters", "repeat", "palette"}),
        ("screen-256color", 256, {"back_colour_erase", "erase_characters", "repeat", "palette"}),
        ("tmux-256color", 256, {"back_colour_erase", "repeat"}),
        ("xterm-16color", 16, set()),
        (
            "vt220",
            0,
            {"alternate", "back_colour_erase", "column", "palette", "repeat", "row", "scroll"},
        ),
    ],
)
def test_what_terminfo_says(name: str, colours: int, missing: set[str]) -> None:
    terminal = known(name)
    if name == "tmux-256color":  # ECH came to its entry later
        missing = missing | (lacks(terminal) & {"erase_characters"})
    assert (terminal.name, terminal.colours, lacks(terminal)) == (name, colours, missing)
    assert advice(terminal) is None


def test_a_terminal_without_colours_has_attributes() -> None:
    mono = known("xterm-mono")
    assert mono.colours == 0
    assert mono.attributes & (BOLD | UNDERLINE | REVERSE) == BOLD | UNDERLINE | REVERSE


def test_attributes_are_those_that_terminfo_has() -> None:
    assert on_this_host("linux").attributes & (ITALIC | STRIKE) == 0
    assert on_this_host("screen").attributes & (ITALIC | DIM | BOLD) == DIM | BOLD
    assert VT100.attributes == BOLD | UNDERLINE | BLINK | REVERSE


def test_a_name_that_terminfo_does_not_have() -> None:
    nonsense = on_this_host("nonsense-of-no-host")
    assert nonsense == replace(VT100, name="nonsense-of-no-host", known=False, alternate=True)


def test_a_terminal_that_is_not_an_ansi_one() -> None:
    vt52 = on_this_host("vt52")
    if not vt52.foreign:
        pytest.skip("needs terminfo for vt52")
    assert vt52 == replace(VT100, name="vt52", known=False, foreign=True, alternate=True)
    assert "TERM=vt52 is not an ANSI terminal's: drawn as a VT100" in (advice(vt52) or "")
    assert not vt52.can_be_asked


def test_a_python_without_curses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "curses", raising=False)
    monkeypatch.setitem(sys.modules, "_curses", None)
    assert terminfo.look_up("xterm-256color") is None
    assert not read({"TERM": "xterm-256color"}).known


def test_one_process_reads_one_terminal() -> None:
    script = """
from tui.line.capabilities import read
assert not read({"TERM": "nonsense-of-no-host"}).known
assert not read({}).known
assert read({"TERM": "xterm"}) == read({"TERM": "xterm"})
try:
    read({"TERM": "linux"})
except RuntimeError:
    print("refused")
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, text=True
    )
    assert (run.stdout, run.stderr) == ("refused\n", "")


def test_a_made_up_entry_is_read_whole() -> None:
    terminal = made_up(WHOLE, flags=("bce",))
    assert lacks(terminal) == set()
    assert (terminal.colours, terminal.attributes) == (8, BOLD)


@pytest.mark.parametrize(
    ("capability", "spelling", "field"),
    [
        ("hpa", "\x1b[{0}G", "column"),  # from 0, not from 1
        ("hpa", "\x1b[{0+1}`", "column"),
        ("vpa", "\x1bY{0+1}", "row"),
        ("oc", "\x1b]R", "palette"),  # the Linux console: what else it does not know it may print
        ("csr", "\x1b[{0};{1}r", "region"),
        ("ech", "", "erase_characters"),
        ("rep", "\x1b[4bx", "repeat"),
        ("rin", "", "scroll"),
        ("indn", "\x1b[{0}L", "scroll"),
        ("ri", "\x1bI", "index"),
        ("ind", "\x1b[S", "index"),
        ("rmir", "\x1b[@", "insert"),
        ("smcup", "\x1b7\x1b[H", "alternate"),
    ],
)
def test_another_spelling_is_another_capability(capability: str, spelling: str, field: str) -> None:
    usual = made_up(WHOLE, flags=("bce",))
    changed = made_up({**WHOLE, capability: spelling}, flags=("bce",))
    assert asdict(changed) == {**asdict(usual), field: False}


@pytest.mark.parametrize("capability", ["cup", "ed", "el"])
def test_without_ansi_addressing_and_erasing_it_is_foreign(capability: str) -> None:
    assert made_up({capability: "\x1bY"}).foreign


def test_attributes_count_only_as_the_sgr_that_is_sent() -> None:
    terminal = made_up({"rev": "\x1b[3m", "smul": "\x1b[4m", "bold": "\x1b[1;43m"})
    assert terminal.attributes == UNDERLINE


@pytest.mark.parametrize(
    ("offered", "setaf", "colours"),
    [
        (8, "\x1b[3{0}m", 8),
        (8, "\x1b[4{0}m", 0),
        (0, "\x1b[3{0}m", 0),
        (16, "\x1b[3{0}m", 8),
        (256, "\x1b[38;5;{0}m", 256),
        (88, "\x1b[38;5;{0}m", 0),
    ],
)
def test_colours_are_those_that_can_be_chosen(offered: int, setaf: str, colours: int) -> None:
    assert made_up({"setaf": setaf}, colours=offered).colours == colours


@pytest.mark.parametrize(
    ("text", "sent"), [("\x1b[1m$<2>", "\x1b[1m"), ("$<5/>a$<1.5*>b", "ab"), ("$<", "$<")]
)
def test_padding_is_not_sent(text: str, sent: str) -> None:
    assert terminfo.PADDING.sub("", text) == sent


def test_24_bits_are_believed_of_a_terminal_with_colours() -> None:
    assert on_this_host("xterm-256color", "truecolor") == replace(
        XTERM, colours=TRUE_COLOUR, true_colour_said=True
    )
    assert on_this_host("xterm", "24bit").colours == TRUE_COLOUR
    assert on_this_host("xterm", "yes").colours == 8
    assert on_this_host("vt220", "truecolor").colours == 0
    foot = unknown(COLORTERM="truecolor")
    assert foot.colours == 0
    assert with_answer(foot, (62, 4)).colours == 0
    assert with_answer(foot, (62, 4, 22)).colours == TRUE_COLOUR


@pytest.mark.parametrize("name", ["foot", "xterm-kitty", "xterm-ghostty", "", "nonsense"])
def test_an_unknown_terminal_is_a_vt100_until_it_answers(name: str) -> None:
    terminal = unknown(name)
    assert terminal == replace(VT100, name=name, known=False, alternate=True)
    better = replace(terminal, erase_characters=True, colours=8)
    assert with_answer(terminal, (62, 22)) == better
    assert with_answer(better, (1, 2)) == better


@pytest.mark.parametrize(
    ("answer", "erases", "colours"),
    [
        ((), False, 0),
        ((1, 2), False, 0),
        ((6,), False, 0),
        ((61, 22), False, 8),
        ((62, 0), True, 0),
        ((62, 4, 22), True, 8),
        ((65, 1, 22), True, 8),
        ((22, 62), False, 0),
    ],
)
def test_what_an_answer_adds(answer: tuple[int, ...], erases: bool, colours: int) -> None:
    terminal = with_answer(unknown(), answer)
    assert (terminal.erase_characters, terminal.colours) == (erases, colours)


@given(st.lists(st.integers(min_value=0, max_value=99)))
def test_an_answer_never_takes_away_and_a_known_terminal_stays(answer: list[int]) -> None:
    foot = unknown()
    assert lacks(with_answer(foot, answer)) <= lacks(foot)
    assert with_answer(XTERM, answer) is XTERM
    assert with_answer(VT100, answer) is VT100


def test_advice_says_what_to_do() -> None:
    foot = advice(unknown()) or ""
    assert "no terminfo entry for TERM=foot: drawn as a VT100" in foot
    assert "infocmp -x | ssh HOST tic -x -" in foot
    assert "TERM=xterm-256color" in foot
    assert "TERM is not set" in (advice(unknown("")) or "")
    assert advice(with_answer(unknown(), (62, 22))) == foot
    assert advice(XTERM) is None
