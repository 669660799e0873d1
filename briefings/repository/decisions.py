"""What people decided about items, in the order in which they did; none is ever changed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

import msgspec

from briefings.model import AnyItem
from briefings.repository.briefing_record import BriefingRecord
from briefings.store import JournalDB
from briefings.store.records import without_none

TABLE: Final = "decisions"

Act = Literal["added", "changed", "removed", "confirmed", "accepted", "rejected", "undone"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor did to one item.

    `before` and `after` are its fields where these are not the same, without those that are
    unknown. `quote` are the words it stands on first, from `start` to `end` of the article whose
    text has the SHA-256 `article`. Of an item that a review has kept they are not repeated here.

    What was decided at once has one `batch`, which what takes it back repeats. `was` says where the
    briefing's record had the item before, at which `place` among its items; where it had it nowhere
    the item was proposed or there was none.
    """

    briefing: str
    item: str
    kind: str
    act: Act
    article: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    editor: str | None = None
    at: dt.datetime
    batch: str | None = None
    was: Literal["items", "rejected", "panels"] | None = None
    place: int | None = None


class DecisionRepository:
    """Adds decisions and reads them."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db

    def add(self, decisions: Iterable[Decision]) -> None:
        self._db.table(TABLE).insert_multiple(
            without_none(msgspec.to_builtins(decision)) for decision in decisions
        )

    def on(self, briefing_id: str) -> list[Decision]:
        """Return the decisions on a briefing's items, the oldest first; this reads all of them."""
        every = (msgspec.convert(dict(each), Decision) for each in self._db.table(TABLE))
        return [decision for decision in every if decision.briefing == briefing_id]

    def ids_on(self, briefing_id: str) -> list[int]:
        """Return the numbers of their documents; this reads all of them."""
        return [e.doc_id for e in self._db.table(TABLE) if e.get("briefing") == briefing_id]


def differences(
    before: Iterable[AnyItem], after: Iterable[AnyItem]
) -> Iterator[tuple[Act, AnyItem | None, AnyItem | None]]:
    """Yield what has become of each item that is not in both as it was."""
    old, new = ({item.id: item for item in items} for items in (before, after))
    for item_id in {**old, **new}:
        one, other = old.get(item_id), new.get(item_id)
        if one != other:
            yield "added" if one is None else "removed" if other is None else "changed", one, other


def decisions(
    before: BriefingRecord, after: BriefingRecord, now: dt.datetime
) -> Iterator[Decision]:
    """Yield what was decided where one record of a briefing took the place of another."""
    for act, old, new in differences(before.items, after.items):
        item = new or old
        if item is None:
            continue
        article = after.article if new else before.article
        made = on_item(item, act, after.key, article, editor=after.editor, at=now)
        yield msgspec.structs.replace(made, before=_fields(old), after=_fields(new))


def on_item(
    item: AnyItem, act: Act, briefing: str, article: str, *, editor: str | None, at: dt.datetime
) -> Decision:
    """Return what was done to an item, without its fields."""
    first = item.evidence[0] if item.evidence else None
    return Decision(
        briefing=briefing,
        item=item.id,
        kind=item.kind,
        act=act,
        article=article,
        quote=first.text if first else None,
        start=first.start if first else None,
        end=first.end if first else None,
        editor=editor,
        at=at,
    )


def changed_fields(old: AnyItem, new: AnyItem) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields of an item that are not the same in another state of it, of both."""
    before, after = _fields(old) or {}, _fields(new) or {}
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    return {n: before.get(n) for n in names}, {n: after.get(n) for n in names}


def _fields(item: AnyItem | None) -> dict[str, Any] | None:
    return None if item is None else dict(msgspec.to_builtins(item))
