"""What the file of settings says reaches the app, and what is wrong in it is said there."""

import sys
from pathlib import Path

import pytest

from tests.samples import CUSTOMS
from tests.terminal.emulator import Terminal
from tests.terminal.kept import MARK, PAINT, cached, plant
from tests.terminal.starting import Start, is_open

ROOT = Path(__file__).parents[2]

TEXTUALS_RESET = b"\x1b[0m"
"""What Textual puts behind every piece, and the thrifty line never sends."""

LIGHT = """
import sys
from tui.startup import boot_screen
painted = boot_screen.paint([])
heavy = {"tomllib", "msgspec", "pathlib", "platformdirs", "briefings"} & set(sys.modules)
sys.exit(f"{painted} {heavy}" if heavy or painted is None else 0)
"""


@pytest.fixture
def file(library: Path) -> Path:
    """The user's own file, not there yet."""
    path = library.parent / ".config" / "briefings" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def opened(
    start: Start,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    overview: bool = False,
    **environ: str,
) -> Terminal:
    terminal = start(*arguments, size=size, overview=overview, **environ)
    terminal.wait_for(is_open)
    return terminal


def left(terminal: Terminal) -> Terminal:
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
    return terminal


def shows_mark(start: Start, *arguments: str, **environ: str) -> bool:
    """Let a start paint and end; say whether it painted what was kept."""
    terminal = start(*arguments, command=PAINT, **environ)
    terminal.wait_for_end()
    return MARK.encode() in terminal.raw


def paints(start: Start, *arguments: str, **environ: str) -> bool:
    """Say whether a start paints anything before it does anything else."""
    terminal = start(*arguments, command=PAINT, **environ)
    terminal.wait_for_end()
    return terminal.raw != b""


# -- what reaches the app -------------------------------------------------------------------


@pytest.mark.first_start
def test_the_library_that_the_file_names_is_opened(start: Start, library: Path, file: Path) -> None:
    file.write_text('library = "mine"\n')
    left(opened(start, overview=True, BRIEFINGS_LIBRARY=""))  # no place is kept in `library`
    assert (file.parent / "mine" / "library.log").exists()
    assert not library.exists()


def test_the_wire_of_the_file_is_used_and_the_flag_goes_before_it(
    start: Start, library: Path, file: Path
) -> None:
    file.write_text('wire = "plain"\n')
    assert TEXTUALS_RESET in left(opened(start)).raw
    assert not cached(library).exists()
    assert TEXTUALS_RESET not in left(opened(start, "--wire", "thrift")).raw
    assert not paints(start), "the next start is to be a plain one again"


def test_the_keys_of_the_file_are_the_apps(start: Start, file: Path) -> None:
    file.write_text('[keys]\nhelp = "f8"\n')
    terminal = opened(start)
    assert "F8 help" in terminal.line(-1)
    terminal.press("\x1b[19~")
    terminal.wait_for("down a line")


def test_the_theme_of_the_file_is_what_is_seen_from_the_first_paint_on(
    start: Start, file: Path
) -> None:
    file.write_text('theme = "mine"\n')
    theme = file.parent / "themes" / "mine.toml"
    theme.parent.mkdir()
    theme.write_text('heading = "red"\n')
    terminal = left(opened(start))
    painted_early = start(command=PAINT)
    painted_early.wait_for_end()
    for raw in (terminal.raw, painted_early.raw):
        assert b"31m" in raw[: raw.index(b"BOTTOM LINE")], "red is on before the heading"
    terminal = opened(start)
    assert "BOTTOM LINE" in terminal.cells(lambda cell: cell.fg == "red")
    terminal = opened(start, BRIEFINGS_THEME="mono")
    assert terminal.cells(lambda cell: cell.fg != "default") == ""


@pytest.mark.parametrize("way", ["file", "variable"])
def test_without_boot_nothing_is_kept_and_what_was_kept_goes(
    start: Start, library: Path, file: Path, way: str
) -> None:
    plant(library)
    other = cached(library).with_name("screen-40x12")
    other.touch()
    if way == "file":
        file.write_text("boot = false\n")
        left(opened(start))
    else:
        left(opened(start, BRIEFINGS_BOOT="0"))
    assert list(cached(library).parent.iterdir()) == []


# -- what is wrong --------------------------------------------------------------------------


def test_a_broken_file_opens_the_app_which_says_so(start: Start, file: Path) -> None:
    file.write_text("boot = = true\n")
    terminal = opened(start)
    assert terminal.line(-1).startswith(" 1 bad setting: `briefings config` says why.")
    terminal.press("j")
    assert "bad setting" not in terminal.text()
    assert left(terminal).raw.count(b"TOML") == 0


def test_a_sentence_that_fits_is_said_itself(start: Start) -> None:
    terminal = opened(start, "--config", "/dev/null", size=(120, 24))
    assert terminal.line(-1).startswith(" /dev/null is no file: put a file of TOML there")


def test_keys_and_theme_that_cannot_hold_are_counted_too(start: Start, file: Path) -> None:
    file.write_text('boot = 3\ntheme = "none"\n[keys]\nnothing = "x"\n')
    assert opened(start).line(-1).startswith(" 3 bad settings: `briefings config` says why.")


def test_on_a_small_screen_it_can_be_read_what_to_do(start: Start, file: Path) -> None:
    file.write_text("boot = 3\nwire = 4\n")
    terminal = start(size=(40, 12))
    terminal.wait_for(lambda text: "2 bad settings: `briefings config`" in text)


def test_the_catalogue_says_it_too(start: Start, library: Path, file: Path) -> None:
    file.write_text("boot = 3\n")
    terminal = start(command=(sys.executable, "-c", CUSTOMS.starter), size=(80, 24))
    terminal.wait_for("1 bad setting: `briefings config` says why.")


# -- what the next start paints -------------------------------------------------------------


def test_first_paint_waits_for_nothing_that_reads_settings(
    start: Start, library: Path, file: Path
) -> None:
    file.write_text("boot = true\n")
    left(opened(start))
    terminal = start(command=(sys.executable, "-S", "-c", LIGHT), PYTHONPATH=str(ROOT))
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("when", ["between", "during"])
@pytest.mark.parametrize("what", ["settings", "theme"])
def test_what_was_kept_does_not_hold_after_a_change(
    start: Start, file: Path, what: str, when: str
) -> None:
    file.write_text('theme = "mine"\n')
    theme = file.parent / "themes" / "mine.toml"
    theme.parent.mkdir()
    changed = file if what == "settings" else theme
    left(opened(start))
    assert paints(start)
    terminal = opened(start)
    if when == "during":
        changed.write_text("# changed\n")
        left(terminal)
    else:
        left(terminal)
        assert paints(start)
        changed.write_text("# changed\n")
    assert not paints(start)


@pytest.mark.parametrize("flag", [("--config", "{}"), ("--config={}",)])
def test_another_file_neither_paints_nor_keeps(
    start: Start, library: Path, flag: tuple[str, ...]
) -> None:
    other = library.parent / "other.toml"
    other.write_text("")
    arguments = [part.format(other) for part in flag]
    plant(library)
    assert shows_mark(start)
    assert not shows_mark(start, *arguments)
    cached(library).unlink()
    left(opened(start, *arguments))
    assert not cached(library).exists()


def test_a_file_named_by_the_environment_does(start: Start, library: Path) -> None:
    other = library.parent / "other.toml"
    other.write_text("")
    left(opened(start, BRIEFINGS_CONFIG=str(other)))
    assert paints(start, BRIEFINGS_CONFIG=str(other))
    assert not paints(start)
