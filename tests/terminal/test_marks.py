"""Words whose signs have no agreed width, in tmux: not one of them is lost.

The article's text is told from what `capture-pane` says the terminal shows, blanks left out: where
words stand, and how far apart, may differ.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.samples import SIGNS
from tests.terminal.emulator import PATIENCE
from tests.terminal.starting import environment

PARAGRAPHS = [line for line in SIGNS.article.split("\n") if line]


class Tmux:
    """A tmux server of its own, in which the app reads the made-up article."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self._socket = ["tmux", "-S", str(folder / "socket"), "-f", "/dev/null"]
        self._environ = environment(folder / "library")
        size = ["-x", str(columns), "-y", str(rows)]
        command = [sys.executable, "-c", SIGNS.starter, SIGNS.id]
        self._run("new-session", "-d", *size, *command)

    def _run(self, *arguments: str) -> str:
        command = [*self._socket, *arguments]
        return subprocess.run(
            command, check=True, capture_output=True, env=self._environ, encoding="utf-8"
        ).stdout

    def end(self) -> None:
        self._run("kill-server")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("send-keys", key)
            time.sleep(0.1)

    @property
    def rows(self) -> list[str]:
        return self._run("capture-pane", "-p").split("\n")

    def wait_until(self, holds: Callable[[list[str]], bool]) -> list[str]:
        """Return the rows once they are as they should be.

        Raises:
            AssertionError: they do not come to be so.
        """
        deadline = time.monotonic() + PATIENCE
        while not holds(rows := self.rows):
            assert time.monotonic() < deadline, "\n".join(rows)
            time.sleep(0.1)
        return rows

    def wait_for(self, text: str) -> None:
        """Wait for a text, blanks left out."""
        self.wait_until(lambda rows: packed(text) in packed("".join(rows)))


def packed(text: str) -> str:
    """Leave out blanks, and the rule in the margin of what is under the cursor."""
    return "".join(text.replace("│", " ").split())


@pytest.fixture(params=[(40, 12), (80, 24)], ids=str)
def tmux(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        pytest.skip("needs tmux")
    opened = Tmux(tmp_path, *request.param)
    yield opened
    opened.end()


def in_panel(tmux: Tmux) -> None:
    """Go from the overview, once that is open, to the panel."""
    tmux.wait_until(lambda rows: "IN BRIEF" in rows and "Opening" not in rows[-2])
    tmux.press("1")
    tmux.wait_until(lambda rows: "BOTTOM LINE" in rows[2:6])


@pytest.fixture
def source(tmux: Tmux) -> Tmux:
    """The article's beginning."""
    in_panel(tmux)
    tmux.press("9")
    tmux.wait_for(f"1 {PARAGRAPHS[0]} 2 {PARAGRAPHS[1]}")
    return tmux


def test_a_panel_has_all_signs(tmux: Tmux) -> None:
    in_panel(tmux)
    tmux.wait_for("हिन्दी तमिल কাজ — यह एक छोटा लेख है, कोई मात्रा खो नहीं सकती।")
    tmux.wait_for("தமிழ் மொழி பேசும் மக்கள் கோடிக்கணக்கில் உள்ளனர் 👍🏽👩🏿 காட்ட வேண்டும்")


def test_scrolling_there_and_back_loses_none(source: Tmux) -> None:
    first = source.rows
    source.press(*"jjj", "G")
    for number, paragraph in list(enumerate(PARAGRAPHS, 1))[-2:]:
        source.wait_for(f"{number} {paragraph}")
    source.press(*"kkk", "g")
    source.wait_until(lambda rows: rows == first)


def test_what_is_found_and_shown_so_has_its_signs(source: Tmux) -> None:
    first = source.rows[2:-2]
    source.press("/", *"লেখमात्रा"[3:])
    source.wait_until(lambda rows: "here" in rows[-2] or "1/2" in rows[-2])
    source.wait_until(lambda rows: rows[2:-2] == first)
    source.press("Enter")
    source.wait_until(lambda rows: "hit" in rows[-2] and rows[2:-2] == first)


def test_a_selection_goes_by_whole_words(source: Tmux) -> None:
    first = source.rows[2:-2]
    source.press("v", "w", "w", "w")
    source.wait_until(lambda rows: "select" in rows[-2] or "sentence" in rows[-2])
    assert source.rows[2:-2] == first


def test_a_note_that_is_being_written_has_all_signs(source: Tmux) -> None:
    source.press("1", "a", PARAGRAPHS[1], "x")
    source.wait_for(f"{PARAGRAPHS[1]}x")
