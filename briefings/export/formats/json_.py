"""JSON for programs: the briefing as data, the notes as Web Annotations.

The file is one object, in UTF-8:

===========  =====================================================================================
`format`     `briefings-export 1`. A later number is another format; fields may be added to this
             one, and readers skip those they do not know.
`program`    what wrote it: `briefings` and its version
`briefing`   what `briefings show --json` writes, of the exported panels alone; with the source,
             the article's `text`. Offsets are Unicode code points of that text, end exclusive;
             `text_sha256` is its SHA-256, `sha256` that of the file it was made of.
`notes`      an `AnnotationCollection` of https://www.w3.org/TR/annotation-model/ on one page,
             oldest first, all that is exported of them; see `briefings.notes.annotations`
`scales`     where notes are graded: what the grades mean that they may have, and whose they are
===========  =====================================================================================

`export.schema.json`, beside this module, describes every field (JSON Schema, draft 2020-12).
`briefings note import` takes the notes back.
"""

from importlib import resources
from typing import Any

import msgspec

from briefings import json_output
from briefings.export.build import notes_in
from briefings.export.document import Document
from briefings.kinds import SECTIONS, Kind
from briefings.model import Item
from briefings.notes.annotations import CONTEXT, collect
from briefings.notes.importer import FORMAT
from briefings.notes.scales import scales_data
from briefings.unknown_fields import with_unknown

NAME = "json"
SUFFIX = ".json"
SUMMARY = "for programs; its notes can be imported again"
TRACES = True


def write(document: Document) -> bytes:
    """Return the document as JSON; what could hide or act in it is written as an escape."""
    briefing = json_output.briefing_data(
        document.briefing, document.options.panels, text=document.options.source
    )
    if document.progress.of:
        reviewed, to_review = document.progress
        briefing.update(reviewed=reviewed, to_review=to_review)
    data: dict[str, object] = {
        "format": FORMAT,
        "program": f"briefings {document.version}",
        "briefing": briefing,
        "notes": {"@context": CONTEXT, **_collection(document)},
    }
    if document.scales:
        data["scales"] = scales_data()
    return json_output.encode(data)


def schema() -> bytes:
    """Return the JSON Schema of what `write` returns; kinds that it does not describe it infers."""
    raw = resources.files(__package__).joinpath("export.schema.json").read_bytes()
    data = msgspec.json.decode(raw)
    known = data["$defs"]
    for kind in SECTIONS:
        known["item"]["oneOf"].append({"$ref": f"#/$defs/{kind.tag}"})
        known.setdefault(kind.tag, _inferred(kind))
    return json_output.encode(data)


def _inferred(kind: Kind) -> dict[str, Any]:
    """Return the schema of a kind whose fields nobody has described."""
    fields = msgspec.json.schema_components([kind.struct])[1][kind.struct.__name__]
    own = {
        name: {**field, "description": f"The {name.replace('_', ' ')} of the {kind.name}."}
        for name, field in fields["properties"].items()
        if name not in (*Item.__struct_fields__, "kind")
    }
    return {
        "type": "object",
        "description": fields.get("description", kind.name),
        "allOf": [{"$ref": "#/$defs/item_of_any_kind"}],
        # A field without a value is left out.
        "required": ["kind", *(n for n, each in own.items() if each.get("default", 0) is not None)],
        "properties": {
            "kind": {"const": kind.tag, "description": "What sort of item it is."},
            **own,
        },
    }


def _collection(document: Document) -> dict[str, Any]:
    placed = notes_in(document.panels, document.source)
    notes = {each.note.id: each.note for each in (*document.notes, *document.orphans, *placed)}
    ordered = [notes[note_id] for note_id in document.note_ids]
    fields: dict[str, Any] = msgspec.to_builtins(collect(ordered, document.briefing))
    page = fields["first"]
    page["items"] = [
        with_unknown(item, note.annotation)
        for item, note in zip(page["items"], ordered, strict=True)
    ]
    return fields
