"""The catalogue that is shown, and what it lists."""

from functools import partial
from typing import Final

from briefings import Library
from briefings.layout.catalogue import summary
from briefings.model import CatalogueEntry
from tui.screens.catalogue import CatalogueScreen
from tui.screens.catalogue_part import CataloguePart, PartWanted
from tui.screens.choice_list import Choice
from tui.session import Session, in_thread

_COUNTED: Final = 1000
"""What has the words looked for is counted so far, which makes no letter wait for the others."""

AROUND: Final = 32
"""So many entries on each side of the cursor are read before it is known how many fit."""


class CatalogueParts:
    """Reads parts of a library's catalogue."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pages = library.pages

    def read(self, wanted: PartWanted) -> CataloguePart:
        """Return a part as the catalogue is now."""
        total = self._pages.count()
        shown, more, found = self._counted(wanted, total)
        first, entries = self._around_id(wanted, found) or self._around(
            wanted, found, shown, more=more
        )
        shown = max(shown, first + len(entries))
        return CataloguePart(wanted.words, first, self._choices(entries), shown, more, total)

    def read_on(self, part: CataloguePart, direction: int, count: int) -> CataloguePart | None:
        """Return a part that is longer at one end, `None` where the catalogue has changed."""
        edge = part.choices[-1 if direction > 0 else 0]
        found = self._pages.onward(edge.id, direction, count + 1, part.words)
        if self._pages.count() != part.total:
            return None
        return part.longer(self._choices(found), direction, is_last=len(found) <= count)

    def _counted(self, wanted: PartWanted, total: int) -> tuple[int, bool, list[CatalogueEntry]]:
        """Return how many have the words, whether there are more, and the first of them."""
        if not wanted.words.strip():
            return total, False, []
        if wanted.at < 0:
            return self._pages.count(wanted.words), False, []
        entries, shown = self._pages.first(wanted.around + 1, wanted.words, _COUNTED + 1)
        return min(shown, _COUNTED), shown > _COUNTED, entries

    def _around_id(
        self, wanted: PartWanted, found: list[CatalogueEntry]
    ) -> tuple[int, list[CatalogueEntry]] | None:
        """Return entries on both sides of the one that is wanted by its id, from which number on.

        `found` are the first ones; `None` is returned where it is not among all of them.
        """
        if wanted.id is None or any(each.id == wanted.id for each in found):
            return (0, found) if wanted.id else None
        place = self._pages.position(wanted.id, wanted.words)
        if place is None:
            return None
        before, behind = (
            self._pages.onward(wanted.id, step, wanted.around + 1, wanted.words) for step in (-1, 1)
        )
        return max(place + 1 - len(before), 0), [*before, *behind[1:]]

    def _around(
        self, wanted: PartWanted, found: list[CatalogueEntry], shown: int, *, more: bool
    ) -> tuple[int, list[CatalogueEntry]]:
        """Return entries on both sides of the one that is wanted by its number."""
        at = wanted.at if wanted.at >= 0 else shown - 1
        at = max(at if more else min(at, shown - 1), 0)
        if not shown or (found and not at):
            return 0, found
        first = max(at - wanted.around, 0)
        return first, self._pages.get(first, at - first + wanted.around + 1, wanted.words)

    def _choices(self, entries: list[CatalogueEntry]) -> tuple[Choice, ...]:
        offered = frozenset(self._library.packaged.offers())
        return tuple(_choice(each, is_offered=each.id in offered) for each in entries)


def current_catalogue(session: Session) -> CatalogueScreen | None:
    """Return the catalogue, if it is what is shown."""
    screen = session.app.screen
    return screen if isinstance(screen, CatalogueScreen) else None


async def list_anew(session: Session, at: str | None) -> None:
    """Have the catalogue list what the library holds now, the cursor on `at`.

    It is narrowed as before, unless that would leave out `at`.
    """
    for screen in session.app.screen_stack:
        if isinstance(screen, CatalogueScreen) and screen.is_laid_out:
            wanted = screen.entries.wanted(at)
            part = await in_thread(screen.entries.source.read, wanted)
            if at is not None and part.choice(at) is None:
                part = await in_thread(screen.entries.source.read, wanted._replace(words=""))
            screen.entries.show(part, at)


def follow(session: Session) -> None:
    """Have the catalogue list what others have changed; the cursor stays on its briefing."""
    if (screen := current_catalogue(session)) and screen.is_laid_out:
        session.start(partial(_follow, screen), "follow", exclusive=True)


async def _follow(screen: CatalogueScreen) -> None:
    wanted = screen.entries.wanted()
    part = await in_thread(screen.entries.source.read, wanted)
    if wanted == screen.entries.wanted() and part != screen.entries.part:
        screen.entries.take(part)


def _choice(entry: CatalogueEntry, *, is_offered: bool) -> Choice:
    offer = f" · later edition: `briefings add --packaged {entry.id}`" if is_offered else ""
    return Choice(entry.id, entry.title, summary(entry) + offer)
