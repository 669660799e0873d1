"""What was decided last is taken back by whoever asks, in whatever program it was decided."""

import json
import random
from pathlib import Path

import msgspec
import pytest

from briefings import Given, Library
from briefings.errors import BriefingsError, ConflictError, UsageError
from briefings.model import Briefing
from briefings.review.decision import Accept, Confirm, Merge, Reject, Summarise
from tests.unit.command_line import Command
from tests.unit.core.builders import ID
from tests.unit.review.conftest import opened
from tests.unit.review.test_any_decisions import some
from tests.unit.review.test_review_cli import filled
from tests.unit.review.test_reviews import item


def undo(library: Library, briefing_id: str) -> str:
    last = library.reviews.last(briefing_id)
    library.reviews.undo(last)
    return last.told


def in_any_order(briefing: Briefing) -> Briefing:
    """Return a briefing in which it does not count what was rejected first."""
    rejected = sorted(briefing.rejected, key=lambda each: each.id)
    return msgspec.structs.replace(briefing, rejected=tuple(rejected))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("is_written", [True, False])
def test_all_is_taken_back_one_by_one_by_another_program(
    library: Library, port: str, folder: Path, seed: int, *, is_written: bool
) -> None:
    chance = random.Random(seed)
    briefing_id = ID if is_written else port
    seen: list[Briefing] = []
    for _ in range(30):
        before = library.get(briefing_id)
        decisions = [some(library, briefing_id, chance) for _ in range(chance.choice([1, 1, 3]))]
        try:
            decided = library.reviews.decide(briefing_id, decisions, editor="Ana")
        except BriefingsError:
            continue
        if not decided.changes and not decided.panels:
            continue
        if chance.random() < 0.2:
            library.reviews.undo(decided)
        else:
            seen.append(before)
    assert len(seen) > 8
    with opened(folder) as other:
        while seen:
            undo(other, briefing_id)
            assert in_any_order(other.get(briefing_id)) == in_any_order(seen.pop())
        assert other.reviews.memory.list() == []
        with pytest.raises(UsageError, match="Nothing"):
            other.reviews.last(briefing_id)


def test_it_says_what_is_taken_back(library: Library, port: str) -> None:
    ids = {each.text: each.id for each in library.get(port).items}
    decide = library.reviews.decide
    decide(port, [Confirm(ids["54 percent"]), Reject(ids["Brava"])], editor="Ana")
    decide(port, [Accept(ids["12,500 tonnes"])], editor="Ana")
    decide(port, [Merge(ids["El Faro"], into=ids["Ana Núñez"])], editor="Ana")
    decide(port, [Summarise("trade", "Much fish.")], editor="Ana")
    assert undo(library, port) == "bottom line of trade"
    assert "removed actor “El Faro”" in undo(library, port)
    assert undo(library, port) == "accepted figure “12,500 tonnes”"
    assert undo(library, port) == "confirmed figure “54 percent”; rejected place “Brava”"


def test_what_was_undone_here_is_not_undone_again(library: Library, port: str) -> None:
    one = item(library, port, "54 percent")
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    second = library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    library.reviews.undo(second)
    before = library.get(port)
    again = library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    assert undo(library, port) == "rejected figure “54 percent”"
    assert library.get(port) == before
    with pytest.raises(ConflictError):
        library.reviews.undo(again)
    assert undo(library, port) == "confirmed figure “54 percent”"
    assert item(library, port, "54 percent").review == "proposed"


def test_what_has_changed_with_its_article_stays(library: Library, port: str) -> None:
    one = item(library, port, "54 percent")
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    library.reviews.decide(port, [Reject(one.id)], editor="Ana")
    text = library.get(port).article.text.replace("Brava waits", "Brava still waits")
    given = Given(update=port)
    library.add_text((text + "\nMore is to come.\n").encode(), "port.txt", given)
    with pytest.raises(ConflictError, match="decide anew"):
        library.reviews.last(port)


@pytest.fixture
def shell(command: Command, library: Library, port: str) -> Command:
    """The command line beside the open library."""
    return command


def test_the_command_line_takes_back(shell: Command, library: Library, port: str) -> None:
    before = library.get(port)
    one = item(library, port, "12,500 tonnes")
    library.reviews.decide(port, [Confirm(one.id)], editor="Ana")
    said = shell.text("review", port, "--undo")
    assert "Undone: confirmed figure “12,500 tonnes”. 0 of 3 reviewed." in " ".join(said.split())
    assert library.get(port) == before
    code, told = shell.error("review", port, "--undo")
    assert code == 2
    assert "Nothing that was decided" in told
    shell.text("review", port, "--confirm", one.id)
    data = json.loads(shell.text("review", port, "--undo", "--json"))
    assert (data["items"], data["reviewed"], data["of"]) == ([one.id], 0, 3)
    assert shell.error("review", port, "--undo", "--confirm", "1")[0] == 2


def test_the_command_line_makes_another_kind(shell: Command, library: Library, port: str) -> None:
    brava = item(library, port, "Brava")
    said = shell.text("review", port, "--kind", brava.id, "organisation")
    assert said.startswith("1 made another kind.")
    assert item(library, port, "Brava").kind == "actor"
    shell.text("review", port, "--undo")
    assert item(library, port, "Brava") == brava
    assert shell.error("review", port, "--kind", brava.id, "animal")[0] == 2


def test_a_file_makes_another_kind(
    shell: Command, library: Library, port: str, tmp_path: Path
) -> None:
    path = tmp_path / "review.toml"
    shell("review", port, "--all", "--to", str(path))
    filled(path, {"54 percent": "Key point"})
    assert shell.text("review", port, "--from", str(path)).startswith("1 made another kind.")
    points = [each.text for each in library.get(port).items if each.kind == "key_point"]
    assert any(each.startswith("Some 54 percent") for each in points)
    data = shell.json("review", port, "--from", str(path))
    assert (data["items"], len(data["unfit"])) == ([], 1)
