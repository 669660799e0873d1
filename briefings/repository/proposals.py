"""What the program suggests for an article, before anybody has decided about it."""

import datetime as dt
from typing import Final

import msgspec

from briefings.kinds import KindItem
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "proposals"


class ProposedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item with how sure the program is of it, from 0 to 1, by which rule, and why."""

    item: KindItem
    confidence: float
    rule: str
    why: tuple[str, ...] = ()


class ProposalRecord(Keyed, frozen=True, kw_only=True):
    """What was proposed for an article through a lens; `article` is its text's SHA-256."""

    article: str
    lens: str | None = None
    language: str | None = None
    program: str
    made: dt.datetime
    items: tuple[ProposedItem, ...] = ()


def proposals(db: JournalDB) -> Records[ProposalRecord]:
    """Return these records."""
    return Records(db, TABLE, ProposalRecord)


def proposal_key(article: str, lens: str | None) -> str:
    """Return the key of what is proposed for an article through a lens."""
    return f"{article}/{lens}" if lens else article
