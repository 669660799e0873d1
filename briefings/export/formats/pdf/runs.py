"""Words as the data that the templates set: runs of one look, and where they lead to."""

from collections.abc import Iterable, Iterator
from typing import Any

from briefings.export.prose import BREAK, ProseBlock, Run, blocks
from briefings.export.safe_text import inert
from briefings.labels.labels import Labels
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, meta

Data = dict[str, Any]
"""What becomes JSON: the fields are those that the templates read."""


def words(
    text: str,
    *,
    strong: bool = False,
    muted: bool = False,
    to: str | None = None,
    anchor: str = "",
) -> Data:
    """Return words of one look; `to` is the anchor that they lead to, `anchor` is their own."""
    return {
        "text": inert(text),
        "strong": strong,
        "emphasis": False,
        "code": False,
        "muted": muted,
        "to": to or "",
        "anchor": anchor,
    }


def heading(text: str, level: int, anchor: str = "") -> Data:
    """Return a heading of the document; the title has the level above 1."""
    return {"kind": "heading", "level": level + 1, "text": inert(text), "anchor": anchor}


def between(parts: Iterable[Data], mark: str) -> Iterator[Data]:
    """Yield words with a mark between any two."""
    for index, part in enumerate(parts):
        if index:
            yield words(mark)
        yield part


def run_data(run: Run) -> Data:
    # A line break is the one control character that a template makes more of than a space.
    text = BREAK if run.text == BREAK else inert(run.text)
    return {"text": text, "strong": run.strong, "emphasis": run.emphasis, "code": run.code}


def note_data(placed: Placed, head: str, labels: Labels) -> Data:
    """Return a note beneath its head; one without text says so."""
    note = placed.note
    body = [_prose(block) for block in blocks(note.content.body)]
    if not note.content.body.strip():
        body = [{"kind": "paragraph", "line": [words(empty_note(placed, labels))]}]
    return {
        "kind": "note",
        "head": inert(head),
        "body": body,
        "meta": inert(meta(note, labels=labels)),
    }


def _prose(block: ProseBlock) -> Data:
    return {
        "kind": block.kind,
        "line": [run_data(run) for run in block.runs],
        "mark": inert(block.mark),
        "depth": block.depth,
        "columns": max(map(len, block.rows), default=0),
        "rows": [[[run_data(run) for run in cell] for cell in row] for row in block.rows],
    }
