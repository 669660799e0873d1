"""`briefings search`: as text, as JSON, and with exit codes that scripts can use."""

import json
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from tinydb.table import Document

from briefings import Library
from briefings.model import Briefing
from briefings.notes.model import Content, Target
from briefings.search.best_hits import MOST
from briefings.search.filters import NAMES
from briefings.store.records import document_id
from briefings.text import displayable
from tests.unit.command_line import Command, Packaged
from tests.unit.core import builders
from tests.unit.search.search_helpers import folded

HOSTILE = "zebra \x1b[2J\x1b]0;owned\x07 \u202eevil\u202c [bold]x[/bold] \ud7ff"


def add_note(tmp_path: Path, body: str) -> str:
    with Library(tmp_path / "library") as library:
        return library.notes.add(Target(briefing="brava-2021"), Content(body=body), "Ana").id


def test_text_has_title_id_and_hits(made_up: Command, tmp_path: Path) -> None:
    note_id = add_note(tmp_path, "Who counts the *boats*?")
    assert made_up.text("search", "boats", "-zebra").splitlines() == [
        "Harbour of Brava reopens",
        "  brava-2021",
        "  bottom line · People · ¶7",
        "    The boats wait. Parts are missing.",
        "  key point waiting · People, Trade and ports · ¶7",
        "    Boats wait for parts.",
        "  statement return · People · ¶6",
        "    54 percent of the boats are back. - published reports (according to)",
        "  tension promise-without-boats · Trade and ports · ¶7",
        "    More fish is promised while boats wait. Inference: Boats that wait land",
        "    nothing.",
        f"  note {note_id[-8:]}",
        "    Who counts the *boats*?",
    ]
    assert made_up.text("search", "pier", "kind:figure").splitlines()[-2:] == [
        "    >$3.5 million · spent on the pier · period unknown · status unknown ·",
        "    council",
    ]


def test_an_open_query_of_several_arguments(made_up: Command) -> None:
    for arguments in (
        ["boats", "wait"],
        ["boats wait"],
        ['"boats wait"'],
        ["boats", "-zebra"],
        ["-hectares", "boats"],
        ["boats", "-hjz"],
        ["--", "boats", "-zl"],
        ["-kind:note", "boats"],
        ["--limit", "1", "boats"],
        ["boats", "--limit=1"],
    ):
        assert "brava-2021" in made_up.text("search", *arguments)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["zebra"], "No briefing matches zebra."),
        (["boats", "-wait"], "No briefing matches boats -wait."),
        (["tag:check"], "No briefing matches tag:check."),
        ([""], "No briefing matches an empty query."),
        (["-"], "No briefing matches an empty query."),
        (["\x1b[2Jx"], "No briefing matches ␛[2Jx."),
    ],
)
def test_nothing_found_is_1_and_a_sentence(
    made_up: Command, arguments: list[str], says: str
) -> None:
    assert made_up.error("search", *arguments) == (1, says)
    code, out, err = made_up("search", "--json", *arguments)
    assert (code, err) == (1, f"{says}\n")
    assert '"matched": 0' in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument"),
        (["--jsn", "boats"], "There is no option --jsn;"),
        (["boats", "--limit", "0"], "0 is not in the range"),
        (["boats", "--limit", "x"], "not a valid integer"),
    ],
)
def test_a_query_without_sense_is_2_and_a_sentence(
    made_up: Command, arguments: list[str], says: str
) -> None:
    for options in ([], ["--json"]):
        code, sentence = made_up.error("search", *options, *arguments)
        assert code == 2
        assert says in sentence


@pytest.mark.parametrize(
    ("query", "pointed", "says"),
    [
        ("color:red", "  color:red\n  ^", "no filter “color”"),
        ("boats -kind:zebra", "  boats -kind:zebra\n         ^", "known are key_point, figure"),
        ("boats panel:zebra", "  boats panel:zebra\n        ^", "“zebra”: choose trade, people."),
        ("boats knosts>5", "  boats knosts>5\n        ^", "No figure is in “knosts”"),
        ('boats "', '  boats "\n        ^', "This quotation mark is never closed."),
        ("boats panel:", "  boats panel:\n        ^", "a panel's key"),
        ("\x1b海 (boats", "  ␛海 (boats\n      ^", "This “(” is never closed."),
    ],
)
def test_a_wrong_query_is_pointed_at_and_searched_as_far_as_it_goes(
    made_up: Command, query: str, pointed: str, says: str
) -> None:
    for command in (["search"], ["search", "--json"], ["export", "--format", "md", "--query"]):
        code, out, err = made_up(*command, query)
        assert code == 2
        assert err.startswith(pointed)
        assert says in err.splitlines()[-1]
        assert len(err.splitlines()) == 3
        assert ("brava-2021" in out) == (query.startswith("boats") and command[0] == "search")


