"""The pages of `briefings help`: they fit, they name what is there, and their numbers are right."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from briefings import paths
from briefings.cli import run
from briefings.cli.commands import briefings
from briefings.cli.help_command import TOPICS
from briefings.config import Config
from briefings.export.formats import formats
from briefings.notes.drafts.open_draft import PATIENCE as DRAFT_PATIENCE
from briefings.search.filters import FILTERS, NAMES
from briefings.search.quantities import keys_called
from briefings.settings.loading import load
from tui.actions import keymap
from tui.actions.table import ACTIONS
from tui.front_end import TerminalFrontEnd
from tui.line.connection import FAR
from tui.line.frame_parts import PART
from tui.line.probe import PATIENCE
from tui.style.chrome import PANE_FROM
from tui.style.themes import BUILT_IN, LOOKS
from tui.style.themes import load as load_theme
from tui.system.clipboard import MOSH_LIMIT, TMUX_FOR_MOSH


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("BRIEFINGS_LIBRARY", "BRIEFINGS_CONFIG", "COLUMNS", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def source(topic: str) -> str:
    return (files("briefings.help") / f"{topic}.md").read_text("utf-8")


def shown(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert run(TerminalFrontEnd(), ["help", *words]) == code
    return capsys.readouterr().out


def flowing(text: str) -> str:
    return " ".join(text.split())


# -- all pages ----------------------------------------------------------------------------------


def test_every_page_is_a_topic_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    pages = {path.name for path in files("briefings.help").iterdir() if path.name.endswith(".md")}
    assert pages == {f"{topic}.md" for topic in TOPICS}
    listed = shown(capsys).splitlines()
    for topic in TOPICS:
        title = source(topic).partition("\n")[0].removeprefix("# ")
        assert any(line.split(maxsplit=1) == [topic, title] for line in listed)


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("topic", ["", *TOPICS])
def test_no_line_is_wider_than_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, topic: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = shown(capsys, *filter(None, [topic])).splitlines()
    assert len(lines) > len(TOPICS)
    assert max(map(cell_len, lines)) <= min(columns, 78)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_word_of_a_page_is_shown_and_nothing_of_its_markup(
    capsys: pytest.CaptureFixture[str], topic: str
) -> None:
    text = shown(capsys, topic)
    assert not re.search(r"^ *(#|\||```)|\{[a-z_.]+\}", text, re.MULTILINE)
    told = "".join(re.findall(r"\w+", text)).casefold()
    for line in source(topic).splitlines():
        if not line.startswith(("|", "```")) and "{" not in line:
            assert "".join(re.findall(r"\w+", line)).casefold() in told


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_as_json_is_its_text(command_json: object, topic: str) -> None:
    assert callable(command_json)
    page = command_json("help", topic)
    assert (page["topic"], page["text"].startswith(f"# {page['title']}\n")) == (topic, True)


@pytest.fixture
def command_json(capsys: pytest.CaptureFixture[str]) -> object:
    import json  # noqa: PLC0415

    def call(*words: str) -> object:
        assert run(TerminalFrontEnd(), [*words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def test_a_topic_that_there_is_not_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "nonsense", code=2) == ""


def test_every_action_that_a_page_names_is_one() -> None:
    ids = {action.id for action in ACTIONS}
    places = {"library_folder", "config_file", "themes", "choices", "copied", "log", "cache"}
    for topic in TOPICS:
        named = set(re.findall(r"\{([a-z_.]+)\}", source(topic)))
        assert named <= ids | places
    assert not ids & places


def test_keys_are_the_users(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "`/` finds as you type" in flowing(shown(capsys, "search"))
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "config.toml").write_text('[keys]\nfind = "F9"\n')
    assert "`F9` finds as you type" in flowing(shown(capsys, "search"))


def test_commands_and_options_that_pages_name_are_there() -> None:
    options = {o for p in briefings.params for o in p.opts} | {"--help"}
    for command in briefings.commands.values():
        inner = command.commands.values() if isinstance(command, click.Group) else [command]
        options |= {o for each in inner for p in each.params for o in p.opts}
    for topic in TOPICS:
        assert set(re.findall(r"`briefings ([a-z]+)", source(topic))) <= set(briefings.commands)
        assert set(re.findall(r"`(--[a-z-]+)", source(topic))) <= options


# -- single facts -------------------------------------------------------------------------------


def test_files_are_where_they_are_on_this_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "elsewhere"))
    text = "".join(shown(capsys, "files").split())
    for path in (
        paths.library_directory(),
        paths.config_file(),
        paths.config_file().parent / "themes",
        paths.copied_file(),
        paths.log_file(),
        paths.choices_file(),
    ):
        assert str(path) in text
    assert not (tmp_path / "elsewhere").exists(), "it only says where it would be"


def test_numbers_are_the_codes() -> None:
    assert f"after {MOSH_LIMIT:,} bytes" in source("terminals")
    assert f"\n{TMUX_FOR_MOSH}\n" in source("terminals")
    assert f"from {PANE_FROM} columns on" in source("terminals")
    assert f"a terminal of {PANE_FROM} columns or more" in source("reading")
    assert f"From {FAR * 1000:.0f} ms of round trip on" in source("line")
    assert f"packets of about {PART} bytes" in source("line")
    assert f"for at most {PATIENCE:.0f} s" in source("line")
    assert DRAFT_PATIENCE == 2
    assert "on the disk within two seconds" in source("notes")


def test_the_table_of_bytes_is_whole() -> None:
    table = re.findall(r"^\|.*\|$", source("line"), re.MULTILINE)
    assert len(table) == 8
    assert {row.count("|") for row in table} == {8}


def test_the_log_is_described_with_the_fields_that_it_has() -> None:
    assert (Path(__file__).parents[3] / "briefings/store/format.py").is_file()
    assert "briefings/store/format.py" in source("files")
    described = set(re.findall(r"^\| `(\w+)` \|", source("files"), re.MULTILINE))
    (example,) = re.findall(r"```\n(.*?)```", source("files"), re.DOTALL)
    _header, _create, document, closed = example.splitlines()
    fields = set(re.findall(r'[{,]"(\w+)":', document.replace('{"body":', "{") + closed))
    assert described == fields


def test_where_the_settings_are_is_said() -> None:
    for word in ("BRIEFINGS_CONFIG", "--config FILE", "{config_file}", "`briefings config`"):
        assert word in source("settings")


def test_formats_filters_kinds_and_roles_are_those_that_there_are() -> None:
    assert re.findall(r"^\| `(\w+)`", source("export"), re.MULTILINE) != []
    assert set(re.findall(r"^\| `(\w+)`", source("export"), re.MULTILINE)) == set(formats())
    named = set(re.findall(r"^\| `(\w+):", source("search"), re.MULTILINE))
    assert set(FILTERS) <= named
    assert all(map(keys_called, named - set(FILTERS))), "the others are units"
    (row,) = re.findall(r"^\| `kind:figure` \| (.*) \|$", source("search"), re.MULTILINE)
    assert set(NAMES) <= set(re.split(r", | or ", row))
    (roles,) = re.findall(r"The roles are (.*?)\. A theme", source("settings"))
    assert tuple(re.split(r", | and ", roles)) == LOOKS
    assert all(name in source("settings") for name in BUILT_IN)


def test_examples_hold(tmp_path: Path) -> None:
    settings, theme = re.findall(r"```toml\n(.*?)```", source("settings"), re.DOTALL)
    file = tmp_path / "config.toml"
    file.write_text(settings, encoding="utf-8")
    loaded = load(str(file), {})
    assert loaded.problems == ()
    assert loaded.config != Config()
    assert keymap.read(loaded.config.keys).problems == ()
    assert tomllib.loads(theme)
    (tmp_path / "own.toml").write_text(theme, encoding="utf-8")
    found, problem = load_theme("own", tmp_path)
    assert (found.name, problem) == ("own", None)
