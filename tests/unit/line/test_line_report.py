"""The rows of `briefings wire`."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tui.line.capabilities import TRUE_COLOUR, VT100, XTERM, Terminal
from tui.line.input_events import Background
from tui.line.line_report import ReportRow, rows
from tui.line.probe import Answers

FOOT = replace(VT100, name="foot", known=False)


def report(
    terminal: Terminal = XTERM,
    answers: Answers | None = None,
    environ: Mapping[str, str] | None = None,
) -> dict[str, ReportRow]:
    return {row.id: row for row in rows(environ or {}, terminal, answers, platform="linux")}


@pytest.mark.parametrize(
    ("wire", "platform", "chosen"),
    [
        ("auto", "linux", "thrift"),
        ("auto", "darwin", "thrift"),
        ("auto", "freebsd14", "plain"),
        ("auto", "win32", "plain"),
        ("plain", "linux", "plain"),
        ("thrift", "freebsd14", "thrift"),
    ],
)
def test_how_the_screen_is_sent(wire: str, platform: str, chosen: str) -> None:
    found = rows({}, XTERM, None, wire=wire, platform=platform)
    assert next(row.value for row in found if row.id == "wire") == chosen


def test_ids_are_unique_and_groups_stay_together() -> None:
    found = rows({}, XTERM, Answers(), platform="linux")
    assert len({row.id for row in found}) == len(found)
    groups = list(dict.fromkeys(row.group for row in found))
    assert [row.group for row in found] == sorted((r.group for r in found), key=groups.index)
    assert all("\n" not in row.text for row in found)


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_ssh_leaves_signs(name: str) -> None:
    assert report()["ssh"].value is False
    assert report(environ={"SSH_CONNECTION": "", "SSH_TTY": "", name: "x"})["ssh"].value is True


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_compression_is_recommended(name: str) -> None:
    said = report(environ={name: "x"})["compression"]
    assert "`ssh -C`" in said.text
    assert said.value == said.text
    assert report()["compression"].text == ""
    assert report()["compression"].value is None


def test_mosh_is_never_certain() -> None:
    assert report()["mosh"].value is None
    assert report()["mosh"].text == "no sign of it"
    assert report(environ={"NCURSES_NO_UTF8_ACS": "1"})["mosh"].value == "perhaps"


@pytest.mark.parametrize(
    ("environ", "name", "found"),
    [
        ({}, "xterm", []),
        ({"TMUX": "/run/tmux,1,0"}, "tmux-256color", ["tmux"]),
        ({"STY": "1.pts"}, "screen", ["screen"]),
        ({"TMUX": "x", "STY": "1.pts"}, "screen", ["tmux", "screen"]),
        ({}, "screen-256color", ["perhaps"]),
        ({}, "tmux-256color", ["perhaps"]),
    ],
)
def test_multiplexers(environ: dict[str, str], name: str, found: list[str]) -> None:
    row = report(replace(XTERM, name=name), environ=environ)["multiplexer"]
    assert row.value == found
    assert all(each in row.text for each in found)


def test_the_terminal() -> None:
    found = report(replace(XTERM, repeat=False))
    assert (found["term"].value, found["terminfo"].value) == ("xterm-256color", True)
    assert (found["colours"].value, found["colours"].text) == (256, "256")
    assert (found["repeat"].value, found["repeat"].text) == (False, "no")
    assert (found["scroll"].value, found["scroll"].text) == (True, "yes")
    assert found["attributes"].text.startswith("bold, dim, italic")
    assert (found["advice"].value, found["advice"].text) == (None, "")
    assert report(replace(XTERM, colours=TRUE_COLOUR))["colours"].text == "24 bits"
    assert report(VT100)["colours"].text == "none"


def test_an_unknown_terminal_is_taken_at_its_word() -> None:
    silent = report(FOOT, Answers())
    assert (silent["erase_characters"].value, silent["colours"].value) == (False, 0)
    spoken = report(FOOT, Answers(attributes=(62, 22)))
    assert (spoken["erase_characters"].value, spoken["colours"].value) == (True, 8)
    assert "VT100" in spoken["terminfo"].text
    assert "TERM=foot" in spoken["advice"].text
    foreign = report(replace(FOOT, foreign=True))
    assert "not ANSI" in foreign["terminfo"].text
    assert report(replace(FOOT, name=""))["term"].text == "not set"


def test_a_terminal_that_was_not_asked() -> None:
    found = report()
    assert found["asked"].value is False
    unsaid = [
        found[each] for each in ("device_attributes", "cursor", "round_trip_ms", "background")
    ]
    assert [(row.value, row.text) for row in unsaid] == [(None, "")] * 4


def test_a_terminal_that_was_silent() -> None:
    found = report(answers=Answers())
    assert found["asked"].value is True
    unsaid = [found[each] for each in ("device_attributes", "cursor", "round_trip_ms")]
    assert [(row.value, row.text) for row in unsaid] == [(None, "no answer in time")] * 3


def test_a_terminal_that_answered() -> None:
    white = Background(1, 1, 1)
    found = report(answers=Answers((62, 22), (3, 40), 0.6004, b"jj", white))
    assert (found["background"].value, found["background"].text) == ("light", "light")
    assert (found["device_attributes"].value, found["device_attributes"].text) == (
        (62, 22),
        "62 22",
    )
    assert (found["cursor"].value, found["cursor"].text) == ((3, 40), "row 3, column 40")
    assert (found["round_trip_ms"].value, found["round_trip_ms"].text) == (600.4, "600.4 ms")
    assert (found["lost_bytes"].value, found["lost_bytes"].text[:7]) == (2, "2 bytes")
