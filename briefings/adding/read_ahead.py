"""Many things are read at once, and come out in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from briefings.errors import BriefingsError

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

MOST_JOBS: Final = 4

_FEW: Final = 4
"""So many files are not worth a second reader."""

_AHEAD: Final = 8
"""So many files a reader may be ahead of who keeps them: their texts are in memory."""

_TOGETHER: Final = 32
"""So many files are given out at once, where they are read already."""

_WAIT: Final = 0.1
"""Seconds after which it is asked again whether to go on."""

_GATHER: Final = 0.2
"""Seconds that are waited for more to be read: what is kept together costs less."""


class Read(NamedTuple, Generic[T, R]):
    """What was read of something, or why it could not be."""

    of: T
    result: R | BriefingsError


def jobs_for(files: int) -> int:
    """Return how many readers suit this machine and so many files."""
    return 1 if files <= _FEW else min(len(os.sched_getaffinity(0)), MOST_JOBS)


def read_ahead(
    things: Sequence[T], read: Callable[[T], R], jobs: int, goes_on: Callable[[], bool]
) -> Iterator[list[Read[T, R]]]:
    """Yield in their order what was read of things: as many at once as are there.

    It ends early where it is not to go on; what is being read then is left to itself.
    """
    if len(things) <= 1:
        yield from ([Read(each, _or_error(read, each))] for each in things if goes_on())
        return
    from concurrent.futures import ThreadPoolExecutor, wait  # noqa: PLC0415 - opening needs it not

    pool = ThreadPoolExecutor(jobs, thread_name_prefix="reader")
    try:
        rest = iter(things)
        waiting: deque[tuple[T, Future[R | BriefingsError]]] = deque()
        while goes_on():
            ahead = jobs * _AHEAD + _TOGETHER - len(waiting)
            waiting.extend(
                (each, pool.submit(_or_error, read, each)) for each in islice(rest, ahead)
            )
            if not waiting:
                return
            if wait([waiting[0][1]], _WAIT).done:
                wait([future for _, future in islice(waiting, _TOGETHER)], _GATHER)
                done = islice(_done(waiting), _TOGETHER)
                yield [Read(each, future.result()) for each, future in done]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _or_error(read: Callable[[T], R], thing: T) -> R | BriefingsError:
    try:
        return read(thing)
    except BriefingsError as error:
        return error


def _done(waiting: "deque[tuple[T, Future[R]]]") -> "Iterator[tuple[T, Future[R]]]":
    while waiting and waiting[0][1].done():
        yield waiting.popleft()
