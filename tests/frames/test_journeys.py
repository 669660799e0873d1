"""The app's own frames, from every screen and at three sizes: all cells are the same."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.frames.dialects import Dialect
from tests.frames.oracle import Frame, Oracle
from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.terminals import TERMINALS
from tests.frames.thrifty import Thrifty, as_spoken
from tests.terminal.emulator import Terminal
from tests.terminal.starting import environment

ROOT = Path(__file__).parents[2]

SIZES = ("40x12", "80x24", "120x40")

PATIENCE = 180.0
"""Seconds in which all journeys must have come to their end, however slow the machine is."""

CURSOR = 8
"""Bytes that the cursor may cost in a frame."""

CURSOR_MEAN = 5
"""And in the mean of all frames of the journeys."""

SCREENS = {
    "CatalogueScreen", "ChoiceScreen", "ExportScreen", "GradesScreen", "HelpScreen",
    "LineReportScreen", "MarksScreen", "NoteScreen", "PaletteScreen", "PreviewScreen",
    "ReaderScreen", "RevisionScreen", "RevisionsScreen", "SavedSearchesScreen", "SearchScreen",
    "SettingsScreen", "VersionTextScreen", "VersionsScreen",
}  # fmt: skip

Size = tuple[int, int]


class Record(NamedTuple):
    """What was drawn, in parts of one terminal size each, and the screens that were open."""

    parts: list[tuple[Size, list[str]]]
    screens: set[str]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    """All journeys at all sizes, gone through at the same time."""
    folders = {size: tmp_path_factory.mktemp(size) for size in SIZES}
    with ExitStack() as stack:
        terminals = [stack.enter_context(_start(*each)) for each in folders.items()]
        deadline = time.monotonic() + PATIENCE
        while any(terminal.process.poll() is None for terminal in terminals):
            assert time.monotonic() < deadline, "the journeys come to no end"
            for terminal in terminals:
                terminal.settle(0.05)
        for terminal in terminals:
            assert terminal.process.wait() == 0, terminal.raw.decode(errors="replace")
    return {size: _read(folder / "record") for size, folder in folders.items()}


def _start(size: str, folder: Path) -> Terminal:
    columns, rows = map(int, size.split("x"))
    library, record = folder / "library", folder / "record"
    command = [sys.executable, "-m", "tests.frames.recorder", str(library), str(record), size]
    return Terminal(command, columns, rows, environment(library, PYTHONPATH=str(ROOT)))


def _read(record: Path) -> Record:
    read = Record([], set())
    for line in record.read_text(encoding="utf-8").splitlines():
        match json.loads(line):
            case ["size", columns, rows]:
                read.parts.append(((columns, rows), []))
            case ["frame", written]:
                read.parts[-1][1].append(written)
            case ["screen", name]:
                read.screens.add(name)
    return read


class Sent(NamedTuple):
    """What is sent for frames of one size, and how long each were if no cursor were wanted."""

    size: Size
    frames: list[Frame]
    without_cursor: list[int]


Send = Callable[[str, str], list[Sent]]
"""`send("80x24", "vt100")`: all parts of the journeys at a size, as sent to a terminal."""


@pytest.fixture(scope="module")
def send(records: dict[str, Record]) -> Send:
    """Each is made once; many tests look at it."""

    @cache
    def made(size: str, terminal: str) -> list[Sent]:
        parts = records[size].parts
        thrifty = Thrifty(parts[0][0], TERMINALS[terminal])
        return [_sent(thrifty, *part) for part in parts]

    return made


def _sent(thrifty: Thrifty, size: Size, frames: list[str]) -> Sent:
    thrifty.resize(size)
    sent = Sent(size, [], [])
    for frame in frames:
        thrifty.draw(frame)
        sent.without_cursor.append(len(thrifty.without_cursor().encode()))
        sent.frames.append(Frame(frame, thrifty.send("")))
    return sent


@pytest.mark.parametrize("size", SIZES)
def test_the_journeys_go_through_every_screen(records: dict[str, Record], size: str) -> None:
    record = records[size]
    assert record.screens == SCREENS
    assert len({size for size, _ in record.parts}) == 5, "it was resized on the way"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("terminal", "dialect"),
    [
        ("xterm-256color", Dialect.FILLS_ALL),
        ("xterm-256color", Dialect.FILLS_ERASED),
        ("xterm without back_colour_erase", Dialect.FILLS_NOTHING),
        ("vt100", Dialect.FILLS_NOTHING),
    ],
)
def test_all_cells_are_the_same(
    oracle: Oracle, send: Send, size: str, terminal: str, dialect: Dialect
) -> None:
    what = TERMINALS[terminal]
    compared = drawn = changes = 0
    for number, (columns_rows, frames, _) in enumerate(send(size, terminal)):
        verdict = oracle.compare(
            columns_rows,
            as_spoken(dialect, frames),
            reset=number == 0,
            colours=what.colours > 0,
            attributes=what.attributes,
            cursor=True,
        )
        assert not verdict.differences
        compared, drawn = compared + verdict.cells, drawn + verdict.drawn
        changes += sum(bool(frame.candidate) for frame in frames)
    columns, rows = map(int, size.split("x"))
    print(f"{size} {terminal}: {changes} frames, {compared} cells, {drawn} not empty")  # noqa: T201
    assert changes > 300
    assert compared > changes * columns * rows / 2
    assert drawn > compared / 8


@pytest.mark.parametrize("size", SIZES)
def test_all_text_is_the_same_in_pyte(send: Send, size: str) -> None:
    parts = send(size, "xterm-256color")
    wanted = Thrifty(parts[0].size, TERMINALS["xterm-256color"])
    terminal = PyteTerminal(parts[0].size)
    for part in parts:
        wanted.resize(part.size)
        terminal.resize(part.size)
        for frame in part.frames:
            wanted.draw(frame.reference)
            terminal.feed(frame.candidate)
            assert terminal.text() == wanted.text()
            assert terminal.cursor == (wanted.grid.cursor or (0, 0))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("terminal", ["xterm-256color", "vt100"])
def test_the_cursor_costs_at_most_8_bytes_a_frame(send: Send, size: str, terminal: str) -> None:
    """Beside the same frame from the same state, sent for a grid that wants no cursor."""
    costs = [
        len(frame.candidate.encode()) - without
        for part in send(size, terminal)
        for frame, without in zip(part.frames, part.without_cursor, strict=True)
        if frame.candidate
    ]
    mean = sum(costs) / len(costs)
    print(f"{size} {terminal}: {mean:.1f} bytes a frame, at most {max(costs)}")  # noqa: T201
    assert max(costs) <= CURSOR
    assert mean <= CURSOR_MEAN
