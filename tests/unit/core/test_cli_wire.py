"""`briefings wire` prints what the app's side reports."""

import pytest
from rich.cells import cell_len

from tests.unit.command_line import Command


def test_the_report_by_group_without_what_says_nothing(command: Command) -> None:
    assert command.text("wire").splitlines() == [
        "THE LINE",
        "  sent                     auto",
        "ADVICE",
        "  Sit.",
    ]


def test_the_report_as_json_is_one_object_with_everything(command: Command) -> None:
    assert command.json("wire") == {"wire": "auto", "lost": 0, "advice": "Sit."}


@pytest.mark.parametrize("columns", [20, 30, 50])
def test_the_report_is_wrapped(
    command: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(cell_len, command.text("wire").splitlines())) <= columns


def test_how_screens_are_sent_is_an_option_or_the_environments(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command.text()
    command.text("--wire", "plain", "brava-2021")
    monkeypatch.setenv("BRIEFINGS_WIRE", "thrift")
    command.text("brava-2021")
    assert command.front.wires == ["auto", "plain", "thrift"]
    assert command.error("--wire", "thick")[0] == 2
