"""The catalogue in parts, as one scrolls through it or looks for words as they are typed."""

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
        return [each.entry for each in found]

    def count(self, words: str = "") -> int:
        """Return how many entries there are."""
        return self._briefings.ask(lambda index: index.count(words))

    def position(self, briefing_id: str, words: str = "") -> int | None:
        """Return the number of an entry, `None` where it is not among these."""
        return self._briefings.ask(lambda index: index.position(briefing_id, words))
