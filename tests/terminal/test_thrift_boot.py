"""What was on the screen when the app was left stands there again before the app is loaded."""

import os
import stat
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Library
from briefings.model import ReadingPlace, Spot
from tests.terminal.emulator import Terminal
from tests.terminal.kept import MARK, PAINT, cached, plant, same_stamp, seen
from tests.terminal.starting import Start
from tui.startup.first_page import OPENING


def opened(start: Start, *arguments: str, **options: str) -> Terminal:
    """Start the app and wait until it takes keys, in whatever tab."""
    terminal = start(*arguments, **options)
    terminal.wait_for(lambda text: "? help" in text)
    return terminal


def painted(start: Start) -> bytes:
    """Return what a start paints before it does anything else."""
    terminal = start(command=PAINT)
    terminal.wait_for_end()
    return terminal.raw


def left(terminal: Terminal, *keys: str) -> str:
    """Press keys and quit in good order; return what stood on the screen before that."""
    terminal.press(*keys)
    shown = terminal.text()
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
    return shown


@pytest.mark.fresh_starts
def test_the_next_start_paints_it_before_anything_else_and_says_so(
    start: Start, library: Path
) -> None:
    left(opened(start), "2", "l", "l")
    sent = painted(start)
    again = opened(start)
    assert again.raw.startswith(sent)
    assert seen(sent)[-1] == OPENING
    assert seen(sent)[:-1] == again.text().splitlines()[:-1]


def test_the_app_takes_up_what_was_painted(start: Start, library: Path) -> None:
    """It writes nothing that stands there already: only the status row is another one."""
    left(opened(start))
    sent = painted(start)
    again = opened(start)
    assert again.raw.startswith(sent)
    assert b"Peru" not in again.raw[len(sent) :]
    assert len(again.raw) < len(sent) + 200


@pytest.mark.fresh_starts
def test_keys_typed_meanwhile_are_taken_in_order_and_not_echoed(start: Start) -> None:
    wanted = left(opened(start), "9", "space", "space", "k")
    left(opened(start), "1", "g")
    again = start()
    again.wait_for(lambda _: again.raw != b"")
    assert not termios.tcgetattr(again._slave)[3] & termios.ECHO
    again.give(b"9  k")
    again.wait_for(lambda text: text == wanted)


def test_what_is_kept_is_its_owners_alone(start: Start, library: Path) -> None:
    left(opened(start))
    assert stat.S_IMODE(cached(library).stat().st_mode) == 0o600
    assert stat.S_IMODE(cached(library).parent.stat().st_mode) == 0o700
    kept = sorted(cached(library).parent.iterdir())
    assert [path.name for path in kept] == ["background", cached(library).name]
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600


def test_it_is_kept_where_xdg_says(start: Start, library: Path) -> None:
    folder = library.parent / "elsewhere"
    left(opened(start, XDG_CACHE_HOME=str(folder)))
    kept = sorted(path.name for path in (folder / "briefings").iterdir())
    assert kept == ["background", "screen-80x24"]
    assert not cached(library).exists()


def test_nothing_is_kept_or_painted_where_that_is_not_wanted(start: Start, library: Path) -> None:
    left(opened(start, BRIEFINGS_BOOT="0"))
    assert not cached(library).exists()
    plant(library)
    assert shows_mark(start(command=PAINT))
    assert not shows_mark(start(command=PAINT, BRIEFINGS_BOOT="0"))


def shows_mark(terminal: Terminal) -> bool:
    """Let a start paint and end; say whether it painted what was kept."""
    terminal.wait_for_end()
    return MARK.encode() in terminal.raw


@pytest.mark.parametrize("arguments", [(), ("vraem-2014",), ("--wire=thrift",), ("--wire", "auto")])
def test_it_is_painted_where_the_same_is_asked_for(
    start: Start, library: Path, arguments: tuple[str, ...]
) -> None:
    plant(library)
    assert shows_mark(start(*arguments, command=PAINT))


