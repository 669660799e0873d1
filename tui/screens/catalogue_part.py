"""A part of a long list: what is on the screen of the catalogue, and what stands around that."""

from collections.abc import Callable, Container
from typing import NamedTuple

from briefings.layout.page import Page, Sheet
from tui.screens.choice_list import Choice, beneath
from tui.system.terminal import cells


class PartWanted(NamedTuple):
    """Which part is asked for, of those entries that have all of `words`.

    It is around the one with an `id`, if that is among them, else around the one numbered `at`,
    from the end where that is below 0. `around` says how many are wanted on each side.
    """

    words: str = ""
    id: str | None = None
    at: int = 0
    around: int = 0


class CataloguePart(NamedTuple):
    """Entries from the one numbered `first` on, of `shown` that have all of `words`, of `total`.

    There may be `more` than `shown`, which were not counted.
    """

    words: str
    first: int
    choices: tuple[Choice, ...]
    shown: int
    more: bool
    total: int

    @property
    def is_at_start(self) -> bool:
        return self.first == 0

    @property
    def is_at_end(self) -> bool:
        return not self.more and self.first + len(self.choices) >= self.shown

    @property
    def counted(self) -> str:
        """How many entries have all of the words, as far as that is known."""
        return f"{self.shown}{'+' * self.more}"

    def choice(self, briefing_id: str | None) -> Choice | None:
        return next((each for each in self.choices if each.id == briefing_id), None)

    def number(self, briefing_id: str | None) -> int:
        """Return the number of an entry among all that are shown, 0 where it is not here."""
        ids = [each.id for each in self.choices]
        return self.first + ids.index(briefing_id) if briefing_id in ids else 0

    def beside(self, briefing_id: str) -> str | None:
        """Return the id of the next entry, of the one before where it is the last."""
        ids = [each.id for each in self.choices]
        at = ids.index(briefing_id)
        return next(iter((*ids[at + 1 :], *reversed(ids[:at]))), None)

    def page(self, width: int, marked: Container[str], nothing: str) -> Page:
        """Lay out the entries, or `nothing` where there is none."""
        sheet = Sheet(width, cells)
        for each in self.choices:
            beneath(sheet, each._replace(is_marked=each.id in marked))
        if not self.choices:
            sheet.flow(nothing, "muted")
        return sheet.page()


PartSource = Callable[[PartWanted], CataloguePart]
"""Reads a part from the library; it is called in a thread."""
