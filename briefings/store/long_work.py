"""How far long work is, for whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

Tell = Callable[[int, int], object]
"""Is told how many bytes are done, and of how many."""

_APART: Final = 1 << 20


def unheard(_done: int, _of: int) -> None:
    """Tell nobody."""


def told(parts: Iterable[bytes], tell: Tell, done: int, of: int) -> Iterator[bytes]:
    """Yield the parts, and tell of each MiB of them; `done` bytes were before."""
    since = 0
    for part in parts:
        yield part
        since += len(part) + 1
        if since >= _APART:
            done, since = done + since, 0
            tell(min(done, of), of)
