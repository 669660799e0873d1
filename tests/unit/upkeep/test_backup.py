"""A backup has all of a library, as it was at one moment, and is read back before it is there."""

import errno
import fcntl
import gzip
import io
import os
import subprocess
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Library
from briefings.errors import BriefingsError, ConflictError, DamagedError, NoSpaceError, UsageError
from briefings.notes.model import Content, Target
from briefings.store.failures import BusyError
from briefings.store.files import Files
from briefings.upkeep import archive, backing_up, restoring
from briefings.upkeep.archive import NoBackupError
from briefings.upkeep.restoring import restore_library
from tests.unit.command_line import Command
from tests.unit.upkeep.conftest import files_in


@pytest.fixture
def saved(used: Library, tmp_path: Path) -> Path:
    return used.upkeep.backup(tmp_path / "b.tar.gz").path


def nothing_else(tmp_path: Path) -> bool:
    """Whether nothing was left of what failed."""
    return not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_all_of_it_comes_back(used: Library, folder: Path, tmp_path: Path) -> None:
    (folder / "library.log.damaged-1").write_bytes(b"what was damaged\n")
    done = used.upkeep.backup(tmp_path / "b.tar.gz")
    assert done.path.stat().st_mode & 0o777 == 0o600
    assert (done.size, done.damaged) == (done.path.stat().st_size, 0)
    restored = restore_library(done.path, tmp_path / "again")
    assert (restored.aside, restored.changes) == (None, done.changes)
    assert files_in(tmp_path / "again") == files_in(folder)
    assert done.files == len(files_in(folder)) == 5
    assert (tmp_path / "again" / "originals").stat().st_mode & 0o777 == 0o700
    with Library(tmp_path / "again") as again:
        assert again.upkeep.examine().problems == ()
        assert again.catalogue() == used.catalogue()
        assert again.notes.list() == used.notes.list()
        (draft,) = again.drafts.waiting()
        assert draft.draft.content.body == "half a word"
        again.notes.add(Target(briefing=again.ids()[0]), Content(body="goes on"), "Ana")


def test_any_tar_takes_it_apart(saved: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "apart").mkdir()
    subprocess.run(["tar", "xzf", saved, "-C", tmp_path / "apart"], check=True)
    check = ["sha256sum", "--quiet", "-c", "manifest.sha256"]
    subprocess.run(check, check=True, cwd=tmp_path / "apart")
    files = files_in(tmp_path / "apart")
    assert {n: f for n, f in files.items() if n not in ("backup.json", "manifest.sha256")} == (
        files_in(folder)
    )


def test_what_others_save_meanwhile_is_not_in_it(
    used: Library, port: str, folder: Path, tmp_path: Path
) -> None:
    before = (folder / "library.log").read_bytes()
    with Library(folder) as other:

        def tell(done: int, _of: int) -> None:
            if done == 0:
                other.notes.add(Target(briefing=port), Content(body="meanwhile"), "Ben")
                other.upkeep.compact()

        done = used.upkeep.backup(tmp_path / "b.tar.gz", tell)
    restore_library(done.path, tmp_path / "again")
    assert (tmp_path / "again" / "library.log").read_bytes() == before
    assert {note.content.body for note in used.notes.list(port)} == {"second", "meanwhile"}


