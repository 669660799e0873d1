"""What was typed is there after the window is gone, however it went."""

import signal
import time

import pytest

from tests.terminal.starting import Start, is_open


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_what_was_typed_waits_at_the_next_start(start: Start, number: signal.Signals) -> None:
    first = start()
    first.wait_for(is_open)
    first.press("a")
    first.wait_for("Note on")
    first.type("half a thought")
    if number == signal.SIGKILL:
        first.settle(2.0)  # what is promised: nothing older than two seconds is lost
    first.signal(number)
    first.wait_for_end()
    second = start()
    second.wait_for("A draft waits: D opens it.")
    second.press("D")
    second.wait_for("half a thought")


def test_a_line_that_stops_draining_costs_nothing_that_was_typed(start: Start) -> None:
    """No hang-up, nobody reads what the program writes: a closed lid, a black hole."""
    first = start()
    first.wait_for(is_open)
    first.press("a")
    first.wait_for("Note on")
    for letter in "typed into a black hole, letter by letter, " * 3:
        first.give(letter.encode())
        time.sleep(0.01)
    time.sleep(3)
    second = start()
    second.wait_for("A draft waits, still open in another window: D opens it.")
    second.press("D")
    second.wait_for(lambda shown: "".join(shown.split()).count("blackhole") == 3)
    first.signal(signal.SIGTERM)
    assert first.process.wait(timeout=10) is not None, "it ends although nobody reads"


def test_a_stuck_window_gives_its_draft_to_the_second_and_then_only_reads(start: Start) -> None:
    first = start()
    first.wait_for(is_open)
    first.press("a")
    first.wait_for("Note on")
    first.type("begun here")
    first.settle(2.0)
    first.signal(signal.SIGSTOP)
    second = start()
    second.wait_for("still open in another window")
    second.press("D")
    second.wait_for("begun here")
    first.signal(signal.SIGCONT)
    first.wait_for("Taken over in another window")
    first.type("xyz")
    assert "begun herexyz" not in first.text()
    second.type(" and ended")
    second.press("esc")
    second.wait_for("your name, asked once")
    second.type("Ann")
    second.press("enter")
    second.wait_for("Saved")


def test_the_users_own_editor(start: Start, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("editor")
    editor = folder / "editor"
    seen = folder / "seen"
    editor.write_text(
        f'#!/bin/sh\nls -l "$1" > {seen}\ncat "$1" >> {seen}\nprintf \'from outside\' > "$1"\n'
    )
    editor.chmod(0o700)
    terminal = start(EDITOR=str(editor), TMPDIR=str(folder))
    terminal.wait_for(is_open)
    terminal.press("A")
    terminal.wait_for("Note on")
    terminal.type("inside")
    terminal.press("\x0f")
    terminal.wait_for("from outside")
    assert seen.read_text().startswith("-rw-------")
    assert seen.read_text().endswith("inside")
    assert list(folder.glob("*.md")) == []
