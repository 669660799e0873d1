"""Markdown files: what a reader of the rendered page sees, and what the front matter says."""

import hashlib

from msgspec.structs import replace

from briefings.documents.document import FoundValue, Metadata, ReadOptions, SourceDocument
from briefings.documents.markup.front_matter import front_matter
from briefings.documents.markup.markdown_parts import MarkdownPart, markdown_parts
from briefings.documents.plain_text import decoded_text
from briefings.errors import DamagedError
from briefings.model import Block
from briefings.text import one_line

_GAP = "\n\n"


def read(raw: bytes, name: str, options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a Markdown file.

    Raises:
        DamagedError: it is no text, or holds nothing to read.
    """
    source, remarks = decoded_text(raw, name, options)
    front = front_matter(source)
    parts = markdown_parts(source, front.end if front else 0, has_front_matter=front is not None)
    if not parts:
        raise DamagedError(f"{name} holds no words: name a file with an article in it.")
    document = SourceDocument(
        kind="markdown",
        text=_GAP.join(part.words for part in parts),
        blocks=_blocks(parts),
        sha256=hashlib.sha256(raw).hexdigest(),
        metadata=_titled(front.metadata if front else Metadata(), parts),
        remarks=remarks,
    )
    return (document,)


def _blocks(parts: list[MarkdownPart]) -> tuple[Block, ...]:
    blocks = []
    start = 0
    for part in parts:
        end = start + len(part.words)
        blocks.append(
            Block(start=start, end=end, role=part.role, level=part.level, offset=part.offset)
        )
        start = end + len(_GAP)
    return tuple(blocks)


def _titled(metadata: Metadata, parts: list[MarkdownPart]) -> Metadata:
    """Take the first heading of the first level for the title where none is given."""
    if metadata.title is not None:
        return metadata
    heading = next((part for part in parts if part.role == "heading" and part.level == 1), None)
    if heading is None:
        return metadata
    return replace(metadata, title=FoundValue(one_line(heading.words), "first heading"))
