"""The lenses of a library."""

from typing import Final

import msgspec

from briefings.errors import NotFoundError
from briefings.model import Lens
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

TABLE: Final = "lenses"


class LensRecord(Keyed, frozen=True, kw_only=True):
    """A lens by its key; `digest` is the SHA-256 of the file that it was read from."""

    lens: Lens
    digest: str | None = None


class _Digest(msgspec.Struct):
    key: str
    digest: str | None = None


_decode_digest = msgspec.json.Decoder(_Digest).decode


class LensRepository:
    """Reads and puts lenses."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._records = Records(db, TABLE, LensRecord)

    def find(self, key: str) -> LensRecord | None:
        return self._records.get(key)

    def get(self, key: str) -> Lens:
        """Return a lens.

        Raises:
            NotFoundError: there is none of this key.
        """
        record = self._records.get(key)
        if record is None:
            known = ", ".join(sorted(self.all())) or "none"
            raise NotFoundError(
                f"The lens {key} is not in the library {self._db.path.parent}; there are {known}."
            )
        return record.lens

    def is_of_earlier(self, key: str) -> bool:
        """Return whether an earlier program put a lens there."""
        return self._records.is_numbered(key)

    def all(self) -> dict[str, Lens]:
        """Return all lenses by their keys."""
        with self._db.lock:
            documents = self._db.table(TABLE).all()
            records = [msgspec.convert(document, LensRecord) for document in documents]
        return {record.key: record.lens for record in records}

    def digests(self) -> dict[str, str | None]:
        """Return the digests of all lenses by their keys: each differs when its lens does."""
        every = (_decode_digest(raw) for _, raw in self._db.each_raw(TABLE))
        return {each.key: each.digest for each in every}

    def digest(self, key: str) -> str | None:
        """Return the digest of a lens; `None` where it has none, or is not there."""
        record = self._records.get(key)
        return record.digest if record else None

    def put(self, lens: Lens, digest: str | None) -> None:
        self._records.put(LensRecord(key=lens.key, lens=lens, digest=digest))
