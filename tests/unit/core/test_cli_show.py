"""`briefings show`: the whole briefing as text, and as JSON for programs."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from rich.cells import cell_len

from briefings.model import Briefing
from briefings.text import displayable, exportable
from tests.unit.command_line import Command, Packaged

from . import builders


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_the_whole_briefing_is_shown_panel_by_panel(made_up: Command) -> None:
    shown = made_up.text("show", "brava-2021")
    assert lines(shown)[:2] == ["Harbour of Brava reopens", "The Gazette · 2021-05-03"]
    panels = [line for line in lines(shown) if line.startswith("== ")]
    assert panels == ["== Trade and ports ==", "== People =="]
    for words in ("What moves through the ports?", "“We will land", "Ana Núñez", ">$3.5 million"):
        assert words in shown
    assert lines(shown)[-1] == (
        "Outside knowledge, not from the article: The Gazette belongs to the port."
    )


def test_one_panel_is_shown_alone(made_up: Command) -> None:
    shown = made_up.text("show", "brava-2021", "--panel", "people")
    assert "== People ==" in shown
    assert "Trade and ports" not in shown


def test_the_source_is_the_article_with_paragraph_numbers(made_up: Command) -> None:
    shown = made_up.text("show", "brava-2021", "--panel", "source")
    assert "  1 Harbour of Brava reopens" in shown
    assert "  7 The boats of Brava wait for spare parts." in shown
    assert "== " not in shown
    squeezed = " ".join(shown.split())
    assert "port of Brava handled about 12,500 tonnes of fish, said Ana Núñez" in squeezed


@pytest.mark.parametrize("columns", [20, 33, 40, 63, 64, 78, 80, 200])
@pytest.mark.parametrize("panel", [None, "source"])
def test_text_is_wrapped_to_the_terminal_and_has_no_escape_sequence(
    on_seeds: Command, monkeypatch: pytest.MonkeyPatch, columns: int, panel: str | None
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    (briefing_id,) = [entry["id"] for entry in on_seeds.json("list")]
    shown = on_seeds.text("show", briefing_id, *(["--panel", panel] if panel else []))
    widest = max(map(cell_len, lines(shown)))
    assert widest <= min(columns, 78)
    assert widest > min(columns, 78) - 10
    assert displayable(shown.replace("\n", "")) == shown.replace("\n", "")
    assert all(line == line.rstrip() for line in lines(shown))


def evidence_in(data: Any) -> Iterator[dict[str, Any]]:
    """All evidence, wherever it stands."""
    if isinstance(data, dict):
        yield from data.get("evidence", ())
        for value in data.values():
            yield from evidence_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from evidence_in(value)


def test_every_evidence_of_the_json_cuts_its_text_out_of_the_article(on_seeds: Command) -> None:
    for entry in on_seeds.json("list"):
        raw = (files("seeds") / entry["id"] / "article.txt").read_bytes()
        text = raw.decode().replace("\r\n", "\n")
        found = list(evidence_in(on_seeds.json("show", entry["id"])))
        assert len(found) > 200
        for evidence in found:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
            assert evidence["text"]


def test_the_json_has_the_promised_shape(made_up: Command) -> None:
    shown = made_up.json("show", "brava-2021")
    assert (shown["id"], shown["title"]) == ("brava-2021", "Harbour of Brava reopens")
    assert [(p["key"], p["title"]) for p in shown["panels"]] == [
        ("trade", "Trade and ports"),
        ("people", "People"),
    ]
    for panel in shown["panels"]:
        assert isinstance(panel["bottom_line"], str)
        for item in panel["items"]:
            assert {"id", "kind", "text", "evidence"} <= item.keys()
            assert list(item)[:3] == ["id", "kind", "text"]
            assert None not in item.values()
            for evidence in item["evidence"]:
                assert {"start", "end", "text"} <= evidence.keys()
    assert [tension["id"] for tension in shown["tensions"]] == ["promise-without-boats"]


def test_a_figure_in_json_has_what_one_needs_to_use_it(made_up: Command) -> None:
    items = {item["id"]: item for item in made_up.json("show", "brava-2021")["panels"][0]["items"]}
    landed = items["landed-2020"]
    assert landed["kind"] == "figure"
    assert {key: landed[key] for key in ("value", "unit", "approximate", "period", "scope")} == {
        "value": 12500, "unit": "tonne", "approximate": True, "period": "2020", "scope": "Brava",
    }  # fmt: skip
    assert items["pier"]["bound"] == "more_than"
    assert "period" not in items["pier"]
    assert items["promise"]["tensions"] == ["promise-without-boats"]
    assert "tensions" not in items["pier"]


def test_the_json_of_a_panel_and_of_the_source(made_up: Command) -> None:
    people = made_up.json("show", "brava-2021", "--panel", "people")
    assert [panel["key"] for panel in people["panels"]] == ["people"]
    assert people["tensions"] == []
    source = made_up.json("show", "brava-2021", "--panel", "source")
    assert source["text"] == builders.ARTICLE
    assert source["panels"] == []


def test_the_json_counts_code_points(command: Command, packaged: Packaged) -> None:
    article = "👍👍 " + builders.ARTICLE
    packaged(builders.seed(article=article))
    found = list(evidence_in(command.json("show", "brava-2021")))
    assert found
    assert all(article[e["start"] : e["end"]] == e["text"] for e in found)


HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202egnp.exe\u202c \u2066 \ufeff "
    "[bold]seized[/bold] [@click=app.quit]x[/] 海\U000e0041"
)


@pytest.fixture
def hostile(command: Command, packaged: Packaged) -> Command:
    """The command line, on a briefing that would like to act on the terminal."""
    quoted = HOSTILE.translate(
        {c: f"\\U{c:08x}" for c in map(ord, HOSTILE) if c < 32 or 0x7E < c < 0xA0}
    )
    briefing = builders.changed(
        ('title = "Harbour of Brava', f'title = "{quoted} Harbour of Brava'),
        ('text = "Boats wait for parts."', f'text = "{quoted}"'),
        ('editor = "A. Tester"', f'editor = "{quoted}"'),
    )
    packaged(builders.seed(briefing, builders.ARTICLE + HOSTILE))
    return command


@pytest.mark.parametrize("panel", [None, "source"])
def test_hostile_text_that_is_piped_acts_on_nothing(hostile: Command, panel: str | None) -> None:
    shown = hostile.text("show", "brava-2021", *(["--panel", panel] if panel else []))
    assert displayable(shown.replace("\n", "")) == shown.replace("\n", "")
    assert exportable(shown) == shown
    for symbol in ("␛[2J␛]0;owned␇", "�31m", "⇄gnp.exe⇄", "[bold]seized[/bold]"):
        assert symbol in shown
    assert "[@click=app.quit]x[/]" in " ".join(shown.split())
    assert max(map(cell_len, lines(shown))) <= 78


SOFT = "The so\u00adcial ag\u00adreement, שלום\u200f!"


@pytest.mark.parametrize("panel", [None, "source"])
def test_what_is_piped_has_the_words_themselves_and_a_screen_has_symbols(
    command: Command, packaged: Packaged, monkeypatch: pytest.MonkeyPatch, panel: str | None
) -> None:
    title = ('title = "Harbour of Brava', f'title = "{SOFT} Harbour of Brava')
    packaged(builders.seed(builders.changed(title), f"{builders.ARTICLE}{SOFT}\n"))
    given = ("show", "brava-2021", *(["--panel", panel] if panel else []))
    assert "The social agreement, שלום\u200f!" in command.text(*given)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "The so·cial ag·reement, שלום⇄!" in command.text(*given)


def test_hostile_text_in_json_is_escaped_and_unchanged(hostile: Command) -> None:
    raw = hostile.text("show", "brava-2021", "--panel", "source", "--json")
    assert displayable(raw.replace("\n", "")) == raw.replace("\n", "")
    data = hostile.json("show", "brava-2021", "--panel", "source")
    assert data["text"] == builders.ARTICLE + HOSTILE
    assert data["editor"] == HOSTILE


def test_wide_characters_leave_no_gaps_beside_evidence(
    command: Command, packaged: Packaged
) -> None:
    wide = "海関は spare parts 十八"
    article = builders.ARTICLE.replace("spare parts", wide)
    briefing = re.sub(r"wait for spare parts\.?", "wait for", builders.BRIEFING)
    packaged(builders.seed(briefing, article))
    assert wide in command.text("show", "brava-2021", "--panel", "source")


def test_the_seeded_briefing_is_shown_whole(on_seeds: Command, seeded: Briefing) -> None:
    shown = " ".join(on_seeds.text("show", seeded.id).split())
    assert [panel.topic.name for panel in seeded.panels if panel.bottom_line not in shown] == []
    names = [item.text for item in seeded.items if item.kind in ("actor", "place")]
    assert [name for name in names if name not in shown] == []
