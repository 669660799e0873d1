"""Which briefings are handed on: those that were exported, and in which nothing changed since.

What comes later in the log came later: no clock is asked.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final, Protocol

import msgspec

from briefings.index.listed import Listed
from briefings.model import Standing
from briefings.notes.index import TABLE as NOTES
from briefings.notes.index import note_head
from briefings.store.records import Keyed, document_id

TABLE: Final = "handed_on"
REVIEWED: Final = "reviewed"

_decode = msgspec.json.Decoder(Keyed).decode


class DocumentSource(Protocol):
    """Where documents are read."""

    def document(self, table: str, key: int) -> bytes | None: ...


def exported(places: Mapping[int, int], source: DocumentSource) -> dict[int, int]:
    """Return where the last exports of briefings stand, by the numbers of the briefings.

    `places` says so by the numbers of the documents that were kept of them.
    """
    return _last(places, source, TABLE, lambda raw: _decode(raw).key)


def changed(
    reviewed: Mapping[int, int], notes: Mapping[int, int], source: DocumentSource
) -> dict[int, int]:
    """Return where decisions and notes were kept last, by the numbers of their briefings."""
    found = _last(reviewed, source, REVIEWED, lambda raw: _decode(raw).key.rpartition("/")[0])
    for key, place in _last(
        notes, source, NOTES, lambda raw: note_head(raw).target.briefing
    ).items():
        found[key] = max(place, found.get(key, place))
    return found


def as_handed_on(each: Listed) -> Listed:
    standing = each.entry.standing or Standing("handed on")
    entry = msgspec.structs.replace(
        each.entry, standing=msgspec.structs.replace(standing, stage="handed on")
    )
    return msgspec.structs.replace(each, entry=entry)


def is_handed_on(each: Listed) -> bool:
    return each.entry.standing is not None and each.entry.standing.stage == "handed on"


def _last(
    places: Mapping[int, int], source: DocumentSource, table: str, briefing: Callable[[bytes], str]
) -> dict[int, int]:
    found: dict[int, int] = {}
    for key, place in places.items():
        raw = source.document(table, key)
        # What no program of today can read is nothing.
        with suppress(msgspec.MsgspecError):
            if raw is not None:
                doc_id = document_id(briefing(raw))
                found[doc_id] = max(place, found.get(doc_id, place))
    return found
