"""The keys of a reader, by kind: what they mean, where they are pressed, and how often."""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """`before` brings the place about where `keys` are measured; keys by Textual's names."""

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
    Kind("letter of find", ("1", "g", "slash"), tuple("hectares")),
    Kind("letter of a note", ("escape", "A"), tuple("is this the milestone? ") * 2),
)
"""The last one leaves a note open."""
