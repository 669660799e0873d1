"""How far a log was read: by it one knows whether what was made of the log still holds."""

from typing import Final

import msgspec

TAIL: Final = 64
"""How many bytes before its end tell a log from another one: the last closing line has its time."""


class LogState(msgspec.Struct, frozen=True):
    """A log and a place in it; `tail` are the bytes before `end`."""

    library: str
    generation: int
    end: int
    tail: bytes
