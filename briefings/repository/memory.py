"""The names that readers have confirmed or rejected: what a library learns from its articles."""

import datetime as dt
from typing import Final, Literal

from briefings.folding import folded_text
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "memory"

NameKind = Literal["person", "organisation", "place", "none"]


class NameRecord(Keyed, frozen=True, kw_only=True):
    """A name and what readers took it for; `none` is a name of nothing.

    `key` is that of `name_key`. `times` says how often they did so, `last` when.
    """

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    times: int = 1
    last: dt.datetime


def memory(db: JournalDB) -> Records[NameRecord]:
    """Return these records."""
    return Records(db, TABLE, NameRecord)


def name_key(name: str) -> str:
    """Return the key of a name: accents, case and white space tell no two names apart."""
    return folded_text(name).strip()
