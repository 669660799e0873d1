"""`briefings export` with a depth: one brief of several, and a file each."""

import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefings import Library
from briefings.errors import UsageError
from briefings.export.document import Options
from briefings.notes.model import Content, Target
from tests.proposed import ARTICLE
from tests.unit.command_line import Command

ID = "brava-2021"
OTHER = "undated-santa"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def two(made_up: Command, tmp_path: Path) -> Command:
    """Two briefings: a written one with a note, and one that the program proposes."""
    made_up("note", "add", ID, "--body", "It will hold.", "--tag", "assessment", "--author", "Ana")
    source = tmp_path / "source"
    source.mkdir()
    (source / "harbour.txt").write_text(ARTICLE)
    code, _, err = made_up(
        "add", str(source / "harbour.txt"), "--title", "Santa", "--lens", "coast"
    )
    assert code == 0, err
    return made_up


def brief(command: Command, *arguments: str) -> str:
    code, out, err = command(
        "export", *arguments, "--depth", "brief", "--format", "txt", "-o", "-", "--on", "2026-01-02"
    )
    assert code == 0, err
    return out


def test_a_brief_says_who_prepared_it_and_when(two: Command) -> None:
    assert "Prepared 2026-01-02 by Ana, with notes by Ana." in brief(two, ID)
    assert "Prepared 2026-01-02 by Bea, with" in brief(two, ID, "--by", "Bea")
    code, out, _ = two("export", ID, "--depth", "brief", "--format", "txt", "-o", "-")
    assert code == 0
    assert "Prepared 20" in out


def test_the_same_day_makes_the_same_bytes(two: Command) -> None:
    assert brief(two, ID, OTHER) == brief(two, ID, OTHER)
    assert brief(two, ID, OTHER) != brief(two, OTHER, ID)


def test_a_title_and_a_mark_of_ones_own(two: Command) -> None:
    text = brief(two, ID, "--title", "Ports", "--marking", "For official use")
    assert text.startswith("FOR OFFICIAL USE\nPorts\n")


def test_several_make_one_brief(two: Command, tmp_path: Path) -> None:
    text = brief(two, ID, OTHER, ID)
    assert text.startswith("Brief of 2 articles")
    assert "[2]" in text
    assert "[3]" not in text, "none is told twice"
    code, _, err = two("export", ID, OTHER, "--depth", "brief", "--format", "md")
    assert code == 0
    assert err.startswith(f"Written to {tmp_path / 'brief.md'}. 1 note went along.")


def test_what_nobody_has_reviewed_is_told_when_asked_for(two: Command) -> None:
    code, out, err = two("export", OTHER, "--depth", "brief", "--format", "txt", "-o", "-")
    assert code == 0
    assert "4,200" not in out
    assert "that nobody has reviewed are left out." in err
    assert "4,200" in brief(two, OTHER, "--unreviewed")


def test_a_file_has_its_depth_in_its_name(two: Command) -> None:
    two("export", ID, "--depth", "brief", "--format", "html")
    two("export", ID, "--depth", "notes", "--format", "html")
    two("export", ID, "--format", "html")
    assert sorted(path.name for path in Path().glob("*.html")) == [
        f"{ID}-brief.html", f"{ID}-notes.html", f"{ID}.html",
    ]  # fmt: skip


def test_several_in_full_are_a_file_each_in_a_folder(two: Command) -> None:
    code, _, err = two("export", ID, OTHER, "--format", "md", "-o", "out/all")
    assert code == 0, err
    assert err.count("Written to ") == 2
    folder = Path("out/all")
    assert sorted(path.name for path in folder.iterdir()) == [f"{ID}.md", f"{OTHER}.md"]
    assert "Marta Quiroga" in (folder / f"{OTHER}.md").read_text()


