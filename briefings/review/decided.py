"""What was decided at once, so that it can be said and undone."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.model import bottom_line_id
from briefings.repository.briefing_record import PanelRecord
from briefings.review.decision import Decision
from briefings.review.item_states import ItemState
from briefings.review.lessons import Lesson

_WORDS: Final = {
    "Confirm": "confirmed",
    "Accept": "accepted unseen",
    "Reject": "rejected",
    "Edit": "edited",
    "Recast": "made another kind",
    "Make": "made",
    "Move": "moved",
    "Merge": "joined",
    "Split": "split",
    "Summarise": "bottom line",
}


class Change(msgspec.Struct, frozen=True):
    """How a record had an item, and how it has it now; `None` where it has none."""

    before: ItemState | None
    after: ItemState | None


class PanelChange(msgspec.Struct, frozen=True):
    """How a record had a panel's bottom line, and how it has it now."""

    before: PanelRecord | None
    after: PanelRecord | None


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about a briefing's items, by their ids, and its panels, by their topics.

    `order` are the ids of the items that the briefing's record had before. The `batch` is its
    mark in what is written down of decisions. `taught` is what the
    memory learned of it, `untaught` what it had learned before of these items.
    """

    briefing_id: str
    decisions: tuple[Decision, ...]
    changes: dict[str, Change]
    panels: dict[str, PanelChange]
    order: tuple[str, ...] = ()
    batch: str = ""
    taught: tuple[Lesson, ...] = ()
    untaught: tuple[Lesson, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items and bottom lines that are otherwise now, or were made."""
        return (*self.changes, *map(bottom_line_id, self.panels))

    def sentence(self) -> str:
        """Return what there is to say to people: `3 confirmed, 1 rejected.`."""
        return f"{', '.join(self._parts()) or 'Nothing was changed'}."

    def _parts(self) -> Iterator[str]:
        if not self.changes and not self.panels:
            return
        counts = Counter(type(each).__name__ for each in self.decisions)
        for name, word in _WORDS.items():
            if counts[name] and name == "Summarise":
                yield "bottom line written"
            elif counts[name]:
                yield f"{counts[name]} {word}"
