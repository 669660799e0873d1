"""The description of the briefing file, table by table and field by field, is the program's."""

import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from briefings.cli import run
from briefings.curation import briefing_file
from briefings.kinds import KINDS
from briefings.model import Item, Topic
from briefings.settings.template import toml
from tui.front_end import TerminalFrontEnd

README = Path(__file__).parents[3] / "seeds" / "README.md"
COMMON = {
    "id", "topics", "text", "wording", "review", "suggestion", "editor", "edited", "evidence",
}  # fmt: skip
HEAD = {"lens", "editor", "edited", "rejected"}

Rows = dict[str, tuple[str, str]]
"""What is said of fields: what holds without them, and what they are."""


@pytest.fixture(scope="module")
def text() -> str:
    return README.read_text(encoding="utf-8")


def rows(text: str, title: str) -> Rows:
    """Return the table behind a paragraph that begins with a title."""
    start = text.index(f"\n**{title}**") if title[0] != "[" else text.index(f"**`{title}`**")
    table = text[start:].partition("\n\n")[2].partition("\n\n")[0]
    found = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*) \|$", table, re.MULTILINE)
    assert len(found) == len(table.strip().splitlines()) - 2
    return {name: (without, what) for name, without, what in found}


def expected(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "must"
    default = field.default
    if default is msgspec.NODEFAULT:
        default = field.default_factory()
    if default is None:
        return "none"
    return f"`{toml(list(default) if isinstance(default, tuple) else default)}`"


def choices(kind: Any) -> set[str]:
    """Return the words of which a field must be one."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    return {word for each in get_args(kind) for word in choices(each)}


def check(found: Rows, struct: type[msgspec.Struct], names: set[str]) -> None:
    fields = {field.name: field for field in msgspec.structs.fields(struct) if field.name in names}
    assert set(found) == set(fields)
    hints = get_type_hints(struct)
    for name, (without, what) in found.items():
        assert without == expected(fields[name]), name
        for word in choices(hints[name]):
            assert f"`{word}`" in what, (name, word)


def own(struct: type[msgspec.Struct], base: type[msgspec.Struct] = Item) -> set[str]:
    return set(struct.__struct_fields__) - set(base.__struct_fields__)


def test_the_head_and_the_source(text: str) -> None:
    check(rows(text, "The head"), briefing_file.CuratedBriefing, HEAD)
    source = briefing_file.CuratedSource
    check(rows(text, "[source]"), source, set(source.__struct_fields__))


def test_panels(text: str) -> None:
    panel = briefing_file.CuratedPanel
    check(rows(text, "[[panel]]"), panel, set(panel.__struct_fields__))


def test_what_every_item_has(text: str) -> None:
    assert set(Item.__struct_fields__) == COMMON
    found = rows(text, "Every item")
    check({k: v for k, v in found.items() if k != "evidence"}, Item, COMMON - {"evidence"})
    assert found["evidence"][0] == "`[]`"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.tag)
def test_every_kind(text: str, kind: Any) -> None:
    assert f"**`[[{kind.tag}]]`**" in text
    if names := own(kind.struct):
        check(rows(text, f"[[{kind.tag}]]"), kind.struct, names)


def test_no_table_is_described_that_there_is_not(text: str) -> None:
    described = set(re.findall(r"\*\*`\[\[(\w+)\]\]`\*\*", text))
    assert described == {"panel", "topic", *(kind.tag for kind in KINDS)}


def test_lenses(text: str) -> None:
    check(rows(text, "[[topic]]"), Topic, set(Topic.__struct_fields__))


def test_the_short_example_is_sound(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (article,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    (briefing,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    folder = tmp_path / "brava"
    folder.mkdir()
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "briefing.toml").write_text(briefing, encoding="utf-8")
    monkeypatch.setenv("BRIEFINGS_LIBRARY", str(tmp_path / "library"))
    assert run(TerminalFrontEnd(), ["verify", str(folder)]) == 0
    assert capsys.readouterr().out == "brava: sound, 4 pieces of evidence found\n"
    broken = briefing.replace("1,200 tonnes of", "1,300 tonnes of")
    (folder / "briefing.toml").write_text(broken, encoding="utf-8")
    assert run(TerminalFrontEnd(), ["verify", str(folder)]) == 1
