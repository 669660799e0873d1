"""The store: TinyDB on a log that cannot lose a note.

`JournalDB` is imported when it is first asked for, so that naming the package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.store.db import JournalDB

__all__ = ["JournalDB"]


def __getattr__(name: str) -> object:
    if name == "JournalDB":
        from briefings.store.db import JournalDB  # noqa: PLC0415

        return JournalDB
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
