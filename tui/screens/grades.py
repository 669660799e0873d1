"""The list of grades, which stays open until all that a note is to have are set."""

from textual.message import Message

from briefings.layout.page import Column, Sheet
from briefings.notes.model import Content
from tui.grading import choices, graded, has
from tui.keys import keyed
from tui.screens.choice import Choice, ChoiceScreen

SIGN = "*"


class GradesScreen(ChoiceScreen):
    """Sets and takes away grades, each choice at once. It is dismissed with `None`."""

    class Graded(Message):
        """The note being written is to have the grades of this content."""

        def __init__(self, content: Content) -> None:
            super().__init__()
            self.content = content

    def __init__(self, content: Content) -> None:
        super().__init__("Grades", choices())
        self._content = content

    def lay_out(self, sheet: Sheet, choice: Choice) -> None:
        """Write a grade, marked where it is set; the sign has a column, so that no word moves."""
        sign = SIGN if has(self._content, choice.id) else " "
        name = Column(4, sheet.width - 4, choice.name, "name")
        sheet.columns([Column(2, 1, sign, "warn"), name], choice.id)
        sheet.flow(choice.detail, "muted", x=4, item=choice.id)

    def update_status(self, message: str | None = None) -> None:
        """Say which grade is under the cursor, and what the keys do with it."""
        at, count = self.body.view.position
        self.say([f"{at}/{count}", keyed("{open} sets or unsets")], ["close"], message)

    def choose(self, choice_id: str) -> None:
        """Set this grade, or take it away; the list stays."""
        self._content = graded(self._content, choice_id)
        self.post_message(self.Graded(self._content))
        self.lay_out_anew()
