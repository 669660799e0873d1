"""The key that exports a briefing: the form, the file, and what would be written."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from briefings import Library
from briefings.errors import BriefingsError
from briefings.export import preview, remote, saving
from briefings.export.depth import Depth
from briefings.export.document import Exported, Options
from briefings.export.formats import Format, format_named, formats
from briefings.export.report import sentence
from briefings.labels import ENGLISH, available, labels_of
from briefings.model import Briefing
from briefings.notes.drafts import summary
from briefings.notes.wording import is_private
from briefings.progress import is_open
from tui.actions.status_text import Template
from tui.controllers.catalogue import current_catalogue
from tui.controllers.copying import CopyController
from tui.controllers.current_reader import current_reader
from tui.screens.export import ExportScreen
from tui.screens.export_form import ExportForm
from tui.screens.preview import PreviewScreen
from tui.session import Actions, Session, in_thread

FORMAT = "html"
"""What the form begins with where the settings name a format that is not there."""

MARKED = "{} marked: {export} exports them, {briefing.mark} on one takes its mark away."

NO_COMMAND = "There is a command to copy when you have come over SSH."


class ExportController:
    """Asks how a briefing is to be exported, shows it beforehand, and writes it."""

    def __init__(self, session: Session, copying: CopyController) -> None:
        self._session = session
        self._copying = copying
        self.actions: Actions = {"export": self.ask, "briefing.mark": self.mark}

    def mark(self) -> None:
        """Mark the briefing under the catalogue's cursor, or no more, and go on to the next one."""
        catalogue = current_catalogue(self._session)
        if not catalogue or not (here := catalogue.entries.chosen):
            return
        catalogue.entries.mark(here.id)
        catalogue.step(1)
        if count := len(catalogue.entries.marked):
            catalogue.update_status(Template(MARKED, (f"{count}",)))

    def ask(self) -> None:
        """Show the form for what is marked in the catalogue, or for the briefing being read."""
        if catalogue := current_catalogue(self._session):
            here = catalogue.entries.chosen
            several = list(catalogue.entries.marked) or ([here.id] if here else [])
            asked = partial(self._ask_several, several)
        elif reader := current_reader(self._session):
            asked = partial(self._ask, [reader.briefing])
        else:
            return
        self._session.start(asked, "export", holds_keys=True)

    async def _ask_several(self, ids: Sequence[str]) -> None:
        if found := await in_thread(_in_order, self._session.library, ids):
            await self._ask(found)

    async def _ask(self, briefings: Sequence[Briefing]) -> None:
        form, is_offered = await in_thread(self._begin, briefings)
        command = self._command if is_offered else None
        self._session.show(ExportScreen(self._session, form, self, command))

    def _begin(self, briefings: Sequence[Briefing]) -> tuple[ExportForm, bool]:
        """Return the form, and whether the command for another machine is offered."""
        form = self._form(briefings)
        return form, remote.is_remote() and remote.can_be_sent(self._command(form))

    def _command(self, form: ExportForm) -> str:
        return remote.fetching(
            form.briefings,
            form.format,
            form.wanted.suffix,
            form.options,
            library=self._session.library.directory,
            name=remote.program(),
        )

    def _form(self, briefings: Sequence[Briefing]) -> ExportForm:
        folder = self._folder()
        ids = tuple(each.id for each in briefings)
        known = [format_named(name) for name in formats()]
        if len(ids) > 1:
            known = [each for each in known if each.is_of_several]
        settings = self._session.config.export
        notes = [note for each in ids for note in self._session.library.notes.list(each)]
        # Of several a file has all panels.
        panels = briefings[0].shown_panels if len(ids) == 1 else ()
        is_offered = settings.format in {each.name for each in known}
        return ExportForm(
            briefings=ids,
            title=briefings[0].source.title if len(ids) == 1 else f"{len(ids)} briefings",
            formats=tuple(known),
            free={name: _free(folder, name) for name in _names(ids, known)},
            panels=tuple((panel.topic.key, panel.topic.name) for panel in panels),
            format=settings.format if is_offered else FORMAT,
            chosen=frozenset(panel.topic.key for panel in panels),
            folder=folder,
            # Of an article that nobody has read a brief would have nothing.
            wished=settings.depth if panels else "full",
            marking=settings.marking,
            source=settings.source,
            languages=tuple((each, labels_of(each).name) for each in available()),
            language=settings.language if settings.language in available() else ENGLISH,
            private=sum(map(is_private, notes)),
            unreviewed=sum(is_open(item) for each in briefings for item in each.items),
        )

    def _folder(self) -> Path:
        if folder := self._session.config.export.folder:
            return Path(folder)
        try:
            return Path.cwd()
        except OSError:  # it has been removed meanwhile
            return Path("~")

    # -- the file -----------------------------------------------------------------------------

    def write(self, screen: ExportScreen) -> None:
        form = screen.form
        refuse = partial(self._refused, screen, form)
        self._session.start(partial(self._write, screen, form), "export", tell=refuse)

    async def _write(self, screen: ExportScreen, form: ExportForm) -> None:
        try:
            where, size, said = await in_thread(self._save, form)
        except saving.TakenError as error:
            way_out = self._session.keys.key_of("export.write")
            said = (
                f"{error.path.name} is there already: {way_out} writes {error.free.name} instead."
            )
            self._refused(screen, form, said, error.free)
            return
        if self._is_open(screen):
            screen.written(where, size, said)
        else:
            self._session.announce(f"Written to {where}. {said}")

    def _save(self, form: ExportForm) -> tuple[Path, int, str]:
        exported = self._export(form)
        where = saving.save(_within(form), exported.data, plain=True)
        said, library = self._report(form, exported), self._session.library
        try:
            by = library.notes.author()
            library.handed_on.record(form.briefings, exported.format_name, exported.depth, by)
        except BriefingsError as error:
            said = f"{said} {error}"
        return where, len(exported.data), said

    def _export(self, form: ExportForm, *, shown: bool = False) -> Exported:
        library = self._session.library
        options = replace(_signed(form.options, library), shown=shown)
        return library.export(form.briefings, form.format, options)

    def _report(self, form: ExportForm, exported: Exported) -> str:
        """Return which notes went along, and what is still a draft."""
        waiting = self._session.library.drafts.waiting()
        one = "{draft} opens it" if len(waiting) == 1 else "{draft} opens the last one"
        way_out = self._session.keys.keyed(one)
        missing = (summary.sentence(waiting, each, way_out) for each in form.briefings)
        return " ".join(filter(None, (sentence(exported), *missing)))

    def _refused(
        self, screen: ExportScreen, form: ExportForm, said: str, instead: Path | None = None
    ) -> None:
        if self._is_open(screen):
            screen.refused(form, said, instead)
        else:
            self._session.announce(f"Not written. {said}")

    def _is_open(self, screen: ExportScreen) -> bool:
        return any(each is screen for each in self._session.app.screen_stack)

    # -- what would be written ----------------------------------------------------------------

    def preview(self, screen: ExportScreen) -> None:
        self._session.start(
            partial(self._preview, screen, screen.form),
            "preview",
            exclusive=True,
            holds_keys=True,
            tell=partial(self._not_shown, screen),
        )

    async def _preview(self, screen: ExportScreen, form: ExportForm) -> None:
        shown = format_named(form.format).shown_as
        lines = await in_thread(self._lines, form)
        heading = form.format if shown == form.format else f"{form.format}, as plain text"
        if self._session.app.screen is screen:
            self._session.show(PreviewScreen(self._session, f"Preview: {heading}", lines))

    def _lines(self, form: ExportForm) -> list[str]:
        return preview.lines(self._export(form, shown=True).data)

    def _not_shown(self, screen: ExportScreen, said: str) -> None:
        if self._is_open(screen):
            screen.update_status(said)

    def copy(self, screen: ExportScreen, *, to_file: bool) -> None:
        """Copy the command for the other machine."""
        if screen.remote:
            self._copying.copy(screen.remote(screen.form), to_file=to_file)
        else:
            screen.update_status(NO_COMMAND)


