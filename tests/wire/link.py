"""A slow way between a program and its terminal."""

from dataclasses import dataclass
from typing import Final

HEADERS: Final = 88
"""Bytes that a packet costs besides what it carries: SSH with chacha20-poly1305 (36), and IPv4
with TCP and its timestamps (52)."""


@dataclass(frozen=True, slots=True)
class Link:
    """How thin and how long a way is; by default it costs nothing.

    `bits_per_second` is what it carries towards the terminal (0: anything at once);
    `round_trip` is in seconds, half of it each way; `swallows` is how many bytes the way (the
    server's pipes and socket buffers) takes up before a program has to wait.
    """

    bits_per_second: float = 0.0
    round_trip: float = 0.0
    swallows: int = 262_144

    @property
    def way(self) -> float:
        """Seconds that one direction takes."""
        return self.round_trip / 2


class Queue:
    """What is on the way to the terminal: when it arrives, and whether more will fit."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._idle_at = 0.0

    def room(self, now: float) -> int:
        """Return how many bytes the way takes now."""
        rate = self._link.bits_per_second / 8
        waiting = max(self._idle_at - now, 0.0) * rate
        return max(int(self._link.swallows - waiting), 0)

    def wait_for_room(self, now: float) -> float:
        """Return in how many seconds the way will take at least one packet more."""
        rate = self._link.bits_per_second / 8
        return max(self._idle_at - now - (self._link.swallows - HEADERS) / rate, 0.0)

    def carry(self, now: float, size: int) -> float:
        """Take one packet and return when its last byte will be at the terminal."""
        start = max(now, self._idle_at)
        if self._link.bits_per_second:
            start += 8 * (size + HEADERS) / self._link.bits_per_second
        self._idle_at = start
        return start + self._link.way
