"""Briefings are named by their ids, or by as much of one as no other begins with."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefings import Library
from briefings.cli.briefing_ids import BriefingId
from briefings.cli.commands import briefings
from tests.unit.command_line import Command

BOATS, SHIPS, NETS = "2026-11-19-boats", "2026-11-19-ships", "2026-11-20-nets"
OTHERWISE = {"remove", "add --packaged"}
"""What takes ids of briefings that are not in the library, or not any more."""


@pytest.fixture
def three(made_up: Command, tmp_path: Path) -> Command:
    """A library with three articles whose ids begin alike."""
    for briefing_id in (BOATS, SHIPS, NETS):
        day, name = briefing_id[:10], briefing_id[11:]
        file = tmp_path / f"{name}.txt"
        file.write_text(f"{name.title()}\n\nThere are 24 {name} in the harbour.\n")
        made_up("add", str(file), "--date", day)
    assert {each["id"] for each in made_up.json("list")} > {BOATS, SHIPS, NETS}
    return made_up


def parameters(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Parameter]]:
    """Yield all parameters by their commands, and by their own names where they are options."""
    if isinstance(command, click.Group):
        for each, sub in command.commands.items():
            yield from parameters(sub, f"{name} {each}".strip())
    for param in command.params:
        is_option = isinstance(param, click.Option)
        yield f"{name} {param.opts[0]}" if is_option else name, param


def test_every_id_that_a_command_takes_may_be_a_beginning() -> None:
    said = {"ID", "[ID]", "ID...", "[ID]..."}
    named = {name: param for name, param in parameters(briefings) if param.metavar in said}
    assert len(named) > 10
    whole = {name for name, param in named.items() if not isinstance(param.type, BriefingId)}
    assert whole == OTHERWISE


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("verify",),
        ("compare",),
        ("review",),
        ("versions",),
        ("export", "--format", "txt", "-o", "-"),
        ("extract",),
        ("note", "list"),
    ],
    ids=" ".join,
)
def test_a_beginning_that_no_other_id_has_is_enough_and_is_told(
    three: Command, arguments: tuple[str, ...]
) -> None:
    name, *more = arguments
    whole = three(name, *more, NETS)
    code, out, err = three(name, *more, "2026-11-20")
    assert (code, out, err) == (whole[0], whole[1], f"2026-11-20 is {NETS}.\n{whole[2]}")


def test_ids_that_begin_alike_are_named_and_more_is_asked_for(three: Command) -> None:
    code, sentence = three.error("show", "2026-11-19")
    assert code == 2
    assert sentence == (
        f"Several ids begin with “2026-11-19”: {SHIPS}, {BOATS}. Give more of the one you mean."
    )


def test_a_whole_id_goes_before_those_that_it_begins(three: Command, tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        assert library.pages.meant(NETS) == NETS
        assert library.pages.meant("2026-11-20-nett") == "2026-11-20-nett"
    assert three.error("show", "nowhere")[0] == 1


def test_what_is_removed_is_told_and_its_beginning_brings_it_back(three: Command) -> None:
    code, out, err = three("remove", "2026-11-20")
    assert (code, err) == (0, f"2026-11-20 is {NETS}.\n")
    assert out.startswith(f"{NETS} is removed")
    code, out, err = three("remove", "--undo", "2026-11")
    assert (code, out, err) == (0, f"{NETS} is back.\n", f"2026-11 is {NETS}.\n")


def test_what_goes_for_good_unasked_has_to_be_named_whole(three: Command) -> None:
    assert three.error("remove", "--purge", "--yes", "2026-11-20")[0] == 1
    assert NETS in three.text("list")
    code, out, _ = three("remove", "--purge", "--yes", NETS)
    assert (code, NETS in out) == (0, True)


def test_a_file_goes_before_the_beginning_of_an_id(
    three: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026-11-20").write_text("Cranes\n\nThere are 3 cranes.\n")
    assert "Cranes" in three.text("show", "2026-11-20", "--panel", "source")


def test_a_new_version_is_of_the_briefing_whose_id_begins_so(
    three: Command, tmp_path: Path
) -> None:
    file = tmp_path / "later.txt"
    file.write_text("Nets\n\nThere are 25 nets in the harbour.\n")
    code, _, err = three("add", "--update", "2026-11-20", str(file))
    assert code == 0
    assert f"2026-11-20 is {NETS}." in err
    assert len(three.json("versions", NETS)) == 2
