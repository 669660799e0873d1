"""`briefings note import` of what other programs wrote, as a person sees it."""

import json
from pathlib import Path

import pytest

from tests.unit.command_line import Command
from tests.unit.export.samples_for_data import ID
from tests.unit.notes.test_web_annotations import URL, annotation, quote
from tests.unit.notes.word_files import WordFile


@pytest.fixture
def sent(made_up: Command, tmp_path: Path) -> Path:
    """The briefing as a Word file, with one note on it."""
    made_up.text(
        "note", "add", ID, "--quote", "12,500 tonnes", "--body", "Sure?", "--author", "Ana"
    )
    path = tmp_path / "sent.docx"
    assert made_up("export", ID, "--format", "docx", "-o", str(path))[0] == 0
    return path


def commented(path: Path) -> Path:
    file = WordFile(path.read_bytes())
    file.comment("Some 54 percent of the boats", "Which boats?")
    file.comment("Source note", "What for?")
    file.insert("The council spent", " reportedly")
    file.mark_done(file.number_of("Sure?"))
    back = path.with_name("back.docx")
    back.write_bytes(file.bytes())
    return back


def test_a_word_file_that_came_back(made_up: Command, sent: Path) -> None:
    back = commented(sent)
    (mine,) = made_up.json("note", "list")
    trial = made_up.text("note", "import", str(back), "--dry-run").splitlines()
    assert trial[0].startswith(f"{ID}: 1 added, 0 updated, 1 unchanged")
    assert trial[-1].startswith("Nothing of this was kept")
    assert len(made_up.json("note", "list")) == 1
    said = made_up.text("note", "import", str(back)).splitlines()
    assert said == [*trial[:-1]]
    assert said[1] == f"Marked there as done: {mine['id']}."
    assert said[2].startswith("Not taken in: comment 3 by Bo on “Source note” (“What for?”): ")
    assert said[3].startswith("A change that is not taken over, by Bo, 2024-06-01T09:00:00Z: “")
    assert "“reportedly” inserted in ¶6 after “The council spent”." in said[3]
    assert len(said) == 4
    assert len(made_up.json("note", "list")) == 2


def test_a_word_file_for_programs(made_up: Command, sent: Path) -> None:
    told = made_up.json("note", "import", str(commented(sent)))
    assert [each["added"] for each in told["imported"]] == [1]
    assert [each["words"] for each in told["not_placed"]] == ["Source note"]
    (change,) = told["changes"]
    assert (change["kind"], change["author"], change["paragraph"]) == ("inserted", "Bo", 6)
    again = made_up.json("note", "import", str(commented(sent)))
    assert [each["unchanged"] for each in again["imported"]] == [2]


def test_annotations_of_a_page_that_nobody_knows(made_up: Command, tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    path.write_text(json.dumps([annotation(id=f"https://n.example/{n}") for n in range(40)]))
    said = made_up.text("note", "import", str(path)).splitlines()
    assert len(said) == 22
    assert said[0].startswith(
        "Not taken in: annotation 1 by Bo Li on “Some 54 percent of the boats”"
    )
    assert f"{URL}, which no briefing is from" in said[0]
    assert said[-2].startswith("Nor, for the same reason: annotation 21, ")
    assert said[-2].endswith("and 10 more.")
    assert said[-1] == "No note came in."


def test_annotations_on_a_briefing_that_is_named(made_up: Command, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(annotation()))
    said = made_up.text("note", "import", str(path), "--briefing", ID)
    assert said.startswith(f"{ID}: 1 added")


def test_a_briefing_that_is_not_there(made_up: Command, sent: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(annotation()))
    for file in (path, sent):
        code, said = made_up.error("note", "import", str(file), "--briefing", "nowhere")
        assert code == 1
        assert "nowhere" in said


def test_an_export_is_on_its_own_briefing(made_up: Command, sent: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    assert made_up("export", ID, "--format", "json", "-o", str(path))[0] == 0
    assert "1 unchanged" in made_up.text("note", "import", str(path), "--briefing", ID)
    code, said = made_up.error("note", "import", str(path), "--briefing", "other")
    assert code == 2
    assert f"are on {ID}" in said


def test_what_a_file_says_does_not_act_on_the_terminal(made_up: Command, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    bad = annotation(quote("\x1b[2Jgone\x07"), creator="Bo\u202e", body="\x9b31m")
    path.write_text(json.dumps(bad))
    shown = made_up.text("note", "import", str(path), "--briefing", ID)
    assert shown.startswith("Not taken in")
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
