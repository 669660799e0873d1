"""Screens that show a list to choose from, which typing can narrow."""

from collections.abc import Callable, Sequence
from functools import partial

from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.actions.table import closing
from tui.controllers.movement import Movement
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.screens.choice_list import Choice, ChoiceList, LayOut, beneath, beside, filtered
from tui.session import Session
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion


class ChoiceScreen(PageScreen[str]):
    """A list of choices. It is dismissed with the id of the one chosen, or with `None`."""

    BINDINGS = bindings("list")
    HINTS: tuple[str, ...] = ("open choose", "close")
    NOTHING = "Nothing here matches."
    EMPTY = NOTHING

    def __init__(
        self,
        session: Session,
        title: str,
        choices: Sequence[Choice],
        *,
        at: str | None = None,
        lay_out: LayOut = beneath,
    ) -> None:
        """Begin with the choice `at`, with the marked one if it is `None`."""
        super().__init__(session)
        self._title = title
        self.choices = ChoiceList(choices, lay_out)
        self._at = at or next((choice.id for choice in self.choices.marked), None)
        # There is nothing to do on a choice's second row.
        self.step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(self.step, 1),
            "move.up": partial(self.step, -1),
            "open": self.open,
            "filter": self.filter,
            closing(self.CONTEXT): partial(_step_back, self),
        }

    def on_mount(self) -> None:
        self.query_one("#title", Line).show(self._title)
        self.show_list(keep=self._at)

    def on_resize(self) -> None:
        self.show_list(keep=self.body.view.item)

    def show_list(self, keep: str | None = None) -> None:
        """Draw the list, the cursor on the choice `keep` if that is there."""
        width, height = self.measure()
        nothing = self.session.keys.keyed(self.NOTHING if len(self.choices) else self.EMPTY)
        view = Viewport(self.choices.page(width, nothing), height)
        if keep:
            view.go_to_item(keep)
        self.body.show(view)
        self.update_status()

    def update_status(self, message: StatusText | None = None) -> None:
        at, count = self.body.view.position
        self.say([f"{at}/{count}", filtered(self.choices.words)], self.HINTS, message)

    def narrow(self, words: str) -> None:
        """Show only the choices that have all of `words`, and say how many those are."""
        self.choices.narrow(words)
        self.show_list()
        self.prompt.found(f"{len(self.choices.shown)} of {len(self.choices)}")

    def open(self) -> None:
        if self.body.view.item:
            self.choose(self.body.view.item)

    def choose(self, choice_id: str) -> None:
        """End the screen with this choice."""
        self.dismiss(choice_id)

    def filter(self) -> None:
        """Open the entry row to narrow the list."""
        question = EntryQuestion(
            lambda _: self._end_filter(), lambda: self._end_filter(""), self.narrow, self.step
        )
        self.prompt.ask(question, "filter")

    def _end_filter(self, words: str | None = None) -> None:
        self.prompt.end(self.body)
        self.update_status()
        if words is not None:
            self.narrow(words)


def _step_back(screen: ChoiceScreen) -> None:
    """Take the filter away; end the screen where there is none."""
    if screen.choices.words:
        screen.narrow("")
    else:
        screen.close()


class MarksScreen(ChoiceScreen):
    """The marks of a briefing; `remove` is called with the id of one that is to go."""

    CONTEXT = "marks"
    BINDINGS = bindings("marks")
    HINTS = ("open", "mark.remove", "close")
    EMPTY = "No marks: {mark.set} in a briefing sets one."

    def __init__(
        self, session: Session, choices: Sequence[Choice], remove: Callable[[str], None]
    ) -> None:
        super().__init__(session, "Marks", choices)
        self._remove = remove
        self.actions["mark.remove"] = self.remove_mark

    def remove_mark(self) -> None:
        if chosen := self.body.view.item:
            self._remove(chosen)
            self.choices.remove(chosen)
            self.show_list()


class ComparedScreen(ChoiceScreen):
    """Figures of other briefings; with `more`, not all were looked at."""

    HINTS = ("open", "filter", "close")
    MORE = "older articles were not looked at"

    def __init__(
        self,
        session: Session,
        title: str,
        choices: Sequence[Choice],
        at: str | None,
        *,
        more: bool,
    ) -> None:
        super().__init__(session, title, choices, at=at)
        self._more = more

    def update_status(self, message: StatusText | None = None) -> None:
        at, count = self.body.view.position
        where = [f"{at}/{count}", filtered(self.choices.words), *[self.MORE] * self._more]
        self.say(where, self.HINTS, message)


class ValuesScreen(ChoiceScreen):
    """The values that a field can have; typing filters them, Enter takes the chosen one."""

    NOTHING = "Nothing here is called so: {prompt.cancel} leaves."
    LABEL = "filter"

    def on_mount(self) -> None:
        super().on_mount()
        question = EntryQuestion(lambda _: self.open(), self.close, self.narrow, self.step)
        self.prompt.ask(question, self.LABEL)


class PaletteScreen(ValuesScreen):
    """All actions of a screen by name; typing filters them, Enter does the chosen one."""

    NOTHING = "No action is called so: {prompt.cancel} leaves."
    LABEL = ":"
    QUITS = frozenset({"q", "quit", "exit"})

    def __init__(self, session: Session, choices: Sequence[Choice]) -> None:
        super().__init__(session, "Actions", choices, lay_out=beside)

    def narrow(self, words: str) -> None:
        """Show the actions that have all of `words`, those first with a word that begins so."""
        super().narrow(words)
        self.choices.rank(words)
        self.show_list()

    def open(self) -> None:
        """Do what is under the cursor; to leave goes by words of its own."""
        if self.prompt.value.strip() in self.QUITS:
            self.choose("leave")
        elif self.choices.shown:
            super().open()
        else:
            self.prompt.found("no such action")
