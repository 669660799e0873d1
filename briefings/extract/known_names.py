"""Names that readers of a library have confirmed or rejected: evidence for the next article."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from briefings.folding import folded_text

KnownKind = Literal["person", "organisation", "place", "none"]


class KnownName(msgspec.Struct, frozen=True, kw_only=True):
    """A name, what readers took it for, and how many times; `none` is a name of nothing.

    `spoke` is how many statements that they confirmed are its own.
    """

    name: str
    kind: KnownKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    times: int = 1
    spoke: int = 0


class KnownNames:
    """Known names by their folded text and that of their aliases, and known units of figures."""

    def __init__(self, names: Iterable[KnownName] = (), units: Iterable[str] = ()) -> None:
        self._names = tuple(names)
        self.units = frozenset(units)
        self._by_key: dict[str, KnownName] = {}
        for each in self._names:
            self._by_key.setdefault(_key(each.name), each)
        for each in self._names:
            for alias in each.aliases:
                self._by_key.setdefault(_key(alias), each)

    def __iter__(self) -> Iterator[KnownName]:
        return iter(self._names)

    def find(self, name: str) -> KnownName | None:
        return self._by_key.get(_key(name)) if self._by_key else None


def _key(name: str) -> str:
    return folded_text(name).strip()


NOBODY_KNOWN: Final = KnownNames()
