"""Themes: colours only, and a bad one never stops anything."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.style import Style

from briefings import Library
from briefings.text import displayable
from tui.app import BriefingsApp
from tui.style import themes
from tui.style.drawing import tab_row
from tui.style.looks import PLAIN, WITHOUT_COLOUR, looks_of
from tui.style.themes import BUILT_IN, DARK, LIGHT, LOOKS, MONO, load


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        yield opened


def written(folder: Path, text: str, name: str = "own") -> tuple[themes.Theme, str | None]:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load(name, folder)


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light", "mono"])
def test_built_in_themes_are_there_without_a_folder(name: str, tmp_path: Path) -> None:
    theme, problem = load(name, tmp_path / "nowhere")
    assert (theme.name, problem) == (name, None)


def test_without_a_word_the_theme_is_for_dark_terminals(library: Library) -> None:
    looks = BriefingsApp(library).looks
    assert looks["heading"] == Style(bold=True, color="cyan")
    assert looks["hit"] == Style(bold=True, underline=True, color="yellow")


def test_the_light_theme_has_nothing_that_is_pale_on_white() -> None:
    looks = looks_of(LIGHT)
    names = {style.color.name for style in looks.values() if style.color}
    assert names <= {"blue", "red", "magenta"}
    assert LIGHT.base == "ansi-light"


def test_the_theme_without_colours_has_none() -> None:
    looks = looks_of(MONO)
    assert all(style.color is None and style.bgcolor is None for style in looks.values())
    assert looks == WITHOUT_COLOUR


@pytest.mark.parametrize("theme", [*BUILT_IN.values(), themes.Theme("own", {"hit": "red on blue"})])
def test_no_theme_changes_more_than_colours(theme: themes.Theme) -> None:
    looks = looks_of(theme)
    assert {look: style.without_color for look, style in looks.items()} == WITHOUT_COLOUR


def test_colour_is_never_all_that_marks_something() -> None:
    """Where a role has no attribute, the text itself has a sign: a bar's blocks."""
    marked = {look for theme in BUILT_IN.values() for look in theme.colours}
    assert {look for look in marked if WITHOUT_COLOUR[look] == PLAIN} == {"bar"}  # type: ignore[index]


def test_every_role_of_a_built_in_theme_is_one() -> None:
    assert tuple(WITHOUT_COLOUR) == LOOKS
    assert all(set(theme.colours) <= set(LOOKS) for theme in BUILT_IN.values())


def test_a_theme_of_the_users_own(tmp_path: Path) -> None:
    theme, problem = written(
        tmp_path,
        'heading = "Bright_Blue"\nhit = "#AA0000 on white"\nnote = 208\nmuted = "8"\n'
        'warn = "on yellow"\ntab = "default on default"\n',
    )
    assert problem is None
    looks = looks_of(theme)
    assert looks["heading"] == Style(bold=True, color="bright_blue")
    assert looks["hit"] == Style(bold=True, underline=True, color="#aa0000", bgcolor="white")
    assert looks["note"] == Style(italic=True, color="color(208)")
    assert looks["muted"] == Style(dim=True, color="color(8)")
    assert looks["warn"] == Style(bold=True, bgcolor="yellow")
    assert looks["bar"] == Style(color="blue"), "as in ansi-dark"
    assert tab_row((("1", "x"),), 0, 20, str, looks)[0].style == looks["tab"]


def test_a_theme_says_which_other_one_it_is_made_from(tmp_path: Path) -> None:
    theme, problem = written(tmp_path, 'base = "ansi-light"\nhit = "magenta"\n')
    assert problem is None
    assert (theme.base, theme.colours["heading"]) == ("ansi-light", "blue")
    theme, _ = written(tmp_path, 'base = "mono"\nhit = "magenta"\n')
    assert theme.colours == {"hit": "magenta"}


def test_an_empty_file_is_the_dark_theme(tmp_path: Path) -> None:
    theme, problem = written(tmp_path, "")
    assert (theme.colours, problem) == (DARK.colours, None)


def test_a_file_does_not_hide_a_built_in_theme(tmp_path: Path) -> None:
    assert written(tmp_path, 'hit = "green"', "mono") == (MONO, None)


