"""What the program suggests for an article, before anybody has decided about it."""

import base64
import datetime as dt
import zlib
from collections import Counter
from functools import lru_cache
from typing import Final

import msgspec

from briefings.repository.proposed_items import PlacedItem, Places
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "proposals"

_LONGEST: Final = 1 << 26
"""Bytes of what is proposed: an article of a million words has less."""


class PanelProposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A topic's paragraphs by their numbers, and where the sentence stands that carries it."""

    topic: str
    paragraphs: tuple[int, ...] = ()
    bottom_line: Places = ()


class ProposalParts(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed: panels in the order of the lens, items in that of their kinds."""

    panels: tuple[PanelProposal, ...] = ()
    items: tuple[PlacedItem, ...] = ()


class PackedParts(msgspec.Struct, frozen=True):
    """What is proposed as it is kept, a fourth of its size, and how many items of each kind."""

    packed: str
    counts: dict[str, int]


class ProposalRecord(Keyed, frozen=True, kw_only=True):
    """What was proposed for an article through a lens; `article` is its text's SHA-256.

    `extraction` is the number of the rules that found it, `lens_digest` that of the lens's file.
    `packed` is the JSON of `ProposalParts`, compressed (zlib, base85): it can be made again at any
    time, and need not be read in the log. `counts` say how many items it has of each kind.
    """

    article: str
    lens: str | None = None
    lens_digest: str | None = None
    language: str
    extraction: int
    made: dt.datetime
    packed: str
    counts: dict[str, int]

    @property
    def parts(self) -> ProposalParts:
        """What is proposed.

        Raises:
            msgspec.ValidationError: it is not what this program keeps.
        """
        return unpacked(self.packed)


_decode_parts = msgspec.json.Decoder(ProposalParts).decode


def packed_parts(parts: ProposalParts) -> PackedParts:
    raw = zlib.compress(msgspec.json.encode(parts))
    counts = Counter(str(item["kind"]) for item in parts.items)
    return PackedParts(base64.b85encode(raw).decode(), dict(sorted(counts.items())))


@lru_cache(maxsize=4)
def unpacked(packed: str) -> ProposalParts:
    try:
        raw = zlib.decompressobj().decompress(base64.b85decode(packed), _LONGEST)
    except (ValueError, zlib.error) as error:
        raise msgspec.ValidationError(f"a proposal that cannot be unpacked: {error}") from None
    return _decode_parts(raw)


def proposals(db: JournalDB) -> Records[ProposalRecord]:
    """Return these records."""
    return Records(db, TABLE, ProposalRecord)


def proposal_key(article: str, lens: str | None) -> str:
    """Return the key of what is proposed for an article through a lens."""
    return f"{article}/{lens}" if lens else article
