"""What goes wrong is one sentence on stderr: 2 for usage, 1 for failure, never a traceback."""

from pathlib import Path

import click
import pytest

from briefings.cli import run
from briefings.errors import BriefingsError, ConflictError, UsageError
from briefings.settings.loading import Settings
from briefings.store import JournalDB
from briefings.text import displayable
from tests.unit.command_line import Command, Front, Packaged

from . import builders


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["list", "--nonsense"],
        ["list", "a", "b"],
        ["show"],
        ["show", "brava-2021", "extra"],
        ["show", "brava-2021", "--panel"],
        ["verify", "a", "b"],
        ["keys", "extra"],
        ["brava-2021", "extra"],
        ["brava-2021", "--json"],
        ["--library"],
        ["--library", __file__, "list"],
        ["--library", "~nobody-of-this-name/x", "list"],
    ],
)
def test_a_wrong_call_ends_with_2_and_a_sentence(made_up: Command, arguments: list[str]) -> None:
    code, sentence = made_up.error(*arguments)
    assert code == 2
    assert sentence
    assert made_up.front.opened == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "elsewhere"], "There is no briefing “elsewhere”; `briefings list`"),
        (["show", "brava-2012"], "There is no briefing “brava-2012”"),
        (["show", "rava"], "did you mean brava-2021?"),
        (["verify", "elsewhere"], "There is no briefing “elsewhere”"),
        (["verify", "/no/such/folder"], "There is no /no/such/folder: name a file or a folder"),
        (["verify", "./"], "a briefing's folder holds article.txt and briefing.toml"),
        (["--library", "/proc/nowhere/x", "list"], "No library can be made in /proc/nowhere/x"),
    ],
)
def test_a_failure_ends_with_1_and_a_sentence(
    made_up: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, sentence = made_up.error(*arguments)
    assert code == 1
    assert says in sentence


@pytest.mark.parametrize(
    ("briefing", "says"),
    [
        ("lens = ", "not valid TOML"),
        (builders.changed(('speaker = "Ana Núñez"\n', "speaker = 3\n")), "statement promise"),
        (builders.changed(('lens = "coast"', 'lens = "moon"')), "names the lens moon"),
        (builders.changed(('id = "nunez"', 'id = "pier"')), "another item has this id"),
    ],
)
def test_a_draft_that_makes_no_briefing_is_told(
    made_up: Command, tmp_path: Path, briefing: str, says: str
) -> None:
    (tmp_path / "article.txt").write_text(builders.ARTICLE)
    (tmp_path / "briefing.toml").write_text(briefing)
    code, out, err = made_up("verify", str(tmp_path))
    assert code == 1
    assert says in " ".join(f"{out}{err}".split())
    code, sentence = made_up.error("add", str(tmp_path))
    assert code == 1
    assert says in sentence


def test_what_the_user_typed_cannot_act_on_the_terminal(made_up: Command) -> None:
    for arguments in (["show", "\x1b[2J\u202e\n"], ["verify", "/\x1b[2J"], ["list", "--\x1b[2J"]):
        _, sentence = made_up.error(*arguments)
        assert "[2J" in sentence
        assert displayable(sentence) == sentence


@pytest.mark.parametrize(
    ("raised", "code", "sentence"),
    [
        (BriefingsError("The app broke."), 1, "The app broke."),
        (ConflictError("Both are kept."), 1, "Both are kept."),
        (UsageError("Say it otherwise."), 2, "Say it otherwise."),
        (click.ClickException("it failed"), 1, "it failed."),
        (OSError(28, "No space left on device"), 1, "No space left on device."),
        (PermissionError(13, "Permission denied", "/x"), 1, "/x cannot be read or written"),
    ],
)
def test_what_the_app_raises_is_a_sentence(
    command: Command, monkeypatch: pytest.MonkeyPatch, raised: Exception, code: int, sentence: str
) -> None:
    def fail(settings: Settings, briefing_id: str | None) -> None:
        raise raised

    monkeypatch.setattr(command.front, "open_app", fail)
    ended, said = command.error("brava-2021")
    assert ended == code
    assert sentence in said


def test_ctrl_c_ends_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = Front()

    def stop(settings: Settings, briefing_id: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(front, "open_app", stop)
    assert run(front, []) == 1
    assert capsys.readouterr().err.strip() == "Stopped."


def test_a_log_that_is_no_log_is_told(made_up: Command, tmp_path: Path) -> None:
    directory = tmp_path / "library"
    directory.mkdir()
    (directory / "library.log").write_bytes(b"\x00\xff nonsense\n" * 9)
    code, sentence = made_up.error("show", "brava-2021")
    assert code == 1
    assert sentence


def test_a_document_of_another_program_is_told(
    command: Command, packaged: Packaged, tmp_path: Path
) -> None:
    packaged(builders.seed())
    command.text("list")
    with JournalDB(tmp_path / "library" / "library.log") as db:
        db.table("briefings").insert({"key": "newer", "article": 3})
    for arguments in (["list"], ["show", "newer"], ["verify"]):
        code, sentence = command.error(*arguments)
        assert code == 1
        assert "cannot read" in sentence


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_panel_that_is_not_there_is_wrong_usage(made_up: Command, more: list[str]) -> None:
    code, sentence = made_up.error("show", "brava-2021", "--panel", "weather", *more)
    assert code == 2
    assert "no panel “weather”; choose overview, trade, people or source." in sentence
