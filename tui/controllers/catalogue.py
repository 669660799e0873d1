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


def read_part(library: Library, wanted: PartWanted) -> CataloguePart:
    """Return a part of the catalogue."""
    pages = library.pages
    total = pages.count()
    shown, more, entries = _counted(library, wanted, total)
    at = wanted.at if wanted.at >= 0 else shown - 1
    at = max(at if more else min(at, shown - 1), 0)
    first = 0
    if shown and (at or not entries):
        first, entries = _around(library, wanted, at)
    if wanted.id and all(each.id != wanted.id for each in entries):
        place = pages.position(wanted.id, wanted.words)
        if place is not None:
            first, entries = _around(library, wanted, place)
    offered = frozenset(library.packaged.offers())
    choices = tuple(_choice(each, is_offered=each.id in offered) for each in entries)
    shown = max(shown, first + len(choices))
    return CataloguePart(wanted.words, first, choices, shown, more, total)


def _counted(
    library: Library, wanted: PartWanted, total: int
) -> tuple[int, bool, list[CatalogueEntry]]:
    """Return how many have the words, whether there are more, and the first of them."""
    pages = library.pages
    if not wanted.words.strip():
        return total, False, []
    if wanted.at < 0:
        return pages.count(wanted.words), False, []
    entries, shown = pages.first(wanted.around + 1, wanted.words, _COUNTED + 1)
    return min(shown, _COUNTED), shown > _COUNTED, entries


def _around(library: Library, wanted: PartWanted, at: int) -> tuple[int, list[CatalogueEntry]]:
    """Return entries on both sides of the one numbered `at`, and the number of the first."""
    first = max(at - wanted.around, 0)
    return first, library.pages.get(first, at - first + wanted.around + 1, wanted.words)


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
            part = await in_thread(read_part, session.library, wanted)
            if at is not None and part.choice(at) is None:
                part = await in_thread(read_part, session.library, wanted._replace(words=""))
            screen.entries.show(part, at)


def follow(session: Session) -> None:
    """Have the catalogue list what others have changed; the cursor stays on its briefing."""
    if (screen := current_catalogue(session)) and screen.is_laid_out:
        session.start(partial(_follow, session, screen), "follow", exclusive=True)


async def _follow(session: Session, screen: CatalogueScreen) -> None:
    wanted = screen.entries.wanted()
    part = await in_thread(read_part, session.library, wanted)
    if wanted == screen.entries.wanted() and part != screen.entries.part:
        screen.entries.take(part)


def source_of(library: Library) -> partial[CataloguePart]:
    """Return what reads parts of a library's catalogue."""
    return partial(read_part, library)


def _choice(entry: CatalogueEntry, *, is_offered: bool) -> Choice:
    offer = f" · later edition: `briefings add --packaged {entry.id}`" if is_offered else ""
    return Choice(entry.id, entry.title, summary(entry) + offer)
