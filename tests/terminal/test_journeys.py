"""What a person does, in a real pseudo-terminal, from start to quit."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open

TITLE = "Peru achieves drug eradication milestone in the VRAEM"

BROKEN = """
import sys
from tui.controllers.marks import MarksController

def broken(self):
    secret = "words of a note"
    raise LookupError(secret)

MarksController.set_mark = broken
from tui.__main__ import main
main()
"""

INSERT, ORIGIN = 4, 6
"""Modes of terminals: IRM of ECMA-48, DECOM of DEC."""


@pytest.fixture
def reader(start: Start) -> Terminal:
    terminal = start()
    terminal.wait_for(is_open)
    return terminal


@pytest.mark.fresh_starts
def test_starts_with_the_briefing(reader: Terminal) -> None:
    assert reader.line(0).startswith(TITLE)
    assert "1 Security" in reader.reversed()
    assert reader.line(-1).endswith("Enter evidence  a note  / find  ? help")


def test_goes_from_a_figure_to_its_words_and_back(reader: Terminal) -> None:
    reader.press(*"llllll")
    before = reader.text()
    assert "> ~24,000 ha" in before
    reader.press("enter")
    assert "9 Source" in reader.reversed()
    assert "destroyed about 24,000 hectares" in reader.reversed().replace("\n", " ")
    reader.press("r")
    assert reader.text() == before


def test_finds_as_one_types_and_goes_on_in_other_tabs(reader: Terminal) -> None:
    reader.press("/")
    reader.type("MASIAS")
    assert "Masías" in reader.reversed()
    assert "elsewhere" in reader.line(-1)
    reader.press("enter", "g", "N", "N")
    assert "O Overview" in reader.reversed()
    assert "Masías" in reader.reversed()
    reader.press("N")
    assert "9 Source" in reader.reversed()
    assert "Masías" in reader.reversed()
    reader.press("r")
    assert "1 Security" in reader.reversed()


def test_a_phrase_is_found_across_a_wrapped_line(reader: Terminal) -> None:
    reader.press("9", "/")
    reader.type("goal of destroying 30,000 hectares of coca crops in 2014")
    assert reader.line(-1).endswith("1/1 here, 0 elsewhere")
    assert reader.reversed().count("\n") >= 1


def test_esc_in_find_comes_back_to_where_one_was(reader: Terminal) -> None:
    reader.press("l", "l")
    before = reader.text()
    reader.press("/")
    reader.type("Bolivia")
    assert reader.text() != before
    reader.press("esc")
    assert reader.text() == before


def test_quits_and_gives_the_terminal_back(reader: Terminal) -> None:
    reader.press("9")
    reader.press("q")
    assert reader.process.poll() is None, "q in Source goes back first"
    reader.press("q")
    assert reader.wait_for_end() == 0
    assert reader.is_sane()


@pytest.mark.parametrize("key", ["ctrl-q", "ctrl-c"])
@pytest.mark.parametrize("before", [(), ("/", "m"), ("?",), ("L",), (":",)])
def test_quits_from_anywhere(reader: Terminal, key: str, before: tuple[str, ...]) -> None:
    reader.press(*before)
    reader.press(key)
    assert reader.wait_for_end() == 0
    assert reader.is_sane()


def test_colon_q_quits(reader: Terminal) -> None:
    reader.press(":", "q", "enter")
    assert reader.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_gives_the_terminal_back_when_told_to_end(reader: Terminal, number: signal.Signals) -> None:
    reader.signal(number)
    assert reader.wait_for_end() == 0
    assert reader.is_sane()


def test_a_crash_gives_the_terminal_back_and_says_one_sentence(start: Start, library: Path) -> None:
    terminal = start(command=(sys.executable, "-c", BROKEN))
    terminal.wait_for(is_open)
    terminal.press("m")
    assert terminal.wait_for_end() == 1
    assert terminal.is_sane()
    said = terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :].decode()
    assert "briefings broke (LookupError)" in said
    assert "Traceback" not in said
    log = next(library.parent.rglob("briefings.log")).read_text()
    assert "in broken" in log
    assert "words of a note" not in said + log


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM])
def test_the_place_is_kept(start: Start, kill: signal.Signals) -> None:
    first = start()
    first.wait_for(is_open)
    first.press("2", "l", "l")
    first.settle(0.8)
    shown = first.text()
    first.signal(kill)
    first.wait_for_end()
    second = start()
    second.wait_for("Enter evidence")
    assert second.text() == shown


def test_resizing_keeps_the_place(reader: Terminal) -> None:
    reader.press(*"lllllll")
    item = next(line for line in reader.text().splitlines() if line.startswith(">"))
    for size in ((40, 12), (120, 40), (80, 24)):
        reader.resize(*size)
        reader.signal(signal.SIGWINCH)
        reader.settle(0.4)
        here = next(line for line in reader.text().splitlines() if line.startswith(">"))
        assert here.split()[:2] == item.split()[:2]


def test_resizing_keeps_the_place_in_source(reader: Terminal) -> None:
    reader.press("9", "space", "space")
    before = reader.text()
    for size in ((40, 12), (53, 9), (120, 40), (80, 24)):
        reader.resize(*size)
        reader.signal(signal.SIGWINCH)
        reader.settle(0.4)
    assert reader.text() == before


def test_redraw_mends_a_spoilt_screen(reader: Terminal) -> None:
    before = reader.text()
    reader.screen.cursor_position(5, 5)
    reader.screen.draw("Broadcast message from root")
    assert reader.text() != before
    reader.press("ctrl-l")
    assert reader.text() == before


def test_redraw_ends_modes_in_which_nothing_stands_where_it_should(reader: Terminal) -> None:
    before = reader.text()
    reader.screen.set_margins(3, 9)
    reader.screen.set_mode(INSERT)
    reader.screen.set_mode(ORIGIN, private=True)
    reader.screen.draw("Broadcast")
    reader.press("ctrl-l")
    assert reader.text() == before
    reader.press("9", "1")
    assert reader.text() == before


def test_pages_through_the_pager_and_comes_back(start: Start, library: Path) -> None:
    pager = library.parent / "pager"
    kept = library.parent / "paged"
    pager.write_text(f"#!/bin/sh\ncat > {kept}\n")
    pager.chmod(0o700)
    terminal = start(PAGER=str(pager))
    terminal.wait_for(is_open)
    before = terminal.text()
    terminal.press("9", "o")
    terminal.settle(0.5)
    terminal.press("1")
    assert "Masías said" in kept.read_text()
    assert terminal.text() == before


def test_a_pager_that_is_not_there_is_named(start: Start) -> None:
    terminal = start(PAGER="/nowhere/pager")
    terminal.wait_for(is_open)
    terminal.press("o")
    terminal.wait_for("/nowhere/pager cannot be started")


def test_ctrl_z_and_fg_come_back_to_the_whole_screen(reader: Terminal) -> None:
    reader.press("l")
    before = reader.text()
    reader.press("ctrl-z")
    reader.settle(0.5)
    reader.screen.reset()
    reader.signal(signal.SIGCONT)
    reader.wait_for(is_open)
    assert reader.text() == before
    reader.press("q")
    assert reader.wait_for_end() == 0
    assert reader.is_sane()


def test_ctrl_c_in_the_pager_does_not_end_the_app(start: Start, library: Path) -> None:
    pager = library.parent / "pager"
    pager.write_text("#!/bin/sh\ntrap 'echo interrupted; exit 0' INT\ncat > /dev/null\nsleep 30\n")
    pager.chmod(0o700)
    terminal = start(PAGER=str(pager))
    terminal.wait_for(is_open)
    before = terminal.text()
    terminal.press("o")
    terminal.settle(0.5)
    terminal.press("ctrl-c")
    terminal.wait_for(is_open)
    assert terminal.text() == before
    assert b"interrupted" in terminal.raw


def test_a_held_key_opens_one_pager(start: Start, library: Path) -> None:
    pager = library.parent / "pager"
    counted = library.parent / "counted"
    pager.write_text(f"#!/bin/sh\ncat > /dev/null\necho once >> {counted}\nsleep 0.2\n")
    pager.chmod(0o700)
    terminal = start(PAGER=str(pager))
    terminal.wait_for(is_open)
    terminal.press("oooooooo")
    terminal.settle(1.5)
    assert counted.read_text().count("once") == 1


@pytest.mark.parametrize(
    ("burst", "shown"),
    [
        ("/vraem", "/vraem"),
        (":note", ":note"),
        ("sdrug", "search: drug"),
        ("ahello", "hello"),
        ("9vsahallo", "hallo"),
        ("?j", "Help"),
        ("Lf", "f"),
    ],
)
def test_keys_in_one_packet_go_to_what_the_first_one_opens(
    reader: Terminal, burst: str, shown: str
) -> None:
    reader.give(burst.encode())
    reader.settle(0.6)
    assert shown in reader.text()
    assert reader.line(-1).startswith(shown) or shown in reader.text().splitlines()[0:3]


@pytest.mark.fresh_starts
@pytest.mark.parametrize("wait", [0.1, 0.2, 0.3])
def test_keys_typed_while_it_starts_are_for_what_they_open(start: Start, wait: float) -> None:
    terminal = start()
    terminal.watch(wait)
    terminal.give(b"ejj")
    terminal.wait_for("Export: ")
    terminal.wait_for("7/")


def test_what_follows_enter_in_one_packet_is_not_looked_for(reader: Terminal) -> None:
    reader.give("/masías\rnj".encode())
    reader.settle(0.6)
    assert "hit 4/" in reader.line(-1)
    reader.give(b"/vraem\x1b[B\rm/\x1b")
    reader.settle(0.6)
    reader.press("M")
    reader.wait_for(lambda text: text.startswith("Marks"))


def test_a_whole_note_in_one_packet(reader: Terminal) -> None:
    reader.give(b"Aq d u x, and more of the same")
    reader.wait_for("q d u x, and more of the same")
    assert "Note on" in reader.line(0)


def test_many_keys_in_one_packet_are_all_done_in_order(reader: Terminal) -> None:
    reader.give(b"l" * 30)
    reader.settle(0.5)
    assert "31/41" in reader.line(-1)