def test_help_says_what_a_query_is(made_up: Command) -> None:
    shown = made_up.text("search", "--help")
    assert shown == made_up.text("search", "-h")
    for words in ("panel:", "kind:", "tag:", "speaker:", "has:", "-paste", "--limit", "--json"):
        assert words in shown
    assert all(kind in shown for kind in NAMES)
    assert max(map(len, shown.splitlines())) <= 78


@pytest.mark.parametrize("columns", [20, 40, 78])
def test_text_is_wrapped_and_has_no_escape_sequence(
    on_seeds: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = on_seeds.text("search", "coca", "kind:figure")
    assert max(map(cell_len, shown.splitlines())) <= columns
    assert displayable(shown.replace("\n", "")) == shown.replace("\n", "")


def test_words_are_bold_on_a_terminal_and_nothing_is_lost_without(
    made_up: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = made_up.text("search", "boats")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    styled = made_up.text("search", "boats")
    assert {word.lower() for word in re.findall(r"\x1b\[1m(\w+)\x1b\[0m", styled)} == {"boats"}
    assert re.sub(r"\x1b\[[\d;]*m", "", styled) == plain


def test_json_has_ranges_that_cut_the_words(on_seeds: Command, seeded: Briefing) -> None:
    result = on_seeds.json("search", "eradicat", "security")
    assert list(result) == ["query", "matched", "found", "briefings", "unread"]
    (found,) = result["briefings"]
    assert result["found"] == found["found"] == len(found["hits"])
    assert list(found) == ["id", "title", "found", "hits"]
    for hit in found["hits"]:
        assert {"kind", "score", "snippet", "marks", "panels", "spans"} <= hit.keys()
        assert None not in hit.values()
        marks = [hit["snippet"][mark["start"] : mark["end"]] for mark in hit["marks"]]
        assert set(folded(marks)) <= {"eradicat", "security"}
        assert marks
        for span in hit["spans"]:
            assert seeded.article.text[span["start"] : span["end"]]
    assert [hit["score"] for hit in found["hits"]] == sorted(
        (hit["score"] for hit in found["hits"]), reverse=True
    )


def test_more_briefings_than_the_limit_are_counted(command: Command, packaged: Packaged) -> None:
    packaged(*(builders.seed(briefing_id=f"b{n}") for n in range(3)))
    lines = command.text("search", "boats", "--limit", "2").splitlines()
    assert lines[-2:] == ["", "1 more briefing matches; --limit shows more."]
    assert "2 more briefings match" in command.text("search", "boats", "--limit", "1")
    result = command.json("search", "boats", "--limit", "1")
    assert (result["matched"], len(result["briefings"])) == (3, 1)


def test_a_part_of_the_hits_is_told_as_one(command: Command, packaged: Packaged) -> None:
    packaged(builders.seed(briefing_id="b0"))
    (alone,) = command.json("search", "b")["briefings"]
    every = len(alone["hits"])
    assert every == alone["found"] > MOST
    assert " of " not in command.text("search", "b").splitlines()[1]
    packaged(*(builders.seed(briefing_id=f"b{n}") for n in range(2)))
    lines = command.text("search", "b").splitlines()
    assert [line for line in lines if f" · {MOST} of {every}" in line] == [
        f"  b1 · {MOST} of {every}",
        f"  b0 · {MOST} of {every}",
    ]
    result = command.json("search", "b")
    assert result["found"] == 2 * every
    assert [(each["found"], len(each["hits"])) for each in result["briefings"]] == [
        (every, MOST)
    ] * 2
    assert command.json("search", "b", "--limit", "1")["found"] == every


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("baots", "boats"),
        ("Harbuor boats -zebra", "harbour boats -zebra"),
        ('"the boats of Brvaa"', '"the boats of brava"'),
        ("kind:figure tonnnes", "kind:figure tonnes"),
    ],
)
def test_a_mistyped_word_is_searched_as_it_was_meant(
    made_up: Command, typed: str, meant: str
) -> None:
    code, out, err = made_up("search", typed)
    assert (code, out) == (0, made_up.text("search", meant))
    assert err.startswith("No “")
    code, out, _ = made_up("search", "--json", typed)
    assert code == 0
    assert json.loads(out)["searched_instead"] == meant
    code, out, err = made_up("export", "--format", "md", "--query", typed)
    assert (code, out, err) == (1, "", f"No briefing matches {typed}; {meant} does.\n")


