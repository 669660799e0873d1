"""The list of grades, which stays open until all that a note is to have are set."""

from collections.abc import Callable

from briefings.layout.page import Column, Sheet
from briefings.notes.model import Content
from tui.actions.status_text import StatusText
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.grade_choices import choices, graded, has
from tui.session import Session

SIGN = "*"


class GradesScreen(ChoiceScreen):
    """Sets and takes away grades, each choice at once, and calls `take` with each content."""

    def __init__(self, session: Session, content: Content, take: Callable[[Content], None]) -> None:
        super().__init__(session, "Grades", choices(), lay_out=self._lay_out)
        self._content = content
        self._take = take

    def _lay_out(self, sheet: Sheet, choice: Choice) -> None:
        """Write a grade, marked where it is set; the sign has a column, so that no word moves."""
        sign = SIGN if has(self._content, choice.id) else " "
        name = Column(4, sheet.width - 4, choice.name, "name")
        sheet.columns([Column(2, 1, sign, "warn"), name], choice.id)
        sheet.flow(choice.detail, "muted", x=4, item=choice.id)

    def update_status(self, message: StatusText | None = None) -> None:
        """Say which grade is under the cursor, and what the keys do with it."""
        at, count = self.body.view.position
        self.say(
            [f"{at}/{count}", self.session.keys.keyed("{open} sets or unsets")], ["close"], message
        )

    def choose(self, choice_id: str) -> None:
        """Set this grade, or take it away; the list stays, and what narrowed it is done with."""
        self._content = graded(self._content, choice_id)
        self._take(self._content)
        self.choices.narrow("")
        width, height = self.measure()
        self.body.view.relay(self.choices.page(width, self.NOTHING), height)
        self.moved()
