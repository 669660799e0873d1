"""Files are written whole, over nothing by accident, and leave nothing behind."""

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.errors import BriefingsError, NoSpaceError, ReadOnlyError, UsageError
from briefings.export.saving import TakenError, default_name, free_name, save
from briefings.store.files import Files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    return made


@pytest.fixture(params=[0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_as_readable_as_the_user_has_it(folder: Path, umask: int) -> None:
    path = save(folder / "a.md", b"words")
    assert path == (folder / "a.md").resolve()
    assert path.read_bytes() == b"words"
    assert mode(path) == 0o666 & ~umask
    assert list(folder.iterdir()) == [path]


def test_a_file_that_is_there_is_kept(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"old")
    with pytest.raises(TakenError, match=r"a\.md is there already: .*a-2\.md.*--force"):
        save(folder / "a.md", b"new")
    assert (folder / "a.md").read_bytes() == b"old"
    assert len(list(folder.iterdir())) == 1


def test_force_replaces_a_file_and_keeps_who_may_read_it(folder: Path) -> None:
    path = folder / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o600)
    held = path.open("rb")
    save(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600
    with held:
        assert held.read() == b"old", "whoever reads the old file goes on reading it whole"


def test_what_a_link_points_to_is_replaced_and_not_the_link(folder: Path) -> None:
    (folder / "there.md").write_bytes(b"old")
    (folder / "link.md").symlink_to("there.md")
    save(folder / "link.md", b"new", force=True)
    assert (folder / "link.md").is_symlink()
    assert (folder / "there.md").read_bytes() == b"new"


def test_a_file_that_comes_meanwhile_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def come(*_: object) -> None:
        (folder / "a.md").write_bytes(b"other")

    monkeypatch.setattr(Files, "sync", come)
    with pytest.raises(TakenError, match="is there already"):
        save(folder / "a.md", b"mine")
    assert (folder / "a.md").read_bytes() == b"other"
    assert len(list(folder.iterdir())) == 1


def test_it_works_where_files_cannot_be_linked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert save(folder / "a.md", b"words").read_bytes() == b"words"
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize("step", ["write", "sync", "replace"])
def test_a_full_disk_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bytes | None
) -> None:
    if before is not None:
        (folder / "a.md").write_bytes(before)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Files, step, fail)
    with pytest.raises(NoSpaceError, match="disk is full"):
        save(folder / "a.md", b"new", force=True)
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert left == ({} if before is None else {"a.md": before})


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (errno.EACCES, ReadOnlyError, "does not let you"),
        (errno.EIO, BriefingsError, "was not written"),
    ],
)
def test_other_failures_are_sentences(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[BriefingsError],
    words: str,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(Files, "sync", fail)
    with pytest.raises(error, match=words):
        save(folder / "a.md", b"new")


def test_a_folder_that_is_missing_is_named(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder .*nowhere"):
        save(folder / "nowhere" / "a.md", b"new")


def test_a_file_is_not_said_to_be_a_missing_folder(folder: Path) -> None:
    (folder / "a.md").touch()
    with pytest.raises(UsageError, match=r"a\.md is no folder"):
        save(folder / "a.md" / "z", b"new")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc on this system")
def test_a_folder_that_takes_no_files_is_not_said_to_be_missing() -> None:
    with pytest.raises(BriefingsError, match=r"was not written"):
        save(Path("/proc/x.html"), b"new")


def test_what_is_no_plain_file_can_be_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="no plain file"):
        save(Path(os.devnull), b"new", plain=True)
    save(Path(os.devnull), b"new")


def test_a_folder_is_no_file(folder: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        save(folder, b"new", force=True)


def test_a_pipe_is_written_into(folder: Path) -> None:
    pipe, read = folder / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    save(pipe, b"words" * 50_000)
    reader.join(60)
    assert read == [b"words" * 50_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_tilde_is_the_home_of_somebody_or_a_tilde(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder / "home"))
    (folder / "home").mkdir()
    assert save(Path("~/a.md"), b"") == folder.resolve() / "home" / "a.md"
    assert save(Path("~nobody-at-all.md"), b"") == folder.resolve() / "~nobody-at-all.md"


def test_free_names_are_counted_up(folder: Path) -> None:
    path = folder / "a.b.md"
    assert free_name(path) == path
    path.touch()
    (folder / "a.b-2.md").symlink_to("nowhere")
    assert free_name(path) == folder / "a.b-3.md"


@pytest.mark.parametrize(
    ("briefing_id", "name"),
    [
        ("vraem-2014", "vraem-2014.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        (".hidden", "hidden.md"),
        ("a\x1b[2J b", "a-2J-b.md"),
        ("//", "briefing.md"),
    ],
)
def test_default_names_stay_in_the_folder(briefing_id: str, name: str) -> None:
    assert default_name([briefing_id], ".md") == name
