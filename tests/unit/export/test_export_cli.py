"""`briefings export`."""

import os
import pty
from pathlib import Path

import pytest

from briefings import Library
from briefings.export.document import Options
from briefings.export.formats import format_named, formats
from tests.unit.command_line import Command

ID = "brava-2021"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def noted(made_up: Command) -> Command:
    made_up("note", "add", ID, "--body", "Open words", "--author", "Ana")
    made_up("note", "add", ID, "--item", "promise", "--body", "Secret words", "--tag", "private")
    return made_up


def test_it_says_where_it_wrote_and_what_went_and_what_stayed(
    noted: Command, tmp_path: Path
) -> None:
    code, out, err = noted("export", ID, "--format", "md")
    path = tmp_path / "brava-2021.md"
    assert (code, out) == (0, "")
    assert err == f"Written to {path}. 1 note went along, 1 stays: it is private.\n"
    assert "Open words" in path.read_text()
    assert "Secret words" not in path.read_text()


def test_private_notes_go_when_asked_for(noted: Command) -> None:
    code, _, err = noted("export", ID, "--format", "txt", "-o", "a.txt", "--with-private")
    assert code == 0
    assert err.endswith("a.txt. 2 notes went along.\n")
    assert "Secret words" in Path("a.txt").read_text()


def test_notes_that_a_format_has_no_place_for_are_told_apart(noted: Command) -> None:
    noted("note", "add", ID, "--item", "landed-2020", "--body", "On a figure")
    _, out, err = noted("export", ID, "--format", "csv", "-o", "-")
    assert err == (
        "Written to stdout. 1 note went along, 2 stay: 1 is private, 1 csv has no place for.\n"
    )
    assert "On a figure" in out
    assert "Open words" not in out


def test_stdout_gets_the_bytes_of_the_file_and_nothing_else(noted: Command) -> None:
    noted("export", ID, "--format", "md", "-o", "a.md")
    code, out, err = noted("export", ID, "--format", "md", "-o", "-")
    assert code == 0
    assert out.encode() == Path("a.md").read_bytes()
    assert err.startswith("Written to stdout. 1 note")
    assert not Path("-").exists()


def test_with_stderr_closed_it_is_written_and_nothing_is_told(
    noted: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert noted("export", ID, "--format", "md", "-o", "a.md") == (0, "", "")
    assert "Open words" in Path("a.md").read_text()
    assert noted("show", "nothing")[0] == 1


def test_an_existing_file_is_refused_without_force(noted: Command) -> None:
    Path("a.md").write_text("mine")
    code, sentence = noted.error("export", ID, "--format", "md", "-o", "a.md")
    assert code == 1, "the words of the command are all right"
    assert "a-2.md" in sentence
    assert "--force" in sentence
    assert Path("a.md").read_text() == "mine"
    assert noted("export", ID, "--format", "md", "-o", "a.md", "--force")[0] == 0
    assert Path("a.md").read_text() != "mine"


def test_panels_and_source_are_chosen(noted: Command) -> None:
    only = ("export", ID, "--format", "txt", "-o", "-", "--panel", "people", "--no-source")
    _, out, _ = noted(*only)
    assert "Who lives off the sea?" in out
    assert "What moves through the ports?" not in out
    assert "May 3, 2021" not in out
    _, both, _ = noted(*only, "--panel", "trade")
    assert "What moves through the ports?" in both


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("nobody", "--format", "md"), 1, "There is no briefing “nobody”"),
        ((ID, "--format", "doc"), 2, "There is no format “doc”; choose"),
        ((ID, "--format", "md", "--panel", "sea"), 2, "no panel “sea”"),
        ((ID, "--format", "md", "-o", "no/where.md"), 2, "There is no folder no"),
        ((ID,), 2, "with --format: bibtex, csl, csv, docx, html, json, md,"),
        ((ID, "-o", "brief.text"), 2, "with --format: bibtex, csl, csv"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    made_up: Command, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    got, sentence = made_up.error("export", *arguments)
    assert got == code
    assert words in sentence
    assert not list(tmp_path.glob("*.md"))


def test_the_format_may_be_told_by_the_files_name(made_up: Command, tmp_path: Path) -> None:
    _, _, said = made_up("export", ID, "-o", "x.MD")
    assert f"Written to {tmp_path / 'x.MD'}. " in said
    made_up("export", ID, "--format", "md", "-o", "y.md")
    assert (tmp_path / "x.MD").read_bytes() == (tmp_path / "y.md").read_bytes()


def test_a_name_that_promises_another_format_is_told(made_up: Command, tmp_path: Path) -> None:
    _, _, said = made_up("export", ID, "--format", "md", "-o", "x.docx")
    assert f"Written to {tmp_path / 'x.docx'} as md. " in said


def test_help_names_the_formats(command: Command) -> None:
    assert "|".join(formats()) in command.text("export", "--help")


def test_a_terminal_gets_no_binary(made_up: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    main, side = pty.openpty()
    binary = format_named("txt")._replace(write=lambda _: b"PK\0\1")
    monkeypatch.setattr("briefings.export.exporting.format_named", lambda _: binary)
    with open(side, "w", encoding="utf-8") as terminal:  # noqa: PTH123 - a descriptor
        monkeypatch.setattr("sys.stdout", terminal)
        code = made_up("export", ID, "--format", "txt", "-o", "-")[0]
        os.set_blocking(main, False)
        with pytest.raises(BlockingIOError):
            os.read(main, 100)
    os.close(main)
    assert code == 2


def test_the_library_gives_the_same_bytes_again(noted: Command) -> None:
    with Library() as library:
        first = library.export(ID, "md", Options())
    with Library() as library:
        assert library.export(ID, "md", Options()) == first
    assert (first.notes, first.stayed) == (1, 1)
