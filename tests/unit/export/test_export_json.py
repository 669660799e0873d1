"""The JSON export: its schema, and notes as Web Annotations that are read back."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from briefings.errors import DamagedError
from briefings.export.formats import format_named, json_
from briefings.json_output import briefing_data
from briefings.notes.annotations import annotate, note_of, source_of
from briefings.notes.model import Note
from tests.samples import HOSTILE
from tests.unit.core import builders
from tests.unit.export.samples_for_data import VERSION, document, note, notes, passage

BRIEFING = builders.make()
SOURCE = source_of(BRIEFING.article.text_sha256)


def exported(*given: Note, **options: Any) -> Any:
    return json.loads(json_.write(document(given, **options)))


def items(data: Any) -> list[Any]:
    found: list[Any] = data["notes"]["first"]["items"]
    return found


def test_the_registry_has_it() -> None:
    found = format_named("json")
    assert (found.name, found.suffix, found.write) == ("json", ".json", json_.write)


def test_the_outer_object() -> None:
    data = exported(*notes())
    assert list(data) == ["format", "program", "briefing", "notes", "scales"]
    assert data["format"] == "briefings-export 1"
    assert data["program"] == f"briefings {VERSION}"
    assert data["briefing"] == json.loads(json.dumps(briefing_data(builders.make(), text=True)))


def test_panels_and_source_are_as_chosen() -> None:
    chosen = exported(panels=("people",), source=False)["briefing"]
    assert [panel["key"] for panel in chosen["panels"]] == ["people"]
    assert chosen["tensions"] == []
    assert "text" not in chosen
    assert exported(panels=("trade",))["briefing"]["tensions"]


def test_the_collection_is_the_w3cs() -> None:
    data = exported(*notes())["notes"]
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert data["@context"][1]["briefings"].endswith("#")
    assert (data["type"], data["total"]) == ("AnnotationCollection", 6)
    assert (data["first"]["type"], data["first"]["startIndex"]) == ("AnnotationPage", 0)
    assert [each["type"] for each in data["first"]["items"]] == ["Annotation"] * 6
    assert data["label"] == "Notes on Harbour of Brava reopens"
    assert data["first"]["partOf"] == data["id"]
    assert data["first"]["id"] == f"{data['id']}#page=1"


def test_other_notes_are_another_collection() -> None:
    ids = {exported(*given)["notes"]["id"] for given in ([], notes()[:1], notes()[:2])}
    assert len(ids) == 3
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_an_annotation_of_a_passage() -> None:
    (found,) = items(exported(note(5, "In *doubt*", "a", passage=passage("12,500 tonnes"),
                                   confidence="low")))  # fmt: skip
    text = builders.make().article.text
    start = text.index("12,500 tonnes")
    assert found == {
        "type": "Annotation",
        "id": "urn:uuid:018f3a00-0000-7000-8000-000000000005",
        "motivation": ["commenting", "tagging", "assessing"],
        "creator": {"type": "Person", "name": "Ana Núñez"},
        "created": "2024-05-02T10:30:00.123456Z",
        "modified": "2024-05-02T10:30:00.123456Z",
        "body": [
            {
                "type": "TextualBody",
                "value": "In *doubt*",
                "purpose": "commenting",
                "format": "text/markdown",
            },
            {"type": "TextualBody", "value": "a", "purpose": "tagging"},
        ],
        "briefings:confidence": "low",
        "target": {
            "type": "SpecificResource",
            "source": SOURCE,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "12,500 tonnes",
                    "prefix": text[start - 32 : start],
                    "suffix": text[start + 13 : start + 45],
                },
                {"type": "TextPositionSelector", "start": start, "end": start + 13},
            ],
        },
    }


@pytest.mark.parametrize(
    ("given", "motivation"),
    [
        (note(1, "x"), ["commenting"]),
        (note(1, "", "x"), ["tagging"]),
        (note(1, "", reliability="A"), ["assessing"]),
        (note(1, "", passage=passage("Brava")), ["highlighting"]),
    ],
)
def test_motivations(given: Note, motivation: list[str]) -> None:
    assert items(exported(given))[0]["motivation"] == motivation


def test_targets_are_fragments_of_the_article() -> None:
    sources = [each["target"]["source"] for each in items(exported(*notes()))]
    assert sources[:3] == [SOURCE, f"{SOURCE}#panel=trade", f"{SOURCE}#item=landed-2020"]
    assert sources[3] == SOURCE


def selectors_of(given: Note) -> list[dict[str, Any]]:
    (found,) = items(exported(given))
    selectors: list[dict[str, Any]] = found["target"]["selector"]
    return selectors


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (note(1, item="waiting"), "boats of Brava wait for spare parts"),
        (note(1, item="landed-2020"), "In 2020, the port of Brava handled about 12,500 tonnes"),
        (note(1, panel="people"), "The boats of Brava wait for spare parts"),
        (note(1, passage=passage("12,500 tonnes")), "12,500 tonnes"),
    ],
)
def test_a_note_selects_the_words_that_what_it_is_on_stands_on(given: Note, words: str) -> None:
    quote, position = selectors_of(given)
    assert quote["exact"].startswith(words)
    text = BRIEFING.article.text
    assert text[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize("given", [note(1), note(1, item="gone"), note(1, panel="gone")])
def test_a_note_on_no_words_selects_the_whole_by_its_place(given: Note) -> None:
    whole = {"type": "TextPositionSelector", "start": 0, "end": len(BRIEFING.article.text)}
    assert selectors_of(given) == [whole]


def test_notes_of_earlier_programs_that_select_nothing_are_read() -> None:
    for given in (note(1), note(1, item="waiting"), note(1, panel="trade")):
        made = annotate(given, SOURCE, BRIEFING)
        bare = replace(made, target=replace(made.target, selector=()))
        assert note_of(bare, given.target.briefing, SOURCE) == given


def test_scales_are_explained_once_where_notes_are_graded() -> None:
    data = exported(*notes())
    assert data["scales"]["reliability"]["source"] == "Admiralty code (NATO AJP-2.1)"
    assert data["scales"]["likelihood"]["source"] == "ICD 203"
    for each in items(data):
        for name, scale in data["scales"].items():
            grade = each.get(f"briefings:{name}")
            assert grade is None or scale["grades"][grade]
    assert data["scales"]["likelihood"]["grades"]["very likely"] == "80 to 95 percent"
    assert "scales" not in exported(note(1))


@pytest.mark.parametrize("given", notes(), ids=lambda each: str(each.id[-1]))
def test_an_annotation_is_read_back(given: Note) -> None:
    assert note_of(annotate(given, SOURCE, BRIEFING), given.target.briefing, SOURCE) == given


@pytest.mark.parametrize("name", ["a#b", "ü/=%&", "item=panel", "%41", " "])
def test_names_with_marks_of_their_own_are_read_back(name: str) -> None:
    for given in (note(1, item=name), note(1, panel=name)):
        assert note_of(annotate(given, SOURCE, BRIEFING), given.target.briefing, SOURCE) == given


def test_another_articles_annotation_is_not_taken_for_ours() -> None:
    with pytest.raises(DamagedError, match="something else"):
        note_of(annotate(note(), "urn:sha256:0", BRIEFING), "b", SOURCE)


def test_every_note_is_there_once_in_order_whatever_it_is_on() -> None:
    given = [*notes(), note(7, panel="gone"), note(8, item="gone")]
    for options in (
        {},
        {"panels": ("people",)},
        {"source": False},
        {"panels": ("trade", "people")},
    ):
        found = items(exported(*reversed(given), **options))
        assert [each["id"] for each in found] == [f"urn:uuid:{each.id}" for each in given]


def test_private_notes_leave_no_trace() -> None:
    public = note(1, "in the open")
    data = json_.write(document([public, note(2, "hush", "private")]))
    assert data == json_.write(document([public]))
    assert b"hush" in json_.write(document([note(2, "hush", "private")], with_private=True))


def test_the_same_input_makes_the_same_bytes() -> None:
    assert json_.write(document(notes())) == json_.write(document(reversed(notes())))


def test_hostile_text_comes_through_as_text() -> None:
    body = "\n".join((*HOSTILE, '</script>"\\', "\x00\x1b]0;x\x07\u202e\ufeff\U000e0041"))
    raw = json_.write(document([note(1, body)]))
    assert not {"\x1b", "\x00", "\x07", "\u202e", "\ufeff", "\U000e0041"} & set(raw.decode())
    assert items(json.loads(raw))[0]["body"][0]["value"] == body
