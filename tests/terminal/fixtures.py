"""The program in a terminal, for tests of the terminal and of what lies between."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from briefings import Library
from tests.terminal.emulator import Terminal
from tests.terminal.starting import COMMAND, Start, environment, unread
from tests.wire.emulator import BLACK
from tests.wire.launching import Launch, Preloaded, anew

FRESH = "fresh_starts"
"""The mark of tests of how the program starts: nothing is loaded for them beforehand."""

FIRST = "first_start"
"""The mark of tests of what a start finds that is the first one: no library is there."""


@pytest.fixture(scope="session")
def preloaded() -> Iterator[Preloaded]:
    """What starts programs quickly."""
    with Preloaded() as interpreter:
        yield interpreter


@pytest.fixture(scope="session")
def after_first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as the first start leaves it, to be copied: making one takes as long as a start."""
    folder = tmp_path_factory.mktemp("first") / "library"
    Library(folder).close()
    return folder


@pytest.fixture
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The directory of the library, which is not there yet in tests of a first start."""
    folder = tmp_path / "library"
    if not any(request.node.get_closest_marker(mark) for mark in (FIRST, FRESH)):
        shutil.copytree(request.getfixturevalue("after_first_start"), folder)
    return folder


@pytest.fixture
def launch(request: pytest.FixtureRequest) -> Launch:
    """How this test's programs are started."""
    if request.node.get_closest_marker(FRESH):
        return anew
    preloaded: Preloaded = request.getfixturevalue("preloaded")
    return preloaded.launch


@pytest.fixture
def start(library: Path, launch: Launch) -> Iterator[Start]:
    """Start the program in a terminal."""
    with ExitStack() as stack:

        def begin(
            *arguments: str,
            size: tuple[int, int] = (80, 24),
            command: tuple[str, ...] = COMMAND,
            answers: bool = True,
            background: bytes = BLACK,
            overview: bool = False,
            **environ: str,
        ) -> Terminal:
            terminal = Terminal(
                [*command, *arguments],
                *size,
                (unread if overview else environment)(library, **environ),
                answers=answers,
                background=background,
                launch=launch,
            )
            return stack.enter_context(terminal)

        yield begin
