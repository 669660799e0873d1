"""Reviewing and the library's memory on the command line."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from briefings import Library
from briefings.export.document import Options
from briefings.progress import progress
from briefings.review.decision import Confirm, Reject
from tests.unit.command_line import Command
from tests.unit.core.builders import ID
from tests.unit.review.test_reviews import item


@pytest.fixture
def shell(command: Command, library: Library, port: str) -> Command:
    """The command line beside the open library."""
    return command


def standing(shell: Command, port: str) -> dict[str, str]:
    data = shell.json("review", port, "--all")
    return {each["text"]: each["standing"] for each in data["items"]}


def test_what_is_to_be_decided_is_listed(shell: Command, port: str) -> None:
    text = shell.text("review", port)
    assert "0 of 3 reviewed" in text
    assert "[12,500 tonnes] of fish, said Ana Núñez" in " ".join(text.split())
    assert "sure 0.95: digits" in text
    assert "Brava waits" not in text
    assert "--all lists them" in text
    assert "PLACE" not in text
    everything = shell.text("review", port, "--all")
    assert "PLACE" in everything
    assert "weak 0.30: goal" in everything


def test_what_follows_is_said_where_nothing_is_left(shell: Command, port: str) -> None:
    ids = [each["id"] for each in shell.json("review", port)["items"]]
    shell.text("review", port, *(word for each in ids for word in ("--confirm", each)))
    assert f"`briefings export {port}` goes on." in " ".join(shell.text("review", port).split())
    by_hand = " ".join(shell.text("review", ID).split())
    assert (
        f"Nothing is proposed for it: it was written by hand, and `briefings edit {ID}`" in by_hand
    )
    assert "0 of 0" not in by_hand


def test_numbers_stay_while_items_are_decided_about(shell: Command, port: str) -> None:
    before = shell.json("review", port, "--all")
    numbers = {each["id"]: each["number"] for each in before["items"]}
    first, second, *_ = before["items"]
    said = shell.text("review", port, "--reject", str(first["number"]), "--confirm", second["id"])
    assert said.startswith("1 confirmed, 1 rejected.")
    assert f"“{first['text']}”" in said, "a number that was mistaken is seen"
    assert f"“{second['text']}”" in said
    after = shell.json("review", port, "--all")
    assert {each["id"]: each["number"] for each in after["items"]} == numbers
    by_id = {each["id"]: each for each in after["items"]}
    assert by_id[first["id"]]["standing"] == "rejected"
    assert by_id[second["id"]]["standing"] == "confirmed"
    assert by_id[second["id"]]["editor"] == "Ana"
    shell.text("review", port, "--confirm", str(first["number"]))
    assert standing(shell, port)[first["text"]] == "confirmed"


def test_a_bottom_line_is_decided_about_by_its_id(
    shell: Command, library: Library, port: str
) -> None:
    assert "bottom-line-trade" in shell.text("review", port)
    assert shell.text("review", port, "--confirm", "bottom-line-trade").startswith("1 confirmed.")
    assert "bottom-line-trade" not in shell.text("review", port)
    assert library.get(port).panels[0].summary.editor == "Ana"
    shell.text("review", port, "--reject", "bottom-line-trade")
    assert library.get(port).panels[0].bottom_line == ""
    shell.text("review", port, "--undo")
    assert library.get(port).panels[0].summary.review == "confirmed"


def test_what_is_sure_is_accepted(shell: Command, port: str) -> None:
    said = shell.text("review", port, "--accept-sure", "--panel", "people")
    assert said.startswith("Nothing was changed.")
    shell.text("review", port, "--accept-sure", "--panel", "trade")
    found = standing(shell, port)
    assert found["12,500 tonnes"] == "accepted"
    assert found["9,000 tonnes"] == "open"
    assert found["Brava"] == "open"
    shell.text("review", port, "--accept-sure", "--all")
    assert standing(shell, port)["Brava"] == "accepted"


def test_nobody_decides_unnamed(made_up: Command, tmp_path: Path) -> None:
    code, said = made_up.error("review", ID, "--reject", "pier")
    assert code == 2
    assert "note author" in said
    assert "--author" in said
    made_up.text("review", ID, "--reject", "pier", "--author", "Bo")
    assert made_up.json("note", "author")["author"] == "Bo"


def test_words_that_fit_nothing_are_told(shell: Command, port: str) -> None:
    assert shell.error("review", port, "--confirm", "99")[0] == 1
    assert shell.error("review", "nothing-there")[0] == 1
    assert shell.error("review", port, "--confirm", "1", "--to", "x")[0] == 2
    assert shell.error("review", port, "--from", "/nowhere/at/all")[0] == 1


def test_all_count_what_is_reviewed_alike(shell: Command, port: str, library: Library) -> None:
    decisions = [Confirm(item(library, port, "12,500 tonnes").id)]
    library.reviews.decide(port, decisions, editor="Ana")
    briefing = library.get(port)
    exported = [
        library.export(port, name, Options(reviewed_only=alone)).data.decode()
        for name in ("md", "html")
        for alone in (False, True)
    ]
    shown = [shell.text("review", port), shell.text("review", port, "--to", "-"), *exported]
    said = [re.findall(r"(\d+) of (\d+)(?= \w* ?\w* ?\w* ?reviewed)", text) for text in shown]
    done = tuple(map(str, progress(briefing)))
    assert done == ("1", "3")
    assert all(set(each) == {done} for each in said), said


def filled(path: Path, decisions: dict[str, str]) -> None:
    """Write decisions into a file as an editor would, by what the items say."""
    blocks = path.read_text().split("[[item]]")
    for index, block in enumerate(blocks):
        for words, decision in decisions.items():
            if "says = " in block and words in block.partition("stands")[0]:
                blocks[index] = block.replace('decision = ""', f'decision = "{decision}"')
    path.write_text("[[item]]".join(blocks))


def test_a_file_is_decided_in(shell: Command, port: str, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "review.toml"
    code, out, err = shell("review", port, "--all", "--to", str(path))
    assert (code, out) == (0, "")
    assert "items to decide are in" in err
    data = tomllib.loads(path.read_text())
    assert data["briefing"] == port
    assert all(each["decision"] == "" for each in data["item"])
    assert shell.error("review", port, "--to", str(path))[0] == 1, "it is there already"
    filled(path, {"12,500 t ": "Confirm", "54 percent": "x", "9,000": "accept", "Brava": " "})
    one = item(library, port, "54 percent")
    library.reviews.decide(port, [Confirm(one.id)], editor="Bo")
    said = shell.text("review", port, "--from", str(path))
    assert said.startswith("1 confirmed.")
    assert "54 percent" in said
    assert "was confirmed meanwhile" in said
    assert "9,000 t " in said
    assert "is not sure" in said
    assert standing(shell, port)["12,500 tonnes"] == "confirmed"
    again = shell.json("review", port, "--from", str(path))
    assert again["items"] == []
    assert len(again["unfit"]) == 2


def test_a_file_comes_through_a_pipe(
    shell: Command, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = shell.text("review", port, "--to", "-")
    assert tomllib.loads(written)["item"]


def test_mistakes_in_a_file_are_told(
    shell: Command, port: str, tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "review.toml"
    shell("review", port, "--to", str(path))
    text = path.read_text()
    path.write_text(text.replace('decision = ""', 'decision = "perhaps"', 1))
    code, out, err = shell("review", port, "--from", str(path))
    assert code == 1
    assert "perhaps" in out + err
    assert "line" in out + err
    path.write_text(text.replace('decision = ""', "decision = yes", 1))
    code, out, err = shell("review", port, "--from", str(path))
    assert code == 1
    assert "Traceback" not in out + err
    for wrong in (b"\xff\xfe", b"briefing = 1", b"", b'briefing = "other"', b"a" * 100):
        path.write_bytes(wrong)
        code, out, err = shell("review", port, "--from", str(path))
        assert code in (1, 2)
        assert "Traceback" not in out + err
    assert set(standing(shell, port).values()) == {"open"}


def test_an_item_that_was_changed_no_longer_fits(
    shell: Command, port: str, tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "review.toml"
    shell("review", port, "--to", str(path))
    text = path.read_text()
    path.write_text(
        text.replace("12,500", "12,600").replace('decision = ""', 'decision = "confirm"')
    )
    data = shell.json("review", port, "--from", str(path))
    assert len(data["unfit"]) == 1
    assert "was changed meanwhile" in data["unfit"][0]
    assert len(data["items"]) == 2
    gone = text.replace("figure-", "figure-0").replace('decision = ""', 'decision = "reject"')
    path.write_text(gone)
    data = shell.json("review", port, "--from", str(path))
    assert any("is not proposed any more" in each for each in data["unfit"])


def test_the_memory_is_listed_mended_and_forgotten(
    shell: Command, port: str, library: Library
) -> None:
    assert "Nothing is remembered yet." in shell.text("memory")
    ids = [item(library, port, name).id for name in ("Ana Núñez", "El Faro")]
    library.reviews.decide(port, [Confirm(ids[0]), Reject(ids[1])], editor="Ana")
    listed = shell.text("memory", "list")
    assert "person 1x · also Núñez" in listed
    assert "is no name 1x" in listed
    said = shell.text(
        "memory", "set", "El Faro", "organisation", "--alias", "EF", "--role", "paper"
    )
    assert "organisation (as you said) · also EF · paper" in said
    names = {each["name"]: each for each in shell.json("memory", "list")["names"]}
    assert names["El Faro"]["kind"] == "organisation"
    shell.text("memory", "forget", "el faro")
    assert shell.error("memory", "forget", "El Faro")[0] == 1
    assert shell.error("memory", "set", "El Faro", "animal")[0] == 2


def test_a_setting_switches_the_memory_off(
    shell: Command, port: str, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("memory = false\n")
    number = next(
        each["number"]
        for each in shell.json("review", port, "--all")["items"]
        if each["text"] == "Brava"
    )
    shell.text("--config", str(file), "review", port, "--confirm", str(number))
    listed = json.loads(shell.text("--config", str(file), "memory", "list", "--json"))
    assert listed == {"on": False, "names": []}
    assert "switched off" in shell.text("--config", str(file), "memory")
