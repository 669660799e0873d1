"""How far a frame has come that goes in parts, and when the next part goes."""

from typing import Final

from tui.line.byte_meter import ByteMeter
from tui.line.tty import APART

FARTHEST_APART: Final = 0.5
"""Seconds that the next part waits at most while the line may still be busy with the last one."""


class FrameProgress:
    """Of the newest frame. Times are seconds of a monotonic clock.

    Attributes:
        follows: Whether it followed the one before it closely: newer ones wait for its answer.
    """

    def __init__(self, meter: ByteMeter) -> None:
        self._meter = meter
        self._keys = 0
        self._rest = 0
        self._apart_until = 0.0
        self.follows = False

    def wait(self, now: float) -> float:
        """Return in how many seconds something may go that is to be a packet of its own."""
        return max(self._apart_until - now, 0.0)

    def goes_on(self, now: float) -> bool:
        """Return whether what goes next belongs to the frame of which a part has gone.

        After a newer key it is out of date in a moment: what that key draws goes in its place.
        """
        keys = self._meter.keys
        if self._rest and keys != self._keys:
            self._rest = 0
            self._apart_until = max(self._apart_until, now + APART)
        self._keys = keys
        return self._rest > 0

    def went(self, now: float, size: int, rest: int, busy: float) -> None:
        """Note a part of so many bytes, how many are left, and how long the line is busy with it.

        What is drawn meanwhile may go with the rest, but only for as long as this frame would
        have taken.
        """
        self._rest = min(rest, self._rest - size) if self._rest else rest
        if rest:
            self._apart_until = now + min(max(APART, busy), FARTHEST_APART)
