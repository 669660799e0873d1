"""A kind that is added to the program, as one struct and one row, is nowhere left out.

It is added to a copy of the sources, with an item of it in a copy of the packaged briefing.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import jsonschema  # type: ignore[import-untyped]
import pytest

ROOT: Final = Path(__file__).parents[3]
ID: Final = "vraem-2014"

STRUCT: Final = """\
class Event(PlainItem, frozen=True, kw_only=True, tag="event"):
    \"\"\"What happened.\"\"\"

    day: str
    witnesses: tuple[str, ...] = ()
    watched: bool = False
"""

ROW: Final = '    Kind(Event, "events"),\n'

ITEM: Final = """
[[event]]
id = "announced"
topics = ["security"]
text = "Somebody announced quxly"
day = "one zorpday"
witnesses = ["Blib", "Blub"]
evidence = ["Carmen Masías, president of the National Commission for Development"]
"""

WORDS: Final = ("Somebody announced quxly", "one zorpday", "Blib, Blub")
SUMMARY: Final = """
from briefings import Library
from briefings.layout.catalogue import summary

print(*map(summary, Library().catalogue()))
"""

COPY: Final = """
from briefings import Library
from briefings.export.citation import cite

briefing = Library().get("vraem-2014")
print(cite(briefing, next(item for item in briefing.items if item.kind == "event")).text)
"""

HEADING: Final = "Events"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def add_struct(tree: Path, struct: str) -> None:
    edit(tree / "briefings" / "model.py", "AnyItem = ", f"{struct}\n\nAnyItem = ")


def add_row(tree: Path) -> None:
    kinds = tree / "briefings" / "kinds.py"
    edit(kinds, "    Actor,\n    AnyItem,\n", "    Actor,\n    AnyItem,\n    Event,\n")
    edit(kinds, '"open_questions", place=70),\n', f'"open_questions", place=70),\n{ROW}')


def copied(tree: Path) -> Path:
    for name in ("briefings", "tui", "seeds"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy2(ROOT / "pyproject.toml", tree)
    return tree


def added(tree: Path, *, row: bool = True) -> Path:
    """Return a copy of the sources with the kind, and with an item of it."""
    add_struct(copied(tree), STRUCT)
    if row:
        add_row(tree)
    with (tree / "seeds" / ID / "briefing.toml").open("a", encoding="utf-8") as briefing:
        briefing.write(ITEM)
    return tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return added(tmp_path_factory.mktemp("tree"))


def run(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        **os.environ, "PYTHONPATH": str(tree), "HOME": str(tree), "LC_ALL": "C.UTF-8",
        "BRIEFINGS_LIBRARY": str(tree / "library"), "COLUMNS": "80",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=tree, env=surroundings, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def said(tree: Path, *arguments: str) -> str:
    done = run(tree, "-m", "tui", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What checking the types left behind, of the original too: it makes the next check quick."""
    found = tmp_path_factory.mktemp("types") / "cache"
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", found)
    return found


def checked(tree: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    return run(tree, "-m", "mypy", "--cache-dir", str(cache), "briefings")


def test_the_types_are_right(tree: Path, cache: Path) -> None:
    done = checked(tree, cache)
    assert done.returncode == 0, done.stdout


def test_it_is_shown(tree: Path) -> None:
    shown = said(tree, "show", ID)
    assert HEADING.upper() in shown
    assert all(words in spaced(shown) for words in WORDS)
    assert "watched" not in shown
    (item,) = (
        item
        for panel in json.loads(said(tree, "show", ID, "--json"))["panels"]
        for item in panel["items"]
        if item["kind"] == "event"
    )
    assert item["witnesses"] == ["Blib", "Blub"]


@pytest.mark.parametrize("format_name", ["md", "txt", "html", "docx"])
def test_every_format_for_readers_has_it(tree: Path, format_name: str) -> None:
    path = tree / f"out.{format_name}"
    said(tree, "export", ID, "--format", format_name, "--output", str(path))
    if format_name == "docx":
        import docx  # noqa: PLC0415

        text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    else:
        text = path.read_text("utf-8")
    assert HEADING in text
    assert all(words in spaced(text) for words in WORDS)


def test_a_table_of_figures_stays_one(tree: Path) -> None:
    path = tree / "out.csv"
    said(tree, "export", ID, "--format", "csv", "--output", str(path))
    assert len(path.read_text("utf-8-sig").splitlines()) == 1 + 11
    assert WORDS[0] not in path.read_text("utf-8-sig")


def test_a_program_gets_it_and_is_told_what_it_is(tree: Path) -> None:
    path = tree / "out.json"
    said(tree, "export", ID, "--format", "json", "--output", str(path))
    data = json.loads(path.read_text("utf-8"))
    schema = json.loads(said(tree, "export", "--json-schema"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(data)
    (item,) = (i for p in data["briefing"]["panels"] for i in p["items"] if i["kind"] == "event")
    assert item["day"] == "one zorpday"
    del item["day"]
    assert not validator.is_valid(data)


def test_it_is_found_and_counted(tree: Path) -> None:
    found = json.loads(said(tree, "search", "kind:events", "zorpday", "--json"))
    (hit,) = found["briefings"][0]["hits"]
    assert (hit["item"], hit["item_kind"]) == ("announced", "event")
    assert "event" in run(tree, "-m", "tui", "search", "kind:zebra").stderr
    (entry,) = json.loads(said(tree, "list", "--json"))
    assert entry["counts"]["event"] == 1
    assert ", 1 event · " in run(tree, "-c", SUMMARY).stdout


def test_it_is_copied_under_its_name(tree: Path) -> None:
    text = run(tree, "-c", COPY).stdout
    assert text.startswith("Event: ")
    assert all(words in text for words in WORDS)


def test_its_words_are_held_against_the_evidence(tree: Path) -> None:
    assert run(tree, "-m", "tui", "verify", ID).returncode == 0
    briefing = tree / "seeds" / ID / "briefing.toml"
    before = briefing.read_text("utf-8")
    try:
        edit(briefing, "one zorpday", "77 zorpdays")
        done = run(tree, "-m", "tui", "verify", str(briefing.parent))
    finally:
        briefing.write_text(before, "utf-8")
    assert done.returncode != 0
    assert "77" in done.stdout + done.stderr


def test_a_struct_without_a_row_makes_no_items(tmp_path: Path) -> None:
    done = run(added(tmp_path, row=False), "-m", "tui", "verify", ID)
    assert done.returncode != 0
    assert "`event` is no field of it" in done.stderr


def test_one_that_is_treated_apart_is_asked_for_wherever_kinds_are(
    tmp_path: Path, cache: Path
) -> None:
    tree = copied(tmp_path)
    add_struct(tree, STRUCT.replace("PlainItem", "Item"))
    edit(tree / "briefings" / "model.py", "| Place | Tension\n", "| Place | Tension | Event\n")
    add_row(tree)
    done = checked(tree, cache)
    assert done.returncode == 1
    asking = {line.partition(":")[0] for line in done.stdout.splitlines() if "Event" in line}
    assert asking == {
        f"briefings/{name}.py" for name in ("wording", "curation/verify", "layout/panel")
    }
