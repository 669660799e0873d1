"""The entry row that takes the status row's place; the caller gets what is typed by callbacks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from briefings.folding import folded_text
from briefings.text import displayable, seen
from tui.actions.bindings import bindings
from tui.actions.table import ACTIONS
from tui.system.terminal import cells
from tui.widgets.app_context import app_context
from tui.widgets.bars import Line


def editing_keys() -> list[BindingType]:
    """Return Textual's own bindings for editing, without the keys that our table claims.

    What the user's keymap claims besides is taken from them by Textual itself.
    """
    ours = {key for action in ACTIONS if "prompt" in action.contexts for key in action.keys}
    return [
        replace(binding, key=key)
        for binding in Input.BINDINGS
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
        if key not in ours
    ]


@dataclass(frozen=True)
class EntryQuestion:
    """The callbacks of an open entry row: on Enter, on Esc, and as one types.

    `stepped` is called when the next (1) or previous (-1) hit or line is asked for, `ordered` when
    another order is, `listed` when what is saved of the kind is.
    """

    accepted: Callable[[str], object]
    cancelled: Callable[[], object]
    edited: Callable[[str], object] = lambda _: None
    stepped: Callable[[int], object] = lambda _: None
    ordered: Callable[[], object] = lambda: None
    listed: Callable[[], object] = lambda: None


LONGEST_LINE = 4096
"""Characters of a line that somebody types; no path is longer."""


class Entry(Input, inherit_bindings=False):
    """A line of text: Textual's keys for editing it, less those that the prompt's context has."""

    BINDINGS: ClassVar[list[BindingType]] = [*editing_keys(), *bindings("prompt")]

    @dataclass
    class Happened(Message):
        """The text is another one, or a key was pressed: `tell` tells the question."""

        tell: Callable[[EntryQuestion], object]

    virtual_size = Reactive(Size(0, 0))
    """How much room the text wants. The entry has its room whatever that is: Textual would lay the
    whole screen out anew for every letter."""

    _said = ""
    take_article: Callable[[str], object] | None = None
    """Called with a pasted text that is more than a line, where such a one is wanted."""

    def begin(self, value: str) -> None:
        """Treat `value` as said already."""
        self._said = value

    def say(self, speaker: Widget) -> None:
        """Have a widget say what the text is, unless that was said.

        Textual takes a message no further than to who is at work: it has to be that one's own.
        """
        if self.value != self._said:
            self._said = value = self.value
            speaker.post_message(self.Happened(lambda question: question.edited(value)))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where on the screen the cursor is; Textual's own is one cell further at the end."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted text as one line, a blank for each line break.

        Control characters are only ever shown.
        """
        event.prevent_default()
        event.stop()
        lines = seen(event.text).splitlines()
        if len(lines) > 1:
            lines = [*filter(None, map(str.strip, lines))]
        if self.take_article and (len(lines) > 1 or len(event.text) > LONGEST_LINE):
            self.take_article(event.text)
            return
        line = displayable(" ".join(lines))
        self.replace(line, *sorted((self.selection.start, self.selection.end)))

    @property
    def actions(self) -> dict[str, Callable[[], object]]:
        """What can be done with the text."""
        return {
            "prompt.accept": self.accept,
            "prompt.cancel": self.cancel,
            "prompt.next": partial(self.step, 1),
            "prompt.previous": partial(self.step, -1),
            "prompt.order": self.order,
            "prompt.saved": self.list_saved,
        }

    def accept(self) -> None:
        self.say(self)
        value = self.value
        self.post_message(self.Happened(lambda question: question.accepted(value)))

    def cancel(self) -> None:
        """Leave it."""
        self.post_message(self.Happened(lambda question: question.cancelled()))

    def step(self, direction: int) -> None:
        """Ask for the next (1) or previous (-1) hit or line."""
        self.say(self)
        self.post_message(self.Happened(lambda question: question.stepped(direction)))

    def order(self) -> None:
        """Ask for another order of what is found."""
        self.say(self)
        self.post_message(self.Happened(lambda question: question.ordered()))

    def list_saved(self) -> None:
        """Ask for what is saved."""
        self.post_message(self.Happened(lambda question: question.listed()))


_SHARE: Final = 0.45
"""How much of the row what is found may take from what is typed."""

_LAST_WORD: Final = re.compile(r"(.*[\s,])?([^\s,]*)", re.DOTALL)


