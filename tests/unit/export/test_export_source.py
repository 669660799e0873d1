"""Where an article is from, as exports and copies cite it: author, address, retrieval, pages."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from briefings import Briefing, Library, Options, Span
from briefings.export.citation import cite, source
from briefings.export.exporting import export
from briefings.export.formats.json_ import schema
from briefings.json_output import briefing_data
from briefings.layout.source import source_note


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def briefing(library: Library) -> Briefing:
    """The sample with an address, and five paragraphs a page."""
    sample = library.get("vraem-2014")
    blocks = tuple(
        msgspec.structs.replace(block, page=1 + number // 5)
        for number, block in enumerate(sample.article.blocks)
    )
    known = msgspec.structs.replace(
        sample.source,
        author="Ana Núñez",
        url="https://gazette.example/1",
        retrieved=dt.date(2021, 5, 4),
        found={"url": "canonical link", "author": "given"},
    )
    article = msgspec.structs.replace(sample.article, blocks=blocks)
    return msgspec.structs.replace(sample, source=known, article=article)


def spans(briefing: Briefing, *numbers: int) -> list[Span]:
    paragraphs = briefing.article.paragraphs
    return [Span(paragraphs[n - 1].start, paragraphs[n - 1].start + 5) for n in numbers]


def test_a_citation_has_author_address_retrieval_and_pages(briefing: Briefing) -> None:
    assert source(briefing, spans(briefing, 4, 5, 6, 7, 8, 12)) == (
        "Ana Núñez, “Peru achieves drug eradication milestone in the VRAEM”, Dialogo, "
        "10 February 2014, https://gazette.example/1, retrieved 4 May 2021, "
        "p. 1 ¶4, ¶5, p. 2 ¶6–¶8, p. 3 ¶12"
    )
    figure = next(item for item in briefing.items if item.kind == "figure")
    page = 1 + (figure.evidence[0].paragraph - 1) // 5
    assert f"p. {page} ¶{figure.evidence[0].paragraph}" in cite(briefing, figure).text


def test_what_nobody_knows_is_in_no_citation(library: Library) -> None:
    sample = library.get("vraem-2014")
    assert "http" not in source(sample, spans(sample, 4))
    assert "p. " not in source(sample, spans(sample, 4))
    assert not {"url", "retrieved", "found"} & briefing_data(sample).keys()


def test_the_source_note_has_address_and_retrieval(briefing: Briefing) -> None:
    assert (
        "2014-02-10, https://gazette.example/1, retrieved 2021-05-04." in source_note(briefing)[0]
    )


@pytest.mark.parametrize("name", ["html", "md", "txt"])
def test_exports_name_the_address_and_pages(
    library: Library, briefing: Briefing, name: str
) -> None:
    text = export([briefing], library.notes, name, Options()).data.decode()
    plain = text.replace("\\", "")
    assert "gazette.example/1" in plain
    assert "2021-05-04" in plain
    assert "p. 1 ¶5" in plain
    assert "Ana Núñez" in plain


def test_json_has_the_new_fields_and_its_schema_describes_them(
    library: Library, briefing: Briefing
) -> None:
    data = json.loads(export([briefing], library.notes, "json", Options()).data)
    described = json.loads(schema())
    Draft202012Validator(described).validate(data)
    assert data["briefing"]["url"] == "https://gazette.example/1"
    assert data["briefing"]["retrieved"] == "2021-05-04"
    assert data["briefing"]["found"]["author"] == "given"
    evidence = data["briefing"]["panels"][0]["evidence"][0]
    assert evidence["page"] == 1 + (evidence["paragraph"] - 1) // 5
    known = described["$defs"]["briefing"]["properties"].keys()
    assert data["briefing"].keys() <= known
    assert evidence.keys() <= described["$defs"]["evidence"]["properties"].keys()
