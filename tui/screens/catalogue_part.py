"""A part of a long list: what is on the screen of the catalogue, and what stands around that."""

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple, Protocol, Self

from briefings.layout.page import Page, Sheet
from tui.screens.choice_list import AT, Choice, beneath
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

    def longer(self, found: tuple[Choice, ...], direction: int, *, is_last: bool) -> Self | None:
        """Return the part with what was found from its last entry on, or from its first (-1).

        `is_last` says that no entry comes behind those. `None` is returned where they do not fit
        on: then the list has changed since the part was read.
        """
        edge = -1 if direction > 0 else 0
        if not found or found[-1 - edge] != self.choices[edge]:
            return None
        if direction > 0:
            choices = (*self.choices, *found[1:])
            end = self.first + len(choices)
            is_counted = self.more or end <= self.shown
            if not is_counted or (is_last and not self.more and end != self.shown):
                return None
            more = self.more and not is_last
            return self._replace(choices=choices, shown=max(self.shown, end), more=more)
        first = self.first - len(found) + 1
        if first < 0 or (is_last and first):
            return None
        return self._replace(first=first, choices=(*found[:-1], *self.choices))

    def near(self, number: int, most: int) -> Self:
        """Return as much of it as is at most so many entries from the one of a number."""
        start = max(number - most - self.first, 0)
        choices = self.choices[start : number + most + 1 - self.first]
        return self._replace(first=self.first + start, choices=choices)

    def page(self, width: int, marked: Container[str], nothing: str) -> Page:
        """Lay out the entries, or `nothing` where there is none."""
        sheet = Sheet(width, cells)
        for each in self.choices:
            sheet.insert(
                _laid_out(each._replace(is_marked=True) if each.id in marked else each, width)
            )
        if not self.choices:
            sheet.flow(nothing, "muted")
        return sheet.page()


@lru_cache(maxsize=1 << 9)
def _laid_out(choice: Choice, width: int) -> Page:
    """Return an entry alone: who moves through a list has the same ones laid out again."""
    sheet = Sheet(width, cells)
    detail = choice.detail.replace(choice.id, _fitting(choice.id, width - AT))
    beneath(sheet, choice._replace(detail=detail))
    return sheet.page()


def _fitting(briefing_id: str, width: int) -> str:
    """Return an id, cut where it is longer than a row: its beginning is enough for a command."""
    return briefing_id if len(briefing_id) <= width else f"{briefing_id[: width - 1]}…"


class PartSource(Protocol):
    """Reads parts from the library; it is called in threads."""

    def read(self, wanted: PartWanted) -> CataloguePart:
        """Return a part as the list is now."""

    def read_on(self, part: CataloguePart, direction: int, count: int) -> CataloguePart | None:
        """Return a part with at most `count` more entries behind it (1) or before it (-1).

        `None` is returned where the list has changed since it was read.
        """
