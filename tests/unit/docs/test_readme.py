"""The README is short and says what is so: its commands, numbers and picture are the program's.

`UPDATE_README=1 pytest tests/unit/docs` writes the picture anew.
"""

import os
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import pytest

from briefings.cli import run
from briefings.cli.commands import briefings
from briefings.cli.help_command import TOPICS
from briefings.export.formats import formats
from tests.terminal.golden import recorded_text
from tests.terminal.screen_journeys import JOURNEYS, OVERVIEWS
from tui.actions.keys import Keys
from tui.actions.table import ACTIONS
from tui.front_end import TerminalFrontEnd

ROOT = Path(__file__).parents[3]
README = ROOT / "README.md"
LONGEST = 220
PICTURE = re.compile(r"(<!-- screen: (?P<name>[\w-]+) -->\n```\n)(?P<text>.*?)(```)", re.DOTALL)
SECTIONS = [
    "What it does, and what it does not",
    "Set it up",
    "Two minutes",
    "Read",
    "Take notes",
    "Hand it on",
    "Your own article",
    "Review what is proposed",
    "Over SSH",
    "What is promised about your notes",
    "Limits",
    "Work on it",
]


def golden(name: str) -> str:
    return recorded_text(*name.rsplit("-", 1))


@pytest.fixture(scope="module")
def readme() -> str:
    text = README.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_README"):
        text = PICTURE.sub(lambda m: m[1] + golden(m["name"]) + m[4], text)
        README.write_text(text, encoding="utf-8")
    return text


def test_it_is_short_and_in_order(readme: str) -> None:
    assert len(readme.splitlines()) <= LONGEST
    assert re.findall(r"^## (.*)$", readme, re.MULTILINE) == SECTIONS
    assert re.findall(r"^# (.*)$", readme, re.MULTILINE) == ["briefings"]


def test_it_begins_with_one_sentence_and_a_picture(readme: str) -> None:
    title, sentence, picture, *_ = readme.split("\n\n")
    assert title == "# briefings"
    assert [match.end() for match in re.finditer(r"[.!?;:]", sentence)] == [len(sentence)]
    assert picture.startswith("<!-- screen: ")


def test_the_line_has_ten_lines(readme: str) -> None:
    (section,) = re.findall(r"\n## Over SSH\n\n(.*?)\n\n## ", readme, re.DOTALL)
    assert len(section.splitlines()) <= 10


def test_the_picture_is_a_golden_screen(readme: str) -> None:
    (picture,) = PICTURE.finditer(readme)
    assert picture["name"].rsplit("-", 1)[0] in JOURNEYS | OVERVIEWS
    assert picture["text"] == golden(picture["name"])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("a line down", "a line down costs {} bytes (`less` {})"),
        ("a page down", "a page {} ({})"),
        ("another document", "another document of the same text {} ({})"),
        ("the first screen", "the first screen {} ({})"),
    ],
)
def test_its_bytes_are_those_of_the_page_on_the_line(readme: str, row: str, sentence: str) -> None:
    page = (files("briefings.help") / "line.md").read_text("utf-8")
    (cells,) = re.findall(rf"^\| {row} \|(.*)\|$", page, re.MULTILINE)
    ours, less, *_ = cells.replace(" ", "").split("|")
    assert sentence.format(ours, less) in " ".join(readme.split())


def test_its_promises_are_those_of_the_page_on_notes(readme: str) -> None:
    def tests(text: str) -> list[str]:
        table = re.findall(r"^\| promise \|.*\n(?:\|.*\n)+", text, re.MULTILINE)[0]
        return [row.split("|")[2].strip() for row in table.splitlines()[2:]]

    page = tests((files("briefings.help") / "notes.md").read_text("utf-8"))
    ours = [row.replace(" (`tests/faults`)", "").replace("`", "") for row in tests(readme)]
    assert len(ours) == 8
    assert ours == page


def test_its_formats_are_those_that_there_are(readme: str) -> None:
    (section,) = re.findall(r"\n## Hand it on\n(.*?)\n## ", readme, re.DOTALL)
    cells = re.findall(r"^\| ((?:`\w+` )+)\|", section, re.MULTILINE)
    assert sorted(re.findall(r"\w+", " ".join(cells))) == sorted(formats())


