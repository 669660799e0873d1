"""The JSON Schema of the export: every export is as it says, and it describes every field."""

import json
from collections.abc import Callable, Hashable, Iterator
from copy import deepcopy
from typing import Any, get_args

import jsonschema  # type: ignore[import-untyped]
import pytest

from briefings.export.formats import json_
from briefings.model import Bound, Briefing, Severity, Status, Wording
from briefings.notes.model import Confidence, Credibility, Reliability
from briefings.notes.scales import LIKELIHOOD
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.export import hostile
from tests.unit.export.samples_for_data import document, note, notes

SCHEMA: dict[str, Any] = json.loads(json_.schema())
SHARED = "item_of_any_kind"


def closed() -> dict[str, Any]:
    """Return the schema as one that allows no field that it does not describe."""
    schema = deepcopy(SCHEMA)
    for name, each in {"": schema, **schema["$defs"]}.items():
        if each.get("type") == "object" and name != SHARED:
            each["unevaluatedProperties"] = False
    return schema


CLOSED = jsonschema.Draft202012Validator(
    closed(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def exported(*given: Any, **options: Any) -> Any:
    return json.loads(json_.write(document(given, **options)))


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field that the schema knows, by its place."""
    for name, each in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        for field, what in each.get("properties", {}).items():
            yield f"{name}.{field}", what


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_says_what_every_field_is() -> None:
    fields = dict(described())
    assert len(fields) > 80
    assert [name for name, what in fields.items() if not what["description"].endswith(".")] == []
    assert all(each["description"] for each in (SCHEMA, *SCHEMA["$defs"].values()))


@pytest.mark.parametrize(
    "options",
    [{}, {"source": False}, {"panels": ("people",)}, {"panels": ("trade",), "with_private": True}],
)
def test_an_export_is_as_it_says(options: dict[str, Any]) -> None:
    given = [
        *notes(),
        note(7, item="a#b ü", replaces=("0123456789abcdef", "0" * 16)),
        note(8, "x", "private", panel="gone"),
    ]
    CLOSED.validate(exported(*given, **options))
    CLOSED.validate(exported(**options))


def test_the_real_briefing_is_as_it_says(seeded: Briefing) -> None:
    CLOSED.validate(exported(briefing=seeded))


def test_whatever_anybody_writes_the_export_is_as_it_says() -> None:
    CLOSED.validate(json.loads(json_.write(hostile.spoilt())))


def test_what_is_absent_where_the_article_says_nothing_may_be_absent() -> None:
    figure = builders.figure("f", period=None, scope=None, measure=None, source=None, bound=None)
    items = (figure, builders.statement(role=None), builders.actor(role=None, names=()))
    data = exported(briefing=builders.briefing(items))
    CLOSED.validate(data)
    assert "period" not in data["briefing"]["panels"][0]["items"][0]


def test_terms_are_those_of_the_program() -> None:
    found = {name: what["enum"] for name, what in described() if "enum" in what}
    assert found["annotation.briefings:likelihood"] == [t for s in LIKELIHOOD for t in s.terms]
    for name, terms in {
        "annotation.briefings:reliability": Reliability,
        "annotation.briefings:credibility": Credibility,
        "annotation.briefings:confidence": Confidence,
        "item_of_any_kind.wording": Wording,
        "figure.bound": Bound,
        "figure.status": Status,
        "tension.severity": Severity,
    }.items():
        assert found[name] == list(get_args(terms))


def test_fields_may_be_added() -> None:
    data = exported(*notes())
    data["later"] = data["briefing"]["panels"][0]["items"][0]["later"] = 1
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert not CLOSED.is_valid(data)


OPTIONAL = {
    field
    for each in (SCHEMA, *SCHEMA["$defs"].values())
    for field in each.get("properties", {})
    if field not in each["required"]
}


def promised(data: Any, *path: str) -> Iterator[tuple[Any, str, Hashable]]:
    """Yield each object of an export with the name of each field that may not be missing.

    The third is the same for objects of one sort: of one place, kind and set of fields.
    """
    if isinstance(data, list):
        for each in data:
            yield from promised(each, *path)
    elif isinstance(data, dict):
        sort = path, data.get("kind"), str(data.get("type")), frozenset(data)
        yield from ((data, field, (*sort, field)) for field in data.keys() - OPTIONAL)
        for field in data.keys() - {"@context", "grades"}:
            yield from promised(data[field], *path, field)


def test_nothing_that_is_promised_may_be_missing() -> None:
    data = exported(*notes())
    validator = jsonschema.Draft202012Validator(SCHEMA)
    fields = list(promised(data))
    assert len(fields) > 200
    for holder, field in {sort: (holder, field) for holder, field, sort in fields}.values():
        kept = holder.pop(field)
        assert not validator.is_valid(data), field
        holder[field] = kept
    validator.validate(data)


BROKEN: dict[str, Callable[[Any], object]] = {
    "another format": lambda data: data.update(format="briefings-export 2"),
    "no such kind": lambda data: data["briefing"]["panels"][0]["items"][0].update(kind="rumour"),
    "a number as text": lambda data: data["notes"].update(total="6"),
    "a negative place": lambda data: data["briefing"]["panels"][0]["evidence"][0].update(start=-1),
    "no date": lambda data: data["briefing"].update(published="yesterday"),
    "no hash": lambda data: data["briefing"].update(sha256="c0ffee"),
    "no such grade": lambda data: data["notes"]["first"]["items"][2].update(
        {"briefings:reliability": "Z"}
    ),
    "no such target": lambda data: data["notes"]["first"]["items"][0]["target"].update(
        source="http://example.org/"
    ),
    "no words selected": lambda data: data["notes"]["first"]["items"][0]["target"].pop("selector"),
    "a scale of nobody": lambda data: data["scales"]["likelihood"].pop("source"),
    "half a passage": lambda data: data["notes"]["first"]["items"][3]["target"]["selector"].pop(),
}


@pytest.mark.parametrize("edit", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_export_is_refused(edit: Callable[[Any], object]) -> None:
    data = exported(*notes())
    CLOSED.validate(data)
    edit(data)
    assert not CLOSED.is_valid(data)


def test_the_command_prints_it_and_nothing_else(command: Command) -> None:
    assert command.text("export", "--json-schema").encode() == json_.schema()
