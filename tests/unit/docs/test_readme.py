"""The README says what is so: commands, options, keys and pictures are held against the code.

`UPDATE_README=1 pytest tests/unit/docs` writes keys and pictures anew.
"""

import os
import re
import tomllib
from pathlib import Path

import click
import pytest

from briefings.cli.commands import briefings
from tests.terminal.golden import recorded_text
from tests.terminal.test_screens import JOURNEYS
from tui.actions.keys import Keys
from tui.system.clipboard import MOSH_LIMIT, TMUX_FOR_MOSH

ROOT = Path(__file__).parents[3]
README = ROOT / "README.md"
PICTURE = re.compile(r"(<!-- screen: (?P<name>[\w-]+) -->\n```\n)(?P<text>.*?)(```)", re.DOTALL)
KEYS = re.compile(r"(<!-- keys -->\n)(?P<table>(?:\n?\|.*)*)")


def key_table() -> str:
    rows = ["\n| for | keys | what they do |", "|---|---|---|"]
    for group, actions in Keys().groups().items():
        for action in actions:
            keys = " ".join(f"`{key}`" for key in action.key_names.split())
            rows.append(f"| {group} | {keys} | {action.help} |")
    return "\n".join(rows)


def golden(name: str) -> str:
    return recorded_text(*name.rsplit("-", 1))


@pytest.fixture(scope="module")
def readme() -> str:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_README"):
        text = KEYS.sub(lambda m: m[1] + key_table(), text)
        text = PICTURE.sub(lambda m: m[1] + golden(m["name"]) + m[4], text)
        README.write_text(text, encoding="utf-8")
    return text


def test_the_key_table_is_the_codes(readme: str) -> None:
    found = KEYS.search(readme)
    assert found
    assert found["table"] == key_table()


def test_the_pictures_are_golden_screens(readme: str) -> None:
    pictures = list(PICTURE.finditer(readme))
    assert len(pictures) == 2
    for picture in pictures:
        assert picture["name"].rsplit("-", 1)[0] in JOURNEYS
        assert picture["text"] == golden(picture["name"])


def test_what_tmux_needs_for_mosh_is_the_codes(readme: str) -> None:
    assert f"\n{TMUX_FOR_MOSH}\n" in readme
    assert f"after {MOSH_LIMIT:,} bytes" in readme


def test_every_command_and_option_is_named(readme: str) -> None:
    options = [option for param in briefings.params for option in param.opts]
    for name, command in briefings.commands.items():
        assert f"`briefings {name}" in readme
        options += [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
    unnamed = {o for o in options if o.startswith("--") and f"`{o}" not in readme}
    assert unnamed <= {"--version", "--help"}


def test_no_command_is_named_that_is_not_there(readme: str) -> None:
    for name in re.findall(r"`briefings ([a-z]+)", readme):
        assert name in briefings.commands


def test_there_are_exactly_two_commands_to_set_up(readme: str) -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", readme, re.DOTALL)
    assert len(commands) == 2
    first, second = commands
    assert first.endswith("briefings")
    assert " -m pytest" in second
    assert all("\n" not in command and "venv" in command for command in commands)


def test_the_versions_of_python_are_the_packages(readme: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert "Python 3.11, 3.12 or 3.13" in readme
