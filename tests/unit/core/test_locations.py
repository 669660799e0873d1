"""Where the library is."""

from pathlib import Path

import platformdirs
import pytest

from briefings.errors import UsageError
from briefings.locations import config_file, library_directory, log_file


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
