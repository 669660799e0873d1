"""How far work on a large file is, on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from briefings.cli.status_row import StatusRow, in_words

if TYPE_CHECKING:
    from briefings.store.long_work import Tell

READING: Final = "Reading the library, which takes long only the first time"

_MB: Final = 1_000_000
_TOO_FEW: Final = 3
"""Of so few percent it cannot be told how long the others take."""


@contextmanager
def byte_progress(doing: str) -> "Iterator[Tell]":
    """Give who is to be told how far it is; `doing` says what is done, as in "Reading"."""
    row = StatusRow()

    def tell(done: int, of: int) -> None:
        def text(seconds: float) -> str:
            percent = 100 * done // max(of, 1)
            if percent < _TOO_FEW:
                return f"{doing}: {percent}%"
            return f"{doing}: {percent}%, {in_words(seconds / done * (of - done))} left"

        row.show(text)

    try:
        yield tell
    finally:
        row.clear()


def megabytes(size: int) -> str:
    """Return a size in words."""
    return f"{size:,} bytes" if size < _MB else f"{size / _MB:,.1f} MB"
