"""The keys of a reader, by kind: what they are, and where they are pressed."""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """`before` brings the place about where `keys` are measured."""

    name: str
    before: Sequence[str]
    keys: Sequence[str]


KINDS: Final = (
    Kind("line of a panel", ("1", "g"), ("j",) * 40),
    Kind("line of Source", ("9", "g"), ("j",) * 40),
    Kind("next item", ("1", "g"), ("l",) * 30),
    Kind("page of a panel", ("1", "g"), ("space", "space", "space", "b", "b", "b") * 4),
    Kind("page of Source", ("9", "g"), ("space", "space", "space", "b", "b", "b") * 4),
    Kind("evidence and back", ("1", "g", "l", "l"), ("enter", "r", "l") * 8),
    Kind("panel switch", ("1", "g"), tuple("2341") * 6),
    Kind("letter of find", ("1", "g", "/"), tuple("hectares")),
    Kind("letter of a note", ("esc", "A"), tuple("is this the milestone?") * 2),
)
"""All of them in one session, in this order: the last one leaves a note open."""
