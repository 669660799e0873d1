"""On a white terminal the colours are those that can be read on white, if nobody chose others."""

import os
import re
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.kept import PAINT, plant, same_stamp
from tests.terminal.starting import Start, is_open
from tui.line.tty import BACKGROUND
from tui.startup.first_page import BEGINNING

WHITE = b"ffff/ffff/ffff"
ANSWER = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
CYAN = re.compile(rb"\x1b\[[0-9;]*36[0-9;]*m")
HEADING = "BOTTOM LINE"


def colour_of(terminal: Terminal, text: str = HEADING) -> str:
    """Return the colour in which a text is shown."""
    screen = terminal.screen
    y = next(y for y, row in enumerate(screen.display) if row.startswith(text))
    (colour,) = {str(screen.buffer[y][x].fg) for x in range(len(text))}
    return colour


def opened(terminal: Terminal) -> Terminal:
    terminal.wait_for(is_open)
    terminal.settle(0.3)
    return terminal


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


def test_a_dark_terminal_is_asked_once_and_keeps_the_dark_colours(start: Start) -> None:
    terminal = opened(start("vraem-2014"))
    assert terminal.raw.count(BACKGROUND) == 1
    assert colour_of(terminal) == "cyan"
    leave(terminal)


def test_a_white_terminal_gets_the_light_ones_and_the_next_start_begins_with_them(
    start: Start,
) -> None:
    terminal = opened(start("vraem-2014", background=WHITE))
    assert terminal.raw.count(BACKGROUND) == 1
    assert colour_of(terminal) == "blue"
    assert not CYAN.search(terminal.raw.partition(BEGINNING.encode())[2]), "the app never is dark"
    terminal.press("?")
    assert "cyan" not in {terminal.screen.buffer[y][x].fg for y in range(24) for x in range(80)}
    terminal.press("q")
    leave(terminal)
    again = opened(start("vraem-2014", background=WHITE))
    assert not CYAN.search(again.raw)
    assert colour_of(again) == "blue"
    leave(again)
    painted = start("vraem-2014", command=PAINT, background=WHITE)
    painted.wait_for_end()
    assert colour_of(painted) == "blue", "what is painted before all else too"


def test_whoever_comes_from_another_terminal_is_asked_again(start: Start) -> None:
    leave(opened(start("vraem-2014", background=WHITE)))
    dark = opened(start("vraem-2014"))
    assert colour_of(dark) == "cyan"
    leave(dark)
    assert colour_of(opened(start("vraem-2014"))) == "cyan"


@pytest.mark.parametrize(("said", "colour"), [("0;15", "blue"), ("15;default;0", "cyan")])
def test_what_the_environment_says_is_not_asked(start: Start, said: str, colour: str) -> None:
    for _ in ("first start", "painted from last time"):
        terminal = opened(start("vraem-2014", COLORFGBG=said, background=WHITE))
        assert BACKGROUND not in terminal.raw
        assert colour_of(terminal) == colour
        assert bool(CYAN.search(terminal.raw)) is (colour == "cyan")
        leave(terminal)


def test_the_environment_counts_on_a_plain_line_too(start: Start) -> None:
    terminal = opened(start("vraem-2014", COLORFGBG="0;15", BRIEFINGS_WIRE="plain"))
    assert colour_of(terminal) == "blue"


@pytest.mark.parametrize(
    "environ",
    [{"BRIEFINGS_THEME": "ansi-dark"}, {"BRIEFINGS_THEME": "mono"}, {"NO_COLOR": "1"},
     {"TERM": "linux"}, {"TERM": "vt100"}, {"TERM": "screen-256color"}, {"TERM": "unheard-of"}],
    ids=lambda environ: "=".join(*environ.items()),
)  # fmt: skip
def test_nobody_else_is_asked(start: Start, environ: dict[str, str]) -> None:
    terminal = opened(start("vraem-2014", background=WHITE, **environ))
    assert b"\x1b]" not in terminal.raw


def test_nothing_is_kept_where_that_is_not_wanted(start: Start, library: Path) -> None:
    leave(opened(start("vraem-2014", background=WHITE, BRIEFINGS_BOOT="0")))
    assert not [*(library.parent / ".cache").rglob("*")]


def quiet(start: Start) -> Terminal:
    """Return the app on a terminal that says nothing by itself."""
    terminal = start("vraem-2014", answers=False)
    terminal.wait_for(is_open)
    return terminal


@pytest.mark.parametrize("cut", [0, 1, 2, 4, 5, 9, 17, len(ANSWER) - 1])
def test_an_answer_that_comes_late_and_in_parts_changes_the_colours_and_nothing_else(
    start: Start, cut: int
) -> None:
    terminal = quiet(start)
    before = terminal.text()
    terminal.give(ANSWER[:cut])
    # An Esc alone is the key after a while, whoever has sent it.
    terminal.watch(0.1 if cut == 1 else 1.6)
    terminal.give(ANSWER[cut:])
    # A frame waits so long for the answer to the one before, which does not come here.
    terminal.settle(1.2)
    assert terminal.text() == before
    assert colour_of(terminal) == "blue"


def test_a_second_answer_changes_nothing(start: Start) -> None:
    terminal = quiet(start)
    terminal.give(ANSWER)
    terminal.settle(1.2)
    terminal.give(ANSWER.replace(b"f", b"0"))
    terminal.settle(1.2)
    assert colour_of(terminal) == "blue"


@pytest.mark.parametrize("wrong", [b"\x1b]11;?\x07", b"\x1b]11;rgb:/\x07", b"\x1b]11;\x1b\\"])
def test_what_is_no_colour_is_none(start: Start, wrong: bytes) -> None:
    terminal = quiet(start)
    before = terminal.text()
    terminal.give(wrong)
    terminal.settle(1.2)
    assert terminal.text() == before
    assert colour_of(terminal) == "cyan"


def test_an_answer_to_a_start_that_fails_is_not_left_to_the_shell(
    start: Start, library: Path
) -> None:
    plant(library, asks=True)
    log = library / "library.log"
    same_stamp(log, lambda: log.write_bytes(b"\x00" * log.stat().st_size))
    terminal = start(answers=False)
    terminal.wait_for(lambda _: b"\x1b[?1049l" in terminal.raw)
    terminal.give(ANSWER)
    assert terminal.wait_for_end() == 1
    assert terminal.is_sane()
    os.set_blocking(terminal._slave, False)
    with pytest.raises(BlockingIOError):
        os.read(terminal._slave, 100)