def test_nothing_is_replaced_unasked(used: Library, saved: Path, folder: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(BriefingsError, match="is there already"):
        used.upkeep.backup(saved)
    assert saved.read_bytes() == before
    used.upkeep.backup(saved, force=True)
    assert saved.read_bytes() != before
    with pytest.raises(UsageError, match="no plain file"):
        used.upkeep.backup(folder, force=True)


def test_what_does_not_read_back_is_thrown_away(
    used: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiling(stream: io.BufferedRandom, *rest: object) -> str:
        digest = archive.write_backup(stream, *rest)  # type: ignore[arg-type]
        stream.flush()
        stream.seek(200)
        stream.write(b"\0\0\0")
        return digest

    monkeypatch.setattr(backing_up, "write_backup", spoiling)
    with pytest.raises(DamagedError):
        used.upkeep.backup(tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()
    assert nothing_else(tmp_path)


def test_on_a_full_disk_nothing_is_left(
    used: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoSpaceError, match="disk is full"):
        used.upkeep.backup(tmp_path / "b.tar.gz")
    assert not (tmp_path / "b.tar.gz").exists()
    assert nothing_else(tmp_path)


def test_a_damaged_library_is_saved_as_it_is_and_said_so(made_up: Command, tmp_path: Path) -> None:
    made_up("note", "add", "brava-2021", "--body", "first", "--author", "Ana")
    made_up("note", "add", "brava-2021", "--body", "second", "--author", "Ana")
    log = tmp_path / "library" / "library.log"
    log.write_bytes(log.read_bytes().replace(b'"first"', b'"fir#t"'))
    made_up("list")
    code, out, err = made_up("backup", str(tmp_path / "b.tar.gz"))
    assert code == 0
    assert "read back and whole." in " ".join(out.split())
    assert "damaged in a place, as saved: `briefings repair` mends it." in " ".join(err.split())
    assert made_up.json("repair")["missing"][0].startswith("library.log is damaged in bytes")
    assert made_up("doctor")[0] == 0
    assert "sound, and left as it is" in " ".join(made_up.text("repair").split())


def test_the_commands(made_up: Command, tmp_path: Path) -> None:
    made_up("note", "add", "brava-2021", "--body", "kept", "--author", "Ana")
    file = str(tmp_path / "b.tar.gz")
    assert made_up.json("backup", file)["damaged"] == 0
    assert made_up("backup", file)[0] == 1
    assert "read back and whole." in " ".join(made_up.text("backup", file, "--force").split())
    code, _, err = made_up("restore", file)
    assert code == 1
    assert "was left as it is" in " ".join(err.split())
    made_up("note", "add", "brava-2021", "--body", "later", "--author", "Ana")
    said = made_up.json("restore", file, "--force")
    assert "later" not in made_up.text("note", "list")
    assert "kept" in made_up.text("note", "list")
    code, out, _ = made_up("--library", said["aside"], "note", "list")
    assert "later" in out
    made_up.text("--library", str(tmp_path / "new" / "place"), "restore", file)
    assert (tmp_path / "new" / "place" / "library.log").exists()
    nowhere = str(tmp_path / "nowhere")
    assert made_up("--library", nowhere, "restore", str(tmp_path / "none"))[0] == 2
    assert made_up("--library", nowhere, "repair")[0] == 1


def test_no_library_is_lost_to_a_backup(used: Library, saved: Path, folder: Path) -> None:
    before = files_in(folder)
    with pytest.raises(ConflictError, match="left as it is"):
        restore_library(saved, folder)
    assert files_in(folder) == before
    used.notes.add(Target(briefing=used.ids()[0]), Content(body="newer"), "Ana")
    newer = files_in(folder)
    done = restore_library(saved, folder, force=True)
    assert done.aside is not None
    assert files_in(done.aside) == newer
    assert files_in(folder) == before
    # Who has the old one open goes on with the new one.
    assert [note.content.body for note in used.notes.list()] == ["second"]


@pytest.mark.parametrize("call", ["open_new", "write", "make_directory", "sync_directory"])
def test_a_restore_that_the_disk_refuses_leaves_all_as_it_was(
    saved: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files_in(folder)
    monkeypatch.setattr(Files, call, full)
    with pytest.raises(NoSpaceError, match="disk is full"):
        restore_library(saved, folder, force=True)
    monkeypatch.undo()
    assert files_in(folder) == before
    assert nothing_else(tmp_path)


def test_a_library_that_is_being_written_to_is_not_moved(
    saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_PATIENCE", 0.01)
    before = files_in(folder)
    with (folder / "library.log").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match="by another program"):
            restore_library(saved, folder, force=True)
    assert files_in(folder) == before


def test_a_folder_of_somebody_elses_is_left_alone(saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "to Ana.txt").write_bytes(b"dear")
    for force in (False, True):
        with pytest.raises(UsageError, match="name a folder of its own"):
            restore_library(saved, folder, force=force)
    assert files_in(folder) == {"to Ana.txt": b"dear"}
    (folder / "to Ana.txt").unlink()
    restore_library(saved, folder)
    assert (folder / "library.log").exists()


def test_what_a_killed_program_unpacked_goes_at_the_next_time(saved: Path, tmp_path: Path) -> None:
    left = tmp_path / ".again.00.restoring"
    left.mkdir()
    (left / "library.log").write_bytes(b"half")
    restore_library(saved, tmp_path / "again")
    assert nothing_else(tmp_path)


def packed(*members: tuple[tarfile.TarInfo, bytes], end: bytes = b"") -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for info, data in members:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return gzip.compress(raw.getvalue() + end)


def named(name: str, data: bytes = b"x") -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), data


def linked(kind: bytes) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo("library.log")
    info.type, info.linkname = kind, "/etc/passwd"
    return info, b""


HEAD = named("backup.json", b'{"format":"briefings-backup","version":1,"library":"x","made":"now"}')

HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no gzip": lambda: b"hello" * 100,
    "no tar": lambda: gzip.compress(b"hello" * 200),
    "no head": lambda: packed(named("library.log")),
    "another head": lambda: packed(named("backup.json", b'{"format":"x","library":"","made":""}')),
    "no json": lambda: packed(named("backup.json", b"{")),
    "a large head": lambda: packed(named("backup.json", b" " * (1 << 17))),
    "outside": lambda: packed(HEAD, named("../outside")),
    "outside below": lambda: packed(HEAD, named("places/../../outside")),
    "a full path": lambda: packed(HEAD, named("/tmp/outside")),
    "another folder": lambda: packed(HEAD, named("bin/outside")),
    "hidden": lambda: packed(HEAD, named("drafts/.hidden")),
    "a mark": lambda: packed(HEAD, named("library.log.mark")),
    "deep": lambda: packed(HEAD, named("places/" + "a/" * 50 + "b")),
    "a symbolic link": lambda: packed(HEAD, linked(tarfile.SYMTYPE)),
    "a hard link": lambda: packed(HEAD, linked(tarfile.LNKTYPE)),
    "a device": lambda: packed(HEAD, linked(tarfile.CHRTYPE)),
    "a folder": lambda: packed(HEAD, linked(tarfile.DIRTYPE)),
    "a pipe": lambda: packed(HEAD, linked(tarfile.FIFOTYPE)),
    "a long name": lambda: packed(HEAD, named("places/" + "a" * 9000)),
    "twice": lambda: packed(HEAD, named("places/a.json"), named("places/a.json")),
    "no log": lambda: packed(HEAD, named("library.log", b"no log\n")),
    "no manifest": lambda: packed(HEAD, named("places/a.json")),
    "another manifest": lambda: packed(HEAD, named("manifest.sha256", b"0" * 64)),
    "more behind it": lambda: packed(HEAD, end=b"more"),
    "a bomb": lambda: packed(HEAD, named("places/a", bytes(1 << 22))),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_backup_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(archive, "_ALLOWED", 1 << 20)
    file = tmp_path / "b.tar.gz"
    file.write_bytes(HOSTILE[kind]())
    with pytest.raises(
        NoBackupError, match=r"^This is no whole backup \(.+\): take another one\.$"
    ):
        restore_library(file, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar.gz"]


def test_one_of_a_later_program_is_not_touched(tmp_path: Path) -> None:
    head = b'{"format":"briefings-backup","version":2,"library":"x","made":"now"}'
    file = tmp_path / "b.tar.gz"
    file.write_bytes(packed(named("backup.json", head)))
    with pytest.raises(UsageError, match="upgrade first"):
        restore_library(file, tmp_path / "again")


def _unpacked(data: bytes) -> bytes | None:
    try:
        return gzip.decompress(data)
    except (EOFError, OSError, zlib.error):
        return None


def test_half_of_one_and_a_damaged_one_are_refused(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    file = tmp_path / "damaged.tar.gz"
    step = max(1, len(whole) // 40)
    for at in range(10, len(whole), step):
        flipped = bytearray(whole)
        flipped[at] ^= 0x10
        for data in (whole[:at], bytes(flipped)):
            if _unpacked(data) == _unpacked(whole):
                continue  # A bit that fills up the last byte of what is packed says nothing.
            file.write_bytes(data)
            with pytest.raises(NoBackupError):
                restore_library(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert nothing_else(tmp_path)
