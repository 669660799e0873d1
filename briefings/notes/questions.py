"""Which open questions notes have closed: by tags, so that an edit or a newer note opens one."""

from typing import Final

from briefings.model import Briefing, OpenQuestion
from briefings.notes.notebook import Notebook

CLOSES: Final[frozenset[str]] = frozenset(("answer", "resolved"))
OPENS: Final = "open"


def is_closed(notes: Notebook, question: OpenQuestion) -> bool:
    """Return whether the newest note on a question that says either says that it is closed."""
    told = [
        note
        for note in notes.on_item(question.id)
        if OPENS in note.content.tags or CLOSES.intersection(note.content.tags)
    ]
    newest = max(told, key=lambda note: note.modified, default=None)
    return newest is not None and OPENS not in newest.content.tags


def still_open(briefing: Briefing, notes: Notebook) -> list[OpenQuestion]:
    """Return the questions of a briefing that no note has closed."""
    questions = (item for item in briefing.items if isinstance(item, OpenQuestion))
    return [question for question in questions if not is_closed(notes, question)]
