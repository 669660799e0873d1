"""The key that reads an article through another lens."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from briefings.model import Lens
from tui.actions.status_text import Template
from tui.controllers.catalogue import current_catalogue, list_anew
from tui.controllers.current_reader import current_reader
from tui.controllers.library import LibraryController
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.session import Actions, Session, in_thread

NOTHING = Template("No briefing here to read through a lens: {article.add} brings one in.")
READ = "Its lens is now “{}”"
GOES_BACK = "{lens} leads back to “{}”"


class _Read(NamedTuple):
    """A briefing, the lens that it is read through, and those there are."""

    briefing_id: str
    lens: str | None
    lenses: dict[str, Lens]


def read_through(names: Mapping[str, str], before: str | None, now: str) -> Template:
    """Say through which lens a briefing is read by now, and what leads back to the one before."""
    if before is None or before not in names:
        return Template(f"{READ}.", (names[now],))
    return Template(f"{READ}: {GOES_BACK}.", (names[now], names[before]))


class LensController:
    """Shows the lenses, and reads the briefing through the one that is chosen."""

    def __init__(self, session: Session, library: LibraryController) -> None:
        self._session = session
        self._library = library
        self.actions: Actions = {"lens": self.choose}

    def choose(self) -> None:
        """Show the lenses for the briefing that is read, or is under the catalogue's cursor."""
        briefing_id = self._meant()
        if briefing_id is None:
            self._session.announce(NOTHING)
            return
        self._session.start(partial(self._choose, briefing_id), "lens", holds_keys=True)

    def _meant(self) -> str | None:
        if catalogue := current_catalogue(self._session):
            choice = catalogue.entries.chosen
            return choice.id if choice else None
        reader = current_reader(self._session)
        return reader.briefing.id if reader else None

    async def _choose(self, briefing_id: str) -> None:
        read = await in_thread(self._read, briefing_id)
        choices = [
            Choice(
                key,
                lens.name,
                " · ".join(topic.short for topic in lens.topics),
                is_marked=key == read.lens,
            )
            for key, lens in read.lenses.items()
        ]
        screen = ChoiceScreen(self._session, "Read it through", choices)
        self._session.show(screen, partial(self._chosen, read))

    def _read(self, briefing_id: str) -> _Read:
        library = self._session.library
        lens = library.get(briefing_id).lens
        return _Read(briefing_id, lens.key if lens else None, library.lenses.all())

    def _chosen(self, read: _Read, key: str | None) -> None:
        if key is not None and key != read.lens:
            self._session.start(partial(self._use, read, key), "lens")

    async def _use(self, read: _Read, key: str) -> None:
        await in_thread(self._session.library.lenses.use, read.briefing_id, key)
        names = {each: lens.name for each, lens in read.lenses.items()}
        said = read_through(names, read.lens, key)
        if current_catalogue(self._session):
            await list_anew(self._session, read.briefing_id)
            self._session.announce(said)
        else:
            self._library.open(read.briefing_id, lambda reader: reader.announce(said))
