"""What was looked up in the index, remembered until that changes."""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

_MOST: Final = 256
"""So many answers are remembered."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """Asks `look_up` once for each key, as long as what `version` returns stays."""

    def __init__(self, version: Callable[[], Hashable], look_up: Callable[[K], V]) -> None:
        self._current = version
        self._look_up = look_up
        self._version: Hashable = None
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if (version := self._current()) != self._version or len(self._known) > _MOST:
            self._version, self._known = version, {}
        if key not in self._known:
            self._known[key] = self._look_up(key)
        return self._known[key]
