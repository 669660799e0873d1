"""A screen is kept whole and alone its owner's; only then is it painted."""

import fcntl
import os
import pty
import stat
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.line import kept_screen, private_files, tty

KEY = ["vraem-2014", "/lib/library.log", "TERM=xterm", "a stamp"]
PAINTED, SCREEN = b"\x1b[Hpainted \xc3\xad", "\x1b[1;1Hscreen í\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the screen is kept; the folder is not there yet."""
    return tmp_path / "cache" / "briefings" / "screen-80x24"


@pytest.fixture
def kept(path: Path) -> Path:
    """A screen that is kept there."""
    kept_screen.keep(str(path), KEY, [PAINTED], SCREEN)
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """Both ends of a terminal, of which the second is painted on; 0, 1 and 2 are that terminal."""
    master, slave = pty.openpty()
    monkeypatch.setattr(tty, "INPUT", slave)
    monkeypatch.setattr(tty, "OUTPUT", slave)
    monkeypatch.setattr(tty, "_before", [])
    monkeypatch.setattr(tty, "_shows", [])
    monkeypatch.setattr(os, "isatty", lambda _: True)
    os.set_blocking(master, False)
    yield master, slave
    os.close(master)
    os.close(slave)


def waiting(master: int) -> bytes:
    """Return what was written to the terminal."""
    try:
        return os.read(master, 1 << 16)
    except BlockingIOError:
        return b""


def test_what_was_kept_is_painted_and_handed_on(kept: Path, terminal: tuple[int, int]) -> None:
    master, slave = terminal
    before = termios.tcgetattr(slave)
    assert kept_screen.paint(str(kept), KEY) == SCREEN
    assert tty.hand_over() == before
    assert waiting(master) == PAINTED


