"""What nobody knows is shown as unknown, everywhere; what is not there leaves no heading behind."""

import csv
import io
import json
import re
import zipfile

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from rich.cells import cell_len

from briefings.cli import show_output
from briefings.export.build import build
from briefings.export.citation import cite
from briefings.export.document import Options
from briefings.export.formats import format_named, formats
from briefings.export.formats.json_ import schema
from briefings.layout.beside import evidence_page
from briefings.layout.catalogue import summary
from briefings.layout.page import Page
from briefings.layout.panel import panel_page
from briefings.layout.source import source_note, source_page
from briefings.model import Briefing, CatalogueEntry, Figure, Source, Span, Statement
from briefings.notes.annotations import collect
from briefings.notes.model import Note
from briefings.search.document import document
from briefings.search.request import SearchRequest
from briefings.search.scan import answer
from tests.unit.core import builders
from tui.actions.keys import Keys
from tui.style import chrome

TEXT = "The boats of Brava wait.\nForty of them are said to be old.\n"
ORIGIN = "author unknown, publisher unknown, date unknown"
FIGURE_UNKNOWN = "40 (unit unknown) · what unknown · period unknown · status unknown"
SPEAKER_UNKNOWN = "speaker unknown (cue unknown)"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """Of whose source the title alone is known, and of whose items no more than must be."""
    article = builders.article(TEXT)
    items = (
        Figure(
            id="f",
            text="Forty of them",
            topics=("one",),
            value=40,
            evidence=builders.evidence(article, "Forty of them"),
        ),
        Statement(
            id="s",
            text="Many are old",
            topics=("one",),
            evidence=builders.evidence(article, "are said to be old"),
        ),
    )
    made = builders.briefing(items, text=TEXT)
    return msgspec.structs.replace(made, source=Source(title="Boats"), editor=None, edited=None)


@pytest.fixture(scope="module")
def alone() -> Briefing:
    """An article that nobody has read yet."""
    return Briefing(id="boats", article=builders.article(TEXT), source=Source(title="Boats"))


def rows(page: Page) -> list[str]:
    return [page.line(row, cell_len) for row in range(len(page.rows))]


def flat(page: Page) -> str:
    return " ".join(" ".join(rows(page)).split())


IN_ZIP = {"docx": "word/document.xml", "toml": "{}/briefing.toml"}
"""What is read of formats that are Zip files."""


def exported(briefing: Briefing, name: str, *notes: Note) -> str:
    """An export as text, its white space made plain."""
    made = format_named(name).write(build(briefing, notes, Options(), "1"))
    if name in IN_ZIP:
        made = zipfile.ZipFile(io.BytesIO(made)).read(IN_ZIP[name].format(briefing.id))
    return " ".join(made.decode("utf-8-sig").split())


# -- what is unknown ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [78, 64, 63, 40, 38, 20])
def test_a_panel_says_so(briefing: Briefing, width: int) -> None:
    page = panel_page(briefing, briefing.panels[0], width, cell_len)
    assert all(cell_len(row) <= width for row in rows(page))
    shown = flat(page)
    assert "40 (unit unknown)" in shown
    assert "what unknown" in shown
    assert SPEAKER_UNKNOWN in shown
    assert shown.count("unknown") == 6
    assert "None" not in shown


def test_the_source_note_and_the_title_row_say_so(briefing: Briefing) -> None:
    assert source_note(briefing) == [f"Source: {ORIGIN}. Read for this briefing: editor unknown."]
    assert ORIGIN in flat(source_page(briefing, 40, cell_len))
    assert chrome.title(briefing, 80) == ("Boats", "publisher unknown · date unknown")
    assert chrome.title(briefing, 40) == ("Boats", "date unknown")


def test_the_catalogue_says_so() -> None:
    entry = CatalogueEntry(id="boats", title="Boats", counts={"figure": 1})
    assert summary(entry) == "publisher unknown · date unknown · 1 figure · boats"


