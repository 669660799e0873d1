"""What stands in a note's comment, as text: a file that comes back is held against it."""

from typing import Final

from briefings.export.prose import ProseBlock, Run, blocks
from briefings.export.safe_text import inert
from briefings.notes.model import Note
from briefings.notes.notebook import Placed
from briefings.notes.wording import empty_note, meta

SET_IN: Final = "    "


def lead(block: ProseBlock) -> tuple[Run, ...]:
    """Return what stands before a block's own words."""
    if block.kind == "item":
        mark = f"{block.mark} " if block.mark else SET_IN
        return (Run(SET_IN * (block.depth - 1) + mark),)
    if block.kind == "footnote":
        return (Run(f"{block.mark} "),)
    return (Run("> "),) if block.kind == "quote" else ()


def comment_paragraphs(note: Note) -> tuple[str, ...]:
    """Return the paragraphs of a note's comment; the last says who wrote it, and when."""
    said = [_text(block) for block in blocks(note.content.body)]
    if not note.content.body.strip():
        said.append(empty_note(Placed(note)))
    return (*said, inert(meta(note)))


def _text(block: ProseBlock) -> str:
    return "".join(inert(run.text) for run in (*lead(block), *block.runs))
