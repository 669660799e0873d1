"""Screens that show a list to choose from, which typing can narrow."""

from collections.abc import Sequence
from typing import NamedTuple

from briefings.folding import fold
from briefings.layout.page import Column, Page, Sheet
from tui.actions.bindings import bindings
from tui.keys import keyed
from tui.messages import BriefingChosen, MarkRemoved
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.system.terminal import cells
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry


class Choice(NamedTuple):
    """One thing to choose: what it is called, and more about it."""

    id: str
    name: str
    detail: str = ""


class ChoiceScreen(PageScreen):
    """A list of choices. It is dismissed with the id of the one chosen, or with `None`."""

    BINDINGS = bindings("list")
    HINTS: tuple[str, ...] = ("open", "close")
    NOTHING = "Nothing here matches."
    BESIDE = False
    """Whether the detail stands beside the name, or on a row of its own."""

    def __init__(self, title: str, choices: Sequence[Choice], *, at: str | None = None) -> None:
        super().__init__()
        self._title = title
        self.choices = tuple(choices)
        self._shown = self.choices
        self._at = at

    def on_mount(self) -> None:
        self._show(keep=self._at)

    def on_resize(self) -> None:
        self._show(keep=self.body.view.item)

    def _show(self, keep: str | None = None) -> None:
        width, height = self.measure()
        self.query_one("#title", Line).show(self._title)
        view = Viewport(self._page(width), height)
        if keep:
            view.go_to_item(keep)
        self.body.show(view)
        self.update_status()

    def _page(self, width: int) -> Page:
        sheet = Sheet(width, cells)
        beside = width // 2 if self.BESIDE else 0
        for choice in self._shown:
            if beside:
                name = Column(2, beside - 3, choice.name, "text")
                sheet.columns(
                    [name, Column(beside, width - beside, choice.detail, "muted")], choice.id
                )
            else:
                self.lay_out(sheet, choice)
        if not self._shown:
            sheet.flow(keyed(self.NOTHING), "muted")
        return sheet.page()

    def lay_out(self, sheet: Sheet, choice: Choice) -> None:
        """Write a choice whose detail has rows of its own."""
        sheet.flow(choice.name, "name", item=choice.id)
        sheet.flow(choice.detail, "muted", x=4, item=choice.id)

    def lay_out_anew(self) -> None:
        """Draw what looks different now; cursor and rows stay where they are."""
        width, height = self.measure()
        self.body.view.relay(self._page(width), height)
        self.moved()

    def update_status(self, message: str | None = None) -> None:
        """Say which choice is under the cursor."""
        at, count = self.body.view.position
        self.say([f"{at}/{count}"], self.HINTS, message)

    def narrow(self, words: str) -> None:
        """Show only the choices that have all of `words`, accents and case ignored."""
        wanted = fold(words).text.split()
        self._shown = tuple(
            choice
            for choice in self.choices
            if all(word in fold(f"{choice.name} {choice.detail}").text for word in wanted)
        )
        self._show()

    def action_open(self) -> None:
        """Choose what is under the cursor."""
        if self.body.view.item:
            self.choose(self.body.view.item)

    def choose(self, choice_id: str) -> None:
        """End the screen with this choice."""
        self.dismiss(choice_id)

    async def action_close(self) -> None:
        """End the screen without a choice."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Open the entry row to narrow the list."""
        self.open_prompt("filter")

    def on_entry_edited(self, event: Entry.Edited) -> None:
        self.narrow(event.value)
        self.prompt.found(f"{len(self._shown)} of {len(self.choices)}")

    def on_entry_accepted(self, event: Entry.Accepted) -> None:  # noqa: ARG002
        self.close_prompt()
        self.update_status()

    async def on_entry_cancelled(self) -> None:
        self.close_prompt()
        self.narrow("")

    def on_entry_stepped(self, event: Entry.Stepped) -> None:
        self.body.view.step_item(event.direction)
        self.moved()

    def action_move_down(self) -> None:
        """Go to the next choice: there is nothing to do on a choice's second row."""
        self.action_move_next_item()

    def action_move_up(self) -> None:
        """Go to the choice before."""
        self.action_move_previous_item()


class MarksScreen(ChoiceScreen):
    """The marks of a briefing."""

    CONTEXT = "marks"
    BINDINGS = bindings("marks")
    HINTS = ("open", "mark.remove", "close")
    NOTHING = "No marks: {mark.set} in a briefing sets one."

    def action_mark_remove(self) -> None:
        """Remove the mark under the cursor."""
        chosen = self.body.view.item
        if chosen:
            self.post_message(MarkRemoved(chosen))
            self.choices = tuple(choice for choice in self.choices if choice.id != chosen)
            self.narrow("")


class PaletteScreen(ChoiceScreen):
    """All actions of a screen by name; what is typed narrows them, Enter does the chosen one."""

    BESIDE = True
    NOTHING = "No action is called so: {prompt.cancel} leaves."
    QUITS = frozenset({"q", "quit", "exit"})

    def on_mount(self) -> None:
        super().on_mount()
        self.open_prompt(":")

    def narrow(self, words: str) -> None:
        """Show the actions that have all of `words`, those first with a word that begins so."""
        super().narrow(words)
        first = (fold(words).text.split() or [""])[0]

        def rank(choice: Choice) -> bool:
            return f" {first}" not in f" {fold(choice.name).text}"

        self._shown = tuple(sorted(self._shown, key=rank))
        self._show()

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        if event.value.strip() in self.QUITS:
            self.choose("leave")
        elif self._shown:
            self.action_open()
        else:
            self.prompt.found("no such action")

    async def on_entry_cancelled(self) -> None:
        await self.action_close()


class CatalogueScreen(ChoiceScreen):
    """The library's briefings. The app may begin with it; then nothing lies beneath."""

    CONTEXT = "catalogue"
    BINDINGS = bindings("catalogue")
    HINTS = ("open", "filter", "help")

    @property
    def _is_first(self) -> bool:
        return self.app.screen_stack[0] is self

    def choose(self, choice_id: str) -> None:
        """Open the briefing chosen."""
        if self._is_first:
            self.post_message(BriefingChosen(choice_id))
        else:
            super().choose(choice_id)

    async def action_close(self) -> None:
        """Go back to the briefing; leave the app where there is none."""
        if self._is_first:
            await self.run_action("app.leave")
        else:
            self.dismiss(None)
