"""Versions and receipts on the command line."""

from pathlib import Path

import pytest

from briefings import Library
from briefings.cli import version_question
from tests.unit.command_line import Command
from tests.unit.core.builders import ARTICLE, ID
from tests.unit.versions.test_updates import GONE, LATER, STORY, arrive, bring, note_on

STRIKE = "undated-strike"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The later version of the story, as a file."""
    path = tmp_path / "later.txt"
    path.write_text(LATER, encoding="utf-8")
    return path


def test_versions_are_listed_compared_and_written(made_up: Command, library: Library) -> None:
    bring(library, GONE)
    listed = made_up.text("versions", ID)
    assert listed.startswith("Version 2, ")
    assert "sentences: 1 added, 1 removed, 1 changed" in listed
    assert [each["number"] for each in made_up.json("versions", ID)] == [1, 2]
    differences = made_up.text("versions", ID, "--diff")
    assert "+ ¶1    Update: the first boat" in differences
    assert "[-12,500-] {+13,100+} tonnes" in differences
    assert "- ¶7    The boats of Brava wait for spare parts." in differences
    changes = [each["change"] for each in made_up.json("versions", ID, "--diff", "2", "1")]
    assert changes == ["removed", "changed", "added"]
    assert "wait for spare parts" in made_up.text("versions", ID, "--text", "1")
    assert made_up.json("versions", ID, "--text", "1")["text"] == ARTICLE


def test_a_receipt_says_what_became_of_each(made_up: Command, library: Library) -> None:
    note = note_on(library, "handled about 12,500 tonnes")
    bring(library, GONE)
    text = made_up.text("receipt", ID)
    assert text.index("LOST") < text.index("CHANGED") < text.index("EXACT")
    assert "item waiting: “boats of Brava wait for spare parts”" in text
    assert "“handled about 12,500 tonnes” is now “handled about 13,100 tonnes”" in " ".join(
        text.split()
    )
    data = made_up.json("receipt", ID, "1")
    (anchor,) = [each for each in data["anchors"] if each["id"] == note.id]
    assert anchor["fate"] == "changed"
    assert GONE[anchor["after"]["start"] : anchor["after"]["end"]] == anchor["words_after"]
    assert ARTICLE[anchor["before"]["start"] : anchor["before"]["end"]] == anchor["words_before"]
    assert set(data) == {"briefing", "number", "made", "old", "new", "anchors", "undone"}


def test_a_version_is_taken_back(made_up: Command, library: Library) -> None:
    bring(library, GONE)
    note_on(library, "first boat of the year")
    assert made_up.text("versions", ID, "--undo") == (
        "brava-2021 is as it was before receipt 1. Notes written since stay: 1, of which 1 lost "
        "the words that they were on.\n"
    )
    assert "undone" in made_up.text("receipt", ID)
    code, sentence = made_up.error("versions", ID, "--undo")
    assert code == 1
    assert "nothing to undo" in sentence


@pytest.mark.parametrize(
    "arguments",
    [("--diff", "--undo"), ("--text", "1", "--diff"), ("1", "2"), ("--diff", "1"), ("--text", "9")],
)
def test_what_makes_no_sense_is_refused(
    made_up: Command, library: Library, arguments: tuple[str, ...]
) -> None:
    assert made_up.error("versions", ID, *arguments)[0] == 2


def test_add_says_what_would_make_it_a_version_and_update_does(
    made_up: Command, library: Library, story: Path
) -> None:
    arrive(library, STORY, "The Gazette")
    given = ("--publisher", "The Gazette", "--title", "Strike")
    code, out, err = made_up("add", str(story), *given)
    assert (code, out) == (0, f"Added: {STRIKE}-2, “Strike”. Unknown: author, date.\n")
    assert f"`briefings add --update {STRIKE} FILE` makes it a new version" in err
    code, out, err = made_up("add", str(story), "--update", STRIKE)
    assert (code, out) == (0, f"Changed: {STRIKE}, “Strike”.\n")
    assert f"`briefings receipt {STRIKE}`" in err
    assert f"{STRIKE}-2" not in made_up.text("list")


def test_as_new_says_nothing_of_it(made_up: Command, library: Library, story: Path) -> None:
    arrive(library, STORY, "The Gazette")
    _, out, err = made_up("add", str(story), "--as-new", "--title", "Strike")
    unknown = "author, publisher, date"
    assert (out, err) == (f"Added: {STRIKE}-2, “Strike”. Unknown: {unknown}.\n", "")
    assert made_up.error("add", str(story), "--as-new", "--update", STRIKE)[0] == 1


def test_of_what_was_removed_nothing_comes_in(
    made_up: Command, library: Library, story: Path
) -> None:
    arrive(library, STORY, "The Gazette")
    made_up.text("remove", STRIKE)
    code, out, err = made_up("add", str(story), "--title", "Strike")
    assert (code, out) == (0, f"Removed earlier, and left so: {STRIKE}, “Strike”.\n")
    assert f"`briefings add --update {STRIKE} FILE`" in err
    assert made_up("list")[1].count(STRIKE) == 0


@pytest.mark.parametrize(("answer", "there"), [(True, [STRIKE]), (False, [STRIKE, f"{STRIKE}-2"])])
def test_at_a_terminal_it_is_asked(
    made_up: Command,
    library: Library,
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
    there: list[str],
) -> None:
    arrive(library, STORY, "The Gazette")
    monkeypatch.setattr(version_question, "_is_at_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda question, **_: answer)
    assert made_up("add", str(story), "--title", "Strike")[0] == 0
    ids = [each["id"] for each in made_up.json("list")]
    assert sorted(each for each in ids if each.startswith(STRIKE)) == there


def test_two_papers_are_told_to_be_one_source(
    made_up: Command, library: Library, story: Path
) -> None:
    arrive(library, STORY, "The Gazette")
    _, _, err = made_up("add", str(story), "--title", "Strike", "--publisher", "El Faro")
    assert f"much the same text as {STRIKE}: they are one source" in err
    shown = " ".join(made_up.text("show", STRIKE).split())
    assert f"Much the same text stands in El Faro ({STRIKE}-2): count them as one source." in shown
    assert made_up.json("show", STRIKE)["same_text"] == [
        {"id": f"{STRIKE}-2", "publisher": "El Faro"}
    ]


def test_another_papers_file_of_the_very_same_text_is_its_own(
    library: Library, tmp_path: Path
) -> None:
    first = arrive(library, STORY, "The Gazette")
    other = arrive(library, STORY.replace("\n", "\r\n"), "El Faro")
    assert (other.outcome, other.same_text) == ("added", (first.id,))
    again = arrive(library, STORY.replace("\n", "\r\n"), "El Faro")
    assert again.outcome == "unchanged"
