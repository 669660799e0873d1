"""The entry row with a question in it; the caller gets what is typed by callbacks."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from tui.widgets.prompt import Entry, Prompt


@dataclass(frozen=True)
class EntryQuestion:
    """The callbacks of an open entry row: on Enter, on Esc, and as one types.

    `stepped` is called when the next (1) or previous (-1) hit or line is asked for.
    """

    accepted: Callable[[str], object]
    cancelled: Callable[[], object]
    edited: Callable[[str], object] = lambda _: None
    stepped: Callable[[int], object] = lambda _: None


class QuestionRow(Prompt):
    """An entry row that calls back its question with what is typed.

    `live` says that the question has `found` called for every text that is said.
    """

    _question: EntryQuestion | None = None

    def ask(
        self,
        question: EntryQuestion,
        label: str,
        value: str = "",
        *,
        replaceable: bool = False,
        live: bool = True,
    ) -> None:
        """Show the row in the status row's place; see `open`."""
        self._question = question
        self.screen.query_one("#status").display = False
        self.open(label, value, replaceable=replaceable, live=live)

    def end(self, focus: Widget) -> None:
        """Show the status row again, and give the keys to what had them."""
        self.close()
        self.screen.query_one("#status").display = True
        self.screen.set_focus(focus)

    def on_entry_edited(self, event: Entry.Edited) -> None:
        self._tell(event, lambda question: question.edited(event.value))

    def on_entry_accepted(self, event: Entry.Accepted) -> None:
        self._tell(event, lambda question: question.accepted(event.value))

    def on_entry_cancelled(self, event: Entry.Cancelled) -> None:
        self._tell(event, lambda question: question.cancelled())

    def on_entry_stepped(self, event: Entry.Stepped) -> None:
        self._tell(event, lambda question: question.stepped(event.direction))

    def _tell(self, event: Message, tell: Callable[[EntryQuestion], object]) -> None:
        """Call back through the message queues, as messages go.

        By then the letter has been drawn, and is held back: it goes out with what it finds.
        """
        event.stop()
        if self._question and self.parent:
            self.parent.call_later(self.screen.call_later, tell, self._question)
