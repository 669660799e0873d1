"""What the program and a reading process send each other: msgpack, its length before it."""

import os
from typing import Final

import msgspec

from briefings.documents.document import DocumentKind, SourceDocument

_LENGTH: Final = 8
"""Bytes of the length, the highest first."""

LONGEST_ANSWER: Final = 1 << 27
"""Bytes of an answer: a mailbox with its attachments."""

_PIECE: Final = 1 << 20


class ReadingRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is to be read; `cpu_seconds` is how long that may take."""

    kind: DocumentKind
    name: str
    raw: bytes
    mend: bool
    cpu_seconds: int


class ReadAnswer(msgspec.Struct, frozen=True, tag="read"):
    """What was read."""

    documents: tuple[SourceDocument, ...]


class RefusedAnswer(msgspec.Struct, frozen=True, tag="refused"):
    """The sentence by which a reader refuses a file."""

    sentence: str


class BrokenAnswer(msgspec.Struct, frozen=True, tag="broken"):
    """A reader that broke: the class of its exception, and where in the program it was.

    Its own words are not among it: they may be those of the file.
    """

    error: str
    places: tuple[str, ...]


Answer = ReadAnswer | RefusedAnswer | BrokenAnswer


class FrameError(Exception):
    """There is no more to read in the middle of a frame, or it is longer than any may be."""


def write_frame(file: int, body: bytes) -> None:
    """Write a message, encoded, to an open file.

    Raises:
        OSError: nobody reads it any more.
    """
    rest = memoryview(len(body).to_bytes(_LENGTH, "big") + body)
    while rest:
        rest = rest[os.write(file, rest) :]


def read_frame(file: int, longest: int | None = None) -> bytes | None:
    """Return the next frame's content, `None` where there are no more.

    Raises:
        FrameError: it is not whole, or longer than `longest` bytes.
        OSError: it cannot be read.
    """
    head = os.read(file, _LENGTH)
    if not head:
        return None
    head += _exactly(file, _LENGTH - len(head))
    length = int.from_bytes(head, "big")
    if longest is not None and length > longest:
        raise FrameError
    return _exactly(file, length)


def _exactly(file: int, length: int) -> bytes:
    pieces = []
    while length:
        piece = os.read(file, min(length, _PIECE))
        if not piece:
            raise FrameError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