def test_hostile_text_is_shown_as_symbols(made_up: Command, tmp_path: Path) -> None:
    add_note(tmp_path, HOSTILE)
    shown = made_up.text("search", "zebra")
    assert displayable(shown.replace("\n", "")) == shown.replace("\n", "")
    assert "zebra ␛[2J␛]0;owned␇ ⇄evil⇄ [bold]x[/bold]" in " ".join(shown.split())
    raw = made_up.text("search", "zebra", "--json")
    assert displayable(raw.replace("\n", "")) == raw.replace("\n", "")
    (hit,) = made_up.json("search", "zebra")["briefings"][0]["hits"]
    assert hit["snippet"] == HOSTILE


def test_a_briefing_that_cannot_be_read_is_told_on_stderr(made_up: Command, tmp_path: Path) -> None:
    made_up.text("list")
    with Library(tmp_path / "library") as library:
        table = library._db.table("briefings")
        odd = {**table.all()[0], "key": "odd", "lens": "moon"}
        table.insert(Document(odd, document_id("odd")))
    code, out, err = made_up("search", "boats")
    assert code == 0
    assert "brava-2021" in out
    assert err.startswith("The lens moon is not in the library")
    assert made_up("search", "boats", "--json")[0] == 0


def test_the_newest_article_comes_first_where_that_is_asked_for(
    command: Command, packaged: Packaged
) -> None:
    older = builders.changed(
        ('title = "Harbour of Brava reopens"', 'title = "Boats"'),
        ("published = 2021-", "published = 2001-"),
    )
    packaged(builders.seed(), builders.seed(older, briefing_id="older"))

    def ids(*options: str) -> list[str]:
        return [each["id"] for each in command.json("search", "boats", *options)["briefings"]]

    assert ids() == ids("--order", "relevance") == ["older", "brava-2021"]
    assert ids("--order", "newest") == ["brava-2021", "older"]


def test_a_search_is_saved_and_tells_what_is_new(command: Command, packaged: Packaged) -> None:
    packaged(builders.seed(briefing_id="b0"))
    assert command.text("search", "--saved").startswith("Nothing is saved yet")
    assert command.text("search", "--save", "Boats", "boats", "-zebra") == "Saved as “Boats”.\n"
    assert command.json("search", "--saved") == [
        {"name": "Boats", "query": "boats -zebra", "new": 0, "more": False}
    ]
    packaged(*(builders.seed(briefing_id=f"b{n}") for n in range(3)))
    assert command.text("search", "--saved") == "Boats · 2 new\n  boats -zebra\n"
    code, out, err = command("search", "--saved", "boats", "--new", "--limit", "1", "--json")
    assert (code, json.loads(out)["matched"], len(json.loads(out)["briefings"])) == (0, 2, 1)
    assert "all of it stays new" in err
    found = command.json("search", "--saved", "boats")["briefings"]
    assert [(each["id"], each.get("new")) for each in found] == [
        ("b2", True), ("b1", True), ("b0", None),
    ]  # fmt: skip
    nothing = (1, "Nothing is new for boats -zebra.")
    assert command.error("search", "--saved", "boats", "--new") == nothing
    assert command.text("search", "--delete", "BOATS") == (
        "Deleted “Boats”, which was boats -zebra\n"
    )
    assert command.error("search", "--saved", "boats")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say what to search for"),
        (["--new", "boats"], "name it with --saved NAME"),
        (["--saved", "boats", "coca"], "has its own words"),
        (["--save", "a", "--delete", "a"], "one of --save, --saved and --delete"),
        (["--save", "a"], "say what to search for"),
        (["--save", "a", "color:red"], "cannot be saved"),
    ],
)
def test_what_cannot_be_meant_of_saved_searches_is_refused(
    command: Command, arguments: list[str], said: str
) -> None:
    code, sentence = command.error("search", *arguments)
    assert (code, said in sentence) == (2, True)
