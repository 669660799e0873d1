"""What a key cost: the figures that a measurement yields."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Final, Self

GATHER: Final = 0.001
"""Seconds within which reads count as one packet: one `write` can come out in pieces."""

PIECE: Final = 1024
"""Terminals hand a large `write` on in pieces of this size or a multiple (or one byte less)."""


@dataclass(frozen=True, slots=True)
class Read:
    """One read of what a program wrote.

    `at` is when it was read and `arrived` when it had crossed the link, in seconds of one clock;
    `squeezed` is what zlib made of it, flushed after each read as `ssh -C` does.
    """

    at: float
    arrived: float
    size: int
    squeezed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program wrote after one key (or in one stretch of time).

    `first` and `last` are seconds from the key to the arrival of the first and the last byte,
    `None` where nothing came.
    """

    size: int
    reads: int
    packets: int
    squeezed: int
    first: float | None
    last: float | None

    @classmethod
    def of(cls, began: float, reads: Sequence[Read]) -> Self:
        """Sum up what came after `began`."""
        return cls(
            size=sum(read.size for read in reads),
            reads=len(reads),
            packets=packets(reads),
            squeezed=sum(read.squeezed for read in reads),
            first=reads[0].arrived - began if reads else None,
            last=reads[-1].arrived - began if reads else None,
        )


def packets(reads: Sequence[Read]) -> int:
    """Count the packets that reads make up: pieces of one `write` are one packet."""
    count, before = 0, None
    for read in reads:
        if before is None or not (_is_piece(before) or read.at - before.at <= GATHER):
            count += 1
        before = read
    return count


def _is_piece(read: Read) -> bool:
    """Say whether a read is as long as those are that do not bring all there is."""
    return read.size % PIECE in {0, PIECE - 1}


@dataclass(frozen=True, slots=True)
class Means:
    """The means of some keys' answers; times in seconds, over the keys that were answered."""

    keys: int
    size: float
    packets: float
    squeezed: float
    last: float | None

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> Self:
        """Return the means of answers, of which there must be one at least."""
        times = [answer.last for answer in answers if answer.last is not None]
        return cls(
            keys=len(answers),
            size=mean(answer.size for answer in answers),
            packets=mean(answer.packets for answer in answers),
            squeezed=mean(answer.squeezed for answer in answers),
            last=mean(times) if times else None,
        )
