"""The screen on which the fields of an item are written, the words it stands on above them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from textual.app import ComposeResult

from briefings import UsageError
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText, Template
from tui.controllers.movement import Movement
from tui.reading.seen import Unread
from tui.reading.viewport import Viewport
from tui.screens.base import PageScreen
from tui.screens.choice import ChoiceScreen, ValuesScreen
from tui.screens.item_form import PANELS, ItemForm, panel_choices
from tui.screens.item_page import fields_page, passage_of, words_page
from tui.session import Session
from tui.style.chrome import NARROW
from tui.widgets.bars import Line
from tui.widgets.prompt import EntryQuestion, WholeText
from tui.widgets.rows import Rows

LAST_PANEL: Final = "It has to stay in one panel: show it in another one first."
LEAVES: Final = "{form.close} leaves the form, and nothing of it is kept."

_MOST: Final = 7
"""Rows of the words, at most; on a low screen a third of it."""


class ItemWords(Rows, can_focus=False):
    """The words an item stands on, with those around them."""

    DEFAULT_CSS = "ItemWords { height: 1; }"


class ItemScreen(PageScreen[None]):
    """Shows a form, and gives `keep` the screen when its item is to be kept.

    Whoever keeps it ends the screen, or says by `refused` why it cannot be kept. Leaving it keeps
    what was changed too, unless that was refused just before.
    """

    CONTEXT = "item"
    BINDINGS = bindings("item")
    AUTO_FOCUS = "#body"

    def __init__(
        self,
        session: Session,
        title: str,
        form: ItemForm,
        keep: Callable[["ItemScreen"], None],
    ) -> None:
        super().__init__(session)
        self._title = title
        self.form = form
        self._keep = keep
        self._begun_with = self._refused = form
        self.is_left = False
        """Whether it is kept because the screen is left."""
        self._at: str | None = None
        self.unread = Unread()
        """Whether the form was on the screen when a key came."""
        # There is nothing to do on a field's second row.
        step = Movement(self, self.CONTEXT).step_through
        self.actions |= {
            "move.down": partial(step, 1),
            "move.up": partial(step, -1),
            "item.field": self.change,
            "item.keep": self.keep,
            "form.close": partial(self.keep, is_left=True),
        }

    def compose_body(self) -> ComposeResult:
        """Lay out the words above the fields."""
        yield ItemWords(text=True, id="words")
        yield Rows(id="body")

    def on_mount(self) -> None:
        self.query_one("#title", Line).show(self._title)
        self._show()
        self.unread.tell()
        self.call_after_refresh(self.session.connection.when_shown, self.unread.shown)

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        width, height = self.measure()
        self.body.view.relay(fields_page(self.form, width), height - self._show_words())
        self.moved()

    def moved(self) -> None:
        """Draw what moved, and above it the passage under the cursor, or the first one."""
        if self.body.view.item != self._at:
            view = self.body.view
            view.relay(view.page, self.measure()[1] - self._show_words())
        super().moved()

    def _show_words(self) -> int:
        """Show a passage, and return how many rows it takes."""
        width, height = self.measure()
        self._at = self.body.view.item
        words = words_page(self.form, self._at, width, max(min(_MOST, height // 3), 1))
        size = len(words.rows)
        above = self.query_one(ItemWords)
        above.styles.height = size
        above.show(Viewport(words, size, text=True))
        return size

    def update_status(self, message: StatusText | None = None) -> None:
        at, count = self.body.view.position
        leaves = "form.close keep" if self._leaving_keeps else "form.close leave"
        where = [] if self.app.size.width < NARROW else [f"{at}/{count}"]
        self.say(where, ("item.field", "item.keep", leaves), message)

    # -- keys -------------------------------------------------------------------------------------

    def change(self, typed: str | None = None) -> None:
        """List the values of the field under the cursor, or ask for it in the entry row.

        What was `typed` before, and cannot be, is there to be mended.
        """
        name = self.body.view.item
        if name is None or passage_of(name) is not None:
            return
        if name == PANELS:
            _choose_panels(self.session, self.form, self._take)
            return
        if self.form.values(name):
            _choose_value(self.session, self.form, name, self._take)
        else:
            self._ask(name, typed)

    def _ask(self, name: str, typed: str | None) -> None:
        def end() -> None:
            self.prompt.end(self.body)
            self.update_status()

        def accepted(text: str) -> None:
            end()
            try:
                self._take(self.form.answered(name, text))
            except UsageError:
                self.change(text)
            else:
                self.body.view.step_through(1)
                self.moved()

        def hint(text: str = "", begin: str = "") -> None:
            completes = self.session.keys.keyed("{prompt.next} completes")
            has_offer = not begin and self.prompt.has_offer(text)
            self.prompt.found(completes if has_offer else begin + self.form.hint(name))

        begin, shown = ("", self.form.shown(name)) if typed is None else ("! ", typed)
        question = EntryQuestion(accepted, end, hint, stepped=lambda _: self.prompt.take_offer())
        self.prompt.ask(question, self.form.label(name), shown)
        self.prompt.complete(WholeText(self.form.known(name)))
        hint(begin=begin)

    def _take(self, form: ItemForm, message: StatusText | None = None) -> None:
        self.form = form
        self._show()
        if message:
            self.update_status(message)

    @property
    def _leaving_keeps(self) -> bool:
        return self.form.item not in (self._begun_with.item, self._refused.item)

    def keep(self, *, is_left: bool = False) -> None:
        """Have the item kept as it stands here; if the form is left, only what was changed."""
        self.is_left = is_left
        if is_left and not self._leaving_keeps:
            self.dismiss(None)
        else:
            self._keep(self)

    def refused(self, sentence: str) -> None:
        """Say why the item cannot be kept; all that was typed is still here."""
        self._refused = self.form
        self.session.announce(Template(f"{{}} {LEAVES}", (sentence,)))


def _choose_value(
    session: Session, form: ItemForm, name: str, take: Callable[[ItemForm], None]
) -> None:
    """Have one of a field's few values chosen."""

    def chosen(value: str | None) -> None:
        if value is not None:
            take(form.chosen(name, value))

    title = form.label(name).capitalize()
    session.open(ValuesScreen(session, title, form.values(name)), chosen)


def _choose_panels(
    session: Session, form: ItemForm, take: Callable[[ItemForm, StatusText | None], None]
) -> None:
    """Have a panel chosen in which the item is shown, or no longer."""

    def chosen(topic: str | None) -> None:
        if topic is not None:
            changed = form.toggled(topic)
            take(changed, LAST_PANEL if changed == form else None)

    choices = list(panel_choices(form.briefing, form.item))
    session.open(ChoiceScreen(session, "In which panels", choices), chosen)
