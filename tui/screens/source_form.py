"""The form that asks what a document did not say of its article, and changes what it said."""

from collections.abc import Callable

from briefings import Given, UsageError
from briefings.layout.page import Column, Role, Sheet
from tui.actions.bindings import bindings
from tui.screens.choice import ChoiceScreen, ValuesScreen
from tui.screens.choice_list import Choice
from tui.screens.source_answers import EXAMPLES, FIELDS, LENS, UNKNOWN, SourceAnswers
from tui.session import Session
from tui.widgets.prompt import EntryQuestion

_LABEL = 12
"""Cells that the names of the answers take."""


class SourceScreen(ChoiceScreen, inherit_bindings=False):
    """Shows what is known of an article, and gives `keep` what was said when it is left."""

    CONTEXT = "form"
    BINDINGS = bindings("form")
    HINTS: tuple[str, ...] = ("item.field", "form.close done")

    def __init__(
        self,
        session: Session,
        answers: SourceAnswers,
        keep: Callable[[Given], None],
        at: str | None = None,
    ) -> None:
        """Begin with the field `at`, with the first unknown one if it is `None`."""
        title, at = answers.source.title, at or answers.first_unknown
        super().__init__(session, title, answers.rows(), at=at, lay_out=_lay_out)
        self.actions["item.field"] = self.open
        self._answers = answers
        self._keep = keep

    def close(self) -> None:
        """Have kept what was said; what was not stays as it is."""
        if self._answers.given != Given():
            self._keep(self._answers.given)
        self.dismiss(None)

    def choose(self, choice_id: str, typed: str | None = None, refused: str = "") -> None:
        """Ask for this answer, once more where `refused` says that what was `typed` is none."""
        if choice_id == LENS:

            def chosen(key: str | None) -> None:
                if key is not None:
                    self._take(LENS, self._answers.with_lens(key))

            choices = self._answers.lens_choices()
            self.session.open(ValuesScreen(self.session, "Read it through", choices), chosen)
            return

        def end() -> None:
            self.prompt.end(self.body)
            self.update_status()

        def accepted(text: str) -> None:
            end()
            try:
                self._take(choice_id, self._answers.answered(choice_id, text))
            except UsageError:
                self.choose(choice_id, text, "! ")
            else:
                self.step(1)

        def hint(_text: str = "", begin: str = "") -> None:
            self.prompt.found(begin + EXAMPLES.get(choice_id, ""))

        shown = (self._answers.shown(choice_id) or "") if typed is None else typed
        question = EntryQuestion(accepted, end, hint)
        self.prompt.ask(question, FIELDS[choice_id], shown, replaceable=True)
        hint(begin=refused)

    def _take(self, name: str, answers: SourceAnswers) -> None:
        self._answers = answers
        self.choices.take(answers.rows())
        self.show_list(keep=name)


def _lay_out(sheet: Sheet, choice: Choice) -> None:
    """Write an answer behind its name."""
    role: Role = "muted" if choice.detail == UNKNOWN else "text"
    name = Column(2, _LABEL - 3, choice.name, "name")
    answer = Column(_LABEL, sheet.width - _LABEL, choice.detail, role)
    sheet.columns([name, answer], choice.id)
