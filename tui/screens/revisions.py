"""What a note was before: its revisions as a list, each to be read and brought back."""

from collections.abc import Callable, Sequence

from briefings.notes.model import Note
from briefings.notes.wording import meta, minutes
from tui.actions.bindings import bindings
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.preview import PreviewScreen
from tui.session import Session

IS_CURRENT = "This is how the note is now: choose an earlier revision."


class RevisionsScreen(ChoiceScreen):
    """Lists revisions, the newest first. It is dismissed with the number of one to bring back."""

    CONTEXT = "revisions"
    BINDINGS = bindings("revisions")
    HINTS = ("open read", "revision.restore", "close")

    def __init__(self, session: Session, history: Sequence[Note]) -> None:
        self._revisions = {str(note.revision): note for note in reversed(history)}
        self._current = str(history[-1].revision)
        choices = [
            Choice(number, self._titled(number), note.content.body or "no text")
            for number, note in self._revisions.items()
        ]
        super().__init__(session, "Revisions", choices)
        self.actions["revision.restore"] = self.restore

    def choose(self, choice_id: str) -> None:
        """Show the whole text of a revision."""
        lines = self._revisions[choice_id].content.body.split("\n")
        self.session.open(
            RevisionScreen(self.session, self._titled(choice_id), lines, self.restore)
        )

    def restore(self) -> None:
        """Bring the revision under the cursor back, unless it is the one that holds."""
        chosen = self.body.view.item
        if chosen == self._current:
            self.update_status(IS_CURRENT)
        elif chosen:
            self.dismiss(chosen)

    def _titled(self, number: str) -> str:
        """Say which revision it is, whose, when, with what tags and grades."""
        note = self._revisions[number]
        states = (
            "current" if number == self._current else "",
            "deleted" if note.deleted else "",
            f"by {note.by}" if note.by else "",
        )
        about = (f"Revision {number}", *states, meta(note, minutes(note)))
        return " · ".join(filter(None, about))


class RevisionScreen(PreviewScreen):
    """Shows the lines of a revision; `restore` is called for it once this is closed."""

    CONTEXT = "revisions"
    BINDINGS = bindings("revisions")
    HINTS = ("move.page_down", "revision.restore", "close")

    def __init__(
        self, session: Session, heading: str, lines: Sequence[str], restore: Callable[[], None]
    ) -> None:
        super().__init__(session, heading, lines)
        self._restore = restore
        self.actions["revision.restore"] = self.restore

    def restore(self) -> None:
        self.close()
        self._restore()
