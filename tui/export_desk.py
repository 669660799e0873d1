"""What the app does to export a briefing."""

import os
from pathlib import Path

from textual import work

from briefings.errors import BriefingsError
from briefings.export import preview, remote, saving
from briefings.export.document import Exported
from briefings.export.formats import format_named, formats
from briefings.export.report import sentence
from briefings.model import Briefing
from briefings.notes.drafts import summary
from briefings.notes.wording import is_private
from tui.copy_desk import CopyDesk
from tui.export_form import Form, FormatChoice
from tui.keys import key_of, keyed
from tui.library_work import library_work
from tui.messages import ExportWanted
from tui.screens.export import ExportScreen
from tui.screens.preview import PreviewScreen

FORMAT = "html"
"""What the form begins with where the settings name a format that is not there."""


class ExportDesk(CopyDesk, inherit_bindings=False):
    """Asks how a briefing is to be exported, shows it beforehand, and writes it."""

    @library_work("export")
    def on_export_wanted(self, event: ExportWanted) -> None:
        """Show the form."""
        form = self._form(event.briefing)
        name = remote.program()

        def command(form: Form) -> str:
            return remote.fetching(
                form.briefing,
                form.format,
                form.wanted.suffix,
                form.options,
                library=self.library.directory,
                name=name,
            )

        is_offered = remote.is_remote() and remote.can_be_sent(command(form))
        screen = ExportScreen(form, command if is_offered else None)
        self.call_from_thread(self.push_screen, screen)

    def _form(self, briefing: Briefing) -> Form:
        known = [format_named(name) for name in formats()]
        wanted = self.config.export.format
        notes = self.library.notes.list(briefing.id)
        return Form(
            briefing=briefing.id,
            title=briefing.article.title,
            formats=tuple(FormatChoice(f.name, f.suffix, f.summary) for f in known),
            panels=tuple((panel.topic.key, panel.topic.name) for panel in briefing.panels),
            format=wanted if wanted in formats() else FORMAT,
            chosen=frozenset(panel.topic.key for panel in briefing.panels),
            stem=self._folder() / saving.default_name(briefing.id, ""),
            source=self.config.export.source,
            private=sum(map(is_private, notes)),
        )

    def _folder(self) -> Path:
        if self.config.export.folder:
            return Path(self.config.export.folder)
        try:
            return Path.cwd()
        except OSError:  # it has been removed meanwhile
            return Path("~")

    @work(thread=True, group="export")
    def on_export_screen_asked(self, event: ExportScreen.Asked) -> None:
        """Write the file."""
        form, screen = event.form, event.screen
        try:
            exported = self.library.export(form.briefing, form.format, form.options)
            where = saving.save(_within(form), exported.data, plain=True)
            said = self._report(form, exported)
        except saving.TakenError as error:
            way_out = f"{key_of('export.write')} writes {error.free.name} instead."
            said = f"{error.path.name} is there already: {way_out}"
            self.call_from_thread(self._refused, screen, form, said, error.free)
        except BriefingsError as error:
            self.call_from_thread(self._refused, screen, form, str(error))
        else:
            size = len(exported.data)
            self.call_from_thread(self._written, screen, where, size, said)

    def _report(self, form: Form, exported: Exported) -> str:
        """Say which notes went along, and what is still a draft."""
        waiting = self.library.drafts.waiting()
        one = "{draft} opens it" if len(waiting) == 1 else "{draft} opens the last one"
        missing = summary.sentence(waiting, form.briefing, keyed(one))
        return f"{sentence(exported)} {missing}".rstrip()

    def _written(self, screen: ExportScreen, where: Path, size: int, said: str) -> None:
        if self._is_open(screen):
            screen.written(where, size, said)
        else:
            self.announce(f"Written to {where}. {said}")

    def _refused(
        self, screen: ExportScreen, form: Form, said: str, instead: Path | None = None
    ) -> None:
        if self._is_open(screen):
            screen.refused(form, said, instead)
        else:
            self.announce(f"Not written. {said}")

    def _not_shown(self, screen: ExportScreen, said: str) -> None:
        self.call_later(self.keys_ready)
        if self._is_open(screen):
            screen.update_status(said)

    def _is_open(self, screen: ExportScreen) -> bool:
        return any(each is screen for each in self.screen_stack)

    def on_export_screen_copy_wanted(self, event: ExportScreen.CopyWanted) -> None:
        """Copy the command for the other machine."""
        self.copy(event.text, to_file=event.to_file)

    @work(thread=True, group="preview", exclusive=True)
    def on_export_screen_preview_asked(self, event: ExportScreen.PreviewAsked) -> None:
        """Show what would be written."""
        form, screen = event.form, event.screen
        shown = format_named(form.format).shown_as
        try:
            exported = self.library.export(form.briefing, shown, form.options)
        except BriefingsError as error:
            self.call_from_thread(self._not_shown, screen, str(error))
            return
        lines = preview.lines(exported.data)
        heading = form.format if shown == form.format else f"{form.format}, as plain text"
        self.call_from_thread(self._show_preview, screen, heading, lines)

    def _show_preview(self, screen: ExportScreen, heading: str, lines: list[str]) -> None:
        if self.screen is screen:
            self.push_screen(PreviewScreen(f"Preview: {heading}", lines))


def _within(form: Form) -> Path:
    """Return where the form's file goes: into the folder that was named, if one was."""
    is_folder = os.path.isdir(os.path.expanduser(form.place))  # noqa: PTH111, PTH112 - no error
    return form.place / form.name if is_folder else form.place
