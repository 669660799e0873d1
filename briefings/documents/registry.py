"""Which reader reads a file: told by its bytes, and by its name only where these leave it open."""

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Final, cast

from briefings.documents.document import AS_IT_IS, DocumentKind, Reader, ReadOptions, SourceDocument
from briefings.documents.kinds import html_marks, mail_marks, sniffing

_READERS: Final[Mapping[DocumentKind, str]] = {
    "text": "plain_text",
    "markdown": "markdown",
    "html": "html",
    "mhtml": "mhtml",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "mail": "mail",
    "mailbox": "mailbox",
    "pack": "pack",
}
"""The module of each kind's reader, which is imported when a file of the kind comes: some are
large. Each has a function `read`."""

SUFFIXES: Final = frozenset(
    {".txt", ".text", ".pdf", ".docx", ".odt", ".fodt", ".pack"}
    | sniffing.MARKDOWN_SUFFIXES
    | html_marks.SUFFIXES
    | mail_marks.MAIL_SUFFIXES
    | mail_marks.MAILBOX_SUFFIXES
    | mail_marks.MHTML_SUFFIXES
)
"""The suffixes of the files of a folder that are looked at, in small letters."""


def kind_of(raw: bytes, name: str) -> DocumentKind:
    """Return what kind of document a file holds.

    Raises:
        DamagedError: none that can be read; the sentence says what it is and what to do.
    """
    return sniffing.sniff(raw, name)


def read(raw: bytes, name: str, options: ReadOptions = AS_IT_IS) -> tuple[SourceDocument, ...]:
    """Return the documents that a file called `name` holds.

    Raises:
        BriefingsError: it cannot be read; the sentence says why.
    """
    return reader_of(kind_of(raw, name))(raw, name, options)


def reader_of(kind: DocumentKind) -> Reader:
    """Import the reader of a kind and return it; the text says what the file leaves unsaid."""
    module = import_module(f"{__package__}.{_READERS[kind]}")
    read = cast(Reader, module.read)
    # What is in a pack was asked that when it was packed.
    return read if kind == "pack" else partial(_read_with_head, read)


def _read_with_head(
    read: Reader, raw: bytes, name: str, options: ReadOptions
) -> tuple[SourceDocument, ...]:
    from briefings.documents.text_head import complete  # noqa: PLC0415 - looking needs it not

    return tuple(map(complete, read(raw, name, options)))
