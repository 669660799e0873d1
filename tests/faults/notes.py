"""Notes in a log, for tests of what befalls that."""

from briefings.notes.model import Content, Target
from briefings.notes.service import Notes
from briefings.store import JournalDB

ON = Target(briefing="b")


def says(body: str) -> Content:
    return Content(body=body)


def signed(db: JournalDB) -> Notes:
    notes = Notes(db)
    notes.set_author("Ana")
    return notes


def unexpected(db: JournalDB) -> list[str]:
    return [problem for problem in db.problems if "never finished" not in problem]
