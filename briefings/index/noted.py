"""Notes: by their ids, by the briefings that they are on, and by their words."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

import msgspec

from briefings.index import places
from briefings.index.checksums import sealed, unsealed
from briefings.index.database import Database
from briefings.index.places import FilledRows
from briefings.index.text_rows import TextSource
from briefings.notes.index import IndexedNote, note_head
from briefings.store.hint_file import KeptLine
from briefings.store.records import document_id

_BY_ID: Final = "notes by id"
_BY_BRIEFING: Final = "notes by briefing"
_STATE: Final = 1

Changed = Mapping[int, int]
"""Notes by their numbers, each with the byte of the log where it changed."""


class NoteRows(FilledRows, array_like=True):
    """Those of the tables `_BY_ID` and `_BY_BRIEFING`."""

    rows: ClassVar = "note_place"


class KeptNotes(msgspec.Struct, array_like=True):
    """The notes are known up to the change at byte `mark`."""

    mark: int = 0
    filled: NoteRows = msgspec.field(default_factory=NoteRows)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(KeptNotes).decode


def state(db: Database) -> KeptNotes:
    (data,) = db.one("SELECT data FROM note_state WHERE id = ?", _STATE)
    return KeptNotes() if data is None else _decode(unsealed(_STATE, data))


def follow(
    db: Database, known: KeptNotes, changed: Changed, document: Callable[[int], bytes | None]
) -> None:
    """Take in what changed since; `document` returns the JSON of a note."""
    _put(db, known.filled, changed, document)
    known.mark = max(changed.values(), default=known.mark)
    db.run("INSERT OR REPLACE INTO note_state VALUES(?, ?)", _STATE, sealed(_STATE, _encode(known)))


def begin_anew(db: Database) -> KeptNotes:
    """Forget all notes."""
    for table in ("note_state", "note_place", "noted"):
        db.run(f"DELETE FROM {table}")  # noqa: S608
    if db.has_words:
        db.run("INSERT INTO note_words(note_words) VALUES('delete-all')")
    return KeptNotes()


def _put(
    db: Database,
    filled: FilledRows,
    changed: Changed,
    document: Callable[[int], bytes | None],
) -> None:
    by_id: list[places.Entry] = []
    by_briefing: list[places.Entry] = []
    for doc_id, offset in changed.items():
        head = _head(document(doc_id))
        if head is None:
            db.run("DELETE FROM noted WHERE k = ?", doc_id)
            continue
        briefing = document_id(head.target.briefing)
        known = [e for e in _on(db, filled, briefing) if e.offset == doc_id]
        if not known:
            by_id.append((document_id(head.id), doc_id, 0, False))
        if not known or known[-1].removed != head.deleted:
            by_briefing.append((briefing, doc_id, 0, head.deleted))
        db.run(
            "INSERT INTO noted(k, briefing, due) VALUES(?, ?, ?)"
            " ON CONFLICT(k) DO UPDATE SET briefing = excluded.briefing, due = excluded.due",
            doc_id, briefing, offset,
        )  # fmt: skip
    places.put(db, filled, _BY_ID, by_id)
    places.put(db, filled, _BY_BRIEFING, by_briefing)


def key(db: Database, filled: FilledRows, note_id: str) -> int | None:
    """Return a note's number."""
    found = _lines(db, filled, _BY_ID, document_id(note_id))
    return found[-1].offset if found else None


def keys(db: Database, filled: FilledRows, briefing_id: str, *, deleted: bool) -> list[int]:
    """Return the numbers of the notes on a briefing, the oldest first."""
    last = {each.offset: each for each in _on(db, filled, document_id(briefing_id))}
    return sorted(number for number, each in last.items() if deleted or not each.removed)


def write(db: Database, source: TextSource, end: int, most: int) -> int:
    """Write the words of at most so many notes that are due; see `texts.write`."""
    due = db.run(
        "SELECT k, due FROM noted WHERE due < ? ORDER BY due DESC LIMIT ?", end, most
    ).fetchall()
    words = [(doc_id, since, source.note(doc_id)) for doc_id, since in due]
    with db.writing():
        rows: list[tuple[int, str]] = []
        for doc_id, since, each in words:
            if db.one("SELECT due FROM noted WHERE k = ?", doc_id)[0] != since:
                continue
            rows += [(since, each)] if each else []
            slot = since if each else None
            db.run("UPDATE noted SET slot = ?, due = NULL WHERE k = ?", slot, doc_id)
        db.run_many("INSERT INTO note_words(rowid, text) VALUES(?, ?)", sorted(rows))
    return len(words)


def _on(db: Database, filled: FilledRows, briefing: int) -> list[KeptLine]:
    """Return what is known of the notes on a briefing: their numbers, and which are deleted."""
    return _lines(db, filled, _BY_BRIEFING, briefing)


def _lines(db: Database, filled: FilledRows, table: str, entry: int) -> list[KeptLine]:
    return places.lines(db, filled, table, (entry,))[entry]


def _head(raw: bytes | None) -> IndexedNote | None:
    try:
        return None if raw is None else note_head(raw)
    except msgspec.MsgspecError:
        return None
