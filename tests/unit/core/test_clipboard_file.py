"""The file that takes copies: the whole of the last one, and nobody else's to read."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.clipboard_file import keep
from briefings.errors import BriefingsError, NoSpaceError, ReadOnlyError
from briefings.paths import copied_file
from briefings.store.files import Files


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


class Failing(Files):
    """A disk at which one of the calls fails."""

    def __init__(self, number: int, call: str) -> None:
        self.number = number
        self.call = call

    def _fail(self, call: str) -> None:
        if call == self.call:
            raise OSError(self.number, os.strerror(self.number))

    def open_new(self, path: Path) -> int:
        self._fail("open")
        return super().open_new(path)

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.call == "write" and offset:
            self._fail("write")
        return super().write(fd, data[:2], offset)

    def sync(self, fd: int) -> None:
        self._fail("sync")
        super().sync(fd)

    def replace(self, source: Path, target: Path) -> None:
        self._fail("replace")
        super().replace(source, target)


def test_the_last_copy_is_there_whole_and_alone(home: Path) -> None:
    assert keep("one\ntwo") == keep("three ¶") == "~/state/briefings/copied.txt"
    assert copied_file().read_text("utf-8") == "three ¶\n"
    assert [path.name for path in copied_file().parent.iterdir()] == ["copied.txt"]


def test_nobody_else_can_read_it() -> None:
    copied_file().parent.mkdir(parents=True)
    copied_file().write_text("before")
    copied_file().chmod(0o644)
    keep("private")
    assert stat.S_IMODE(copied_file().stat().st_mode) == 0o600


def test_a_link_in_its_place_is_replaced_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    copied_file().parent.mkdir(parents=True)
    copied_file().symlink_to(elsewhere)
    keep("copy")
    assert elsewhere.read_text() == "mine"
    assert copied_file().read_text() == "copy\n"


def test_a_name_outside_the_home_is_written_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert keep("x") == str(tmp_path / "state" / "briefings" / "copied.txt")


@pytest.mark.parametrize("call", ["open", "write", "sync", "replace"])
@pytest.mark.parametrize(
    ("number", "error", "said"),
    [
        (errno.ENOSPC, NoSpaceError, "The disk is full"),
        (errno.EROFS, ReadOnlyError, "the system does not let you"),
        (errno.EIO, BriefingsError, "Input/output error"),
    ],
)
def test_what_fails_is_said_and_the_last_copy_stays(
    call: str, number: int, error: type[BriefingsError], said: str
) -> None:
    keep("before")
    with pytest.raises(error, match=said) as raised:
        keep("after", Failing(number, call))
    assert "~/state/briefings/copied.txt" in str(raised.value)
    assert copied_file().read_text() == "before\n"
    assert [path.name for path in copied_file().parent.iterdir()] == ["copied.txt"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.mkdir(parents=True),
        lambda path: path.parent.parent.mkdir(parents=True) or path.parent.write_text("a file"),
    ],
    ids=["folder", "no folder"],
)
def test_what_stands_in_the_way_is_a_sentence(spoil: Callable[[Path], object]) -> None:
    spoil(copied_file())
    with pytest.raises(BriefingsError, match="was not written"):
        keep("x")
