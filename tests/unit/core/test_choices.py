"""What was chosen by a key: it holds until the setting is changed, and survives anything."""

import os
from pathlib import Path

import pytest

from briefings.choices import LARGEST, keep_evidence, shows_evidence
from briefings.errors import BriefingsError
from briefings.paths import choices_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.parametrize("setting", [True, False])
def test_without_a_choice_the_setting_holds(*, setting: bool) -> None:
    assert shows_evidence(setting=setting) is setting


@pytest.mark.parametrize("setting", [True, False])
def test_a_choice_holds_until_the_setting_is_another_one(*, setting: bool) -> None:
    keep_evidence(evidence=not setting, setting=setting)
    assert shows_evidence(setting=setting) is not setting
    assert shows_evidence(setting=not setting) is not setting
    keep_evidence(evidence=setting, setting=setting)
    assert shows_evidence(setting=setting) is setting
    assert choices_file().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"nonsense", b'{"evidence":1,"setting":true}', b"[" * 3000, b" " * LARGEST],
)
def test_a_file_that_says_nothing_counts_as_none(content: bytes) -> None:
    choices_file().parent.mkdir(parents=True)
    choices_file().write_bytes(content)
    assert shows_evidence(setting=True)


def test_a_pipe_in_its_place_stops_nothing() -> None:
    choices_file().parent.mkdir(parents=True)
    os.mkfifo(choices_file())
    assert shows_evidence(setting=True)
    choices_file().unlink()
    choices_file().symlink_to("/dev/zero")
    assert shows_evidence(setting=True)


def test_what_cannot_be_kept_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/1/nowhere")
    with pytest.raises(BriefingsError, match="was not written"):
        keep_evidence(evidence=False, setting=True)
