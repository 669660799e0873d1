"""What tests look at in documents: their blocks' words with role and level, and what was found."""

from typing import TypeVar

from briefings.documents.document import FoundValue, Reader, ReadOptions, SourceDocument

Value = TypeVar("Value")


def only(reader: Reader, raw: bytes, name: str = "a file") -> SourceDocument:
    """The one document that a file holds."""
    (document,) = reader(raw, name, ReadOptions())
    return document


def words(document: SourceDocument) -> list[str]:
    """The text of each block."""
    return [document.text[each.start : each.end] for each in document.blocks]


def roles(document: SourceDocument) -> list[tuple[str, int | None]]:
    return [(each.role, each.level) for each in document.blocks]


def value(found: FoundValue[Value] | None) -> Value | None:
    return None if found is None else found.value