def _in_order(library: Library, ids: Sequence[str]) -> list[Briefing]:
    """Return those of some briefings that are still there, in the catalogue's order."""
    if len(ids) == 1:
        return [library.get(ids[0])]
    places = {each: library.pages.position(each) for each in ids}
    there = {each: place for each, place in places.items() if place is not None}
    return [library.get(each) for each in sorted(there, key=there.__getitem__)]


def _signed(options: Options, library: Library) -> Options:
    """Return options that also say who prepares a brief, and when."""
    if options.depth != "brief":
        return options
    today = dt.date.today()  # noqa: DTZ011 - the user's
    return replace(options, prepared_by=library.notes.author(), prepared_on=today)


def _names(ids: Sequence[str], known: list[Format]) -> Iterator[str]:
    """Yield what the file of each format and depth is usually called."""
    for each in known:
        for depth in get_args(Depth):
            yield saving.default_name(ids, each.suffix, depth)


def _free(folder: Path, name: str) -> str:
    """Return the name of a file that is not there yet."""
    return saving.free_name(Path(os.path.expanduser(folder / name))).name  # noqa: PTH111


def _within(form: ExportForm) -> Path:
    """Return the path of the form's file: inside the folder that was named, if one was."""
    is_folder = os.path.isdir(os.path.expanduser(form.place))  # noqa: PTH111, PTH112 - no error
    return form.place / form.name if is_folder else form.place