@pytest.mark.parametrize("columns", ["40", "80"])
def test_show_says_so(
    briefing: Briefing,
    columns: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    show_output.show(briefing, None, as_json=False)
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith("Boats publisher unknown · date unknown ")
    assert " == First topic == " in shown
    assert ORIGIN in shown
    assert SPEAKER_UNKNOWN in shown


@pytest.mark.parametrize("name", ["md", "txt", "html", "docx"])
def test_an_export_to_read_says_so(briefing: Briefing, name: str) -> None:
    shown = exported(briefing, name)
    assert "publisher unknown · date unknown" in shown
    assert ORIGIN in shown
    for unknown in ("unit", "what", "period", "status", "speaker", "cue"):
        assert f"{unknown} unknown" in shown
    assert "None" not in shown


def test_front_matter_leaves_out_what_is_unknown(briefing: Briefing) -> None:
    text = format_named("md").write(build(briefing, [], Options(), "1")).decode()
    head = text.split("---\n")[1]
    assert [row.partition(":")[0] for row in head.splitlines()] == [
        "title", "briefing", "article_sha256", "article_text_sha256", "generator", "notes",
    ]  # fmt: skip


def test_a_cell_of_what_is_unknown_is_empty(briefing: Briefing) -> None:
    made = format_named("csv").write(build(briefing, [], Options(), "1")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(made))
    unknown = ("publisher", "date", "unit", "bound", "period", "scope", "what", "status", "source")
    assert {row[name] for name in unknown} == {""}
    assert (row["title"], row["value"]) == ("Boats", "40")


def test_data_has_null_for_a_source_and_leaves_out_fields_of_items(briefing: Briefing) -> None:
    data = json.loads(exported(briefing, "json"))["briefing"]
    unknown = ("publisher", "author", "published", "language", "editor", "edited")
    assert [data[name] for name in unknown] == [None] * len(unknown)
    figure, statement = data["panels"][0]["items"]
    assert figure.keys() == {
        "id", "kind", "text", "topics", "evidence", "wording", "review", "value", "approximate",
    }  # fmt: skip
    assert statement.keys() == {
        "id", "kind", "text", "topics", "evidence", "wording", "review", "direct",
    }  # fmt: skip


def test_a_copy_says_so(briefing: Briefing) -> None:
    figure, statement = briefing.items
    where = "“Boats”, publisher unknown, date unknown, ¶2"
    assert cite(briefing, figure).text.split("\n") == [f"{FIGURE_UNKNOWN} · “Forty of them”", where]
    assert cite(briefing, statement).text.split("\n") == [
        f"{SPEAKER_UNKNOWN}: Many are old", "“are said to be old”", where,
    ]  # fmt: skip
    assert cite(briefing, Span(0, 9)).text.endswith("“Boats”, publisher unknown, date unknown, ¶1")


def test_search_finds_it_and_says_so(briefing: Briefing) -> None:
    (match,) = answer(SearchRequest("forty kind:figure", 9), [document(briefing)]).matches
    assert f"{FIGURE_UNKNOWN}" in match.hits[0].snippet.replace("Forty of them · ", "")
    (match,) = answer(SearchRequest("many kind:statement", 9), [document(briefing)]).matches
    assert match.hits[0].snippet == f"Many are old - {SPEAKER_UNKNOWN}"
    assert not answer(SearchRequest("speaker:ana", 9), [document(briefing)]).matches


def test_the_evidence_pane_and_notes_do_without(briefing: Briefing) -> None:
    assert "Forty of them" in flat(evidence_page(briefing, briefing.items[0], 40, cell_len))
    assert collect([], briefing).label == "Notes on Boats"


# -- an article alone -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["md", "txt", "html", "docx"])
def test_an_article_alone_is_exported_without_empty_headings(alone: Briefing, name: str) -> None:
    shown = exported(alone, name)
    assert "The boats of Brava wait." in shown
    assert ORIGIN in shown
    assert "Nobody has read it for a briefing yet." in shown
    for heading in ("Bottom line", "Figures", "Panels", "Notes on", "Cited by"):
        assert heading not in shown
    assert "None" not in shown


def test_a_page_without_panels_and_source_has_two_contents(alone: Briefing) -> None:
    made = format_named("html").write(build(alone, [], Options(source=False), "1"))
    assert re.findall(rb"<nav.*?</nav>", made, re.DOTALL)[0].count(b"<a ") == 2
    assert b"<h1" in made


def test_an_article_alone_as_data(alone: Briefing) -> None:
    data = json.loads(exported(alone, "json"))["briefing"]
    assert (data["lens"], data["panels"], data["tensions"]) == (None, [], [])
    assert data["text"] == TEXT
    made = format_named("csv").write(build(alone, [], Options(), "1")).decode("utf-8-sig")
    assert list(csv.DictReader(io.StringIO(made))) == []


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("panel", [None, "source"])
def test_an_article_alone_is_shown(
    alone: Briefing,
    columns: str,
    panel: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    show_output.show(alone, panel, as_json=False)
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.startswith("Boats publisher unknown · date unknown")
    assert "The boats of Brava wait." in shown
    assert shown.endswith("Nobody has read it for a briefing yet.")


def test_the_tabs_of_an_article_alone_are_overview_source_and_notes(alone: Briefing) -> None:
    assert [name for _, name in chrome.tabs(alone, Keys())] == ["Overview", "Source", "Notes"]


def test_an_article_alone_is_found(alone: Briefing) -> None:
    (match,) = answer(SearchRequest("brava", 9), [document(alone)]).matches
    assert [hit.kind for hit in match.hits] == ["passage"]


# -- the schema -----------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["briefing", "alone"])
def test_data_is_as_the_schema_says(which: str, request: pytest.FixtureRequest) -> None:
    jsonschema.validate(
        json.loads(exported(request.getfixturevalue(which), "json")), json.loads(schema())
    )


@pytest.mark.parametrize("name", formats())
def test_no_format_fails(briefing: Briefing, alone: Briefing, name: str) -> None:
    for each in (briefing, alone):
        assert format_named(name).write(build(each, (), Options(), "1"))
