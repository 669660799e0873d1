"""The keys that bring articles and briefings in, and say what is known of an article."""

from collections.abc import Sequence
from functools import partial

from briefings import Added, AddOptions, Briefing, Given, Refused
from briefings.layout.overview import INTEREST
from tui.actions.status_text import Template, worded
from tui.arrivals import what_came_in
from tui.controllers.catalogue import current_catalogue, list_anew
from tui.controllers.current_reader import current_reader
from tui.controllers.lens import read_through
from tui.controllers.show_anew import show_briefing
from tui.controllers.versions import VersionsController
from tui.reading.overview_ways import way_here
from tui.screens.path import Entered, PathScreen
from tui.screens.source_answers import SourceAnswers
from tui.screens.source_form import SourceScreen
from tui.session import Actions, Session, in_thread
from tui.system import typed_paths

PASTED = "pasted text"
ASKED = "{} {item.field} says what is unknown, {form.close} goes on."
KEPT = "Kept: “{}”."
IN_FILE = "Its briefing file says what the article is: `briefings edit {}` changes it."


class AddingController:
    """Asks for a path, takes in what stands there, and shows it in the catalogue.

    What an article does not say of itself is asked once, when it has come in alone.
    """

    def __init__(self, session: Session, versions: VersionsController) -> None:
        self._session = session
        self._versions = versions
        self._refused = ""
        """What was typed last, if nothing came of it."""
        self._goes_on = True
        self.actions: Actions = {"article.add": self.ask, "article.describe": self.describe}

    def ask(self) -> None:
        """Ask for a path, or an article that is pasted."""
        if current_catalogue(self._session):
            screen = PathScreen(self._session, self._complete, self._is_there, self._refused)
            self._session.open(screen, self._answered)

    async def _complete(self, text: str) -> typed_paths.Completion:
        return await in_thread(typed_paths.complete, text)

    async def _is_there(self, text: str) -> bool:
        return await in_thread(typed_paths.is_there, text)

    def _answered(self, entered: Entered | None) -> None:
        if entered:
            self._refused = entered.path
            self._session.announce(f"Taking in {entered.path or PASTED} ...")
            self._session.start(partial(self._add, entered), "add", tell=self._session.announce)

    async def _add(self, entered: Entered) -> None:
        added, refused = await in_thread(self._take_in, entered)
        if added:
            self._refused = ""
            await list_anew(self._session, added[0].id)
        offer = self._versions.offer(added)
        figures = await in_thread(self._figures, added)
        said = offer or " ".join([what_came_in(added, refused), *figures])
        self._session.announce(said)
        # One question at a time; and whoever has gone on meanwhile is not torn away.
        is_asked = len(added) == 1 and added[0].unknown and not offer
        if is_asked and current_catalogue(self._session):
            await self._ask_about(added[0].id, is_new=True)
            self._session.announce(Template(ASKED, (worded(said, self._session.keys),)))

    def _take_in(self, entered: Entered) -> tuple[list[Added], list[Refused]]:
        library = self._session.library
        options = AddOptions(largest_original=self._session.config.originals)
        if entered.article is not None:
            # Terminals send a line's end as the key does.
            pasted = entered.article.replace("\r\n", "\n").replace("\r", "\n")
            raw = pasted.encode("utf-8", "surrogatepass")
            return library.add_text(raw, PASTED, options=options)
        path = typed_paths.path_of(entered.path)
        return library.add(path, options=options, goes_on=lambda: self._goes_on)

    def _figures(self, added: Sequence[Added]) -> list[str]:
        """Return a sentence on the figures of the article that came in, if one came in alone."""
        if len(added) != 1 or added[0].outcome not in ("added", "updated"):
            return []
        arrivals = self._session.library.comparing.arrivals([added[0].id])
        return [each.sentence for each in arrivals.values() if each.sentence]

    def stop(self) -> None:
        """Take no more of a folder in: the app ends, and would wait for the last one."""
        self._goes_on = False

    # -- what is known of it --------------------------------------------------------------------

    def describe(self) -> None:
        """Ask what is known of the article under the cursor, or of the one that is read.

        From the overview's row on its publisher's interest the form begins with that.
        """
        if briefing_id := self._meant():
            reader = current_reader(self._session)
            at = "interest" if reader and way_here(reader.reading) == INTEREST else None
            work = partial(self._ask_about, briefing_id, at=at)
            self._session.start(work, "describe", holds_keys=True)

    def _meant(self) -> str | None:
        """Return the id of the briefing under the cursor, or of the one that is read."""
        if catalogue := current_catalogue(self._session):
            choice = catalogue.entries.chosen
            return choice.id if choice else None
        reader = current_reader(self._session)
        return reader.briefing.id if reader else None

    async def _ask_about(
        self, briefing_id: str, *, is_new: bool = False, at: str | None = None
    ) -> None:
        briefing, lenses = await in_thread(self._known, briefing_id)
        if briefing.panels and not briefing.takes_proposals:
            self._session.announce(IN_FILE.format(briefing_id))
            return
        lens = briefing.lens.key if briefing.lens else None
        answers = SourceAnswers(source=briefing.source, lens=lens, lenses=lenses)
        keep = partial(self._described, briefing_id, answers, is_new=is_new)
        self._session.open(SourceScreen(self._session, answers, keep, at))

    def _known(self, briefing_id: str) -> tuple[Briefing, dict[str, str]]:
        library = self._session.library
        lenses = library.lenses.all()
        return library.get(briefing_id), {key: lenses[key].name for key in sorted(lenses)}

    def _described(
        self, briefing_id: str, before: SourceAnswers, given: Given, *, is_new: bool
    ) -> None:
        keep = partial(self._keep, briefing_id, before, given, is_new=is_new)
        self._session.start(keep, "describe")

    async def _keep(
        self, briefing_id: str, before: SourceAnswers, given: Given, *, is_new: bool
    ) -> None:
        describe = self._session.library.editing.describe
        added = await in_thread(describe, briefing_id, given, is_new=is_new)
        reader = current_reader(self._session)
        said = Template("{}", (KEPT.format(added.title),))
        if given.lens:
            through = read_through(before.lenses, before.lens, given.lens)
            said = Template(f"{said.template} {through.template}", said.values + through.values)
        if current_catalogue(self._session):
            await list_anew(self._session, added.id)
            self._session.announce(said)
        elif reader and reader.briefing.id == added.id:
            briefing = await in_thread(self._session.library.get, added.id)
            show_briefing(reader, briefing, lambda: said)
