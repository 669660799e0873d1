"""What reading one file may take of the machine."""

import contextlib
import math
import resource
import time
from typing import Final

import msgspec


class ReadingLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of memory, seconds of work, and seconds until the answer is there."""

    memory: int
    cpu_seconds: int
    wall_seconds: int


USUAL_LIMITS: Final = ReadingLimits(memory=1 << 30, cpu_seconds=60, wall_seconds=300)
"""An article takes 0.04 GB and a tenth of a second, a PDF of 200 pages 0.3 GB and 20 s."""


def limit_process(memory: int) -> None:
    """Limit this process's memory; it leaves no core behind and writes no file."""
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)


def limit_work(seconds: int) -> None:
    """Have this process ended when it has worked so many seconds more."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(time.process_time()) + seconds
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _lower(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # not every system has every limit
        resource.setrlimit(kind, (most, most))
