"""What the line was given to carry, and by which key."""

from collections import deque
from dataclasses import dataclass
from typing import Final

KEPT: Final = 200
"""So many keys are remembered one by one."""

PACKET: Final = 90
"""Bytes of headers that a packet costs, about (SSH, TCP, IP)."""


@dataclass
class Cost:
    """What a key has cost: bytes and packets (writes) until the next key."""

    key: str
    bytes: int = 0
    packets: int = 0


class ByteMeter:
    """Counts bytes and packets of a session: all of them, and those of the latest keys."""

    def __init__(self) -> None:
        self.bytes = 0
        self.packets = 0
        self.keys = 0
        self.raw = 0
        """Bytes that would have been sent as they come from Textual."""
        self.answered = 0
        """Bytes since the first key."""
        self.latest: deque[Cost] = deque([Cost("start")], maxlen=KEPT)

    def pressed(self, key: str) -> None:
        """Note a key; what is sent from now on is its doing."""
        self.keys += 1
        self.latest.append(Cost(key))

    def sent(self, count: int) -> None:
        """Note a packet of so many bytes."""
        self.bytes += count
        self.answered += count if self.keys else 0
        self.packets += 1
        cost = self.latest[-1]
        cost.bytes += count
        cost.packets += 1
