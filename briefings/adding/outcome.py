"""What became of something that was to be taken in."""

from typing import Literal

import msgspec

Outcome = Literal["added", "updated", "unchanged", "restored", "left_out"]


class Added(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A briefing that was taken in, or is there already.

    `restored` is one that had been removed before; one that is `left_out` was removed, and stays
    so, since it was not named but found in a folder, or is a new version of what was removed.
    `unknown` are the fields of an article that nobody has said, `remarks` sentences for who brings
    it in, `attachments` the names of the files in it that were not taken in.

    `lens` is the one that it is read through, `version_of` another briefing that it may be a new
    version of, with much the same text. `same_text` are briefings of other publishers on much the
    same text, `receipt` is the number of that of a new version.
    """

    id: str
    title: str
    outcome: Outcome
    unknown: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    lens: str | None = None
    version_of: str | None = None
    same_text: tuple[str, ...] = ()
    receipt: int | None = None


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be taken in, and why, in a sentence."""

    path: str
    why: str
