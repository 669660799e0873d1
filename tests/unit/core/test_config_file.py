"""Whatever stands where the file of settings should be, it stops nothing."""

import contextlib
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.config import Config
from briefings.settings.file import LARGEST
from briefings.settings.loading import load
from briefings.text import displayable


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problem(file: Path) -> str:
    """Return the one sentence on a file of which nothing holds."""
    settings = load(str(file), environ={})
    (said,) = settings.problems
    assert settings.config == Config()
    assert said.startswith(str(file))
    assert said.endswith(".")
    assert displayable(said) == said
    return said.removeprefix(str(file))


def test_no_file_is_no_problem(file: Path, tmp_path: Path) -> None:
    settings = load(environ={})
    assert settings.path == tmp_path / "home" / "briefings" / "config.toml"
    assert (settings.is_there, settings.problems) == (False, ())
    assert settings.config == Config()


@pytest.mark.parametrize("how", ["--config", "BRIEFINGS_CONFIG"])
def test_one_that_was_asked_for_is(file: Path, how: str) -> None:
    given = str(file) if how == "--config" else None
    settings = load(given, environ={"BRIEFINGS_CONFIG": str(file)})
    assert settings.problems == (f"{how} names {file}, which is not there: defaults hold.",)


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xef\xbb\xbfboot = true\r\n"])
def test_an_empty_file_and_one_from_another_system_are_fine(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = load(str(file), environ={})
    assert (settings.is_there, settings.problems) == (True, ())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"boot = true\nwire = plain\n", "at line 2, column 8"),
        (b"boot = true\n  = 1\n", "at line 2, column 3"),
        (b'boot = true\ntheme = "mono', "at end of document"),
        (b"boot = true\nboot =\n", "at line 2, column 7"),
        (b"boot", "at end of document"),
        (b'boot = true\ntheme = "a\x1b[2J"\n', "at line 2, column 11"),
        (b"boot = true\nboot = false\n", "at line 2, column 13"),
    ],
)  # fmt: skip
def test_what_is_not_toml_is_told_with_its_place(file: Path, content: bytes, place: str) -> None:
    file.write_bytes(content)
    said = problem(file)
    assert said.startswith(" is not TOML: ")
    assert said.endswith(f" ({place}). Mend it; until then nothing in the file holds.")


def test_what_is_not_utf_8_is_told_with_its_line(file: Path) -> None:
    file.write_bytes(b'boot = true\ntheme = "caf\xe9"\n')
    assert problem(file) == ", line 2, is not UTF-8: save it as UTF-8."


@pytest.mark.parametrize(
    "content",
    [
        "a = " + "[" * 20_000,
        "a = " + "{a = " * 20_000,
        "boot = " + "9" * 5_000,
        "[" + ".".join("a" * 9_000) + "]",
        "theme = " + "\0" * 99,
    ],
    ids=["lists", "tables", "digits", "names", "zeros"],
)
def test_what_no_one_would_write_is_a_sentence(file: Path, content: str) -> None:
    file.write_text(content)
    assert len(problem(file)) < 400


def test_a_file_that_is_too_large_is_not_read(file: Path) -> None:
    file.write_bytes(b"#" * (LARGEST + 1))
    assert problem(file) == " has more than 262,144 bytes: it is hardly a settings file."


def a_folder(file: Path) -> None:
    file.mkdir()


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def a_device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def a_socket(file: Path) -> None:
    # Its whole name may be longer than that of a socket.
    with contextlib.chdir(file.parent), socket.socket(socket.AF_UNIX) as made:
        made.bind(file.name)


@pytest.mark.parametrize("make", [a_folder, a_pipe, a_device, a_socket], ids=lambda m: m.__name__)
def test_what_is_no_file_is_told_at_once(file: Path, make: object) -> None:
    assert callable(make)
    make(file)
    assert problem(file) == " is no file: put a file of TOML there, or name another one."


def test_a_link_in_a_circle_is_told(file: Path) -> None:
    file.symlink_to(file)
    assert problem(file).startswith(" cannot be read (Too many levels")


def test_one_that_may_not_be_read_is_told(file: Path) -> None:
    file.write_text("boot = true\n")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("root may read everything")
    assert problem(file) == " cannot be read (Permission denied): make it readable."


@given(st.binary(max_size=200))
def test_any_bytes_give_settings(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    settings = load(str(file), environ={})
    assert all(displayable(said) == said and said.endswith(".") for said in settings.problems)


def test_a_name_that_would_act_on_the_terminal_is_shown_safely(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;b\x07\n.toml"
    file.write_text("boot = 1\n")
    (said,) = load(str(file), environ={}).problems
    assert displayable(said) == said
    assert "␛]0;b␇␊" in said
