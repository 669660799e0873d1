"""What a reader makes of a file: canonical text, its blocks, and what the file says of itself."""

import datetime as dt
from collections.abc import Callable
from typing import Final, Generic, Literal, TypeVar

import msgspec

from briefings.model import Article, Block

DocumentKind = Literal[
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "mail", "mailbox", "pack"
]

Value = TypeVar("Value")


class FoundValue(msgspec.Struct, Generic[Value], frozen=True):
    """A value, and where in the document it was found, in words: “JSON-LD”, “mail header From”."""

    value: Value
    where: str


class Metadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a document says of its article; `None` is what it does not say."""

    title: FoundValue[str] | None = None
    author: FoundValue[str] | None = None
    publisher: FoundValue[str] | None = None
    published: FoundValue[dt.date] | None = None
    language: FoundValue[str] | None = None
    url: FoundValue[str] | None = None
    retrieved: FoundValue[dt.date] | None = None


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file inside another one."""

    name: str
    content: bytes


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a document is to be read. `mend` undoes a wrong decoding that was recognised."""

    mend: bool = False


AS_IT_IS: Final = ReadOptions()


class SourceDocument(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a file has it.

    `text` is canonical (`briefings.documents.canonical_text`), `blocks` are offsets into it.
    `sha256` is that of the file's bytes. `remarks` are sentences for the person who brings it in:
    what was left out, what looks wrong and how to have it mended. A block's `offset` says where it
    begins in the file's decoded text, where that is another one.
    """

    kind: DocumentKind
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    metadata: Metadata = Metadata()
    remarks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def article(self) -> Article:
        return Article(text=self.text, blocks=self.blocks, sha256=self.sha256)


Reader = Callable[[bytes, str, ReadOptions], tuple[SourceDocument, ...]]
"""Reads a file's bytes, of a given name: one document, or those that a mailbox or a pack holds.

It raises a `BriefingsError` with one sentence that names the file and says what to do.
"""