def commands(
    group: click.Command = briefings, name: str = "briefings"
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command there is by its words: `briefings note add`."""
    yield name, group
    if isinstance(group, click.Group):
        for part, command in group.commands.items():
            yield from commands(command, f"{name} {part}")


def test_every_command_is_named(readme: str) -> None:
    for name in briefings.commands:
        assert re.search(rf"[`$] ?briefings\s{name}\b", readme), name
    note = briefings.commands["note"]
    assert isinstance(note, click.Group)
    for name in note.commands:
        assert f"`{name}`" in readme or f"`briefings note {name} " in readme


def test_every_option_of_an_export_is_named_on_its_page() -> None:
    options = [option for p in briefings.commands["export"].params for option in p.opts]
    page = (ROOT / "briefings/help/export.md").read_text(encoding="utf-8")
    unnamed = {o for o in options if o.startswith("--") and not re.search(rf"{o}\b", page)}
    assert unnamed == {"--output"}
    assert "`-o FILE`" in page


def test_every_command_but_three_takes_json(readme: str) -> None:
    without = {
        name
        for name, command in commands()
        if not isinstance(command, click.Group)
        and not any("--json" in param.opts for param in command.params)
    }
    assert without == {"briefings export", "briefings pack", "briefings completion"}
    said = "Each command but `export`, `pack` and `completion` takes `--json`."
    assert said in " ".join(readme.split())


def test_every_other_option_is_explained_by_the_commands_own_help() -> None:
    seen = 0
    for name, command in commands():
        shown = " ".join(command.get_help(click.Context(command, info_name=name)).split())
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help
                assert param.opts[-1] in shown
                seen += 1
    assert seen > 30


@pytest.mark.parametrize(
    ("sentence", "action_id"),
    [
        ("`Enter` goes to its words", "evidence"),
        ("`r` comes back", "back"),
        ("`q` leaves", "quit"),
        ("`T` goes from an item marked `!` to its tension", "tension"),
        ("`C` lists what a tension concerns, or what stands on a passage", "related"),
        ("`9` is the article itself", "tab.source"),
        ("`0` has all notes", "tab.notes"),
        ("`/` finds as you type", "find"),
        ("`n` goes on", "find.next"),
        ("`s` searches the whole library", "search"),
        ("`p` shows an item's words beneath it", "peek"),
        ("`P` turns that off and on", "pane"),
        ("`m` sets a mark", "mark.set"),
        ("`M` lists them", "mark.list"),
        ("`?` shows all keys", "help"),
        ("`:` finds an action by its name", "palette"),
        ("`a` writes a note on the item or passage", "note.add"),
        ("`A` on the panel or the whole briefing", "note.add_wide"),
        ("Esc saves and closes", "editor.save"),
        ("`v` chooses a passage", "select"),
        ("`w` `b` by words", "select.word"),
        ("`s` by sentences", "select.sentence"),
        ("`p` by paragraphs", "select.paragraph"),
        ("`o` moves the other end", "select.other_end"),
        ("`Enter` highlights it", "select.highlight"),
        ("`i` edits", "note.edit"),
        ("`E` edits in your own editor", "note.external"),
        ("`t` is for tags", "note.tags"),
        ("`d` deletes", "note.delete"),
        ("`H` lists all revisions", "note.history"),
        ("`R` there brings one back", "revision.restore"),
        ("`u` undoes", "note.undo"),
        ("`U` redoes", "note.redo"),
        ("Ctrl-T is for tags", "editor.tags"),
        ("Ctrl-G for grades", "editor.grades"),
        ("`e` asks for format, depth, handling mark and place", "export"),
        ("`p` shows what would be written", "export.preview"),
        ("`w` writes it", "export.write"),
        ("`y` copies what the cursor is on with its citation", "copy"),
        ("`Y` always copies into the file", "copy.file"),
        ("Ctrl-L draws anew", "redraw"),
        ("`W` shows what the line has cost", "wire"),
    ],
)
def test_its_keys_are_those_of_the_table(readme: str, sentence: str, action_id: str) -> None:
    assert sentence in " ".join(readme.split())
    key = sentence.split(maxsplit=1)[0].strip("`")
    (action,) = [action for action in ACTIONS if action.id == action_id]
    assert key in action.key_names.split()


def test_every_key_is_printed_with_what_it_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRIEFINGS_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run(TerminalFrontEnd(), ["keys"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for group, actions in Keys().groups().items():
        assert f"{group.upper()} " in shown
        for action in actions:
            assert f" {action.help} " in f"{shown} "
            assert set(action.key_names.split()) <= set(shown.split())


def test_no_command_or_topic_is_named_that_is_not_there(readme: str) -> None:
    for name in re.findall(r"`briefings\s([a-z]+)", readme):
        assert name in briefings.commands
    topics = re.findall(r"`briefings\shelp\s([a-z]+)`", readme)
    assert set(topics) == set(TOPICS), "each page is named, and no other"


def test_there_are_exactly_two_commands_to_set_up(readme: str) -> None:
    found = re.findall(r"```sh\n(.*?)\n```", readme, re.DOTALL)
    assert len(found) == 2
    first, second = found
    assert first.endswith("briefings")
    assert second.endswith(" -m pytest -n 4 --dist loadfile")
    assert all("\n" not in command and "venv" in command for command in found)


def test_the_versions_of_python_are_the_packages(readme: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    assert "Python 3.11, 3.12 or 3.13" in readme
