"""How the index keeps what is listed of a briefing, in few bytes."""

import datetime as dt
from contextlib import suppress
from typing import Final

import msgspec

from briefings.index.listed import Listed
from briefings.kinds import KINDS
from briefings.model import CatalogueEntry, Stage, Standing

_TAGS: Final = tuple(kind.tag for kind in KINDS)
_HEX: Final = b"x"
_TEXT: Final = b"="


class _Row(msgspec.Struct, array_like=True, gc=False):
    id: str
    title: str
    publisher: str | None
    published: int | None
    editor: str | None
    counts: tuple[int, ...]
    articles: tuple[bytes, ...]
    lens: str | None
    removed: dt.datetime | None
    mark: int
    of: int | None
    standing: tuple[Stage, int, int] | None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Row).decode


def row_of(each: Listed) -> bytes:
    entry, known = each.entry, each.entry.standing
    return _encode(
        _Row(
            id=entry.id,
            title=entry.title,
            publisher=entry.publisher,
            published=None if entry.published is None else entry.published.toordinal(),
            editor=entry.editor,
            counts=tuple(entry.counts[tag] for tag in _TAGS),
            articles=tuple(map(_packed, each.articles)),
            lens=each.lens,
            removed=each.removed,
            mark=each.mark,
            of=each.of,
            standing=None if known is None else (known.stage, known.reviewed, known.of),
        )
    )


def listed_in(row: bytes) -> Listed:
    found = _decode(row)
    return Listed(
        entry=CatalogueEntry(
            id=found.id,
            title=found.title,
            publisher=found.publisher,
            published=None if found.published is None else dt.date.fromordinal(found.published),
            editor=found.editor,
            counts=dict(zip(_TAGS, found.counts, strict=True)),
            standing=None if found.standing is None else Standing(*found.standing),
        ),
        articles=tuple(map(_unpacked, found.articles)),
        lens=found.lens,
        removed=found.removed,
        mark=found.mark,
        of=found.of,
    )


def _packed(key: str) -> bytes:
    """Return the key of an article in half its length, if it is made of hexadecimal digits."""
    with suppress(ValueError):
        if (packed := bytes.fromhex(key)).hex() == key:
            return _HEX + packed
    return _TEXT + key.encode()


def _unpacked(packed: bytes) -> str:
    rest = packed[1:]
    return rest.hex() if packed.startswith(_HEX) else rest.decode()
