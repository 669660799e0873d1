"""Where a briefing's record has its items, and a record with some of them elsewhere."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec

from briefings.model import AnyItem
from briefings.repository.briefing_record import BriefingRecord, PanelRecord, RetiredItem

Shelf = Literal["items", "rejected", "gone"]
"""Where a record has an item: among its own, among those turned down, or nowhere any more."""


class ItemState(NamedTuple):
    """Where a record has an item, and the item; `None` where it was only proposed, or not there."""

    shelf: Shelf
    item: AnyItem


def states_of(record: BriefingRecord) -> dict[str, ItemState]:
    """Return where a record has its items; those that are gone it has not."""
    return {
        **{item.id: ItemState("items", item) for item in record.items},
        **{item.id: ItemState("rejected", item) for item in record.rejected},
    }


def with_states(
    record: BriefingRecord,
    states: Mapping[str, ItemState | None],
    panels: Mapping[str, PanelRecord | None],
) -> BriefingRecord:
    """Return a record with some items and panels in another state; `None` is none."""
    now = {**states_of(record), **states}

    def on(shelf: Shelf) -> tuple[AnyItem, ...]:
        return tuple(each.item for each in now.values() if each and each.shelf == shelf)

    retired = {item_id: each for item_id, each in record.retired.items() if item_id not in states}
    gone = {item.id: RetiredItem(item.kind, item.text) for item in on("gone")}
    lines = {**{panel.key: panel for panel in record.panels}, **panels}
    return msgspec.structs.replace(
        record,
        items=on("items"),
        rejected=on("rejected"),
        retired={**retired, **gone},
        panels=tuple(panel for panel in lines.values() if panel is not None),
        changed=tuple(each for each in record.changed if each not in states),
        edition=None,
        file=None,
    )