@pytest.mark.parametrize(
    "arguments",
    [
        ("customs-2022",), ("list",), ("show", "vraem-2014"), ("--help",), ("--wire", "plain"),
        ("--wire=plain",), ("--library", "other"), ("vraem-2014", "more"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_it_is_not_painted_where_something_else_is_asked_for(
    start: Start, library: Path, arguments: tuple[str, ...]
) -> None:
    plant(library)
    assert not shows_mark(start(*arguments, command=PAINT))


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "screen"}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"COLORTERM": "truecolor"},
        {"BRIEFINGS_WIRE": "plain"}, {"BRIEFINGS_LIBRARY": "/other"},
    ],
    ids=str,
)  # fmt: skip
def test_it_is_not_painted_where_it_would_look_different(
    start: Start, library: Path, environ: dict[str, str]
) -> None:
    plant(library)
    assert not shows_mark(start(command=PAINT, **environ))


def test_it_is_not_painted_at_another_size(start: Start, library: Path) -> None:
    plant(library)
    assert not shows_mark(start(command=PAINT, size=(81, 24)))


def test_it_is_not_painted_for_another_library(start: Start, library: Path) -> None:
    """What was read with `--library` is not what the next start without it opens."""
    left(opened(start, "--library", f"{library}-other"))
    assert painted(start) == b""


def test_it_is_not_painted_where_the_output_goes_elsewhere(start: Start, library: Path) -> None:
    plant(library)
    words = f"'{PAINT[0]}' -c '{PAINT[2]}' | cat"
    assert not shows_mark(start(command=("/bin/sh", "-c", words)))


def written_to(path: Path, library: Path) -> None:
    with (library / "library.log").open("a") as log:
        log.write("\n")


def read_since(path: Path, library: Path) -> None:
    """Somebody has read on in a terminal of another size."""
    with Library(library) as opened:
        opened.places.keep("vraem-2014", ReadingPlace(spot=Spot(tab="source", offset=0)))


def readable_by_others(path: Path, library: Path) -> None:
    path.chmod(0o640)


def somebody_elses(path: Path, library: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can give a file away")
    os.chown(path, 65534, -1)


def a_link(path: Path, library: Path) -> None:
    path.symlink_to(path.rename(path.with_name("moved")))


def a_pipe(path: Path, library: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def a_folder(path: Path, library: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


def empty(path: Path, library: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path, library: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def damaged(path: Path, library: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\x1b[H", b"\x1b[L"))


def too_long(path: Path, library: Path) -> None:
    with path.open("ab") as file:
        file.write(b" " * (1 << 18))


@pytest.mark.parametrize(
    "change",
    [
        written_to, read_since, readable_by_others, somebody_elses, a_link, a_pipe, a_folder, empty,
        cut_short, damaged, too_long,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_what_cannot_be_trusted_is_not_painted(
    start: Start, library: Path, change: Callable[[Path, Path], None]
) -> None:
    path = plant(library)
    change(path, library)
    assert not shows_mark(start(command=PAINT))


@pytest.mark.parametrize("change", [a_folder, cut_short], ids=lambda change: change.__name__)
def test_the_app_then_starts_as_ever(
    start: Start, library: Path, change: Callable[[Path, Path], None]
) -> None:
    first = opened(start, BRIEFINGS_BOOT="0").text()
    change(plant(library), library)
    again = opened(start)
    assert again.text() == first
    left(again)


@pytest.mark.fresh_starts
def test_a_start_that_fails_afterwards_leaves_the_terminal_and_says_why(
    start: Start, library: Path
) -> None:
    plant(library)
    log = library / "library.log"
    same_stamp(log, lambda: log.write_bytes(b"\x00" * log.stat().st_size))
    terminal = start()
    assert terminal.wait_for_end() == 1
    assert MARK.encode() in terminal.raw
    assert terminal.is_sane()
    assert MARK not in terminal.text()
    said = " ".join(terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :].decode().split())
    assert said.count(". ") == 0, "one sentence"
    assert "library" in said.lower()


def test_a_mistake_in_the_environment_is_said_on_the_normal_screen(
    start: Start, library: Path
) -> None:
    plant(library)
    terminal = start(BRIEFINGS_WIRE="bogus")
    assert terminal.wait_for_end() == 2
    assert b"\x1b" not in terminal.raw
    assert "bogus" in terminal.text()
