"""The program in a terminal, for tests of the terminal and of what lies between."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import COMMAND, Start, environment
from tests.wire.emulator import BLACK
from tests.wire.launching import Launch, Preloaded, anew

FRESH = "fresh_starts"
"""The mark of tests of how the program starts: nothing is loaded for them beforehand."""


@pytest.fixture(scope="session")
def preloaded() -> Iterator[Preloaded]:
    """What starts programs quickly."""
    with Preloaded() as interpreter:
        yield interpreter


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A directory in which a library will be made."""
    return tmp_path / "library"


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
            **environ: str,
        ) -> Terminal:
            terminal = Terminal(
                [*command, *arguments],
                *size,
                environment(library, **environ),
                answers=answers,
                background=background,
                launch=launch,
            )
            return stack.enter_context(terminal)

        yield begin