# -- what is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        '"bold"', '"bold red"', '"red on"', '"on"', '""', '"#12345"', '"#12345g"', '"256"', "256",
        "-1", "1.5", "true", "[]", "{}", '"red on blue on green"', '"not red"', '"link x"',
        '"rgb(1,2,3)"', '"\\u001b[31m"', '"99999999999"', "0x" + "f" * 9000, "1979-05-27",
    ],
)  # fmt: skip
def test_a_role_whose_colour_is_wrong_keeps_that_of_the_base(tmp_path: Path, value: str) -> None:
    theme, problem = written(tmp_path, f'heading = {value}\nhit = "red"\n')
    assert theme.colours == {**DARK.colours, "hit": "red"}
    assert problem
    assert "own.toml: heading cannot be" in problem
    assert "write colours like red" in problem
    assert displayable(problem) == problem


def test_an_unknown_role_is_named_with_the_nearest_that_there_is(tmp_path: Path) -> None:
    theme, problem = written(tmp_path, 'headng = "red"\nhit = "red"\n')
    assert theme.colours == {**DARK.colours, "hit": "red"}
    assert problem
    assert problem.endswith("own.toml: there is no role headng: did you mean heading?")


def test_many_mistakes_are_one_short_sentence(tmp_path: Path) -> None:
    _, problem = written(tmp_path, "".join(f'qq{n} = "red"\n' for n in range(500)))
    assert problem
    assert problem.endswith("; and 497 more like these.")


def test_an_unknown_base_is_said(tmp_path: Path) -> None:
    theme, problem = written(tmp_path, 'base = "solarised"\nhit = "red"\n')
    assert theme.colours["hit"] == "red"
    assert "base cannot be “solarised”: it is one of ansi-dark, ansi-light, mono" in (problem or "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'heading = "red', "is not TOML"),
        (b"a = 1\na = 2\n", "is not TOML"),
        (b"\xff\xfe", "line 1, is not UTF-8"),
        (b"a = " + b"[" * 20_000, "nested too deeply"),
        (b"a = " + b"9" * 9000, "is not TOML"),
        (b"# " + b"x" * 300_000, "it is hardly a theme file"),
    ],
)
def test_a_file_that_is_no_theme_is_the_dark_one(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "own.toml").write_bytes(content)
    theme, problem = load("own", tmp_path)
    assert theme is DARK
    assert problem
    assert reason in problem
    assert problem.endswith("the colours are those of ansi-dark.")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe", "folder"):
        theme, problem = load(name, tmp_path)
        assert theme is DARK
        assert "is no file" in (problem or "")


def test_a_theme_that_is_not_there_is_named_with_the_nearest_that_is(tmp_path: Path) -> None:
    written(tmp_path, "", "solarised")
    theme, problem = load("solarized", tmp_path)
    assert theme is DARK
    assert "did you mean solarised?" in (problem or "")
    _, problem = load("ansi-drak", tmp_path)
    assert "did you mean ansi-dark?" in (problem or "")
    _, problem = load("zzz", tmp_path / "nowhere")
    assert "built in are ansi-dark, ansi-light, mono" in (problem or "")


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/passwd", "a/b", "a\\b", ".", "..", ".hidden", "", "a\0b", "\x1b[2J", "\x9b"],
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.toml").write_text('heading = "red"')
    theme, problem = load(name, tmp_path / "themes")
    assert theme is DARK
    assert "has no folder in it" in (problem or "")
    assert displayable(problem or "") == problem


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_no_name_breaks_anything(tmp_path: Path, name: str) -> None:
    theme, problem = load(name, tmp_path)
    assert theme.name in BUILT_IN
    assert problem is None or displayable(problem) == problem


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(alphabet='abo="[]{}.\n#0x_hit', max_size=80))
def test_no_file_breaks_anything(tmp_path: Path, content: bytes | str) -> None:
    raw = content.encode() if isinstance(content, str) else content
    (tmp_path / "own.toml").write_bytes(raw)
    theme, problem = load("own", tmp_path)
    assert looks_of(theme).keys() == WITHOUT_COLOUR.keys()
    assert problem is None or displayable(problem) == problem
