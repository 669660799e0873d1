"""The commands by which briefings come in, are changed, and leave."""

import io
import json
import sys
from pathlib import Path

import pytest

from briefings import Library
from briefings.curation.verify import Verification
from tests.unit.adding.folders import briefing_folder, text_file
from tests.unit.command_line import Command, Packaged
from tests.unit.core.builders import LENS, changed, seed

WRONG = changed(("value = 3500000\n", 'value = "much"\n'), ('status = "goal"', 'status = "hope"'))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path / "work"


def editor(here: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let $EDITOR be a shell script that finds the file as $1."""
    script = here.parent / "editor"
    script.write_text("\n".join(("#!/bin/sh", "set -e", *lines)))
    script.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))


def give(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_add_says_what_came_in_and_what_did_not(made_up: Command, here: Path) -> None:
    briefing_folder(here)
    text_file(here)
    text_file(here, "bad.txt", "\0")
    code, out, err = made_up("add", "harbour", "letter.txt", "bad.txt", "gone.txt")
    assert code == 1
    assert out == (
        "Added: harbour, “Harbour of Brava reopens”.\n"
        "Added: undated-a-letter, “A letter”. Unknown: author, publisher, date.\n"
    )
    assert err.splitlines() == [
        "bad.txt is no text (it holds zero bytes): name a file with an article in it.",
        "There is no gone.txt: name a file or a folder that is there.",
    ]
    assert made_up.text("add", "harbour") == (
        "There already, and the same: harbour, “Harbour of Brava reopens”.\n"
    )
    assert made_up.json("add", "letter.txt", "--author", "Ana") == {
        "added": [{"id": "undated-a-letter", "title": "A letter", "outcome": "updated"}],
        "refused": [],
        "unsound": [],
    }


def test_an_article_on_standard_input(made_up: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"From a pipe\n\nIt is short.")
    out = made_up.text(
        "add", "-", "--date", "2020-02-01", "--lang", "en", "--publisher", "The Post"
    )
    assert out == "Added: 2020-02-01-from-a-pipe, “From a pipe”. Unknown: author.\n"
    assert made_up.text("list").startswith("brava-2021")
    (_, entry) = made_up.json("list")
    assert (entry["publisher"], entry["published"]) == ("The Post", "2020-02-01")


def test_new_takes_over_what_is_known_of_an_article(made_up: Command, here: Path) -> None:
    path = text_file(here, text="A letter\n\nIt is long.\n")
    (added,) = made_up.json("add", "letter.txt", "--author", "Ana {N}", "--date", "2020-02-01")[
        "added"
    ]
    for name, given in (("one", "letter.txt"), ("two", added["id"])):
        made_up.text("new", name, "--article", given)
        written = (here / name / "briefing.toml").read_text()
        assert 'author = "Ana {N}"\npublished = 2020-02-01' in written
        assert (here / name / "article.txt").read_bytes() == path.read_bytes()
        assert made_up("verify", name)[0] == 0


def test_what_is_known_of_a_piped_page_is_said_by_options(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, b"From a pipe\n\nIt is short.")
    url = "https://gazette.example/1"
    (added,) = made_up.json("add", "-", "--url", url, "--retrieved", "2021-05-04")["added"]
    shown = made_up.json("show", added["id"])
    assert (shown["url"], shown["retrieved"]) == (url, "2021-05-04")
    assert shown["found"] == {"title": "the first line", "url": "given", "retrieved": "given"}
    code, sentence = made_up.error("add", "-", "--retrieved", "soon")
    assert (code, "is no date" in sentence) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add",), "Say what to add"),
        (("add", "a", "b", "--title", "T"), "One title or address cannot be true"),
        (("add", "letter.txt", "--date", "lately"), "“lately” is no date"),
        (("add", "letter.txt", "--title", " "), "The title is blank"),
        (("add", "letter.txt", "--author", "a\x1b[2J"), "The author is blank, or is no text"),
        (("add", "letter.txt", "--lang", "the English"), "is no language"),
    ],
)
def test_wrong_usage_is_told(
    made_up: Command, here: Path, arguments: tuple[str, ...], says: str
) -> None:
    text_file(here)
    code, sentence = made_up.error(*arguments)
    assert says in sentence
    assert code in (1, 2)
    assert len(made_up.json("list")) == 1


def test_an_unknown_lens_is_told_with_those_that_there_are(made_up: Command, here: Path) -> None:
    text_file(here)
    assert made_up.error("add", "letter.txt", "--lens", "moon")[1].endswith("there are coast.")


def test_show_export_verify_and_list_take_a_folder(made_up: Command, here: Path) -> None:
    briefing_folder(here)
    assert made_up.text("show", "./harbour").startswith("Harbour of Brava reopens\n")
    assert made_up.json("show", "harbour")["id"] == "harbour"
    assert made_up.text("verify", "harbour").startswith("harbour: sound")
    code, out, _ = made_up("export", "./harbour", "--format", "txt", "-o", "-")
    assert (code, out.splitlines()[0]) == (0, "Harbour of Brava reopens")
    assert [entry["id"] for entry in made_up.json("list", ".")] == ["harbour"]
    assert [entry["id"] for entry in made_up.json("list")] == ["brava-2021"]


def test_verify_tells_every_mistake_with_its_line(made_up: Command, here: Path) -> None:
    folder = briefing_folder(here, briefing=WRONG)
    rows = (folder / "briefing.toml").read_text().split("\n")
    first, second = rows.index('value = "much"') + 1, rows.index('status = "hope"') + 1
    code, out, err = made_up("verify", "harbour")
    assert (code, err) == (1, "")
    assert f"line {first}: figure pier: `value`: must be a number" in out
    assert f"line {second}: figure goal-2021: `status`: “hope” is none of" in out
    code, out, _ = made_up("verify", "harbour", "--json")
    assert [each["line"] for each in json.loads(out)["mistakes"]] == sorted([first, second])
    code, sentence = made_up.error("add", "harbour")
    assert code == 1
    assert "and 1 more: `briefings verify FOLDER` lists them" in sentence


def test_remove_and_back(made_up: Command) -> None:
    assert made_up.text("remove", "brava-2021") == (
        "brava-2021 is removed; `briefings remove --undo brava-2021` brings it back.\n"
    )
    assert made_up("list") == (
        0,
        "",
        "There is no briefing here (`briefings list --removed` names those that were removed): "
        "`briefings add PATH` takes one in.\n",
    )
    assert made_up.json("list", "--removed")[0]["id"] == "brava-2021"
    assert made_up.json("remove", "--undo", "brava-2021") == [
        {"id": "brava-2021", "removed": False}
    ]
    assert made_up.json("list")[0]["id"] == "brava-2021"


def test_an_offer_is_told_with_the_list_and_taken(
    command: Command, packaged: Packaged, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged(seed())
    editor(here, monkeypatch, 'sed -i "s/A. Tester/B. Tester/" "$1"')
    command.text("edit", "brava-2021")
    packaged(seed(changed(("value = 3500000", "value = 3600000"))))
    code, out, err = command("list")
    assert (code, out.splitlines()[0]) == (0, "brava-2021")
    assert "`briefings add --packaged brava-2021`" in err
    assert "Changed: " in command("add", "--packaged", "brava-2021")[1]
    assert command("list")[2] == ""


def test_a_folder_does_not_take_the_place_of_what_was_edited_in_the_library(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = briefing_folder(here)
    made_up.text("add", "harbour")
    editor(here, monkeypatch, 'sed -i "s/A. Tester/B. Tester/" "$1"')
    made_up.text("edit", "harbour")
    for briefing in (None, changed(("value = 3500000", "value = 3600000"))):
        if briefing is not None:
            (folder / "briefing.toml").write_text(briefing, encoding="utf-8")
        code, sentence = made_up.error("add", "harbour")
        assert code == 1
        assert "harbour was edited in the library since" in sentence
        assert "--undo" not in sentence
        assert made_up.json("show", "harbour")["editor"] == "B. Tester"
    made_up.text("remove", "harbour")
    assert "`briefings remove --undo harbour` brings it back" in made_up.error("add", "harbour")[1]
    made_up.text("remove", "--undo", "harbour")
    code, out, err = made_up("add", "--replace", "harbour")
    assert (code, out) == (0, "Changed: harbour, “Harbour of Brava reopens”.\n")
    assert err == "harbour is in, but not sound: `briefings verify harbour` says why.\n"
    assert made_up.json("show", "harbour")["editor"] == "A. Tester"


def test_what_a_file_says_of_its_article_is_not_changed_beside_it(
    made_up: Command, here: Path
) -> None:
    briefing_folder(here)
    made_up.text("add", "harbour")
    made_up.text("remove", "brava-2021")
    code, sentence = made_up.error("add", "harbour/article.txt", "--author", "Ana")
    assert code == 1
    assert "`briefings edit harbour` changes it" in sentence


def test_verify_reads_the_folder_that_is_being_worked_on(made_up: Command, here: Path) -> None:
    folder = briefing_folder(here)
    made_up.text("add", "harbour")
    (folder / "briefing.toml").write_text(
        changed(('evidence = ["spare parts"]', 'evidence = ["old parts"]')), encoding="utf-8"
    )
    code, out, _ = made_up("verify", "harbour")
    assert code == 1
    line = (folder / "briefing.toml").read_text().split("\n").index('evidence = ["old parts"]') + 1
    assert out.startswith("./harbour: NOT SOUND")
    assert f"line {line}: which-parts: evidence “old parts”" in " ".join(out.split())
    assert "\nharbour: sound" in out
    made_up.text("remove", "harbour")
    assert "\nharbour" not in made_up("verify", "harbour")[1]
    assert "--undo harbour" in made_up.error("show", "harbour")[1]
    made_up.text("remove", "--undo", "harbour")
    assert made_up.text("show", "harbour").startswith("Harbour of Brava reopens")


@pytest.mark.parametrize("path", ["", "a.txt"])
def test_nothing_and_what_is_no_text_are_not_taken_in(
    made_up: Command, here: Path, path: str
) -> None:
    (here / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    text_file(here)
    code, sentence = made_up.error("add", path)
    assert code == (1 if path else 2)
    assert ("OCR" if path else "Say what to add") in sentence
    assert len(made_up.json("list")) == 1


def test_the_mistakes_of_a_lens_have_their_lines(made_up: Command, here: Path) -> None:
    wrong = LENS.replace('short = "Trade"', "short = 3").replace("question", "questoin", 1)
    (here / "coast.toml").write_text(wrong, encoding="utf-8")
    code, out, err = made_up("lens", "add", "coast.toml")
    assert (code, err) == (1, "")
    rows = wrong.split("\n")
    said = " ".join(out.split())
    assert f"line {rows.index('short = 3') + 1}: topic trade: `short`: must be text" in said
    assert "`questoin` is no field of it; did you mean `question`?" in said


# -- new ---------------------------------------------------------------------------------------


def test_new_begins_a_briefing_that_can_be_added(made_up: Command, here: Path) -> None:
    text_file(here)
    assert made_up.text("new", "mine", "--article", "letter.txt") == (
        "Made mine/briefing.toml: fill it in, then `briefings add mine`.\n"
        "It names the lens coast; --lens names another.\n"
    )
    written = (here / "mine" / "briefing.toml").read_text()
    assert 'title = "A letter"' in written
    assert 'lens = "coast"' in written
    assert (here / "mine" / "article.txt").read_text() == (here / "letter.txt").read_text()
    assert made_up.text("verify", "mine").startswith("mine: sound")
    assert made_up.text("add", "mine").startswith("Added: mine")


def test_new_says_what_is_still_missing_and_writes_over_nothing(
    made_up: Command, here: Path
) -> None:
    out = made_up.text("new", "deep/er", "--lens", "coast")
    assert out.splitlines()[0] == "Put the article's text into deep/er/article.txt."
    assert "deep/er/briefing.toml is there already" in made_up.error("new", "deep/er")[1]
    text_file(here)
    (here / "has").mkdir()
    text_file(here / "has", "article.txt", "Mine")
    sentence = made_up.error("new", "has", "--article", "letter.txt")[1]
    assert "leave --article out" in sentence
    assert (here / "has" / "article.txt").read_text() == "Mine"
    made_up.text("new", "has")
    assert 'title = "Mine"' in (here / "has" / "briefing.toml").read_text()


# -- edit --------------------------------------------------------------------------------------


def test_edit_takes_up_what_the_editor_saved(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(here, monkeypatch, 'sed -i "s/A. Tester/B. Tester/" "$1"')
    assert made_up.text("edit", "brava-2021") == (
        "Changed: brava-2021, “Harbour of Brava reopens”.\n"
    )
    assert made_up.json("show", "brava-2021")["editor"] == "B. Tester"
    editor(here, monkeypatch, "true")
    assert made_up.text("edit", "brava-2021") == "Nothing was changed.\n"
    assert list((here.parent / "library" / "edits").iterdir()) == []


def test_edit_keeps_what_is_wrong_and_goes_on_with_it(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, b"")
    editor(here, monkeypatch, 'sed -i "s/^value = 3500000/value = 1O/" "$1"')
    code, out, err = made_up("edit", "brava-2021")
    assert (code, out) == (1, "")
    (kept,) = (here.parent / "library" / "edits").iterdir()
    assert str(kept) in err
    assert kept.stat().st_mode & 0o77 == 0
    assert "not valid TOML" in err
    editor(here, monkeypatch, 'grep -q "value = 1O" "$1"', 'sed -i "s/= 1O/= 3500001/" "$1"')
    code, out, err = made_up("edit", "brava-2021")
    assert (code, err) == (0, "")
    assert "brava-2021 is in, but not sound: `briefings verify brava-2021`" in out
    assert not kept.exists()


def test_of_two_who_edit_at_once_the_first_is_kept_and_the_second_keeps_a_file(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = here / "other.py"
    other.write_text(
        "from briefings import Library\n"
        "with Library() as library:\n"
        "    text, record = library.editing.file('brava-2021')\n"
        "    library.editing.take_up(record, text.replace('A. Tester', 'B. Tester'))\n"
    )
    mine = 'sed -i "s/A. Tester/C. Tester/" "$1"'
    editor(here, monkeypatch, f"{sys.executable} {other}", mine)
    code, sentence = made_up.error("edit", "brava-2021")
    assert code == 1
    assert "was changed by somebody else meanwhile" in sentence
    assert made_up.json("show", "brava-2021")["editor"] == "B. Tester"
    (kept,) = (here.parent / "library" / "edits").iterdir()
    assert str(kept) in sentence
    assert "C. Tester" in kept.read_text()
    editor(here, monkeypatch, 'grep -q "B. Tester" "$1"')
    assert made_up.text("edit", "brava-2021") == "Nothing was changed.\n"
    assert kept.exists()


def test_what_was_left_is_thrown_away_on_demand(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, b"")
    editor(here, monkeypatch, 'sed -i "s/^value = 3500000/value = 1O/" "$1"')
    assert "--fresh brava-2021" in made_up("edit", "brava-2021")[2]
    editor(here, monkeypatch, '! grep -q "value = 1O" "$1"')
    assert made_up.text("edit", "--fresh", "brava-2021") == "Nothing was changed.\n"


def test_an_editor_that_fails_or_is_not_there_is_told(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(here, monkeypatch, "exit 3")
    assert "ended with a failure" in made_up.error("edit", "brava-2021")[1]
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert "set EDITOR to a program you have" in made_up.error("edit", "brava-2021")[1]
    assert made_up.error("edit", "bravo")[1].startswith("There is no briefing “bravo”")


# -- lenses ------------------------------------------------------------------------------------


def test_a_lens_of_ones_own(made_up: Command, here: Path) -> None:
    assert made_up.text("lens", "list") == "coast\n  Coast\n  trade, people\n"
    out = made_up.text("lens", "new", "snow.toml")
    assert out.endswith("then `briefings lens add snow.toml`.\n")
    assert "is there already" in made_up.error("lens", "new", "snow.toml")[1]
    assert made_up.text("lens", "add", "snow.toml") == (
        "The lens snow is in the library: first_topic.\n"
    )
    assert "What does a reader want to know?" in made_up.text("lens", "show", "snow")
    assert [each["key"] for each in made_up.json("lens", "list")] == ["coast", "snow"]
    text_file(here)
    made_up.text("add", "letter.txt", "--lens", "snow")
    assert made_up.json("show", "undated-a-letter")["lens"] == "snow"


def test_a_lens_that_cannot_be_taken_is_told(made_up: Command, here: Path) -> None:
    (here / "coast.toml").write_text(LENS.replace('key = "trade"', 'key = "ports"'))
    assert "brava-2021 has a panel trade" in made_up.error("lens", "add", "coast.toml")[1]
    assert made_up.error("lens", "add", "none.toml")[1].startswith("none.toml cannot be read")
    assert made_up.error("lens", "show", "moon")[1].endswith("there are coast.")
    assert made_up.error("lens")[0] == 2


def test_what_is_only_proposed_is_not_held_against_the_article_that_it_was_found_in(
    made_up: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    verify = Library.verify

    def watched(library: Library, name: str) -> Verification:
        asked.append(name)
        return verify(library, name)

    monkeypatch.setattr(Library, "verify", watched)
    briefing_folder(here)
    text_file(here)
    made_up.text("add", "harbour")
    made_up.text("add", "letter.txt", "--lens", "coast")
    assert asked == ["harbour"]
