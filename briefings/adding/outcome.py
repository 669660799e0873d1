"""What became of something that was to be taken in."""

from typing import Literal

import msgspec

Outcome = Literal["added", "updated", "unchanged", "restored", "set aside"]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing that was taken in, or is there already.

    `restored` is one that had been removed before; one that is `set aside` was removed, and stays
    so, since it was not named but found in a folder. `unknown` are the fields of an article that
    nobody has said, `remarks` sentences for who brings it in, `attachments` the names of the files
    in it that were not taken in.
    """

    id: str
    title: str
    outcome: Outcome
    unknown: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be taken in, and why, in a sentence."""

    path: str
    why: str
