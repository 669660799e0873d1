"""What was decided at once, so that it can be said and undone."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.model import AnyItem, bottom_line_id
from briefings.repository.briefing_record import PanelRecord
from briefings.review.decision import Decision
from briefings.review.item_states import ItemState
from briefings.review.lessons import Lesson
from briefings.wording import label

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


_LONGEST_NAME: Final = 40
"""Characters of an item's name that are said of it."""


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
    mark in what is written down of decisions, which is `told` in words. `taught` is what the
    memory learned of it, `untaught` what it had learned before of these items.
    """

    briefing_id: str
    decisions: tuple[Decision, ...]
    changes: dict[str, Change]
    panels: dict[str, PanelChange]
    order: tuple[str, ...] = ()
    batch: str = ""
    told: str = ""
    taught: tuple[Lesson, ...] = ()
    untaught: tuple[Lesson, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items and bottom lines that are otherwise now, or were made."""
        return (*self.changes, *map(bottom_line_id, self.panels))

    def sentence(self) -> str:
        """Return what there is to say to people: `3 confirmed, 1 rejected.`."""
        return f"{', '.join(self._parts()) or 'Nothing was changed'}."

    def named(self) -> str:
        """Return the same with the item's name, where one was decided: `~24,000 ha edited.`."""
        if len(self.decisions) != 1 or not self.changes:
            return self.sentence()
        word = _WORDS[type(self.decisions[0]).__name__]
        return f"{_cut(label(self._first))} {word}."

    @property
    def _first(self) -> AnyItem:
        """The item that the first decision is about."""
        about = getattr(self.decisions[0], "item", None)
        one = about if isinstance(about, str) else getattr(about, "id", None)
        change = self.changes.get(one or "") or next(iter(self.changes.values()))
        state = change.after or change.before
        if state is None:
            raise ValueError("nothing was there before, and nothing is there now")
        return state.item

    def _parts(self) -> Iterator[str]:
        if not self.changes and not self.panels:
            return
        counts = Counter(type(each).__name__ for each in self.decisions)
        for name, word in _WORDS.items():
            if counts[name] and name == "Summarise":
                yield "bottom line written"
            elif counts[name]:
                yield f"{counts[name]} {word}"


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
