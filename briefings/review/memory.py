"""What a library has learned of its reviews; it can be read, mended, and not be used."""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import TypeVar

import msgspec

from briefings.errors import NotFoundError, UsageError
from briefings.extract.known_names import NOBODY_KNOWN, KnownName, KnownNames
from briefings.repository.clock import now
from briefings.repository.memory import (
    TABLE,
    NameRecord,
    RememberedKind,
    memory,
    name_key,
)
from briefings.review.lessons import Lesson
from briefings.store import JournalDB
from briefings.store.records import document_id

_Word = TypeVar("_Word", bound=str)


class Memory:
    """Learns, and says what is known; safe between threads and programs.

    While it is not `is_on`, nothing is learned and nobody is known.
    """

    def __init__(self, db: JournalDB) -> None:
        self.is_on = True
        self._db = db
        self._records = memory(db)
        self._lock = Lock()
        self._begin()

    def known(self) -> KnownNames:
        """Return the names as the rules take them: the same object until they change."""
        if not self.is_on:
            return NOBODY_KNOWN
        self.list()
        return self._known

    def list(self) -> list[NameRecord]:
        """Return what is remembered, by name."""
        with self._lock:
            try:
                self._refresh()
            except BaseException:
                self._begin()
                raise
            return sorted(self._by_id.values(), key=lambda each: each.key)

    def find(self, name: str) -> NameRecord:
        """Return what is remembered of a name.

        Raises:
            NotFoundError: nothing is.
        """
        record = self._records.get(name_key(name))
        if record is None:
            raise NotFoundError(f"Nothing is remembered of “{name}”: `briefings memory` lists all.")
        return record

    def set(
        self,
        name: str,
        kind: RememberedKind,
        aliases: tuple[str, ...] | None = None,
        role: str | None = None,
    ) -> NameRecord:
        """Remember what a person says of a name; what items say of it stays, and comes second.

        Raises:
            UsageError: it is blank.
        """
        if not name_key(name):
            raise UsageError("Say which name: one word at least.")
        with self._db.transaction():
            there = self._records.get(name_key(name))
            record = msgspec.structs.replace(
                there or NameRecord(key=name_key(name), name=name, last=now()),
                mended=kind,
                last=now(),
            )
            if aliases is not None:
                record = msgspec.structs.replace(record, aliases=dict.fromkeys(aliases, 1))
            if role is not None:
                record = msgspec.structs.replace(record, roles={role: 1} if role else {})
            self._records.put(record)
        return record

    def forget(self, name: str) -> None:
        """Forget a name.

        Raises:
            NotFoundError: nothing is remembered of it.
        """
        with self._db.transaction():
            self._remove(self.find(name))

    def learn(self, gained: Iterable[Lesson], lost: Iterable[Lesson]) -> None:
        """Take lessons in and others back; the caller holds the transaction."""
        if not self.is_on:
            return
        taught, untaught = list(gained), list(lost)
        for each in [each for each in untaught if each not in taught]:
            self._count(each, -1)
        for each in [each for each in taught if each not in untaught]:
            self._count(each, +1)

    # -- inside -----------------------------------------------------------------------------------

    def _count(self, lesson: Lesson, by: int) -> None:
        key = name_key(lesson.name)
        there = self._records.get(key)
        if there is None and by < 0:
            return
        record = there or NameRecord(key=key, name=lesson.name, last=now())
        record = msgspec.structs.replace(
            record,
            kinds=_counted(record.kinds, (lesson.kind,), by),
            aliases=_counted(record.aliases, lesson.aliases, by),
            roles=_counted(record.roles, (lesson.role,) if lesson.role else (), by),
            spoke=max(0, record.spoke + by * lesson.speaks),
            last=now(),
        )
        if record.kinds or record.mended:
            self._records.put(record)
        else:
            self._remove(record)

    def _remove(self, record: NameRecord) -> None:
        self._db.table(TABLE).remove(doc_ids=[document_id(record.key)])

    def _begin(self) -> None:
        self._follower = self._records.follow()
        self._by_id: dict[int, NameRecord] = {}
        self._known = NOBODY_KNOWN

    def _refresh(self) -> None:
        with self._db.lock:
            changed = self._follower.take()
            documents = list(changed.documents)
        if changed.anew:
            self._by_id.clear()
        for doc_id, raw in documents:
            if raw is None:
                self._by_id.pop(doc_id, None)
            else:
                self._by_id[doc_id] = msgspec.json.decode(raw, type=NameRecord)
        if changed.anew or documents:
            self._known = _as_known(self._by_id)


def _as_known(records: Mapping[int, NameRecord]) -> KnownNames:
    names, units = [], []
    for each in records.values():
        if each.kind == "unit":
            units.append(each.name)
            continue
        known = KnownName(
            name=each.name,
            kind=each.kind,
            aliases=tuple(each.aliases),
            role=each.role,
            times=max(each.times, 1),
            spoke=each.spoke,
        )
        names.append(known)
    return KnownNames(names, units) if names or units else NOBODY_KNOWN


def _counted(counts: Mapping[_Word, int], of: Iterable[_Word], by: int) -> dict[_Word, int]:
    found = dict(counts)
    for each in of:
        found[each] = found.get(each, 0) + by
    return {each: count for each, count in found.items() if count > 0}
