"""What is written down of decisions, for who asks later how an item came to be as it is.

It is enough to take the last one back, whichever program made it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from briefings.errors import ConflictError, UsageError
from briefings.kinds import KindItem
from briefings.model import AnyItem
from briefings.repository.briefing_record import BriefingRecord, PanelRecord
from briefings.repository.decisions import Act, Decision, changed_fields, on_item
from briefings.review.decided import Change, Decided, PanelChange
from briefings.review.item_states import ItemState, states_of
from briefings.store.records import without_none
from briefings.text import displayable, flowing

BOTTOM_LINE: Final = "bottom_line"
_SIGNATURE = frozenset({"review", "editor", "edited"})


def written_down(
    decided: Decided,
    seen: Mapping[str, AnyItem],
    article: str,
    editor: str | None,
    now: dt.datetime,
) -> Iterator[Decision]:
    """Yield what was decided about each item; `seen` are the items as they were shown before."""
    for item_id, change in decided.changes.items():
        state = change.after
        if state is None:
            continue
        old = change.before.item if change.before else seen.get(item_id)
        before, after = changed_fields(old, state.item) if old else ({}, {})
        is_changed = bool(after.keys() - _SIGNATURE)
        made = on_item(
            state.item,
            _act(state, is_new=old is None, is_changed=is_changed),
            decided.briefing_id,
            article,
            editor=editor,
            at=now,
        )
        if is_changed or change.before:
            made = msgspec.structs.replace(made, before=before, after=after)
        yield _in_batch(made if state.shelf == "gone" else _plain(made), decided, change)
    for key, line in decided.panels.items():
        yield Decision(
            briefing=decided.briefing_id,
            item=key,
            kind=BOTTOM_LINE,
            act="changed",
            article=article,
            before=msgspec.to_builtins(line.before) if line.before else None,
            editor=editor,
            at=now,
            batch=decided.batch,
            was="panels" if line.before else None,
        )


def undone(decided: Decided, article: str, now: dt.datetime) -> Iterator[Decision]:
    """Yield that decisions were taken back."""
    for change in decided.changes.values():
        state = change.after or change.before
        if state is not None:
            item = state.item
            made = on_item(item, "undone", decided.briefing_id, article, editor=item.editor, at=now)
            yield msgspec.structs.replace(_plain(made), batch=decided.batch)
    for key, line in decided.panels.items():
        panel = line.after or line.before
        yield Decision(
            briefing=decided.briefing_id,
            item=key,
            kind=BOTTOM_LINE,
            act="undone",
            article=article,
            editor=panel.editor if panel else None,
            at=now,
            batch=decided.batch,
        )


def last_decision(record: BriefingRecord, written: Iterable[Decision]) -> Decided:
    """Return what was decided last about a briefing, of what is written down; see `Reviews.last`.

    Raises:
        UsageError: nothing is there to be taken back.
        ConflictError: what it was about has changed in another way since.
    """
    batches: dict[str, list[Decision]] = {}
    every = list(written)
    for each in every:
        if each.batch is not None and each.act == "undone":
            batches.pop(each.batch, None)
        elif each.batch is not None:
            batches.setdefault(each.batch, []).append(each)
    if not batches:
        raise UsageError(f"Nothing that was decided about {record.key} can be taken back.")
    batch, rows = batches.popitem()
    ids = {row.item for row in rows}
    later = every[every.index(rows[-1]) + 1 :]
    is_edited = any(each.batch is None and each.item in ids for each in later)
    if is_edited or any(row.was and row.article != record.article for row in rows):
        raise ConflictError(
            f"What was decided last about {record.key} has changed with its article or its file "
            "since, and stays: decide anew."
        )
    states, lines = states_of(record), {panel.key: panel for panel in record.panels}
    items = [row for row in rows if row.kind != BOTTOM_LINE]
    order = list(record.item_ids)
    places = sorted((row.place, row.item) for row in items if row.place is not None)
    for place, item_id in places:
        if item_id not in order:
            order.insert(place, item_id)
    return Decided(
        briefing_id=record.key,
        decisions=(),
        changes={row.item: Change(_before(row, states), states.get(row.item)) for row in items},
        panels={
            row.item: PanelChange(
                msgspec.convert(row.before, PanelRecord) if row.was else None, lines.get(row.item)
            )
            for row in rows
            if row.kind == BOTTOM_LINE
        },
        order=tuple(order),
        batch=batch,
        told=in_words(rows, states),
    )


def _before(row: Decision, states: Mapping[str, ItemState]) -> ItemState | None:
    """Return how a record had an item before it was decided about."""
    if row.was is None or row.was == "panels":
        return None
    before, now = row.before or {}, states.get(row.item)
    fields: dict[str, Any] = msgspec.to_builtins(now.item) if now else {}
    names = {*before, *(row.after or {})}
    kept = {name: value for name, value in fields.items() if name not in names}
    return ItemState(row.was, msgspec.convert({**kept, **before}, KindItem))


def _plain(made: Decision) -> Decision:
    """Return what was decided about an item without its words, which the briefing's item has."""
    return msgspec.structs.replace(made, quote=None, start=None, end=None)


def in_words(rows: Iterable[Decision], states: Mapping[str, ItemState]) -> str:
    """Return what is written down of decisions for people: `confirmed figure “54 percent”`."""
    return "; ".join(_in_words(row, states) for row in rows)


def _in_words(row: Decision, states: Mapping[str, ItemState]) -> str:
    if row.kind == BOTTOM_LINE:
        return f"bottom line of {row.item}"
    state = states.get(row.item)
    evidence = state.item.evidence if state else ()
    words = displayable(flowing(row.quote or (evidence[0].text if evidence else row.item)))
    return f"{row.act} {row.kind.replace('_', ' ')} “{words}”"


def _in_batch(made: Decision, decided: Decided, change: Change) -> Decision:
    """Return what was decided about an item with what it takes to take that back."""
    before = change.before
    if before is None or before.shelf == "gone":
        return msgspec.structs.replace(made, batch=decided.batch)
    if change.after and change.after.shelf == "gone":
        made = msgspec.structs.replace(made, before=without_none(msgspec.to_builtins(before.item)))
    item_id = before.item.id
    return msgspec.structs.replace(
        made,
        batch=decided.batch,
        was=before.shelf,
        place=decided.order.index(item_id) if item_id in decided.order else None,
    )


def _act(state: ItemState, *, is_new: bool, is_changed: bool) -> Act:
    if state.shelf == "rejected":
        return "rejected"
    if state.shelf == "gone":
        return "removed"
    if is_new:
        return "added"
    if is_changed:
        return "changed"
    return "accepted" if state.item.review == "accepted" else "confirmed"
