"""Where the library is."""

import pwd
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from briefings.errors import UsageError
from briefings.export import remote
from briefings.export.document import Options
from briefings.paths import (
    config_file,
    copied_file,
    library_directory,
    log_file,
    own_library,
)
from tests.unit.command_line import Command


def test_what_is_given_comes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_LIBRARY", "/from/variable")
    assert library_directory("/given") == Path("/given")
    assert library_directory(Path("/given")) == Path("/given")
    assert library_directory() == Path("/from/variable")


@pytest.mark.parametrize("value", [None, ""])
def test_else_it_is_the_users_own_data_directory(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("BRIEFINGS_LIBRARY")
    if value is not None:
        monkeypatch.setenv("BRIEFINGS_LIBRARY", value)
    assert library_directory() == platformdirs.user_data_path("briefings")


def test_a_tilde_is_the_home_directory(tmp_path: Path) -> None:
    assert library_directory("~/lib") == tmp_path / "home" / "lib"


def test_a_home_that_nobody_has_is_told() -> None:
    with pytest.raises(UsageError, match="~nobody-of-this-name/lib"):
        library_directory("~nobody-of-this-name/lib")


def test_the_file_of_settings_is_as_given_or_the_variables_or_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = platformdirs.user_config_path("briefings") / "config.toml"
    assert config_file() == config_file(None, {"BRIEFINGS_CONFIG": ""}) == own
    environ = {"BRIEFINGS_CONFIG": "~/from.toml"}
    assert config_file(None, environ) == tmp_path / "home" / "from.toml"
    assert config_file("beside.toml", environ) == Path("beside.toml")
    monkeypatch.setenv("BRIEFINGS_CONFIG", "/from/variable")
    assert config_file() == Path("/from/variable")
    with pytest.raises(UsageError, match="~nobody-of-this-name/c"):
        config_file("~nobody-of-this-name/c")


def test_the_log_of_faults_is_not_in_the_library(tmp_path: Path) -> None:
    assert log_file().name == "briefings.log"
    assert tmp_path / "library" not in log_file().parents


def nobody(_: int) -> None:
    raise KeyError("uid not found")


@pytest.fixture(params=[None, "", "relative", "./here"])
def homeless(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Path:
    """Somebody whose home is not known, in an empty folder."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "BRIEFINGS_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    if request.param is None:
        monkeypatch.setattr(pwd, "getpwuid", nobody)
    else:
        monkeypatch.setenv("HOME", request.param)
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    "find", [library_directory, own_library, config_file, log_file, copied_file]
)
def test_a_home_that_is_not_known_is_not_guessed(
    homeless: Path, find: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="set HOME to its full path"):
        find()
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/named/{kind}")
    assert find().is_relative_to("/named"), "no home is needed for it"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    with pytest.raises(UsageError):
        config_file()


@pytest.mark.parametrize(
    "arguments", [("list",), ("config",), ("show", "x"), ("note", "list"), ("keys",)]
)
def test_every_command_says_so_in_one_sentence_and_makes_nothing(
    homeless: Path, command: Command, arguments: tuple[str, ...]
) -> None:
    code, sentence = command.error(*arguments)
    assert (code, "HOME" in sentence) == (2, True)
    assert list(homeless.iterdir()) == []


def test_without_a_home_all_that_is_named_is_used(homeless: Path, command: Command) -> None:
    settings = homeless / "settings.toml"
    settings.write_text("")
    given = ("--library", str(homeless / "library"), "--config", str(settings))
    assert "VRAEM" in command.text(*given, "list")
    with pytest.raises(UsageError, match="~/lib"):
        library_directory("~/lib")
    command_line = remote.fetching(("x",), "md", ".md", Options(), library=homeless)
    assert " --library " in command_line
