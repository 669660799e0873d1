"""What is related to what is under the cursor: tensions, and the items that cite a passage."""

from briefings.model import AnyItem, Tension
from tui.actions.status_text import StatusText, Template
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE


def related(reading: Reading) -> list[AnyItem]:
    """Return what is related to what is under the cursor.

    In Source, the items that stand on the passage chosen; on a tension, the items that it
    concerns; on any other item, its tensions.
    """
    if reading.tab == SOURCE:
        span = reading.chosen
        return [i for i in reading.items.values() if span and span.overlaps_any(i.evidence)]
    item = reading.item
    if isinstance(item, Tension):
        return [reading.items[other] for other in item.items]
    return _tensions(reading, item.id if item else None)


def jump_to(reading: Reading, item_id: str) -> None:
    reading.remember()
    reading.show_item(reading.items[item_id])


def to_tension(reading: Reading) -> StatusText | None:
    """Go from an item to a tension that concerns it; from there, to its next one.

    Returns a sentence where there is none.
    """
    item = reading.item
    following = _tensions(reading, reading.tensions_of)
    if item in following:
        reading.show_item(following[(following.index(item) + 1) % len(following)])
        return None
    if isinstance(item, Tension):
        return Template("This is a tension: {related} lists what it concerns.")
    reading.tensions_of = item.id if item else None
    tensions = _tensions(reading, reading.tensions_of)
    if not tensions:
        return "No tension concerns this item."
    reading.remember()
    reading.show_item(tensions[0])
    return None


def _tensions(reading: Reading, item_id: str | None) -> list[AnyItem]:
    return list(reading.briefing.tensions_by_item.get(item_id or "", ()))
