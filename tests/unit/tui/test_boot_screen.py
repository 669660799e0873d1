"""When the screen of last time still holds, and for which commands."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Library
from briefings.errors import UsageError
from briefings.model import ReadingPlace, Spot
from briefings.settings.loading import load
from tui.line import private_files, tty
from tui.startup import boot_screen

ENVIRON = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/home/somebody"}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    with Library(tmp_path / "library") as library:
        return library.log


def files(log: Path) -> tuple[str, str]:
    """Where the settings and the theme are, if they are there."""
    folder = log.parent.parent
    return str(folder / "config.toml"), str(folder / "themes" / "mine.toml")


def key(log: Path, **more: str) -> list[str]:
    return boot_screen.key("vraem-2014", str(log), files(log), {**ENVIRON, **more})


def test_it_holds_as_long_as_nothing_changes(log: Path) -> None:
    assert key(log) == key(log)
    assert key(log, EDITOR="vi") == key(log), "which is of no account here"


@pytest.mark.parametrize(
    "change",
    [
        {"TERM": "screen"}, {"COLORTERM": "truecolor"}, {"NO_COLOR": ""}, {"LC_ALL": "C"},
        {"LC_CTYPE": "C"}, {"LANG": "C"}, {"BRIEFINGS_LIBRARY": "/x"}, {"HOME": "/x"},
        {"XDG_DATA_HOME": "/x"}, {"XDG_CONFIG_HOME": "/x"}, {"BRIEFINGS_CONFIG": "/x"},
        {"BRIEFINGS_THEME": "mono"}, {"BRIEFINGS_WIRE": "thrift"}, {"BRIEFINGS_BOOT": "1"},
    ],
    ids=str,
)  # fmt: skip
def test_it_does_not_where_it_would_look_different(log: Path, change: dict[str, str]) -> None:
    assert key(log, **change) != key(log)


def written(log: Path) -> None:
    with log.open("a") as file:
        file.write("\n")


def replaced(log: Path) -> None:
    copy = log.with_name("copy")
    copy.write_bytes(log.read_bytes())
    found = log.stat()
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    copy.replace(log)


def gone(log: Path) -> None:
    log.unlink()


def read_on(log: Path) -> None:
    time.sleep(0.01)  # a file system's clock may tick slowly
    with Library(log.parent) as library:
        library.places.keep("vraem-2014", ReadingPlace(spot=Spot(tab="source", offset=9)))


@pytest.mark.parametrize("change", [written, replaced, gone, read_on])
def test_it_does_not_after_a_change_of_the_library(
    log: Path, change: Callable[[Path], None]
) -> None:
    before = key(log)
    change(log)
    assert key(log) != before


def test_another_briefing_or_library_has_another_key(log: Path) -> None:
    assert boot_screen.key("other", str(log), files(log), ENVIRON) != key(log)
    assert key(log.with_name("other.log")) != key(log)


@pytest.mark.parametrize("which", [0, 1], ids=["settings", "theme"])
def test_it_does_not_after_a_change_of_the_settings(log: Path, which: int) -> None:
    path = Path(files(log)[which])
    path.parent.mkdir(exist_ok=True)
    before = key(log)
    path.write_text("")
    made = key(log)
    path.write_text("boot = true\n")
    changed = key(log)
    path.unlink()
    assert len({tuple(each) for each in (before, made, changed)}) == 3
    assert key(log) == before


def test_a_theme_with_a_name_that_no_file_has_is_one_that_is_not_there() -> None:
    assert boot_screen.stamps(["/nowhere/a\0b", "/nowhere/\ud800"]) == ["", ""]


def test_screens_of_all_sizes_are_forgotten_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(private_files, "cache_folder", lambda _: str(tmp_path))
    boot_screen.forget()
    for name in ("screen-80x24", "screen-40x12", "index"):
        (tmp_path / name).touch()
    (tmp_path / "screen-of-a-folder").mkdir()
    boot_screen.forget()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "screen-of-a-folder"]
    monkeypatch.setattr(private_files, "cache_folder", lambda _: str(tmp_path / "nowhere"))
    boot_screen.forget()


def test_each_size_has_its_own_place() -> None:
    assert boot_screen.kept_at(80, 24).endswith("briefings/screen-80x24")
    assert boot_screen.kept_at(80, 24) != boot_screen.kept_at(24, 80)


@pytest.mark.parametrize("value", [None, "", "1", "yes", "True", "on", "0", "no", "False", "off"])
def test_it_can_be_turned_off_as_the_settings_understand_it(value: str | None) -> None:
    environ = {} if value is None else {boot_screen.OPT_OUT: value}
    assert boot_screen.is_wanted(environ) is load(environ=environ).config.boot


def test_what_the_settings_will_refuse_paints_nothing() -> None:
    environ = {boot_screen.OPT_OUT: "maybe"}
    assert not boot_screen.is_wanted(environ)
    with pytest.raises(UsageError):
        load(environ=environ)


@pytest.mark.parametrize(
    ("arguments", "briefing"),
    [
        ([], ""),
        (["vraem-2014"], "vraem-2014"),
        (["--wire", "thrift"], ""),
        (["--wire=auto", "vraem-2014"], "vraem-2014"),
        (["--wire", "auto", "vraem-2014"], "vraem-2014"),
        (["--wire", "plain"], None),
        (["--wire=plain"], None),
        (["--wire"], None),
        (["--library", "there"], None),
        (["--config", "there"], None),
        (["--config=there"], None),
        (["--config", "there", "vraem-2014"], None),
        (["--json"], None),
        (["show", "vraem-2014"], None),
    ],
)
def test_what_a_command_asks_for(arguments: list[str], briefing: str | None) -> None:
    assert boot_screen._briefing(arguments) == briefing


@pytest.mark.parametrize(
    ("wire", "briefing"), [("", ""), ("auto", ""), ("thrift", ""), ("plain", None), ("typo", None)]
)
def test_what_the_environment_asks_for(
    monkeypatch: pytest.MonkeyPatch, wire: str, briefing: str | None
) -> None:
    monkeypatch.setenv(boot_screen.WIRE, wire)
    assert boot_screen._briefing([]) == briefing


def test_where_there_is_no_terminal_nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tty, "terminal_size", lambda: None)
    assert boot_screen.paint([]) is None
