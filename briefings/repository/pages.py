"""The catalogue in parts, as one scrolls through it or looks for words as they are typed."""

import itertools
from collections.abc import Iterator
from functools import partial

import msgspec

from briefings.index.listed import Listed, standing_of
from briefings.index.lookups import Lookups
from briefings.model import CatalogueEntry
from briefings.repository.briefings import BriefingRepository


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
        return [self._counted(each).entry for each in found]

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

    def position(self, briefing_id: str, words: str = "") -> int | None:
        """Return the number of an entry, `None` where it is not among these."""
        return self._briefings.ask(lambda index: index.position(briefing_id, words))

    def unfinished(self, after: str | None) -> str | None:
        """Return the id of the next briefing of which a review is not done, behind `after`.

        After the last one comes the first; `after` itself is returned where no other is left.
        """
        behind = self._unfinished(after) if after else iter(())
        found = (each.entry for each in itertools.chain(behind, self._unfinished(None)))
        return next((each.id for each in found if _is_left(each)), None)

    def _unfinished(self, after: str | None) -> Iterator[Listed]:
        """Yield what may be unfinished behind a briefing."""
        while each := self._briefings.ask(partial(_next_unfinished, after)):
            yield self._counted(each)
            after = each.entry.id

    def _counted(self, each: Listed) -> Listed:
        """Return a briefing with how far its review is, where an earlier program did not count."""
        if each.is_counted or not self._briefings.is_begun(each.entry.id):
            return each
        standing = standing_of(self._briefings.get(each.entry.id))
        entry = msgspec.structs.replace(each.entry, standing=standing)
        return msgspec.structs.replace(each, entry=entry)


def _is_left(each: CatalogueEntry) -> bool:
    return each.standing is not None and not each.standing.is_finished


def _next_unfinished(after: str | None, index: Lookups) -> Listed | None:
    return index.unfinished(after)
