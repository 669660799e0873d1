"""What became of something that was to be taken in."""

from typing import Literal

import msgspec

Outcome = Literal["added", "updated", "unchanged", "restored"]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing that was taken in: `restored` is one that had been removed before."""

    id: str
    title: str
    outcome: Outcome


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be taken in, and why, in a sentence."""

    path: str
    why: str
