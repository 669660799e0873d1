"""What the program suggests for an article, before anybody has decided about it."""

import datetime as dt
from typing import Final

import msgspec

from briefings.repository.proposed_items import PlacedItem, Places
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "proposals"


class PanelProposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A topic's paragraphs by their numbers, and where the sentence stands that carries it."""

    topic: str
    paragraphs: tuple[int, ...] = ()
    bottom_line: Places = ()


class ProposalParts(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed, as it is kept."""

    panels: tuple[PanelProposal, ...] = ()
    items: tuple[PlacedItem, ...] = ()


class ProposalRecord(Keyed, frozen=True, kw_only=True):
    """What was proposed for an article through a lens; `article` is its text's SHA-256.

    `extraction` is the number of the rules that found it, `lens_digest` that of the lens's file.
    """

    article: str
    lens: str | None = None
    lens_digest: str | None = None
    language: str
    extraction: int
    made: dt.datetime
    panels: tuple[PanelProposal, ...] = ()
    items: tuple[PlacedItem, ...] = ()


def proposals(db: JournalDB) -> Records[ProposalRecord]:
    """Return these records."""
    return Records(db, TABLE, ProposalRecord)


def proposal_key(article: str, lens: str | None) -> str:
    """Return the key of what is proposed for an article through a lens."""
    return f"{article}/{lens}" if lens else article
