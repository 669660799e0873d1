"""Documents of one table by their `key`: found without reading any other.

A document's id is a hash of its key, so that the table's own look-up finds it. Documents with
small ids are those of libraries that were written before this was so: they are looked through.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import msgspec
from tinydb.table import Document

from briefings.errors import DamagedError
from briefings.store.db import JournalDB
from briefings.store.follow import Follower
from briefings.store.index import COUNTED
from briefings.unknown_fields import unknown, with_unknown

_REMEMBERED: Final = 4
_LARGEST_REMEMBERED: Final = 1 << 18
"""So many documents are remembered as they were read last, none of more bytes."""

_REMEMBERED_IDS: Final = 256
"""So many keys are remembered with their ids: several documents of a briefing name the same."""


class Keyed(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept as a document of its own."""

    key: str


K = TypeVar("K", bound=Keyed)


class _Key(msgspec.Struct):
    key: object = None


_decode_key = msgspec.json.Decoder(_Key).decode


@lru_cache(maxsize=_REMEMBERED_IDS)
def document_id(key: str) -> int:
    """Return the id of the document with this key: 63 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8]) >> 1


class Records(Generic[K]):
    """The documents of a table as structs of one kind; safe between threads and programs.

    What an open transaction has put is seen. Whatever reads raises `msgspec.ValidationError`
    where a document is none of this kind. `upgrade` turns the JSON of a document that an earlier
    program numbered into that of one which has this kind.
    """

    def __init__(
        self,
        db: JournalDB,
        table: str,
        kind: type[K],
        upgrade: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self._db = db
        self._table = table
        self._kind = kind
        self._upgrade = upgrade
        # Made here: msgspec crashes where two threads meet a kind for the first time.
        self._decode: Callable[[bytes], K] = msgspec.json.Decoder(kind).decode
        # Who opens or keeps a briefing asks for the same documents several times.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._decode)

    def __contains__(self, key: str) -> bool:
        with self._db.lock:
            return self._find(key) is not None

    def get(self, key: str) -> K | None:
        """Return a document, `None` where there is none."""
        with self._db.lock:
            self._db.refresh()
            found = self._find(key)
            if found is None:
                return None
            return self._read(*found)

    def at(self, doc_id: int) -> K | None:
        """Return the document with an id, as it was at the last look; `None` where there is none.

        Raises:
            DamagedError: it has the id of another document.
        """
        raw = self._db.raw(self._table, doc_id)
        if raw is None:
            return None
        record = self._read(doc_id, raw)
        if doc_id >= COUNTED and document_id(record.key) != doc_id:
            raise self._is_anothers(record.key)
        return record

    def _read(self, doc_id: int, raw: bytes) -> K:
        raw = self.upgraded(doc_id, raw)
        return self._decode(raw) if len(raw) > _LARGEST_REMEMBERED else self._remembered(raw)

    def _is_anothers(self, key: str) -> DamagedError:
        return DamagedError(f"{self._db.path} holds {key!r} under the id of another document.")

    def put(self, record: K) -> None:
        """Keep a document in the place of the one with its key, if there is one.

        What is `None` has no field in it. Fields of a later program stay as they are.
        """
        fields = without_none(msgspec.to_builtins(record))
        table = self._db.table(self._table)
        with self._db.transaction():
            found = self._find(record.key)
            if found is None:
                table.insert(Document(fields, document_id(record.key)))
                return
            earlier = msgspec.json.decode(self.upgraded(*found))
            fields = with_unknown(fields, unknown(earlier, msgspec.convert(earlier, self._kind)))
            table.update(replaced_by(fields), doc_ids=[found[0]])

    def follow(self) -> Follower:
        """Return one who tells which documents have changed; see `upgraded`."""
        return self._db.follow(self._table)

    def is_numbered(self, key: str) -> bool:
        """Return whether an earlier program made the document with this key."""
        with self._db.lock:
            found = self._find(key)
        return found is not None and found[0] < COUNTED

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """Yield the documents that an earlier program numbered, as it wrote them."""
        for doc_id in self._db.counted_ids(self._table):
            raw = self._db.raw(self._table, doc_id)
            if raw is not None:
                yield doc_id, raw

    def _find(self, key: str) -> tuple[int, bytes] | None:
        """Return a document's id and its JSON as it is kept, `None` where there is none."""
        hashed = document_id(key)
        raw = self._db.raw(self._table, hashed)
        if raw is None:
            return next((e for e in self.numbered() if _decode_key(e[1]).key == key), None)
        if _decode_key(raw).key != key:
            raise self._is_anothers(key)
        return hashed, raw

    def upgraded(self, doc_id: int, raw: bytes) -> bytes:
        """Return the JSON that a document would be kept as now."""
        return self._upgrade(raw) if self._upgrade and doc_id < COUNTED else raw


def without_none(data: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON data without the fields that are `None`."""
    if isinstance(data, dict):
        return {name: without_none(each) for name, each in data.items() if each is not None}
    return [without_none(each) for each in data] if isinstance(data, list | tuple) else data


def replaced_by(fields: Mapping[str, Any]) -> Callable[[MutableMapping[str, Any]], None]:
    """Return an operation for TinyDB's `update` that leaves nothing of a document but `fields`."""

    def replace(document: MutableMapping[str, Any]) -> None:
        document.clear()
        document.update(fields)

    return replace
