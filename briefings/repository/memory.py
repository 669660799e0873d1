"""The names that readers have confirmed or rejected: what a library learns from its articles."""

import datetime as dt
from typing import Final, Literal

import msgspec

from briefings.folding import folded_text
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "memory"

RememberedKind = Literal["person", "organisation", "place", "none", "unit"]
"""What a name is; `none` is one of nothing, and a `unit` is what figures count."""


class NameRecord(Keyed, frozen=True, kw_only=True):
    """A name, and how many items that readers have decided about speak for each of its kinds.

    `key` is that of `name_key`. So many give it each alias and each role, and have it as a speaker.
    `mended` is what a person has said that it is, whatever the items say.
    """

    name: str
    kinds: dict[RememberedKind, int] = msgspec.field(default_factory=dict)
    aliases: dict[str, int] = msgspec.field(default_factory=dict)
    roles: dict[str, int] = msgspec.field(default_factory=dict)
    spoke: int = 0
    mended: RememberedKind | None = None
    last: dt.datetime

    @property
    def kind(self) -> RememberedKind:
        """What it is: as a person says, or as most items have it."""
        most: RememberedKind = "none"
        for kind, times in self.kinds.items():
            if times > self.kinds.get(most, 0):
                most = kind
        return self.mended or most

    @property
    def times(self) -> int:
        """How many items say so."""
        return self.kinds.get(self.kind, 0)

    @property
    def role(self) -> str | None:
        """The role that most items give it."""
        return max(self.roles, key=lambda each: self.roles[each], default=None)


def memory(db: JournalDB) -> Records[NameRecord]:
    """Return these records."""
    return Records(db, TABLE, NameRecord)


def name_key(name: str) -> str:
    """Return the key of a name: accents, case and white space tell no two names apart."""
    return folded_text(name).strip()
