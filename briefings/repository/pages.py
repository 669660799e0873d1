"""The catalogue in parts, as one scrolls through it or looks for words as they are typed."""

import itertools
from collections.abc import Iterator
from typing import Final

from briefings.errors import UsageError
from briefings.model import CatalogueEntry
from briefings.repository.briefings import BriefingRepository

_NAMED: Final = 5
"""Of ids that begin alike, so many are named."""


class CataloguePages:
    """Parts of the catalogue; safe between threads and programs.

    With `words`, those briefings count alone that show all of them in their lines: in a title, a
    publisher, a date, an id. They may stand inside other words.
    """

    def __init__(self, briefings: BriefingRepository) -> None:
        self._briefings = briefings

    def get(self, offset: int, count: int, words: str = "") -> list[CatalogueEntry]:
        """Return at most `count` entries from the one numbered `offset` on, the first is 0."""
        found = self._briefings.ask(lambda index: index.page(offset, count, words))
        return [each.entry for each in found]

    def every(self, count: int = 500) -> Iterator[CatalogueEntry]:
        """Yield all entries; at most `count` of them are in memory at once.

        Those that others bring in or take out meanwhile may be missed.
        """
        for offset in itertools.count(0, count):
            found = self.get(offset, count)
            yield from found
            if len(found) < count:
                return

    def count(self, words: str = "", most: int | None = None) -> int:
        """Return how many entries there are; with `words` they are not counted beyond `most`."""
        return self._briefings.ask(lambda index: index.count(words, most))

    def first(self, count: int, words: str, most: int) -> tuple[list[CatalogueEntry], int]:
        """Return the first entries, and how many there are, which is counted up to `most`."""
        found, shown = self._briefings.ask(lambda index: index.first(count, words, most))
        return [each.entry for each in found], shown

    def onward(
        self, briefing_id: str, step: int, count: int, words: str = ""
    ) -> list[CatalogueEntry]:
        """Return at most `count` entries from one of them on, behind it (1) or before it (-1).

        It is among them itself, if it has the words; where it is not there, nothing is returned.
        """
        found = self._briefings.ask(lambda index: index.onward(briefing_id, step, count, words))
        return [each.entry for each in found]

    def position(self, briefing_id: str, words: str = "") -> int | None:
        """Return the number of an entry, `None` where it is not among these."""
        return self._briefings.ask(lambda index: index.position(briefing_id, words))

    def meant(self, given: str, *, removed: bool = False) -> str:
        """Return the id that `given` is, or is the beginning of and of no other.

        What no id begins with is returned as it is. With `removed`, the briefings that were
        removed are meant.

        Raises:
            UsageError: several ids begin so.
        """
        if not given or self._briefings.find(given) is not None:
            return given
        if removed:
            listed = self._briefings.listed(removed=True)
            found = [each for each in listed if each.entry.id.startswith(given)]
        else:
            found = self._briefings.ask(lambda index: index.beginning(given, _NAMED + 1))
        if len(found) > 1:
            named = ", ".join(each.entry.id for each in found[:_NAMED])
            more = " and more" if len(found) > _NAMED else ""
            raise UsageError(
                f"Several ids begin with “{given}”: {named}{more}. Give more of the one you mean."
            )
        return found[0].entry.id if found else given

    def unfinished(self, after: str | None) -> str | None:
        """Return the id of the next briefing behind `after` whose review is not done.

        After the last one comes the first; `after` itself is returned where no other is left.
        """
        ask = self._briefings.ask
        found = ask(lambda index: index.unfinished(after)) or ask(
            lambda index: index.unfinished(None)
        )
        return found.entry.id if found else None
