"""What was on the screen when the app was left stands there again before the app is loaded."""

import os
import stat
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import COMMAND, Start, is_open
from tests.terminal.emulator import Terminal
from tests.wire.emulator import Emulator
from tui.first_page import OPENING

SECRETS = ("zebra thoughts", "zebratag", "zebraquery", "zebra draft")


def cached(library: Path) -> Path:
    """Return where the screen of 80x24 is kept."""
    return library.parent / ".cache" / "briefings" / "screen-80x24"


def read(start: Start, *keys: str, arguments: tuple[str, ...] = (), **environ: str) -> Terminal:
    """Open the app, press keys, quit in good order."""
    terminal = start(*arguments, **environ)
    terminal.wait_for(is_open)
    terminal.press(*keys, "ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
    return terminal


def was_painted(terminal: Terminal) -> bool:
    """Say whether the first thing on the terminal, before any question, was a kept screen.

    What the app itself paints at a start that has nothing kept comes later than the first write
    only in time, so this compares with the file.
    """
    return OPENING in shown_by(terminal.raw.partition(b"\x1b[6n")[0])


def shown_by(raw: bytes, size: tuple[int, int] = (80, 24)) -> str:
    """Return what a terminal shows that was sent this."""
    emulator = Emulator(*size)
    emulator.feed(raw)
    return "\n".join(emulator.screen.text)


def kept_bytes(library: Path) -> bytes:
    """Return what is sent to paint the kept screen."""
    rest = cached(library).read_bytes().partition(b"\n\n")[2]
    length, _, rest = rest.partition(b"\n")
    return rest[: int(length)]


def test_the_second_start_paints_before_anything_else_and_says_so(
    start: Start, library: Path
) -> None:
    read(start, "2", "l", "l")
    sent = kept_bytes(library)
    second = start()
    second.wait_for(is_open)
    assert second.raw.startswith(sent)
    first_seen = shown_by(sent).splitlines()
    assert first_seen[-1] == OPENING
    assert first_seen[:-1] == second.text().splitlines()[:-1]


def test_keys_typed_meanwhile_are_taken_in_order_and_not_echoed(
    start: Start, library: Path
) -> None:
    expected = read_up_to(start, "9", "space", "l", "enter")
    read(start, "1", "g")
    second = start()
    second.wait_for(lambda _: second.raw != b"")
    assert not termios.tcgetattr(second._slave)[3] & termios.ECHO
    os.write(second.master, b"9 l\r")
    second.wait_for(lambda text: is_list(text) or text == expected)
    second.settle(0.3)
    assert second.text() == expected
    before_app = second.raw.partition(b"\x1b[6n")[0]
    assert shown_by(before_app).splitlines()[-1] == OPENING


def read_up_to(start: Start, *keys: str) -> str:
    terminal = start()
    terminal.wait_for(is_open)
    terminal.press(*keys)
    shown = terminal.text()
    terminal.press("ctrl-q")
    terminal.wait_for_end()
    return shown


def is_list(text: str) -> bool:
    return "What goes with it" in text


def test_what_is_kept_is_its_owners_alone(start: Start, library: Path) -> None:
    read(start)
    assert stat.S_IMODE(cached(library).stat().st_mode) == 0o600
    assert stat.S_IMODE(cached(library).parent.stat().st_mode) == 0o700


def test_it_is_kept_where_xdg_says(start: Start, library: Path) -> None:
    folder = library.parent / "elsewhere"
    read(start, XDG_CACHE_HOME=str(folder))
    assert [path.name for path in (folder / "briefings").iterdir()] == ["screen-80x24"]
    assert not cached(library).exists()
    second = start(XDG_CACHE_HOME=str(folder))
    second.wait_for(is_open)
    assert was_painted(second)


@pytest.mark.parametrize(
    "leave",
    [
        ("g",),
        ("0",),
        ("9", "/", *"zebraquery", "enter"),
        ("/", *"zebraquery"),
        ("0", "f", *"zebra"),
        ("s", *"zebraquery"),
        ("a", *"zebra draft"),
    ],
    ids=["the item", "Notes", "a query", "in find", "a filter", "in search", "a draft"],
)
def test_nothing_of_the_readers_own_is_kept(
    start: Start, library: Path, leave: tuple[str, ...]
) -> None:
    noting = start()
    noting.wait_for(is_open)
    noting.press("l", "a")
    noting.wait_for("Note on")
    noting.type("zebra thoughts")
    noting.press("\x14")
    noting.type("zebratag")
    noting.press("enter", "esc")
    noting.wait_for("your name, asked once")
    noting.type("Ann")
    noting.press("enter")
    noting.wait_for("Saved")
    noting.press(*leave, "ctrl-q")
    if noting.process.poll() is None:
        noting.press("ctrl-q")
    assert noting.wait_for_end() == 0
    kept = cached(library).read_bytes().decode()
    assert "Peru achieves" in kept, "something is kept, and what is searched here is text"
    assert not [secret for secret in SECRETS if secret in kept or secret in shown_by(kept.encode())]
    assert "zebra" not in kept


def test_nothing_is_kept_or_painted_where_that_is_not_wanted(start: Start, library: Path) -> None:
    read(start, BRIEFINGS_BOOT="0")
    assert not cached(library).exists()
    read(start)
    assert cached(library).exists()
    other = start(BRIEFINGS_BOOT="0")
    other.wait_for(is_open)
    assert not other.raw.startswith(kept_bytes(library))


def written_to(library: Path) -> None:
    with (library / "library.log").open("a") as log:
        log.write(" ")


def widened(library: Path) -> None:
    cached(library).chmod(0o640)


def linked(library: Path) -> None:
    target = cached(library).rename(library.parent / "moved")
    cached(library).symlink_to(target)


def shortened(library: Path) -> None:
    cached(library).write_bytes(cached(library).read_bytes()[:-900])


def shortened_by_much(library: Path) -> None:
    cached(library).write_bytes(cached(library).read_bytes()[:900])


def damaged(library: Path) -> None:
    data = bytearray(cached(library).read_bytes())
    at = data.index(b"Peru achieves")
    data[at : at + 4] = b"Zebr"
    cached(library).write_bytes(bytes(data))


def emptied(library: Path) -> None:
    cached(library).write_bytes(b"")


def piped(library: Path) -> None:
    cached(library).unlink()
    os.mkfifo(cached(library), 0o600)


def foldered(library: Path) -> None:
    cached(library).unlink()
    cached(library).mkdir(mode=0o700)


@pytest.mark.parametrize(
    "change",
    [
        written_to, widened, linked, shortened, shortened_by_much, damaged, emptied, piped,
        foldered,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_what_cannot_be_trusted_is_not_painted(
    start: Start, library: Path, change: Callable[[Path], None]
) -> None:
    before = read(start, "2", "l").raw
    sent = kept_bytes(library)
    change(library)
    second = start()
    second.wait_for(is_open)
    assert not second.raw.startswith(sent[:400])
    assert "Zebr" not in second.raw.decode()
    fresh = read_up_to_place(start)
    assert second.text() == fresh
    assert before


def read_up_to_place(start: Start) -> str:
    terminal = start(BRIEFINGS_BOOT="0")
    terminal.wait_for(is_open)
    return terminal.text()


def test_another_terminal_or_size_or_briefing_gets_no_kept_screen(
    start: Start, library: Path
) -> None:
    read(start)
    sent = kept_bytes(library)
    for arguments, options in (
        ((), {"TERM": "screen"}),
        ((), {"NO_COLOR": "1"}),
        ((), {"LC_ALL": "C"}),
        ((), {"size": (81, 24)}),
    ):
        other = start(*arguments, **options)  # type: ignore[arg-type]
        other.wait_for(is_open)
        assert not other.raw.startswith(sent), options
    assert COMMAND
