"""Articles of one's own come in, by the command line and by the catalogue, and are read."""

import signal
from pathlib import Path

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start

ARTICLE = "\n\n".join(
    ["Harbour reopens", *(f"Paragraph {n}: the boats wait for part {n}." for n in range(40)), ""]
)
HOSTILE = "two\nlines \x1b]0;owned\x07\x1b[2J.txt"


def takes_keys(text: str) -> bool:
    return "9 Source" in text and "? help" in text and "Opening" not in text


def test_a_file_is_taken_in_and_its_place_is_kept_also_when_killed(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    terminal = start(str(path))
    terminal.wait_for("Taken in: “Harbour reopens”.")
    assert terminal.line(0).startswith("Harbour reopens")
    tabs = ["O", "Overview", "1", "Other", "9", "Source", "0", "Notes"]
    assert terminal.line(1).split() == tabs
    terminal.press("9", "space", "space")
    terminal.wait_for("¶2")
    top = terminal.line(2)
    terminal.settle(1.0)
    terminal.signal(signal.SIGKILL)
    terminal.wait_for_end()
    again = start()
    again.wait_for(takes_keys)
    assert again.line(0).startswith("Harbour reopens")
    assert again.line(2) == top


def test_a_hostile_name_is_completed_and_does_nothing(start: Start, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / HOSTILE).write_text(ARTICLE, encoding="utf-8")
    terminal: Terminal = start()
    terminal.wait_for("? help")
    terminal.press("L", "I")
    terminal.type("~/in/")
    terminal.press("tab")
    terminal.wait_for("two\\x0alines \\x1b]0;owned\\x07\\x1b[2J.txt")
    terminal.press("enter")
    terminal.wait_for("Taken in: “Harbour reopens”.")
    assert "publisher" in terminal.text()
    terminal.press("esc")
    terminal.wait_for("I bring in")
    terminal.press("x")
    terminal.wait_for("u brings it back")
    terminal.press("u", "enter", "1")
    terminal.wait_for("Paragraph 3")
    terminal.press("q", "q", "q")
    assert terminal.wait_for_end() == 0
