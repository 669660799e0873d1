"""`briefings doctor`: what is wrong with the library, and where what was set aside is."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefings.notes.drafts.external_edit import ExternalEdit
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Draft
from briefings.notes.model import Content, Target
from tests.unit.command_line import Command


@pytest.fixture
def log(made_up: Command, tmp_path: Path) -> Path:
    """The log of a library with two notes."""
    for body in ("first", "second"):
        made_up("note", "add", "brava-2021", "--body", body, "--author", "Ana")
    return tmp_path / "library" / "library.log"


def spoil(log: Path, text: bytes) -> None:
    data = log.read_bytes()
    assert data.count(text) == 1
    log.write_bytes(data.replace(text, b"#" * len(text)))


def unwrapped(text: str) -> str:
    """Return a text without the places where it may be broken."""
    return "".join(text.split())


def test_a_sound_library(made_up: Command, log: Path) -> None:
    assert unwrapped(made_up.text("doctor")) == unwrapped(f"{log}: sound, 3 changes")
    assert made_up.json("doctor") == {
        "log": str(log),
        "sound": True,
        "changes": 3,
        "read_only": False,
        "problems": [],
        "mended": [],
        "kept": [],
        "index": [],
    }


def test_damage_is_told_once_and_by_the_doctor_every_time(made_up: Command, log: Path) -> None:
    spoil(log, b'"body":"first"')
    code, out, err = made_up("note", "list")
    assert (code, "second" in out, "first" in out) == (0, True, False)
    assert "is damaged in bytes" in err
    assert made_up("note", "list")[2] == ""
    (copy,) = log.parent.glob("library.log.damaged-*")
    for _ in range(2):
        code, out, err = made_up("doctor")
        said = " ".join(out.split())
        assert (code, err) == (1, "")
        assert "NOT SOUND, 3 changes WRONG library.log is damaged in bytes" in said
        assert f"KEPT BESIDE IT {copy.name}: what was damaged, {copy.stat().st_size} bytes" in said


def test_what_is_put_right_is_no_problem(made_up: Command, log: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b"briefings-log", b"briefinGs-log") + b'{"x":')
    out = " ".join(made_up.text("doctor").split())
    assert "sound, 4 changes PUT RIGHT JUST NOW" in out
    assert "The first line of library.log was damaged and is written anew" in out
    assert "never finished" in out
    assert made_up.json("doctor")["sound"]
    assert [kept["kind"] for kept in made_up.json("doctor")["kept"]] == ["unfinished", "damaged"]


def test_a_draft_that_cannot_be_read_is_a_problem(made_up: Command, log: Path) -> None:
    drafts = log.parent / "drafts"
    drafts.mkdir(exist_ok=True)
    (drafts / f"{'0' * 32}.json").write_text("{")
    code, out, _ = made_up("doctor")
    assert code == 1
    assert "is not a whole draft" in " ".join(out.split())


def removed(log: Path) -> None:
    log.unlink()


def emptied(log: Path) -> None:
    log.write_bytes(b"")


@pytest.mark.parametrize("lose", [removed, emptied])
@pytest.mark.parametrize("arguments", [["list"], ["note", "list"], ["doctor"]])
def test_a_log_that_is_gone_is_what_is_said(
    made_up: Command, log: Path, lose: Callable[[Path], None], arguments: list[str]
) -> None:
    lose(log)
    _, out, err = made_up(*arguments)
    said = unwrapped(out + err)
    assert unwrapped(f"{log} held 3 changes and is now empty or gone: restore it from a") in said
    assert unwrapped("another directory") not in said
    assert log.exists() == (lose is emptied)


@pytest.mark.parametrize("columns", [20, 40])
def test_the_report_is_wrapped(
    made_up: Command, log: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    spoil(log, b'"body":"first"')
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(cell_len, made_up("doctor")[1].splitlines())) <= columns


def test_what_an_editor_left_makes_no_library_unsound(made_up: Command, log: Path) -> None:
    drafts = log.parent / "drafts"
    lent = ExternalEdit(DraftFolder(drafts, DraftFiles()), "6" * 32)
    saved = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    lent.write(
        Draft(id="6" * 32, target=Target(briefing="brava-2021"), content=Content(), saved=saved)
    )
    (lent.directory / ".note.md.swp").write_bytes(b"b0VIM")
    made_up("note", "list")
    said = made_up.json("doctor")
    assert said["sound"] is True
    name = f"drafts/{'6' * 32}.lent/.note.md.swp"
    assert {"name": name, "kind": "left by an editor", "size": 5} in said["kept"]
    assert "left by an editor" not in made_up.text("doctor")
    assert unwrapped("what an editor that was killed left") in unwrapped(made_up.text("doctor"))
