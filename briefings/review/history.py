"""What is written down of decisions, for who asks later how an item came to be as it is."""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from briefings.model import AnyItem
from briefings.repository.decisions import Act, Decision, changed_fields, on_item
from briefings.review.decided import Decided
from briefings.review.working_review import ItemState

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
        if is_changed:
            made = msgspec.structs.replace(made, before=before, after=after)
        yield made


def undone(decided: Decided, article: str, now: dt.datetime) -> Iterator[Decision]:
    """Yield that decisions were taken back."""
    for change in decided.changes.values():
        state = change.after or change.before
        if state is not None:
            item = state.item
            yield on_item(item, "undone", decided.briefing_id, article, editor=item.editor, at=now)


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
