"""Packs: what was read of documents, without their files, small enough for a slow line.

A pack is a line with its version and a stream of zlib behind it: msgpack with the documents' texts,
and their blocks in columns. Packs may follow each other in a file. Attachments are not packed.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Final

import msgspec

from briefings.documents.checking import are_sound
from briefings.documents.document import DocumentKind, Metadata, ReadOptions, SourceDocument
from briefings.documents.kinds.sniffing import PACK_MARK
from briefings.errors import DamagedError
from briefings.model import Block, BlockRole

_VERSION: Final = 1
_HEADER: Final = re.compile(re.escape(PACK_MARK) + rb"(\d{1,9})\n")

_LARGEST: Final = 1 << 26
"""Bytes that the packs of a file may hold when they are unpacked."""

_MOST: Final = 10_000
"""Documents that they may hold."""


class _Blocks(msgspec.Struct, frozen=True, array_like=True):
    """Blocks in columns: the gap before each, its length, and what `briefings.model.Block` has.

    Where a page or an offset is known, it is told by how far it is from the one before.
    """

    gaps: tuple[int, ...]
    lengths: tuple[int, ...]
    roles: tuple[BlockRole, ...]
    levels: tuple[int | None, ...]
    pages: tuple[int | None, ...]
    offsets: tuple[int | None, ...]


class _Packed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document; `sha256` is that of the file that it was read from."""

    kind: DocumentKind
    text: str
    blocks: _Blocks
    sha256: bytes
    metadata: Metadata = Metadata()
    remarks: tuple[str, ...] = ()


def packed(documents: Iterable[SourceDocument]) -> bytes:
    """Return a pack of documents."""
    content = msgspec.msgpack.encode([_packed(each) for each in documents])
    return PACK_MARK + b"%d\n" % _VERSION + zlib.compress(content, 9)


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Return the documents of a pack, as they were read where it was made.

    Raises:
        DamagedError: it is damaged, or made by a later program.
    """
    try:
        documents = tuple(chain.from_iterable(map(_documents, _contents(raw, name))))
    except (zlib.error, msgspec.DecodeError, ValueError):
        raise _damaged(name) from None
    if not documents or len(documents) > _MOST or not are_sound(documents):
        raise _damaged(name)
    return documents


def _contents(raw: bytes, name: str) -> Iterator[bytes]:
    """Yield what the packs hold, unpacked."""
    left = _LARGEST
    while raw:
        header = _HEADER.match(raw)
        if header is None:
            raise _damaged(name)
        if int(header[1]) != _VERSION:
            raise DamagedError(
                f"{name} was packed by another briefings (format {int(header[1])}): "
                "install the same version on both machines."
            )
        stream = zlib.decompressobj()
        content = stream.decompress(raw[header.end() :], left)
        if not stream.eof:
            raise _damaged(name)
        left -= len(content)
        raw = stream.unused_data
        yield content


def _damaged(name: str) -> DamagedError:
    return DamagedError(f"{name} is a damaged pack: pack its files once more.")


def _packed(document: SourceDocument) -> _Packed:
    blocks = document.blocks
    ends = (0, *(block.end for block in blocks))
    return _Packed(
        kind=document.kind,
        text=document.text,
        blocks=_Blocks(
            gaps=tuple(block.start - end for block, end in zip(blocks, ends, strict=False)),
            lengths=tuple(block.end - block.start for block in blocks),
            roles=tuple(block.role for block in blocks),
            levels=tuple(block.level for block in blocks),
            pages=_steps([block.page for block in blocks]),
            offsets=_steps([block.offset for block in blocks]),
        ),
        sha256=bytes.fromhex(document.sha256),
        metadata=document.metadata,
        remarks=document.remarks,
    )


def _documents(content: bytes) -> Iterator[SourceDocument]:
    for each in msgspec.msgpack.decode(content, type=tuple[_Packed, ...]):
        yield SourceDocument(
            kind=each.kind,
            text=each.text,
            blocks=tuple(_blocks(each.blocks)),
            sha256=each.sha256.hex(),
            metadata=each.metadata,
            remarks=each.remarks,
        )


def _blocks(columns: _Blocks) -> Iterator[Block]:
    """Yield the blocks; columns of different lengths are a `ValueError`."""
    edges = accumulate(chain.from_iterable(zip(columns.gaps, columns.lengths, strict=True)))
    rows = zip(
        edges,
        edges,
        columns.roles,
        columns.levels,
        _sums(columns.pages),
        _sums(columns.offsets),
        strict=True,
    )
    for start, end, role, level, page, offset in rows:
        yield Block(start=start, end=end, role=role, level=level, page=page, offset=offset)


def _steps(numbers: Sequence[int | None]) -> tuple[int | None, ...]:
    known = accumulate(numbers, lambda last, number: last if number is None else number, initial=0)
    return tuple(
        None if number is None else number - (last or 0)
        for number, last in zip(numbers, known, strict=False)
    )


def _sums(steps: Sequence[int | None]) -> Iterator[int | None]:
    number = 0
    for step in steps:
        number += step or 0
        yield None if step is None else number
