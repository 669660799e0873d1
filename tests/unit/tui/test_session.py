"""What is kept in the end is what was asked for last."""

import asyncio
import threading

from tui.session import NewestOnly


async def test_of_calls_that_wait_only_the_newest_is_made() -> None:
    keep, goes_on, kept = NewestOnly(), threading.Event(), []

    def put(value: int) -> int:
        if value == 1:
            goes_on.wait(10)
        kept.append(value)
        return value

    first = asyncio.create_task(keep(put, 1))
    await asyncio.sleep(0)
    others = [asyncio.create_task(keep(put, value)) for value in (2, 3)]
    await asyncio.sleep(0)
    goes_on.set()
    assert await asyncio.gather(first, *others) == [1, None, 3]
    assert kept == [1, 3]


async def test_who_is_alone_is_heard_each_time() -> None:
    keep = NewestOnly()
    assert [await keep(abs, number) for number in (-1, -2)] == [1, 2]
