"""Which open questions notes have closed: by their state, so that a newer one opens them again."""

from briefings.model import Briefing, OpenQuestion
from briefings.notes.notebook import Notebook
from briefings.notes.states import state


def is_closed(notes: Notebook, question: OpenQuestion) -> bool:
    """Return whether the newest note on a question that has a state is done."""
    told = [note for note in notes.on_item(question.id) if state(note)]
    newest = max(told, key=lambda note: note.modified, default=None)
    return newest is not None and state(newest) == "done"


def still_open(briefing: Briefing, notes: Notebook) -> list[OpenQuestion]:
    """Return the questions of a briefing that no note has closed."""
    questions = (item for item in briefing.items if isinstance(item, OpenQuestion))
    return [question for question in questions if not is_closed(notes, question)]
