"""The catalogue that is shown, and what it lists."""

from briefings import Library
from briefings.layout.catalogue import summary
from tui.screens.choice import CatalogueScreen
from tui.screens.choice_list import Choice
from tui.session import Session, in_thread


def choices(library: Library) -> list[Choice]:
    """Return the library's briefings, as the catalogue lists them."""
    offered = frozenset(library.offers())
    return [
        Choice(entry.id, entry.title, summary(entry) + _offer(entry.id) * (entry.id in offered))
        for entry in library.catalogue()
    ]


def chosen(catalogue: CatalogueScreen) -> Choice | None:
    """Return the briefing under the cursor."""
    return next((c for c in catalogue.choices.shown if c.id == catalogue.body.view.item), None)


def current_catalogue(session: Session) -> CatalogueScreen | None:
    """Return the catalogue, if it is what is shown."""
    screen = session.app.screen
    return screen if isinstance(screen, CatalogueScreen) else None


async def list_anew(session: Session, at: str | None) -> None:
    """Have the catalogue list what the library holds now, the cursor on `at`."""
    found = await in_thread(choices, session.library)
    for screen in session.app.screen_stack:
        if isinstance(screen, CatalogueScreen) and screen.is_laid_out:
            screen.choices.take(found, at)
            screen.show_list(at)


def _offer(briefing_id: str) -> str:
    return f" · later edition: `briefings add --packaged {briefing_id}`"
