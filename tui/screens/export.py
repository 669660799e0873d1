"""The screen that asks how a briefing is to be exported, all answers in view."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.controllers.movement import Movement
from tui.screens.base import PageScreen
from tui.screens.export_form import FORMAT, MARKING, PLACE, ExportForm
from tui.screens.export_form_page import OUTCOME, Outcome, form_page
from tui.session import Session
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion

MEANWHILE = "It is being written: wait for that first."


class Exporter(Protocol):
    """What does what the screen asks for; of a file it calls `written` or `refused`."""

    def write(self, screen: "ExportScreen") -> None: ...

    def preview(self, screen: "ExportScreen") -> None: ...

    def copy(self, screen: "ExportScreen", *, to_file: bool) -> None:
        """Copy the command for another machine to the terminal, or into a file."""


class ExportScreen(PageScreen[None]):
    """Shows an export's form.

    `remote` returns the command that fetches the file from another machine.
    """

    CONTEXT = "export"
    BINDINGS = bindings("export")

    def __init__(
        self,
        session: Session,
        form: ExportForm,
        exporter: Exporter,
        remote: Callable[[ExportForm], str] | None = None,
    ) -> None:
        super().__init__(session)
        self.form = form
        self._exporter = exporter
        self.remote = remote
        self._outcome: Outcome | None = None
        self._is_busy = False
        self._asked_at: str | None = None
        # There is nothing to do on an answer's second row.
        step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(step, 1),
            "move.up": partial(step, -1),
            "export.choose": self.choose,
            "export.write": self.write,
            "export.preview": self.preview,
            "copy": partial(exporter.copy, self, to_file=False),
            "copy.file": partial(exporter.copy, self, to_file=True),
        }

    def on_mount(self) -> None:
        self.query_one("#title", Line).show(f"Export: {self.form.title}")
        self._show()
        self.body.view.go_to_item(f"{FORMAT}{self.form.format}")
        self.moved()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        command = self.remote(self.form) if self.remote else None
        page = form_page(self.form, self._outcome, command, width, self.session.keys)
        self.body.view.relay(page, height)
        self.moved()

    def update_status(self, message: StatusText | None = None) -> None:
        at, count = self.body.view.position
        hints = ("export.choose", "export.write", "export.preview", "close")
        self.say([f"{at}/{count}"], hints, message)

    # -- keys ---------------------------------------------------------------------------------

    def choose(self) -> None:
        """Choose or toggle the answer under the cursor."""
        row = self.body.view.item
        if row in (PLACE, OUTCOME):
            usual = str(self.form.at("").place)
            self._ask(
                str(self.form.place),
                lambda text: self.form.at("" if text == usual else text),
                "where to",
            )
        elif row == MARKING:
            self._ask(self.form.marking, self.form.marked, "the mark")
        elif row:
            try:
                self._take(self.form.changed(row))
            except ValueError as error:
                self.update_status(str(error))

    def _ask(self, before: str, answered: Callable[[str], ExportForm], what: str) -> None:
        """Have a text typed; `answered` makes a form of it, `what` says what it is for."""

        def end(form: ExportForm) -> None:
            self.prompt.end(self.body)
            self._take(form)

        question = EntryQuestion(
            lambda text: end(answered(text)),
            lambda: end(self.form),
            lambda _: self.prompt.found(what),
        )
        self.prompt.ask(question, ">", before)
        self.prompt.found(what)

    def _take(self, form: ExportForm) -> None:
        """Go on with these answers; what came of others is no longer of interest."""
        if form != self.form:
            self._outcome = None
            self.form = form
        self._show()

    def write(self) -> None:
        if self._is_busy:
            self.update_status(MEANWHILE)
            return
        self._is_busy = True
        self._asked_at = self.body.view.item
        self.update_status(f"Writing {self.form.place.name} ...")
        self._exporter.write(self)

    def preview(self) -> None:
        self.update_status("Putting it together ...")
        self._exporter.preview(self)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.update_status()

    # -- what came of it ----------------------------------------------------------------------

    def written(self, where: Path, size: int, sentence: str) -> None:
        """Say where the file is, how many bytes it has, and which notes went with it."""
        self._end(Outcome("WRITTEN", (str(where), f"{size:,} bytes. {sentence}")))
        self.update_status(f"Written: {where.name}")

    def refused(self, form: ExportForm, sentence: str, instead: Path | None = None) -> None:
        """Say why nothing was written of a form; the file may go to `instead`.

        What has been answered meanwhile stays.
        """
        if instead is not None and form == self.form:
            self.form = form.at(str(instead))
        self._end(Outcome("NOT WRITTEN", (sentence,)))
        self.update_status("Not written")

    def _end(self, outcome: Outcome) -> None:
        self._is_busy = False
        self._outcome = outcome
        self._show()
        # Whoever has gone on meanwhile is not torn away: the status row says it too.
        if self.body.view.item == self._asked_at:
            self.body.view.jump_to_item(OUTCOME)
            self.body.redraw()
