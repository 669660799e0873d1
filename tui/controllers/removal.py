"""The keys that set briefings aside, and bring them back."""

from functools import partial

from tui.actions.status_text import StatusText, Template
from tui.controllers.catalogue import current_catalogue, list_anew
from tui.screens.choice_list import Choice
from tui.session import Actions, Session, Work, in_thread

ASIDE = "Set aside: “{}”, its notes with it. {briefing.restore} brings it back."
BACK = "Brought back: “{}”."
NONE = "Nothing is set aside: there is no briefing to bring back."


class RemovalController:
    """Removes the briefing under the cursor, and restores what was removed, last first.

    What was removed here comes before what was removed by others, or at another time.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._removed: list[Choice] = []
        self.actions: Actions = {
            "briefing.remove": self.remove,
            "briefing.restore": self.restore,
        }

    def remove(self) -> None:
        catalogue = current_catalogue(self._session)
        if catalogue and (choice := catalogue.entries.chosen):
            self._start(partial(self._remove, choice, catalogue.entries.part.beside(choice.id)))

    async def _remove(self, choice: Choice, then_at: str | None) -> None:
        await in_thread(self._session.library.remove, choice.id)
        self._removed.append(choice)
        await self._show(then_at, Template(ASIDE, (choice.name,)))

    def restore(self) -> None:
        """Bring back what was set aside last."""
        if current_catalogue(self._session):
            self._start(self._restore)

    async def _restore(self) -> None:
        library = self._session.library
        if self._removed:
            last = self._removed.pop()
            last_id, title = last.id, last.name
        elif others := await in_thread(library.removed):
            last_id, title = others[0].id, others[0].title
        else:
            self._session.announce(NONE)
            return
        await in_thread(library.restore, last_id)
        await self._show(last_id, Template(BACK, (title,)))

    def _start(self, work: Work) -> None:
        self._session.start(work, "remove", holds_keys=True, tell=self._failed)

    async def _show(self, at: str | None, said: StatusText) -> None:
        await list_anew(self._session, at)
        self._session.announce(said)

    def _failed(self, sentence: str) -> None:
        """Say what could not be done, and list what is there by now."""
        catalogue = current_catalogue(self._session)
        at = catalogue.body.view.item if catalogue else None
        self._session.start(partial(self._show, at, sentence), "catalogue")