def test_parts_are_painted_one_by_one(
    kept: Path, terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    master, _ = terminal
    parts = [b"\x1b[Hpart one, ", b"\xc3\xad two, ", b"and three"]
    kept_screen.keep(str(kept), KEY, parts, SCREEN)
    seen = []
    monkeypatch.setattr(time, "sleep", lambda seconds: seen.append((seconds, waiting(master))))
    assert kept_screen.paint(str(kept), KEY) == SCREEN
    assert seen == [(tty.APART, part) for part in parts[:2]]
    assert waiting(master) == parts[2]


@pytest.mark.parametrize("parts", [[PAINTED], [PAINTED] * 4])
def test_what_was_kept_says_whether_the_line_was_far(path: Path, parts: list[bytes]) -> None:
    assert kept_screen.was_far(str(path)) is None
    kept_screen.keep(str(path), [*KEY, "", ""], parts, SCREEN)
    assert kept_screen.was_far(str(path)) is (len(parts) > 1)
    assert kept_screen.head(str(path)) is not None
    path.write_bytes(b"something else")
    assert kept_screen.was_far(str(path)) is None


def test_from_then_on_keys_wait_unechoed_and_ctrl_c_is_one(
    kept: Path, terminal: tuple[int, int]
) -> None:
    master, slave = terminal
    kept_screen.paint(str(kept), KEY)
    waiting(master)
    os.write(master, b"jk\r\x03\x1a\x13")
    assert os.read(slave, 100) == b"jk\r\x03\x1a\x13"
    assert waiting(master) == b""


def test_the_terminal_can_be_given_back(kept: Path, terminal: tuple[int, int]) -> None:
    master, slave = terminal
    before = termios.tcgetattr(slave)
    kept_screen.paint(str(kept), KEY)
    assert termios.tcgetattr(slave) != before
    waiting(master)
    tty.give_back()
    assert termios.tcgetattr(slave) == before
    assert waiting(master).startswith(tty.CLOSING[:6])


def test_it_is_given_back_once_and_not_by_who_has_handed_it_over(
    kept: Path, terminal: tuple[int, int]
) -> None:
    master, slave = terminal
    tty.give_back()
    assert waiting(master) == b"", "it was not taken yet"
    kept_screen.paint(str(kept), KEY)
    waiting(master)
    taken = termios.tcgetattr(slave)
    tty.hand_over()
    tty.give_back()
    assert waiting(master) == b""
    assert termios.tcgetattr(slave) == taken


@pytest.mark.parametrize(
    ("known", "environ", "size"),
    [
        ((100, 30), {"COLUMNS": "40", "LINES": "12"}, (100, 30)),
        ((0, 30), {"COLUMNS": "40", "LINES": "12"}, (40, 30)),
        ((100, 0), {"COLUMNS": "40", "LINES": "12"}, (100, 12)),
        ((0, 0), {"COLUMNS": "132"}, (132, 24)),
        ((0, 0), {}, (80, 24)),
        ((0, 0), {"COLUMNS": "0", "LINES": "-3"}, (80, 24)),
        ((0, 0), {"COLUMNS": "12345678901", "LINES": "10000"}, (80, 24)),
        ((0, 0), {"COLUMNS": "²", "LINES": "many"}, (80, 24)),
    ],
)
def test_a_size_of_nothing_is_one_that_is_not_known(
    terminal: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    known: tuple[int, int],
    environ: dict[str, str],
    size: tuple[int, int],
) -> None:
    columns, rows = known
    fcntl.ioctl(terminal[0], termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    for variable in ("COLUMNS", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environ.items():
        monkeypatch.setenv(variable, value)
    assert tty.terminal_size() == size


@pytest.mark.parametrize("number", range(len(KEY)))
def test_another_key_finds_nothing(kept: Path, terminal: tuple[int, int], number: int) -> None:
    other = [*KEY]
    other[number] += "x"
    assert kept_screen.paint(str(kept), other) is None
    assert kept_screen.paint(str(kept), KEY[:-1]) is None
    assert waiting(terminal[0]) == b""


def test_the_key_can_be_read(kept: Path, path: Path) -> None:
    assert kept_screen.head(str(kept)) == KEY
    kept.write_bytes(b"something else")
    assert kept_screen.head(str(kept)) is None
    kept.unlink()
    assert kept_screen.head(str(kept)) is None


def test_it_is_its_owners_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert list(kept.parent.iterdir()) == [kept]


def test_the_newest_replaces_what_was_kept(kept: Path, terminal: tuple[int, int]) -> None:
    kept_screen.keep(str(kept), KEY, [b"newer"], SCREEN)
    kept_screen.paint(str(kept), KEY)
    assert waiting(terminal[0]) == b"newer"


def test_a_key_that_would_not_fit_on_its_lines_keeps_nothing(kept: Path) -> None:
    kept_screen.keep(str(kept), ["two\nlines"], [PAINTED], SCREEN)
    assert not kept.exists()


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept_screen.keep(str(tmp_path / "file" / "screen"), KEY, [PAINTED], SCREEN)
    (tmp_path / "folder" / "screen").mkdir(parents=True)
    kept_screen.keep(str(tmp_path / "folder" / "screen"), KEY, [PAINTED], SCREEN)
    assert [p.name for p in (tmp_path / "folder").iterdir()] == ["screen"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o777])
def test_a_file_that_others_may_touch_is_not_trusted(
    kept: Path, terminal: tuple[int, int], mode: int
) -> None:
    kept.chmod(mode)
    assert kept_screen.paint(str(kept), KEY) is None


def test_somebody_elses_is_not_trusted(
    kept: Path, terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    assert kept_screen.paint(str(kept), KEY) is None


def test_a_link_a_pipe_and_a_folder_are_not_trusted(kept: Path, terminal: tuple[int, int]) -> None:
    link = kept.with_name("link")
    link.symlink_to(kept)
    pipe = kept.with_name("pipe")
    os.mkfifo(pipe, 0o600)
    for path in (link, pipe, kept.parent):
        assert kept_screen.paint(str(path), KEY) is None
        assert kept_screen.head(str(path)) is None


def test_what_is_not_whole_is_not_trusted(kept: Path, terminal: tuple[int, int]) -> None:
    data = kept.read_bytes()
    for size in range(len(data)):
        kept.write_bytes(data[:size])
        assert kept_screen.paint(str(kept), KEY) is None, size
    kept.write_bytes(data + b"x")
    assert kept_screen.paint(str(kept), KEY) is None
    assert waiting(terminal[0]) == b""


def test_no_byte_of_it_can_change_unnoticed(kept: Path, terminal: tuple[int, int]) -> None:
    data = kept.read_bytes()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 0x01
        kept.write_bytes(bytes(changed))
        assert kept_screen.paint(str(kept), KEY) is None, at


def test_without_a_terminal_nothing_is_painted(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    monkeypatch.setattr(tty, "INPUT", read)
    monkeypatch.setattr(tty, "OUTPUT", write)
    assert kept_screen.paint(str(kept), KEY) is None
    os.close(write)
    assert os.read(read, 10) == b""
    os.close(read)


@pytest.mark.parametrize(
    ("given", "folder"),
    [("/var/cache/me", "/var/cache/me/briefings"), ("", "{home}/.cache/briefings"),
     ("relative", "{home}/.cache/briefings")],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has a folder of its own")
def test_the_cache_folder(monkeypatch: pytest.MonkeyPatch, given: str, folder: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert private_files.cache_folder("briefings") == folder.format(home="/home/somebody")


def test_what_is_typed_while_nothing_is_painted_is_not_echoed_and_nothing_is_cleared(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tty, "give_back_if_ended", lambda: None)
    master, slave = terminal
    before = termios.tcgetattr(slave)
    tty.hush()
    os.write(master, b"9")
    assert waiting(master) == b""
    assert os.read(slave, 9) == b"9"
    tty.give_back()
    assert termios.tcgetattr(slave) == before
    assert waiting(master) == b""
    tty.hush()
    tty.take_keys()
    assert tty.hand_over() == before, "those of before all of it"
