"""Notes of other programs, put on what they are about and kept beside those that are here.

Each comes in or stays out by itself. One that answers another is on what that one is on, and
begins with what that one says, since a note has no other way of naming it.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from briefings.anchors.selectors import resolve
from briefings.anchors.spans import AnchorError
from briefings.errors import BriefingsError
from briefings.folding import folded_text
from briefings.model import Briefing
from briefings.notes import digests
from briefings.notes.importer import Imported, checked, imported
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import Placed
from briefings.notes.received import NotPlaced, ReceivedNote, answering
from briefings.notes.service import Notes
from briefings.notes.wording import PRIVATE, empty_note, is_private

Place = Callable[[ReceivedNote], Target]
"""Says what a note is on, or raises an `AnchorError` or a `BriefingsError`."""

_Meant = tuple[str, str, object]

_STAYS_OUT: Final = (AnchorError, BriefingsError)


class Intake:
    """Takes notes one after the other; `notes` are those that came in, `left_out` the others."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._by_key: dict[str, Note] = {}
        self.notes: list[Note] = []
        self.left_out: list[NotPlaced] = []

    def add(self, key: str, note: Note) -> None:
        """Take in a note that is known to be on what it says."""
        self.notes.append(note)
        self._by_key.setdefault(key, note)

    def take(self, received: Iterable[ReceivedNote]) -> None:
        """Take in notes in any order; of several with one key others answer the first."""
        waiting: dict[str, list[ReceivedNote]] = defaultdict(list)
        ready: deque[ReceivedNote] = deque()
        for each in received:
            if each.answers is None:
                ready.append(each)
            else:
                waiting[each.answers].append(each)
        for key in [key for key in waiting if key in self._by_key]:
            ready += waiting.pop(key)
        while ready:
            each = ready.popleft()
            if self._take(each):
                ready += waiting.pop(each.key, ())
        for each in (each for left in waiting.values() for each in left):
            self.left_out.append(each.not_placed("what it answers did not come in"))

    def _take(self, received: ReceivedNote) -> bool:
        try:
            note = checked(self._note(received))
        except _STAYS_OUT as error:
            self.left_out.append(received.not_placed(str(error).rstrip(".")))
            return False
        self.add(received.key, note)
        return True

    def _note(self, received: ReceivedNote) -> Note:
        above = self._by_key.get(received.answers) if received.answers is not None else None
        content = received.content
        if above is not None:
            content = _answer(content, above)
        return Note(
            id=received.id,
            target=self._place(received) if above is None else above.target,
            content=content,
            author=received.author,
            created=received.created,
            modified=received.modified,
            revision=1,
            annotation=received.annotation,
        )


def _answer(content: Content, above: Note) -> Content:
    """Return what a note says that answers another; of a private one nothing gets out with it."""
    said = above.content.body.strip() or empty_note(Placed(above))
    tags = content.tags
    if is_private(above) and PRIVATE not in tags:
        tags = (*tags, PRIVATE)
    text = answering(above.author, said, content.body)
    return msgspec.structs.replace(content, body=text, tags=tags)


def keep_notes(
    taken: Sequence[Note], notes: Notes, on: Briefing, *, keep: bool, follows: bool
) -> Imported:
    """Keep notes on a briefing, each once: by its id, or else by words, text and author.

    If it `follows`, what an author says later takes the place of what they said.
    """
    here_already = 0
    here = notes.list(on.id)
    by_id = {note.id: note for note in here}
    meant = {_meant(note, on) for note in here}
    fresh: list[Note] = []
    for note in taken:
        if note.id in by_id:
            fresh.append(_following(note, by_id[note.id], on, follows=follows))
            continue
        saying = _meant(note, on)
        if saying in meant and not _is_known(note, notes):
            here_already += 1
        else:
            meant.add(saying)
            fresh.append(note)
    return imported(notes.merge_in(fresh, keep=keep), on, here_already=here_already)


def by_briefing(notes: Iterable[Note]) -> Mapping[str, Sequence[Note]]:
    found: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        found[note.target.briefing].append(note)
    return found


def changed_words(notes: Iterable[Note], briefing: Callable[[str], Briefing]) -> tuple[str, ...]:
    """Return the ids of notes on words that the article has otherwise by now."""
    return tuple(
        note.id
        for note in notes
        if note.target.passage is not None
        and resolve(briefing(note.target.briefing).article.text, note.target.passage).how == "fuzzy"
    )


def not_here(notes: Iterable[Note], known: Notes) -> list[Note]:
    """Return the notes that the library does not have yet, of whatever revision."""
    return [note for note in notes if not _is_known(note, known)]


def _is_known(note: Note, notes: Notes) -> bool:
    """Return whether a note of this id is here, which was deleted or is on another briefing."""
    try:
        notes.get(note.id)
    except BriefingsError:
        return False
    return True


def _following(note: Note, current: Note, on: Briefing, *, follows: bool) -> Note:
    """Return a note that is here as one that comes again."""
    target = current.target if _stands(note, on) == _stands(current, on) else note.target
    if not note.replaces and (target, note.content) == (current.target, current.content):
        return current
    is_later = follows and note.modified > current.modified and note.author == current.author
    replaces = (digests.digest(current),) if is_later and not note.replaces else note.replaces
    return msgspec.structs.replace(note, target=target, replaces=replaces)


def _meant(note: Note, on: Briefing) -> _Meant:
    """Return who says what on which words: nobody says so twice on purpose."""
    return note.author, " ".join(folded_text(note.content.body).split()), _stands(note, on)


def _stands(note: Note, on: Briefing) -> object:
    """Return what a note is on, in the article as it is."""
    target = note.target
    if target.passage is None:
        return target
    return resolve(on.article.text, target.passage).span or target.passage.quote.exact
