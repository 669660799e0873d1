"""Libraries of made-up briefings, as far as notes are taken into them."""

from collections.abc import Iterable

from briefings.errors import NotFoundError
from briefings.export.formats.docx.comment_text import comment_paragraphs
from briefings.model import Briefing
from briefings.notes.import_report import Received
from briefings.notes.importer import Imported
from briefings.notes.receiving import Taking, receive
from briefings.notes.service import Notes


class MadeShelf:
    def __init__(self, notes: Notes, briefings: Iterable[Briefing]) -> None:
        self.notes = notes
        self._briefings = {each.id: each for each in briefings}

    def get(self, briefing_id: str) -> Briefing:
        if briefing_id not in self._briefings:
            raise NotFoundError(f"There is no briefing {briefing_id}.")
        return self._briefings[briefing_id]

    def ids(self) -> list[str]:
        return list(self._briefings)

    def take(self, raw: bytes, briefing: str | None = None, *, keep: bool = True) -> Received:
        """Take in a file of another program."""
        taking = Taking(briefing=briefing, keep=keep, rendered=comment_paragraphs)
        done = receive(raw, "the file", self, taking)
        assert isinstance(done, Received)
        return done

    def words(self, briefing_id: str) -> dict[str, str]:
        """Return the texts of the notes on a briefing by the words that they are on."""
        text = self.get(briefing_id).article.text
        found = {}
        for note in self.notes.list(briefing_id):
            on = note.target.passage
            found[text[on.start : on.end] if on else ""] = note.content.body
        return found


def counts(done: Received) -> tuple[int, int, int]:
    """Return how many notes were added, were here, and conflict."""
    return (
        sum(each.added for each in done.imported),
        sum(each.unchanged for each in done.imported),
        sum(each.conflicting for each in done.imported),
    )


def only(done: Received) -> Imported:
    (imported,) = done.imported
    return imported
