"""What became of the briefings and lenses that come with the program."""

from typing import Final

from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "packaged"


class PackagedRecord(Keyed, frozen=True, kw_only=True):
    """A packaged briefing or lens that was taken in once.

    `key` is its name in the package, `taken` the digest of the edition that the library has or
    had, `offered` that of a later one which did not replace it.
    """

    taken: str
    offered: str | None = None


def packaged(db: JournalDB) -> Records[PackagedRecord]:
    """Return these records."""
    return Records(db, TABLE, PackagedRecord)
