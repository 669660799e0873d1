"""Make a library with something of everything, with whichever program is first on the path.

It uses nothing but what every state of the program has had, and asks for what came later. Beside
the library it writes `expected.json`: what it asked to be kept, with the ids and times that the
program gave. README.md says how it is run.
"""

import json
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from briefings import Library
from briefings.model import ReadingPlace, Spot

BRIEFING = "vraem-2014"


def packed(folder: Path, archive: Path) -> None:
    """Pack a library without a word of whose it was and where."""

    def nobodys(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = info.mtime = 0
        info.uname = info.gname = ""
        return info

    with tarfile.open(archive, "w:xz") as tar:
        for path in sorted(folder.iterdir()):
            tar.add(path, path.name, filter=nobodys)


def fill(folder: Path) -> None:
    """Make a library in an empty folder."""
    expected: dict[str, Any] = {"notes": {}, "drafts": [], "places": {}}
    with Library(folder) as library:
        panels = library.get(BRIEFING).panels
        marks = (
            Spot(tab=panels[0].topic.key, item=panels[0].items[0].id),
            Spot(tab="source", offset=120),
        )
        place = ReadingPlace(spot=Spot(tab="source", offset=700), query="coca", marks=marks)
        library.places.keep(BRIEFING, place)
        expected["places"][BRIEFING] = msgspec.to_builtins(place)
        if hasattr(library, "notes"):
            _write(library, expected)
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (folder / "expected.json").write_text(f"{text}\n", encoding="utf-8")


def _write(library: Any, expected: dict[str, Any]) -> None:
    from briefings.anchors import selectors  # noqa: PLC0415
    from briefings.errors import ConflictError  # noqa: PLC0415 - the first states had no notes
    from briefings.model import Span  # noqa: PLC0415
    from briefings.notes.model import Content, Target  # noqa: PLC0415

    notes = library.notes
    kept: dict[str, list[Any]] = {}

    def keep(note: Any) -> Any:
        kept.setdefault(note.id, []).append(msgspec.to_builtins(note))
        return note

    briefing = library.get(BRIEFING)
    item = briefing.panels[1].items[0].id
    on_item, whole = Target(briefing=BRIEFING, item=item), Target(briefing=BRIEFING)
    passage = Target(
        briefing=BRIEFING, passage=selectors.make(briefing.article, Span(start=300, end=360))
    )
    notes.set_author("Ana Núñez")
    edited = keep(notes.add(on_item, Content(body="First thought, Łódź\n\n- a\n- b")))
    keep(notes.save(edited.id, Content(body="Second thought 🛰", tags=("verify", "ñ")), 1))
    tagged = keep(notes.add(whole, Content(tags=("todo",))))
    keep(notes.save(tagged.id, Content(tags=("todo", "done"), confidence="low"), 1))
    keep(
        notes.add(
            passage,
            Content(
                body="Graded", reliability="B", credibility="2", likelihood="very likely",
                confidence="high",
            ),
        )
    )  # fmt: skip
    keep(notes.add(passage, Content()))
    deleted = keep(notes.add(whole, Content(body="Thrown away")))
    keep(notes.delete(deleted.id, 1))
    walked = keep(notes.add(on_item, Content(body="one")))
    keep(notes.save(walked.id, Content(body="two"), 1))
    keep(notes.undo(walked.id))
    if hasattr(notes, "redo"):
        keep(notes.redo(walked.id))
    keep(notes.restore(walked.id, 1))
    notes.set_author("Bo")
    late = keep(notes.add(whole, Content(body="ours")))
    keep(notes.save(late.id, Content(body="ours again"), 1))
    try:
        notes.save(late.id, Content(body="too late"), 1)
    except ConflictError as error:
        keep(vars(error)["kept"])
    if hasattr(notes, "traced"):
        keep(_change_elsewhere(library, edited.id))
    secret = notes.add(whole, Content(body="Purged for good"))
    notes.purge(secret.id)
    expected |= {"author": "Bo", "notes": kept, "purged": secret.id}

    for note, content in (
        (None, Content(body="A new note, half wri", tags=("draft",))),
        (notes.get(edited.id), Content(body="Second thought, gone on", reliability="C")),
    ):
        target = note.target if note else passage
        based_on = note.revision if note else 0
        handle = library.drafts.begin(target, note and note.id, based_on)
        handle.update(content)
        handle.close()
        expected["drafts"].append(
            {
                "id": handle.id,
                "target": msgspec.to_builtins(target),
                "content": msgspec.to_builtins(content),
                "note": note and note.id,
                "based_on": based_on,
                "cursor": None,
            }
        )


def _change_elsewhere(library: Any, note_id: str) -> Any:
    """Let a note be changed by a later program in another library, and take that in."""
    from briefings.export.document import Options  # noqa: PLC0415
    from briefings.notes import digests  # noqa: PLC0415
    from briefings.notes.importer import import_notes  # noqa: PLC0415

    now = library.notes.get(note_id)
    exported = json.loads(library.export(BRIEFING, "json", Options()).data)
    exported["notes"]["first"]["items"] = [
        {
            **item,
            "body": [{**item["body"][0], "value": "Third thought", "language": "en"}],
            "modified": "2026-01-02T03:04:05.000006Z",
            "rights": "CC0",
            "briefings:replaces": ["0123456789abcdef", digests.digest(now)],
        }
        for item in exported["notes"]["first"]["items"]
        if item["id"].endswith(note_id)
    ]
    exported["notes"]["total"] = 1
    import_notes(json.dumps(exported).encode(), "export.json", library.notes, library.get)
    return library.notes.get(note_id)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        fill(Path(made))
        packed(Path(made), Path(sys.argv[1]))
