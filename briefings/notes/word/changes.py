"""Tracked changes: what somebody put into a Word file's text or took out of it, not yet settled."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

ChangeKind = Literal["inserted", "deleted", "moved away", "moved here"]

CHANGE_KINDS: Final[Mapping[str, ChangeKind]] = {
    "ins": "inserted",
    "del": "deleted",
    "moveFrom": "moved away",
    "moveTo": "moved here",
}
"""What the elements around changed words say of them."""

ADDING: Final[frozenset[ChangeKind]] = frozenset(("inserted", "moved here"))
"""What was not in the text before."""


class TextChange(msgspec.Struct, frozen=True, kw_only=True):
    """Words that were changed; `paragraph` and `start` say where in the text as it was before.

    `date` is as the file writes it, `author` and `date` are empty where it does not say.
    """

    kind: ChangeKind
    author: str
    date: str
    paragraph: int
    start: int
    text: str
