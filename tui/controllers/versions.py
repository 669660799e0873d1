"""The keys that read, compare and take back versions of an article, and make new ones."""

from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

from briefings import Added
from briefings.anchors.anchor_record import AnchorRecord
from briefings.anchors.differences import Difference
from tui.actions.status_text import Template
from tui.controllers.catalogue import current_catalogue, list_anew
from tui.controllers.current_reader import current_reader
from tui.controllers.library import LibraryController
from tui.screens.versions import UNDO, DifferencesScreen, VersionsScreen, VersionTextScreen
from tui.session import Actions, Session, in_thread

OFFER = "Taken in: “{}”. A new version of {}? {version.accept} makes it one; else it is new."
MADE = "It is now version {} of “{}”: {versions} in it lists what changed."
NOTHING_OFFERED = "Nothing says that this is a new version of another one."

Step = Callable[[str, int], Coroutine[Any, Any, None]]
"""What is done with a version of a briefing: with its id and the version's number."""


class VersionsController:
    """Lists the versions of what is read. What came in may be made one, in the catalogue."""

    def __init__(self, session: Session, library: LibraryController) -> None:
        self._session = session
        self._library = library
        self._offered: dict[str, str] = {}
        """What may be a new version, and of which briefing, by their ids."""
        self.actions: Actions = {"versions": self.list_versions, "version.accept": self.accept}

    # -- what is read -----------------------------------------------------------------------------

    def list_versions(self) -> None:
        if reader := current_reader(self._session):
            work = partial(self._list, reader.briefing.id)
            self._session.start(work, "versions", holds_keys=True)

    async def _list(self, briefing_id: str) -> None:
        versions = await in_thread(self._session.library.versions.listed, briefing_id)
        screen = VersionsScreen(
            self._session,
            versions,
            partial(self._start, self._read, briefing_id),
            partial(self._start, self._compare, briefing_id),
        )
        self._session.show(screen, partial(self._answered, briefing_id))

    def _start(self, step: Step, briefing_id: str, number: int) -> None:
        self._session.start(partial(step, briefing_id, number), "versions", holds_keys=True)

    async def _read(self, briefing_id: str, number: int) -> None:
        version = await in_thread(self._session.library.versions.briefing, briefing_id, number)
        self._session.show(VersionTextScreen(self._session, version, number))

    async def _compare(self, briefing_id: str, number: int) -> None:
        found, anchors = await in_thread(self._find, briefing_id, number)
        self._session.show(DifferencesScreen(self._session, number, found, anchors))

    def _find(
        self, briefing_id: str, number: int
    ) -> tuple[list[Difference], tuple[AnchorRecord, ...] | None]:
        versions = self._session.library.versions
        receipt = versions.receipt_between(briefing_id, number)
        found = versions.compare(briefing_id, number - 1, number)
        return found, receipt.anchors if receipt else None

    def _answered(self, briefing_id: str, answer: str | None) -> None:
        if answer == UNDO:
            self._session.start(partial(self._undo, briefing_id), "versions")

    async def _undo(self, briefing_id: str) -> None:
        undone = await in_thread(self._session.library.versions.undo, briefing_id)
        self._library.open(briefing_id, lambda reader: reader.announce(undone.sentence))

    # -- what came in -----------------------------------------------------------------------------

    def offer(self, added: Iterable[Added]) -> Template | None:
        """Remember what may be a new version; return the question, where it is one article."""
        likely = [(each, each.version_of) for each in added if each.outcome == "added"]
        self._offered |= {each.id: of for each, of in likely if of}
        if len(likely) != 1 or likely[0][1] is None:
            return None
        (each, of), *_ = likely
        return Template(OFFER, (each.title, of or ""))

    def accept(self) -> None:
        """Make the article under the cursor a new version of the one that it resembles."""
        catalogue = current_catalogue(self._session)
        choice = catalogue.entries.chosen if catalogue else None
        if catalogue is None or choice is None:
            return
        self._session.start(partial(self._join, choice.id), "versions", holds_keys=True)

    async def _join(self, new_id: str) -> None:
        of = self._offered.pop(new_id, None) or await in_thread(
            self._session.library.versions.resembled, new_id
        )
        if of is None:
            self._session.announce(NOTHING_OFFERED)
            return
        title, number = await in_thread(self._joined, new_id, of)
        await list_anew(self._session, of)
        self._session.announce(Template(MADE, (str(number), title)))

    def _joined(self, new_id: str, of: str) -> tuple[str, int]:
        versions = self._session.library.versions
        versions.join(new_id, of)
        return self._session.library.get(of).source.title, len(versions.listed(of))