def test_of_several_none_is_written_where_one_is_there_or_unknown(two: Command) -> None:
    Path(f"{OTHER}.md").write_text("mine")
    code, sentence = two.error("export", ID, OTHER, "--format", "md")
    assert code == 1
    assert "--force" in sentence
    assert not Path(f"{ID}.md").exists()
    code, sentence = two.error("export", ID, "no-such", "--format", "txt")
    assert "no-such" in sentence
    assert not Path(f"{ID}.txt").exists()
    assert two("export", ID, OTHER, "--format", "md", "--force")[0] == 0
    assert Path(f"{OTHER}.md").read_text() != "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((ID, OTHER, "--format", "md", "-o", "-"), "name a folder with -o"),
        ((ID, "--depth", "brief", "--format", "json"), "json holds data and has no depth “brief”"),
        ((ID, "--depth", "notes", "--format", "csv"), "csv holds data and has no depth “notes”"),
        ((ID, "--depth", "brief", "--format", "md", "--panel", "trade"), "--panel is not for"),
        ((ID, "--format", "md", "--title", "x"), "--title is not for --depth full"),
        ((ID, "--format", "json", "--marking", "x"), "json holds data and bears no mark"),
        (("--format", "md"), "Name a briefing, or say which with --query"),
        ((ID, "--query", "boats", "--format", "md"), "not both"),
    ],
)
def test_what_does_not_go_together_is_one_sentence(
    two: Command, arguments: tuple[str, ...], sentence: str
) -> None:
    code, said = two.error("export", *arguments)
    assert code == 2
    assert sentence in said
    assert not list(Path().glob("*.*"))


def test_a_query_names_the_briefings_in_its_order(two: Command) -> None:
    _, found, _ = two("search", "harbour")
    first = ID if found.index("Harbour of Brava") < found.index("Santa") else OTHER
    text = brief(two, "--query", "harbour")
    assert text.startswith("Brief of 2 articles")
    sources = text[text.index("Sources") :]
    assert ("Harbour" in sources[: sources.index("[2]")]) == (first == ID)


def test_a_query_that_makes_no_sense_is_pointed_at(two: Command) -> None:
    code, out, err = two("export", "--query", "boats status:x", "--format", "md")
    query, caret, sentence = err.splitlines()
    assert (code, out) == (2, "")
    assert query[caret.index("^") :] == "status:x"
    assert sentence.startswith("There is no filter “status”")
    assert not list(Path().glob("*.*"))


def test_a_query_that_finds_nothing_is_told(two: Command) -> None:
    code, sentence = two.error("export", "--query", "zeppelin", "--format", "md")
    assert code == 1
    assert "No briefing matches zeppelin" in sentence


def test_the_library_is_the_one_door(two: Command) -> None:
    with Library() as library:
        asked = Options(depth="brief")
        assert library.export([ID], "md", asked) == library.export(ID, "md", asked)
        assert b"Brief of 2 articles" in library.export([ID, OTHER], "md", asked).data
        with pytest.raises(UsageError, match="A file of md is of one briefing"):
            library.export([ID, OTHER], "md", Options())


def test_several_are_one_workbook(two: Command, tmp_path: Path) -> None:
    code, _, err = two("export", ID, OTHER, "--format", "xlsx")
    assert code == 0, err
    assert "briefings.xlsx. 1 note went along." in " ".join(err.split())
    with zipfile.ZipFile(tmp_path / "briefings.xlsx") as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
    assert ID in strings
    assert OTHER in strings


def test_what_is_shown_of_pages_is_what_stands_on_them_and_not_what_a_mail_holds(
    two: Command, tmp_path: Path
) -> None:
    asked = Options(depth="brief")
    with Library(tmp_path / "library") as library:
        for number in range(10):
            content = Content(body=f"{number}" + "漢字" * 200)
            library.notes.add(Target(briefing=ID), content, author="Ana")
        shown = library.export(ID, "docx", replace(asked, shown=True))
        pages, mail = (library.export(ID, name, asked) for name in ("docx", "txt"))
    assert shown.gave_way == pages.gave_way
    assert len(shown.data) > len(mail.data)
    assert pages.gave_way["notes"] < mail.gave_way["notes"]


def test_a_name_of_a_file_is_no_folder_for_several(two: Command) -> None:
    code, _, err = two("export", ID, OTHER, "-o", "all.html")
    assert code == 2
    assert "add --depth brief for one file, or name a folder with -o" in err
    assert not Path("all.html").exists()
