"""`briefings config`, and what the settings do to the other commands."""

import stat
import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefings import Library
from briefings.config import Config
from briefings.settings.fields import fields
from briefings.settings.loading import load
from briefings.settings.template import text, toml
from tests.unit.command_line import Command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The user's own file, not there yet."""
    return tmp_path / "home" / "briefings" / "config.toml"


def write(file: Path, content: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    return file


@pytest.mark.parametrize("variable", ["BRIEFINGS_CONFIG", "BRIEFINGS_LIBRARY", "BRIEFINGS_THEME"])
def test_names_that_are_no_text_are_no_failure(
    command: Command, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "/srv/\udcff")
    _, out, _ = command("config", "--json")
    assert "\\\\xff" in out
    assert "\udcff" not in out


# -- the report -----------------------------------------------------------------------------


def test_every_setting_stands_there_with_its_value_and_its_explanation(
    command: Command, file: Path
) -> None:
    shown = command.text("config")
    assert "".join(shown.split()).startswith(f"FILE{file}Itisnotthere")
    assert "PROBLEMS" not in shown
    flowing = " ".join(shown.split())
    for setting in fields().values():
        assert f"{setting.name} " in shown
        assert setting.explanation in flowing
        assert all(part in flowing for part in (setting.variable, setting.flag, *setting.choices))


@pytest.mark.parametrize(
    ("arguments", "environ", "origin", "value"),
    [
        ([], {}, "default", "auto"),
        ([], {"BRIEFINGS_WIRE": "thrift"}, "environment", "thrift"),
        (["--wire", "plain"], {"BRIEFINGS_WIRE": "thrift"}, "flag", "plain"),
    ],
)
def test_where_a_value_comes_from(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environ: dict[str, str],
    origin: str,
    value: str,
) -> None:
    for name, words in environ.items():
        monkeypatch.setenv(name, words)
    report = command.json(*arguments, "config")
    (row,) = (row for row in report["settings"] if row["name"] == "wire")
    assert (row["origin"], row["value"]) == (origin, value)
    said = {"default": "Default.", "environment": "From BRIEFINGS_WIRE", "flag": "From --wire"}
    shown = " ".join(command.text(*arguments, "config").split())
    default = "" if origin == "default" else ' (default "auto").'
    assert f"{said[origin]}{default}" in shown


def test_the_library_is_shown_where_it_is(command: Command, tmp_path: Path, file: Path) -> None:
    (row,) = (r for r in command.json("config")["settings"] if r["name"] == "library")
    assert row["value"] == str(tmp_path / "library")


def test_problems_are_part_of_the_report_and_its_exit_code(command: Command, file: Path) -> None:
    write(file, 'wire = "fast"\n')
    command.front.complaints = ("The theme is none.",)
    code, out, err = command("config")
    assert (code, err) == (1, "")
    _, _, problems = out.partition("PROBLEMS\n")
    assert problems.startswith(f"  {str(file)[:20]}")
    assert problems.endswith("The theme is none.\n")
    assert command.front.applied[-1].config == Config(library=load().config.library)
    code, out, err = command("config", "--json")
    assert (code, err) == (1, "")
    assert '"The theme is none."' in out


@pytest.mark.parametrize("columns", [20, 40, 78])
def test_the_report_is_wrapped(
    command: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(cell_len, command.text("config").splitlines())) <= columns


def test_a_hostile_file_is_shown_safely(command: Command, file: Path) -> None:
    write(file, 'theme = "\\u001b[2J\\u202e"\n[keys]\n"\\u009b" = "\\u0007"\n')
    for arguments in (["config"], ["config", "--json"]):
        _, out, _ = command(*arguments)
        assert not set(out) & {"\x1b", "\x07", "\x9b", "\u202e"}


# -- the file -------------------------------------------------------------------------------


def test_path_is_all_that_is_said(command: Command, file: Path, tmp_path: Path) -> None:
    write(file, "not toml")
    assert command.text("config", "--path") == f"{file}\n"
    assert command.json("config", "--path") == {"path": str(file)}
    assert command.text("--config", "/x/y", "config", "--path") == "/x/y\n"


def test_the_file_that_is_written_explains_everything_and_sets_nothing(
    command: Command, file: Path
) -> None:
    assert command.text("config", "--write") == f"{file}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert tomllib.loads(file.read_text()) == {"export": {}, "keys": {}}
    flowing = " ".join(line.lstrip("# ") for line in file.read_text().splitlines())
    for setting in fields().values():
        assert setting.explanation in flowing
        assert all(part in flowing for part in (setting.variable, setting.flag))
    assert max(map(len, text().splitlines())) <= 78


def test_each_line_of_it_can_be_uncommented_by_itself(file: Path, command: Command) -> None:
    command.text("config", "--write")
    lines = file.read_text().splitlines()
    commented = [n for n, line in enumerate(lines) if line.startswith("#") and line[1] != " "]
    assert len(commented) == len(fields()) + 1
    for number in commented:
        file.write_text("\n".join([*lines[:number], lines[number][1:], *lines[number + 1 :]]))
        settings = load(environ={})
        assert settings.problems == ()
        assert len(settings.origins) == 1
        if "keys" not in settings.origins:
            assert settings.config == Config(), "they are the defaults"


def test_a_file_that_is_there_stays(command: Command, file: Path) -> None:
    write(file, "boot = false\n")
    code, said = command.error("config", "--write")
    assert code == 1
    assert said.startswith(f"{file} is there already and stays as it is")
    assert file.read_text() == "boot = false\n"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_link_to_nowhere_stays_too(command: Command, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.symlink_to("nowhere")
    assert command.error("config", "--write")[0] == 1
    assert file.is_symlink()


def test_what_is_written_is_whole_and_not_written_twice(command: Command, file: Path) -> None:
    command.text("config", "--write")
    assert file.read_text() == text()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert command.error("config", "--write")[0] == 1


@pytest.mark.parametrize("place", ["/proc/nowhere/config.toml", "{file}/config.toml"])
def test_where_nothing_can_be_written_a_sentence_says_so(
    command: Command, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    path = place.format(file=tmp_path / "file")
    code, said = command.error("--config", path, "config", "--write")
    assert code == 1
    assert path in said
    assert "--config" in said


def test_write_and_path_are_not_for_one_call(command: Command) -> None:
    assert command.error("config", "--write", "--path")[0] == 2


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('a"b\\c\n\x7fé', '"a\\"b\\\\c\\n\\u007fé"'),
        (True, "true"),
        ({}, "{}"),
        ({"move.down": ("j", "n")}, '{ "move.down" = ["j", "n"] }'),
    ],
)
def test_a_value_reads_as_in_the_file(value: object, written: str) -> None:
    assert toml(value) == written
    back = tomllib.loads(f"x = {written}")["x"]
    assert back == ({"move.down": ["j", "n"]} if value and isinstance(value, dict) else value)


# -- the other commands ---------------------------------------------------------------------


@pytest.fixture
def elsewhere(
    made_up: Command, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A library that only the file names."""
    monkeypatch.delenv("BRIEFINGS_LIBRARY")
    write(file, f'library = "{tmp_path / "elsewhere"}"\n')
    return tmp_path / "elsewhere"


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["show", "brava-2021"],
        ["verify"],
        ["search", "port"],
        ["export", "brava-2021", "--format", "md", "-o", "/dev/null"],
        ["note", "list"],
        ["note", "add", "brava-2021", "--author", "Ann", "--body", "x"],
    ],
    ids=" ".join,
)
def test_every_command_reads_the_library_that_the_file_names(
    made_up: Command, elsewhere: Path, arguments: list[str]
) -> None:
    made_up(*arguments)
    assert (elsewhere / "library.log").exists()
    assert not (elsewhere.parent / "home" / "briefings" / "library.log").exists()


def test_flag_and_variable_go_before_it(
    made_up: Command, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "library"))
    made_up.text("list")
    made_up.text("--library", str(tmp_path / "flag"), "list")
    assert not elsewhere.exists()
    assert (tmp_path / "flag" / "library.log").exists()


def test_what_is_wrong_is_said_once_on_stderr_and_stops_nothing(
    made_up: Command, file: Path, tmp_path: Path
) -> None:
    write(file, 'wire = "fast"\nboot = 3\n')
    for arguments in (["list"], ["list", "--json"], ["keys"], ["wire"]):
        code, out, err = made_up(*arguments)
        assert code == 0
        assert out
        assert "fast" not in out
        assert [line.split(" is ")[0] for line in err.splitlines()] == [
            f"{file}: wire",
            f"{file}: boot",
        ]


def test_the_keys_are_the_users_and_what_is_wrong_with_them_is_said(made_up: Command) -> None:
    made_up.front.complaints = ("No such action.",)
    code, _, err = made_up("keys")
    assert (code, err) == (0, "No such action.\n")
    assert len(made_up.front.applied) == 1


def test_the_app_opens_with_what_the_file_says_and_tells_it_itself(
    made_up: Command, elsewhere: Path, file: Path
) -> None:
    write(file, f'{file.read_text()}wire = "plain"\nboot = 7\n')
    assert made_up() == (0, "", "")
    assert made_up("--wire", "thrift", "brava-2021") == (0, "", "")
    assert made_up("brava-2021", "--wire", "thrift") == (0, "", "")
    assert made_up.front.opened == [
        (str(elsewhere), None),
        (str(elsewhere), "brava-2021"),
        (str(elsewhere), "brava-2021"),
    ]
    assert made_up.front.wires == ["plain", "thrift", "thrift"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("BRIEFINGS_WIRE", "thick"),
        ("BRIEFINGS_BOOT", "maybe"),
        ("BRIEFINGS_CLIPBOARD", "\x1b[2J"),
        ("BRIEFINGS_CONFIG", "~nobody-of-this-name/x"),
    ],
)
def test_a_variable_that_is_wrong_is_wrong_usage(
    made_up: Command, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setenv(name, words)
    for arguments in (["list"], [], ["config"]):
        code, said = made_up.error(*arguments)
        assert code == 2
        assert words.replace("\x1b", "␛") in said


def test_a_library_named_by_the_file_is_where_the_notes_go(
    made_up: Command, elsewhere: Path
) -> None:
    made_up.text("note", "add", "brava-2021", "--author", "Ann", "--body", "Here")
    with Library(elsewhere) as library:
        assert [note.content.body for note in library.notes.list()] == ["Here"]
