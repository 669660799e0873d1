"""What briefings there are, kept in memory: of each no more than chooses it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Final

import msgspec

from briefings.errors import DamagedError
from briefings.kinds import KINDS
from briefings.model import AnyItem, Briefing, CatalogueEntry, Source
from briefings.repository.briefing_record import BriefingRecord, Version
from briefings.repository.kept_catalogue import LEAST, KeptCatalogue, Known
from briefings.store import JournalDB
from briefings.store.index import LogPosition
from briefings.store.records import Records


class _Source(msgspec.Struct):
    title: str
    publisher: str | None = None
    published: dt.date | None = None


class _Item(msgspec.Struct):
    kind: str


class _Head(msgspec.Struct):
    """As much of a briefing's document as the catalogue shows."""

    key: str
    source: _Source
    versions: tuple[Version, ...]
    lens: str | None = None
    editor: str | None = None
    items: tuple[_Item, ...] = ()
    removed: dt.datetime | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A briefing's line, the article and the lens that it refers to, and when it was removed.

    `mark` differs whenever the briefing was changed.
    """

    entry: CatalogueEntry
    article: str
    lens: str | None
    removed: dt.datetime | None
    mark: int


_MADE_BY: Final = f"1 {' '.join(kind.tag for kind in KINDS)}"
"""Names the lines that are made here: the number changes when what they hold does."""

_decode = msgspec.json.Decoder(_Head).decode


class Catalogue:
    """Follows the briefings in the log, whoever writes them; use it under the database's lock.

    The first look reads the head of every briefing that has no line in the kept catalogue, later
    ones only what has changed.
    """

    def __init__(self, db: JournalDB, records: Records[BriefingRecord]) -> None:
        self._records = records
        self._kept = KeptCatalogue(db, Listed, _MADE_BY)
        self._marks = count()
        self._start_over()

    def _start_over(self) -> None:
        self._follower = self._records.follow()
        self._listed: dict[int, Listed] = {}
        self._places: dict[int, LogPosition] = {}
        self._sorted: list[Listed] | None = None

    def listed(self, *, removed: bool = False) -> list[Listed]:
        """Return the briefings, the newest article first, or those that were removed."""
        return [each for each in self._every() if (each.removed is not None) == removed]

    def on_article(self, text_sha256: str) -> list[Listed]:
        """Return the briefings on an article, removed ones too."""
        return [each for each in self._every() if each.article == text_sha256]

    def _every(self) -> Iterable[Listed]:
        self._refresh()
        if self._sorted is None:
            self._sorted = sorted(self._listed.values(), key=_newest, reverse=True)
        return self._sorted

    def _refresh(self) -> None:
        try:
            changed = self._follower.take_places()
            if changed.anew:
                self._listed.clear()
                self._places.clear()
                self._sorted = None
            known = self._kept.load() if len(changed.places) >= LEAST else {}
            read = sum(self._take(*each, known) for each in changed.places)
        except BaseException:
            self._start_over()
            raise
        if read >= LEAST:
            self._kept.save((i, self._places[i], each) for i, each in self._listed.items())

    def _take(self, doc_id: int, place: LogPosition | None, known: Known[Listed]) -> bool:
        """Take in a document that has changed; return whether it had to be read."""
        self._sorted = None
        self._listed.pop(doc_id, None)
        if place is None:
            return False
        self._places[doc_id] = place
        kept = known.get(doc_id)
        if kept is not None and kept.is_of(place):
            self._listed[doc_id] = msgspec.structs.replace(kept.line, mark=next(self._marks))
            return False
        raw = self._follower.read(doc_id, place)
        self._listed[doc_id] = self._read(self._records.upgraded(doc_id, raw))
        return True

    def _read(self, raw: bytes) -> Listed:
        try:
            head = _decode(raw)
        except msgspec.MsgspecError as error:
            raise DamagedError(
                f"The library holds a briefing that this program cannot read ({error}): open it "
                "with the program that wrote it."
            ) from None
        return Listed(
            entry=_entry(head.key, head.source, head.editor, head.items),
            article=head.versions[-1].article,
            lens=head.lens,
            removed=head.removed,
            mark=next(self._marks),
        )


def entry(briefing: Briefing) -> CatalogueEntry:
    """Return what the catalogue says of a briefing, whether it is in the library or not."""
    return _entry(briefing.id, briefing.source, briefing.editor, briefing.items)


def _entry(
    briefing_id: str, source: _Source | Source, editor: str | None, items: Iterable[_Item | AnyItem]
) -> CatalogueEntry:
    counts = Counter(item.kind for item in items)
    return CatalogueEntry(
        id=briefing_id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        editor=editor,
        counts={kind.tag: counts[kind.tag] for kind in KINDS},
    )


def _newest(listed: Listed) -> tuple[dt.date, str]:
    return listed.entry.published or dt.date.min, listed.entry.id
