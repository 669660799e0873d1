"""The whole index, held against its own checksums."""

from briefings.index.checksums import DamagedIndexError, unsealed
from briefings.index.database import Database

_SEALED = {"place": "id", "note_place": "id", "briefing": "k"}


def check(db: Database) -> None:
    """Look at every row that has a checksum, and at how all rows hang together.

    Raises:
        DamagedIndexError: something is not as it was written.
    """
    for schema in ("main", "notes"):
        (found,) = db.one(f"PRAGMA {schema}.quick_check(1)")
        if found != "ok":
            raise DamagedIndexError(found)
    for table, key in _SEALED.items():
        for number, data in db.run(f"SELECT {key}, data FROM {table}"):  # noqa: S608
            unsealed(number, data)
