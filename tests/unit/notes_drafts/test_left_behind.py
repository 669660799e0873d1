"""Drafts that a list or an export is without are named."""

import datetime as dt
from pathlib import Path

from briefings import Library
from briefings.notes.drafts.service import Draft, Waiting
from briefings.notes.drafts.summary import sentence
from briefings.notes.model import Content, Target
from tests.unit.command_line import (  # noqa: F401 - fixtures
    Command,
    _own_surroundings,
    command,
    made_up,
    packaged,
)

ID = "brava-2021"
WHEN = dt.datetime(2024, 5, 2, tzinfo=dt.UTC)


def waiting(body: str, briefing: str = ID, *, live: bool = False) -> Waiting:
    draft = Draft(id="d", target=Target(briefing=briefing), content=Content(body=body), saved=WHEN)
    return Waiting(draft, live)


def test_nothing_is_said_where_none_waits() -> None:
    assert sentence([]) == ""
    assert sentence([waiting("x", "elsewhere")], ID) == ""


def test_drafts_are_called_by_their_first_words() -> None:
    long = waiting("Ask DEVIDA\nwhether the hectares were counted twice")
    assert sentence([long]) == (
        "1 draft waits, “Ask DEVIDA whether the hectare …”: `briefings brava-2021` offers it."
    )
    many = [waiting("a"), waiting("b", "x", live=True), *map(waiting, ("", "d", "e"))]
    assert sentence(many, how="D opens the last one") == (
        "5 drafts wait, “a”, “b” (still open in another window), one without text and 2 more: "
        "D opens the last one."
    )
    assert sentence(many, "x").startswith("1 draft waits, “b” (still open")


def leave_behind(directory: Path, body: str) -> None:
    with Library(directory) as library:
        handle = library.drafts.begin(Target(briefing=ID))
        handle.update(Content(body=body))
        handle.flush()


def test_lists_and_exports_name_them_and_their_output_stays_as_it_was(
    made_up: Command,  # noqa: F811
    tmp_path: Path,
) -> None:
    made_up("note", "add", ID, "--body", "Done", "--author", "Ana")
    commands = (
        ("note", "list"),
        ("note", "list", ID, "--json"),
        ("export", ID, "--format", "json", "-o", "-"),
    )
    before = [made_up(*each) for each in commands]
    leave_behind(tmp_path / "library", "Half a thought\x1b")
    named = "1 draft waits, “Half a thought␛”: `briefings brava-2021` offers it.\n"
    for (code, out, err), each in zip(before, commands, strict=True):
        assert made_up(*each) == (code, out, f"{err}{named}")
