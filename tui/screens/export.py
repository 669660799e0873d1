"""The screen that asks how a briefing is to be exported, all answers in view."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from textual.message import Message

from briefings.export.remote import HOST
from briefings.layout.page import Column, Page, Sheet
from tui.actions.bindings import bindings
from tui.export_form import FORMAT, PANEL, PLACE, PRIVATE, SOURCE, Form
from tui.keys import keyed
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.system.terminal import cells
from tui.type_ahead import ask
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry

OUTCOME = "outcome"

REMARK = f"{HOST} is what you call this machine; {{copy}} copies the command."

NO_COMMAND = "There is a command to copy when you have come over SSH."

MEANWHILE = "It is being written: wait for that first."


class Answer(NamedTuple):
    """A row of the form: its id, the sign before it, and what it says."""

    row: str
    sign: str
    text: str


class Outcome(NamedTuple):
    """What came of the writing."""

    heading: str
    texts: tuple[str, ...]


class ExportScreen(PageScreen):
    """Shows an export's form.

    `remote` returns the command that fetches the file from another machine. What is asked for
    is done elsewhere: `written` or `refused` is to be called with the outcome.
    """

    CONTEXT = "export"
    BINDINGS = bindings("export")

    class Asked(Message):
        """The file is to be written; `screen` is to hear what came of it."""

        def __init__(self, screen: "ExportScreen") -> None:
            super().__init__()
            self.screen = screen
            self.form = screen.form

    class CopyWanted(Message):
        """A text is to be copied: to the terminal, or into a file."""

        def __init__(self, text: str, *, to_file: bool) -> None:
            super().__init__()
            self.text = text
            self.to_file = to_file

    class PreviewAsked(Asked):
        """What would be written is to be shown."""

    def __init__(self, form: Form, remote: Callable[[Form], str] | None = None) -> None:
        super().__init__()
        self.form = form
        self._remote = remote
        self._outcome: Outcome | None = None
        self._is_busy = False
        self._asked_at: str | None = None

    def on_mount(self) -> None:
        self.query_one("#title", Line).show(f"Export: {self.form.title}")
        width, height = self.measure()
        view = Viewport(self._page(width), height)
        view.go_to_item(f"{FORMAT}{self.form.format}")
        self.body.show(view)
        self.update_status()

    def on_resize(self) -> None:
        self._show()

    def _show(self, message: str | None = None) -> None:
        width, height = self.measure()
        view = self.body.view
        view.relay(self._page(width), height)
        self.body.redraw()
        self.update_status(message)

    def _page(self, width: int) -> Page:
        sheet = Sheet(width, cells)
        for heading, rows in self._sections():
            sheet.heading(heading)
            at = 4 + max(cells(sign) for _, sign, _ in rows) if rows[0].sign else 2
            for row, sign, text in rows:
                columns = [Column(2, at - 2, sign, "value"), Column(at, width - at, text, "text")]
                sheet.columns(columns, row)
            sheet.row()
        if self._outcome:
            sheet.heading(self._outcome.heading)
            for text in self._outcome.texts:
                sheet.flow(text, "value", item=OUTCOME)
            sheet.row()
        if self._remote:
            sheet.heading("FROM YOUR OWN MACHINE, WITHOUT A FILE HERE")
            sheet.flow(self._remote(self.form), "text")
            sheet.flow(keyed(REMARK), "muted")
        return sheet.page()

    def _sections(self) -> Iterator[tuple[str, list[Answer]]]:
        form = self.form
        yield (
            "FORMAT",
            [
                Answer(f"{FORMAT}{name}", f"{_one(name == form.format)} {name}", summary)
                for name, _, summary in form.formats
            ],
        )
        yield (
            "PANELS",
            [Answer(f"{PANEL}{key}", _any(key in form.chosen), name) for key, name in form.panels],
        )
        yield "WITH", list(self._extras())
        yield "PLACE", [Answer(PLACE, "", str(form.place))]

    def _extras(self) -> Iterator[Answer]:
        yield Answer(SOURCE, _any(self.form.source), "the article's text")
        if count := self.form.private:
            notes = f"{count} note{'' if count == 1 else 's'} tagged private"
            yield Answer(PRIVATE, _any(self.form.with_private), notes)

    def update_status(self, message: str | None = None) -> None:
        """Say which answer is under the cursor."""
        at, count = self.body.view.position
        hints = ("export.choose", "export.write", "export.preview", "close")
        self.say([f"{at}/{count}"], hints, message)

    # -- keys ---------------------------------------------------------------------------------

    def action_move_down(self) -> None:
        """Go to the next answer: there is nothing to do on an answer's second row."""
        self.action_move_next_item()

    def action_move_up(self) -> None:
        """Go to the answer before."""
        self.action_move_previous_item()

    def action_export_choose(self) -> None:
        """Choose what is under the cursor, or turn it round."""
        row = self.body.view.item
        if row in (PLACE, OUTCOME):
            self.open_prompt(">", str(self.form.place))
            self.prompt.found("where to")
        elif row:
            try:
                self._take(self.form.changed(row))
            except ValueError as error:
                self.update_status(str(error))

    def _take(self, form: Form, message: str | None = None) -> None:
        if form != self.form:
            self._outcome = None
            self.form = form
        self._show(message)

    def action_export_write(self) -> None:
        """Have the file written."""
        if self._is_busy:
            self.update_status(MEANWHILE)
            return
        self._is_busy = True
        self._asked_at = self.body.view.item
        self.update_status(f"Writing {self.form.place.name} ...")
        self.post_message(self.Asked(self))

    def action_export_preview(self) -> None:
        """Have shown what would be written."""
        self.update_status("Putting it together ...")
        ask(self, self.PreviewAsked(self))

    def action_copy(self) -> None:
        """Copy the command for the other machine."""
        self._copy(to_file=False)

    def action_copy_file(self) -> None:
        """Put it into a file."""
        self._copy(to_file=True)

    def _copy(self, *, to_file: bool) -> None:
        if self._remote:
            self.post_message(self.CopyWanted(self._remote(self.form), to_file=to_file))
        else:
            self.update_status(NO_COMMAND)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.update_status()

    def action_close(self) -> None:
        """Go back to the briefing; what is being written is written all the same."""
        self.dismiss(None)

    # -- the entry row ------------------------------------------------------------------------

    def on_entry_edited(self) -> None:
        self.prompt.found("where to")

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        self.close_prompt()
        usual = event.value == str(self.form.at("").place)
        self._take(self.form.at("" if usual else event.value))

    def on_entry_cancelled(self) -> None:
        self.close_prompt()
        self.update_status()

    # -- what came of it ----------------------------------------------------------------------

    def written(self, where: Path, size: int, sentence: str) -> None:
        """Say where the file is, how many bytes it has, and which notes went with it."""
        self._end(Outcome("WRITTEN", (str(where), f"{size:,} bytes. {sentence}")))
        self.update_status(f"Written: {where.name}")

    def refused(self, form: Form, sentence: str, instead: Path | None = None) -> None:
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


def _one(is_chosen: bool) -> str:  # noqa: FBT001 - a sign for a truth
    return "(*)" if is_chosen else "( )"


def _any(is_chosen: bool) -> str:  # noqa: FBT001
    return "[x]" if is_chosen else "[ ]"
