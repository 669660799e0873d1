"""Which reader reads a file: told by its bytes, and by its name only where these leave it open."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from briefings.documents.document import AS_IT_IS, DocumentKind, Reader, ReadOptions, SourceDocument

_READERS: Final[Mapping[DocumentKind, str]] = {
    "text": "plain_text",
}
"""The module of each kind's reader, which is imported when a file of the kind comes: some are
large. Each has a function `read`."""


def kind_of(_raw: bytes, _name: str) -> DocumentKind:
    """Return what kind of document a file holds."""
    return "text"


def read(raw: bytes, name: str, options: ReadOptions = AS_IT_IS) -> tuple[SourceDocument, ...]:
    """Return the documents that a file called `name` holds.

    Raises:
        BriefingsError: it cannot be read; the sentence says why.
    """
    module = import_module(f"{__package__}.{_READERS[kind_of(raw, name)]}")
    return cast(Reader, module.read)(raw, name, options)
