"""What a file outside the log may remember of it, so that opening need not read all of it.

The log alone is the truth. Such a file can be thrown away, and whatever it says is held against
the log: see `briefings.store.keeping`. `briefings.index` has one.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from briefings.store.format import Header
from briefings.store.index import LogPosition, TableNumbers
from briefings.store.scan import Closing, Damage, LogEntry, Reader


class HintFileError(Exception):
    """The file is of no use: it is damaged, or there is no place for it, or it is locked."""


class KeptLine(NamedTuple):
    """A line of a document, and whether it removed the document."""

    offset: int
    length: int
    removed: bool

    @property
    def place(self) -> LogPosition:
        return LogPosition(self.offset, self.length)


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was: which one, how long, and when it had last been changed."""

    inode: int
    size: int
    changed: int


class KeptState(msgspec.Struct, frozen=True, array_like=True):
    """A log up to byte `end`, behind the last closing line that was read.

    `header` is its first line, `anchor` are the bytes before the end. `stamp` is the file's as it
    was read, which may have more. Of its tables there are the numbers, and of what is damaged the
    places.
    """

    header: bytes
    end: int
    anchor: bytes
    stamp: Stamp | None
    tables: dict[str, TableNumbers]
    damage: tuple[Damage, ...] = ()


class News(NamedTuple):
    """What the log says from byte `start` to a state's end.

    `read` reads the log's bytes, `document` the JSON of one as it is at that end, `None` where
    there is none.
    """

    start: int
    entries: list[LogEntry]
    closings: list[Closing]
    read: Reader
    document: Callable[[str, int], bytes | None]


class Rewritten(NamedTuple):
    """A log as it was rewritten: its state, and where all its lines stand, told in steps.

    It has the same documents in other places, but for those that were `purged` from these tables.
    """

    state: KeptState
    log: Iterable[News]
    purged: frozenset[str] = frozenset()


class HintFile(Protocol):
    """A file that remembers where documents stand; it is used under the library's lock.

    Whatever does not work raises `HintFileError`; what proves to be damaged is discarded at once.
    `is_known` says whether there is a state that was loaded or saved.
    """

    is_known: bool

    def load(self, header: Header, size: int) -> KeptState | None:
        """Return what is kept of the log with this header, now `size` bytes long."""

    def lines(self, table: str, keys: Sequence[int]) -> dict[int, list[KeptLine]]:
        """Return the lines of each of these documents, oldest first."""

    def all_lines(self, table: str) -> list[tuple[int, KeptLine]]:
        """Return the lines of all documents of a table by their ids, oldest first."""

    def closing(self, offset: int) -> LogPosition | None:
        """Return the line that closes the transaction of the line at `offset`."""

    def save(self, state: KeptState, news: News) -> None:
        """Keep what came since the last state, with the new one, or nothing of both."""

    def hand_over(self, header: Header, rewritten: Rewritten) -> None:
        """Keep beside this one what is to be known of a rewritten log with this header.

        This one stays as it is.
        """

    def discard(self) -> None:
        """Throw the file away; this raises nothing."""

    def close(self) -> None: ...
