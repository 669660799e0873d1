"""What a file says: the right values hold, each wrong one is a sentence and the default."""

from pathlib import Path

import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.config import Config, ExportConfig
from briefings.settings.fields import build, fields
from briefings.settings.loading import Settings, load
from briefings.settings.values import MOST, check
from briefings.text import displayable

WHOLE = """
library = "~/lib"
wire = "plain"
boot = false
theme = "mine"
evidence = false
clipboard = "file"
originals = 5
memory = false
[export]
format = "md"
depth = "notes"
folder = "exports"
source = false
language = "es"
marking = "For us"
[keys]
find = "ctrl+f"
"move.down" = ["j", "down", "n"]
note.add = "é"
open = []
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(file: Path, text: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return load(str(file), environ={})


def test_everything_can_be_set(file: Path, tmp_path: Path) -> None:
    settings = read(file, WHOLE)
    assert settings.problems == ()
    assert settings.config == Config(
        library=str(tmp_path / "home" / "lib"),
        wire="plain",
        boot=False,
        theme="mine",
        evidence=False,
        clipboard="file",
        originals=5,
        memory=False,
        export=ExportConfig(
            format="md",
            depth="notes",
            marking="For us",
            folder=str(tmp_path / "exports"),
            source=False,
            language="es",
        ),
        keys={
            "find": ("ctrl+f",),
            "move.down": ("j", "down", "n"),
            "note.add": ("é",),
            "open": (),
        },
    )
    assert {settings.origin(name) for name in fields()} == {"file"}


def test_what_can_be_set_differs_from_the_default_in_that_test(file: Path) -> None:
    """A setting that is added must be added there too."""
    config = read(file, WHOLE).config
    same = [
        name for name in fields() if fields()[name].value(config) == fields()[name].value(Config())
    ]
    assert same == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('wire = "fast"', 'wire is "fast", but must be "auto", "thrift" or "plain"'),
        ("wire = 3", 'wire is a number, but must be "auto", "thrift" or "plain"'),
        ('boot = "yes"', 'boot is "yes", but must be true or false'),
        ("boot = 1", "boot is a number, but must be true or false"),
        ("library = true", "library is true, but must be a path in quotes"),
        ("library = 2026-01-01", "library is a time, but must be a path in quotes"),
        ('library = "a\\u0000b"', 'library is "a␀b", but must be a path without control'),
        ('library = "~nobody-x/a"', 'library is "~nobody-x/a", but there is no such home'),
        ("theme = [1]", "theme is a list, but must be a name in quotes"),
        ("[clipboard]", 'clipboard is a table, but must be "auto", "terminal" or "file"'),
        ("export.format = 'tiff'", 'export.format is "tiff", but must be "bibtex", "csl", "csv"'),
        ("export.language = 'xx'", 'export.language is "xx", but must be "en" or "es"'),
        ("export.depth = 'all'", 'export.depth is "all", but must be "brief", "full" or "notes"'),
        ("export.source = 'no'", 'export.source is "no", but must be true or false'),
    ],
)
def test_a_wrong_value_counts_as_not_set_and_is_told(file: Path, line: str, sentence: str) -> None:
    name = line.partition(" ")[0].strip("[]")
    settings = read(file, f"{_others(name)}\n{line}\n")
    (said,) = settings.problems
    assert said.startswith(f"{file}: {sentence}")
    assert said.endswith("; it counts as not set.")
    for other in fields():
        assert settings.origin(other) == ("default" if other == name else "file")


def _others(left_out: str) -> str:
    """Set everything above the tables but one thing, and something in each table."""
    lines = {
        "library": '"x"', "wire": '"plain"', "boot": "false", "theme": '"x"', "evidence": "false",
        "clipboard": '"file"', "originals": "5", "memory": "false", "export.format": '"md"',
        "export.depth": '"full"', "export.folder": '"x"', "export.source": "false",
        "export.language": '"es"', "export.marking": '"x"',
        "keys.find": '"x"',
    }  # fmt: skip
    return "\n".join(f"{name} = {value}" for name, value in lines.items() if name != left_out)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("export = 5", "export is a number, but must be a table, [export]; it counts as not set."),
        ("keys = 'x'", 'keys is "x", but must be a table, [keys]; it counts as not set.'),
        ("[[export]]", "export is a list, but must be a table, [export]; it counts as not set."),
        ("thme = 'x'", "there is no setting “thme”; is it theme?"),
        ("Theme = 'x'", "there is no setting “Theme”; is it theme?"),
        ("format = 'md'", "there is no setting “format”; is it export.format?"),
        ("[export]\nfromat = 'md'", "there is no setting “export.fromat”; is it export.format?"),
        (
            "[export]\nwire = 'plain'",
            "there is no setting “export.wire”; is it wire?",
        ),
        (
            "[colours]\nred = 1",
            "there is no setting “colours”; there are library, wire, boot, theme, evidence, "
            "clipboard, originals, memory, export.format, export.depth, export.folder, "
            "export.source, export.language, export.marking, keys.",
        ),
        (
            "[keys]\nfind = 3",
            "keys.find is a number, but must be a key in quotes or a list of",
        ),
        (
            "[keys]\nfind = ['a', 3]",
            "keys.find is a list, but must be a key in quotes or a list of",
        ),
        ('"\\u001b[2J\\u202e" = 1', "there is no setting “␛[2J⇄”; there are library,"),
    ],
)
def test_what_is_not_known_is_told_with_what_is_near(file: Path, text: str, sentence: str) -> None:
    settings = read(file, text)
    (said,) = settings.problems
    assert said.startswith(f"{file}: {sentence}")
    assert settings.config == Config()


def test_of_a_file_that_is_all_wrong_not_everything_is_said(file: Path) -> None:
    settings = read(file, "\n".join(f"word{n} = {n}" for n in range(1000)))
    assert len(settings.problems) == MOST + 1
    assert settings.problems[-1] == f"{file}: 988 problems more."


def test_names_and_values_of_any_length_are_cut(file: Path) -> None:
    settings = read(file, f"{'a' * 10_000} = 1\nwire = '{'b' * 10_000}'\n")
    assert all(len(said) < 300 + len(str(file)) for said in settings.problems)
    assert len(settings.problems) == 2


def test_a_number_too_long_to_print_is_a_number(file: Path) -> None:
    (said,) = read(file, f"boot = 0x{'f' * 9_000}\n").problems
    assert "boot is a number" in said


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
names = st.sampled_from([*(s.short for s in fields().values()), "export"]) | st.text()


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(names, values | st.dictionaries(names, values)))
def test_any_table_gives_settings(table: dict[str, object]) -> None:
    values, problems = check(table, Path("/f"))
    config = build(values)
    assert isinstance(config, Config)
    for said in problems:
        assert displayable(said) == said
        assert said.startswith("/f: ")
        assert said.endswith((".", "?"))


# -- which goes before which ----------------------------------------------------------------


def test_a_flag_goes_before_the_environment_before_the_file(file: Path) -> None:
    file.write_text('wire = "plain"\nlibrary = "/file"\nboot = false\ntheme = "file"\n')
    environ = {"BRIEFINGS_LIBRARY": "/environ", "BRIEFINGS_WIRE": "auto", "BRIEFINGS_BOOT": ""}
    settings = load(str(file), {"wire": "thrift", "library": None}, environ)
    config = settings.config
    assert (config.wire, config.library, config.boot) == ("thrift", "/environ", False)
    origins = [settings.origin(n) for n in ("wire", "library", "boot", "theme", "clipboard")]
    assert origins == ["flag", "environment", "file", "file", "default"]


def test_what_is_usual_is_what_holds_without_flags(file: Path) -> None:
    file.write_text('wire = "plain"\n')
    environ = {"BRIEFINGS_CONFIG": str(file)}
    settings = load(None, {"wire": "thrift", "library": "/x"}, environ)
    assert settings.usual == Config(wire="plain")
    assert load(str(file), environ=environ).usual is None


@pytest.mark.parametrize(
    ("words", "boot"),
    [("0", False), ("no", False), ("FALSE", False), ("off", False), ("1", True), ("yes", True)],
)
def test_a_variable_for_yes_or_no_takes_what_people_write(words: str, boot: bool) -> None:
    settings = load(environ={"BRIEFINGS_BOOT": words})
    assert (settings.config.boot, settings.origin("boot")) == (boot, "environment")


def test_each_variable_sets_what_it_is_named_for() -> None:
    for setting in fields().values():
        if setting.variable:
            given = setting.choices[-1] if setting.choices else "0"
            settings = load(environ={setting.variable: given})
            assert settings.origin(setting.name) == "environment"
            wanted = False if setting.type is bool else given
            assert setting.value(settings.config) == wanted


def test_a_file_in_the_home_and_one_beside_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home").mkdir()
    for path in (tmp_path / "here.toml", tmp_path / "home" / "there.toml"):
        path.write_text("boot = false\n")
    for name in ("here.toml", "~/there.toml"):
        assert load(name, environ={}).config == Config(boot=False)
        assert load(environ={"BRIEFINGS_CONFIG": name}).config == Config(boot=False)


def test_the_users_own_file_is_where_the_system_has_such_files() -> None:
    path = platformdirs.user_config_path("briefings") / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('theme = "mine"\n')
    settings = load(environ={})
    assert settings.config.theme == "mine"
    assert settings.theme_file == path.parent / "themes" / "mine.toml"
