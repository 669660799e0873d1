"""The command line in this process, and libraries to run it on: nothing of the user's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefings import Library
from briefings.cli import run
from briefings.curation import seeding
from briefings.curation.seeding import Seed
from briefings.model import Briefing
from briefings.settings.fields import fields
from briefings.settings.loading import Settings
from tests.unit.core import builders

Packaged = Callable[..., None]


class Front:
    """Stands for the app: remembers what it was asked to open, and with which settings.

    `complaints` are what it finds wrong with any settings.
    """

    def __init__(self) -> None:
        self.opened: list[tuple[str | None, str | None]] = []
        self.wires: list[str] = []
        self.complaints: tuple[str, ...] = ()
        self.applied: list[Settings] = []
        self.given_back = 0

    def give_back(self) -> None:
        self.given_back += 1

    def open_app(self, settings: Settings, briefing_id: str | None) -> None:
        self.opened.append((settings.library, briefing_id))
        self.wires.append(settings.config.wire)

    def problems(self, settings: Settings) -> tuple[str, ...]:
        self.applied.append(settings)
        return self.complaints

    def theme(self, settings: Settings) -> tuple[str, str]:
        return "ansi-light", "the test says so"

    def keyed(self, settings: Settings, text: str) -> str:
        return text

    def key_table(self, settings: Settings) -> list[dict[str, str]]:
        return [
            {"group": "Move", "keys": "j ↓", "help": "down", "contexts": "read", "id": "move.down"},
            {"group": "Find", "keys": "/", "help": "find", "contexts": "read", "id": "find.open"},
        ]

    def wire_report(self, wire: str) -> list[dict[str, object]]:
        return [
            {"group": "The line", "id": "wire", "label": "sent", "value": wire, "text": wire},
            {"group": "The line", "id": "lost", "label": "was lost", "value": 0, "text": ""},
            {"group": "Advice", "id": "advice", "label": "", "value": "Sit.", "text": "Sit."},
        ]


class Command:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.front = Front()
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Return the exit code, what was written to stdout, and what to stderr."""
        code = run(self.front, list(arguments))
        written = self._capsys.readouterr()
        return code, written.out, written.err

    def text(self, *arguments: str) -> str:
        """Return what a command that goes well writes."""
        code, out, err = self(*arguments)
        assert (code, err) == (0, "")
        return out

    def json(self, *arguments: str) -> Any:
        """Return the JSON that a command that goes well writes."""
        return json.loads(self.text(*arguments, "--json"))

    def error(self, *arguments: str) -> tuple[int, str]:
        """Return the exit code and the one sentence of a command that goes wrong."""
        code, out, err = self(*arguments)
        assert out == ""
        assert err.endswith((".\n", "?\n", "!\n"))
        assert err.count("\n") == 1
        assert "Traceback" not in err
        return code, err.removesuffix("\n")


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)
    variables = {setting.variable for setting in fields().values() if setting.variable}
    for name in (*variables, "BRIEFINGS_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "library"))


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> Packaged:
    """Put other seeds in place of the ones that the program brings along."""

    def put(*seeds: Seed, lens: str = builders.LENS, lens_name: str = "coast") -> None:
        monkeypatch.setattr(seeding, "seeds", lambda: iter(seeds))
        monkeypatch.setattr(seeding, "lenses", lambda: iter([(lens_name, lens.encode())]))

    return put


@pytest.fixture(scope="session")
def seeded_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as it is after the first start, made once."""
    directory = tmp_path_factory.mktemp("seeded") / "library"
    Library(directory).close()
    return directory


@pytest.fixture(scope="session")
def seeded(seeded_directory: Path) -> Briefing:
    """The briefing that the program brings along."""
    with Library(seeded_directory) as library:
        return library.get(library.ids()[0])


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line, on a library of its own."""
    return Command(capsys)


@pytest.fixture
def made_up(command: Command, packaged: Packaged) -> Command:
    """The command line, on a library of the made-up briefing."""
    packaged(builders.seed())
    return command


@pytest.fixture
def on_seeds(command: Command, seeded_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line, on the library of the first start."""
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(seeded_directory))
    return command