class EntryCompletion(Suggester):
    """Completes what is typed with one of a few words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    def completed(self, value: str) -> str | None:
        """Return `value` with the rest of a word, `None` where no word begins so."""
        raise NotImplementedError

    async def get_suggestion(self, value: str) -> str | None:
        """Return what `completed` returns."""
        return self.completed(value)


class WholeText(EntryCompletion):
    """Completes all that is typed, whatever its case and accents."""

    def completed(self, value: str) -> str | None:
        """Return the first of the words that begins as `value`, blanks in it too."""
        typed = folded_text(value)
        return next((w for w in self._words if typed and folded_text(w).startswith(typed)), None)


class LastWord(EntryCompletion):
    """Completes the last of several words, which blanks or commas part."""

    def completed(self, value: str) -> str | None:
        """Return `value` with its last word completed, `None` where no word begins so."""
        parts = _LAST_WORD.fullmatch(value)
        before, last = (parts[1] or "", parts[2]) if parts else ("", "")
        typed = before.replace(",", " ").split()
        fitting = [w for w in self._words if w.startswith(last) and w not in typed]
        return before + fitting[0] if fitting and last else None


class QuestionRow(Horizontal):
    """A label, a line of text and, at the right, what it has found so far."""

    DEFAULT_CSS = """
    QuestionRow { height: 1; width: 1fr; display: none; }
    QuestionRow > #label { width: 1; }
    QuestionRow > Entry { width: 1fr; }
    QuestionRow > Entry:ansi > .input--cursor {
        color: ansi_default; background: ansi_default; text-style: reverse;
    }
    QuestionRow > Entry:ansi > .input--selection {
        color: ansi_default; background: ansi_default; text-style: reverse;
    }
    QuestionRow > #found { max-width: 40; margin-left: 1; }
    """

    _is_live = False
    _question: EntryQuestion | None = None

    def compose(self) -> ComposeResult:
        yield Line(id="label")
        entry = Entry(compact=True, select_on_focus=False)
        entry.cursor_blink = False
        yield entry
        yield Line(id="found")

    @property
    def is_open(self) -> bool:
        return bool(self.display)

    def ask(
        self,
        question: EntryQuestion,
        label: str,
        value: str = "",
        *,
        replaceable: bool = False,
        live: bool = True,
    ) -> None:
        """Show the row in the status row's place; typing replaces a `replaceable` value.

        `live` says that the question has `found` called for every text that is said.
        """
        self._question = question
        self.screen.query_one("#status").display = False
        self._is_live = live
        # A word would run into what is typed; a sign stands before it as in every pager.
        named = f"{label}: " if label.isalpha() else label
        self.query_one("#label", Line).show(named)
        self.query_one("#label", Line).styles.width = cells(named)
        self.found("")
        entry = self.query_one(Entry)
        self.put(value)
        entry.suggester = None
        entry.take_article = None
        if replaceable and value:
            entry.select_all()
        self.display = True
        # At once, and not in a while: the next key is the entry's.
        self.screen.set_focus(entry)

    @property
    def cursor_offset(self) -> Offset:
        """Where on the screen the next letter goes."""
        return self.query_one(Entry).cursor_screen_offset

    def end(self, focus: Widget) -> None:
        """Show the status row again, and give the keys to what had them."""
        self.display = False
        self.screen.query_one("#status").display = True
        self.screen.set_focus(focus)

    def on_entry_happened(self, event: Entry.Happened) -> None:
        """Call back through the message queues, as messages go.

        By then the letter has been drawn, and is held back: it goes out with what it finds.
        """
        event.stop()
        if self._question and self.parent:
            self.parent.call_later(self.screen.call_later, event.tell, self._question)

    def complete(self, completion: EntryCompletion) -> None:
        """Offer what completes the text as it is typed; → takes the offer."""
        self.query_one(Entry).suggester = completion

    def has_offer(self, text: str) -> bool:
        """Return whether there is a word to complete a text with."""
        suggester = self.query_one(Entry).suggester
        found = suggester.completed(text) if isinstance(suggester, EntryCompletion) else None
        return found not in (None, text)

    def take_articles(self, take: Callable[[str], object]) -> None:
        """Have `take` called with pasted text that is more than a line."""
        self.query_one(Entry).take_article = take

    @property
    def value(self) -> str:
        """What is typed."""
        return self.query_one(Entry).value

    def put(self, value: str) -> None:
        """Put `value` in the place of what is typed."""
        entry = self.query_one(Entry)
        with self.prevent(Input.Changed):
            entry.value = displayable(value)
        entry.begin(entry.value)
        entry.cursor_position = len(value)

    def take_offer(self) -> None:
        entry = self.query_one(Entry)
        if entry.suggester:
            entry.action_cursor_right()

    def found(self, text: str) -> None:
        """Say at the right what the text has found; to be called with all results drawn."""
        found = self.query_one("#found", Line)
        found.styles.width = min(cells(text), int(self.app.size.width * _SHARE))
        found.show("", text)
        # The entry has the room of what is not said.
        found.display = bool(text)
        self.call_after_refresh(app_context(self).connection.release)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        app = app_context(self)
        if app.connection.is_far and self._is_live:
            self.found(app.keys.keyed("{prompt.accept} shows what it finds"))
            return
        if self._is_live:
            # `found` will be called: letter and results are to go out as one.
            app.connection.hold()
        self.query_one(Entry).say(self)
