"""How long a line takes for some bytes, as far as its answers tell."""

from collections import deque
from typing import Final, NamedTuple

LATELY: Final = 16
"""So many answers are looked back on."""

LARGE: Final = 3
"""So many of the latest to much more than the quickest say how thin the line is."""

MUCH: Final = 300
"""Bytes on which a line's thinness shows, and not only its length."""


class _Sample(NamedTuple):
    size: int
    seconds: float


class LineRate:
    """Reckons with what was quickest: who waits for too short a time has lost nothing."""

    def __init__(self) -> None:
        self._samples: deque[_Sample] = deque(maxlen=LATELY)

    def took(self, size: int, seconds: float) -> None:
        """Note after how many seconds an answer came to so many bytes on an empty line."""
        self._samples.append(_Sample(size, seconds))

    @property
    def is_known(self) -> bool:
        """Whether the answers differ enough to tell anything."""
        return bool(self._larger())

    def seconds(self, size: int) -> float:
        """Return how long the line is busy with so many bytes, at least; 0 if that is not known."""
        return size * max(min(self._larger(), default=0.0), 0.0)

    def _larger(self) -> list[float]:
        """Return the seconds for a byte that the latest answers tell of."""
        if not self._samples:
            return []
        base = min(self._samples, key=lambda sample: sample.seconds)
        more = [(size - base.size, seconds - base.seconds) for size, seconds in self._samples]
        return [seconds / size for size, seconds in more if size >= MUCH][-LARGE:]
