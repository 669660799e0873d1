"""Comments that this program wrote, as they come back: untouched, or with another text."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from string import Formatter
from typing import Any, Final

import msgspec

from briefings.errors import NotFoundError
from briefings.labels import available, labels_of
from briefings.labels.labels import Labels
from briefings.model import Briefing
from briefings.notes.model import Content, Note
from briefings.notes.notebook import notebook
from briefings.notes.service import Notes
from briefings.notes.word.comments import WordComment
from briefings.notes.word.paragraphs import MarkedPlace
from briefings.notes.wording import note_about
from briefings.origin import SEPARATOR
from briefings.text import one_line

Rendered = Callable[[Note], Sequence[str]]
"""Returns the paragraphs of a note's comment; the last says who wrote it, and when."""

_GRADES: Final = re.compile(r"(?P<reliability>[A-F-])(?P<credibility>[1-6-])")
_MOST: Final = 50
"""So many comments at one place are looked at."""

_DATE_PARTS: Final = {"year": r"\d{4}", "month": r"\d\d?", "day": r"\d\d?"}


class OwnComments:
    """Tells which comments of a file are notes: by the bookmarks beside them and what they say.

    `notes` are the notes of the library by the comments' numbers, as they come back: as they are
    here, or with the text that they were given there. `ids` are the ids of those that are not here.
    """

    def __init__(
        self, comments: Sequence[WordComment], notes: Notes, on: Briefing, rendered: Rendered
    ) -> None:
        self._comments = {each.number: each for each in comments}
        self._library = notes
        self._on = on
        self._rendered = rendered
        self.notes: dict[str, Note] = {}
        self.ids: dict[str, str] = {}

    def look_at(self, spot: MarkedPlace) -> None:
        """Pair the comments of a spot with its notes: those that say what they said, then others.

        Of these the signed ones come first, in their order.
        """
        left = {note_id: self._history(note_id) for note_id in spot.notes[:_MOST]}
        comments = [self._comments[n] for n in dict.fromkeys(spot.comments) if n in self._comments]
        rest: list[WordComment] = []
        for comment in comments[:_MOST]:
            found = (i for i, past in left.items() if past and self._is_untouched(comment, past))
            if (note_id := next(found, None)) is None:
                rest.append(comment)
            else:
                self.notes[comment.number] = left.pop(note_id)[-1]
        rest.sort(key=lambda comment: not _is_signed(comment))
        for comment, (note_id, history) in zip(rest, left.items(), strict=False):
            if history:
                self._take_changed(comment, history)
            elif _is_signed(comment):
                self.ids[comment.number] = note_id

    def _history(self, note_id: str) -> Sequence[Note]:
        """Return the revisions of a note on the briefing, none of one that is not here."""
        try:
            history = self._library.history(note_id)
        except NotFoundError:
            return ()
        return history if all(each.target.briefing == self._on.id for each in history) else ()

    def _is_untouched(self, comment: WordComment, history: Sequence[Note]) -> bool:
        said = _words(self._said(comment, history))
        if any(said == _words(self._rendered(note)[:-1]) for note in history):
            return True
        return _stands_for_nothing(" ".join(said)) and any(
            not note.content.body.strip() for note in history
        )

    def _take_changed(self, comment: WordComment, history: Sequence[Note]) -> None:
        """Take a comment for a note with another text, if its author or its time is the note's.

        Word says neither who changed a comment nor when. One without any text changes nothing.
        """
        base = _revision(comment, history)
        said = self._said(comment, history)
        if base is not None and said:
            self.notes[comment.number] = msgspec.structs.replace(
                base,
                content=msgspec.structs.replace(base.content, body="\n\n".join(said)),
                author=comment.author or base.author,
                modified=_time(comment, base),
                replaces=(),
            )
        elif base is not None:
            self.notes[comment.number] = history[-1]

    def _said(self, comment: WordComment, history: Sequence[Note]) -> list[str]:
        """Return what a comment says itself: not what it is on, where an export has to say so."""
        said = _without_signature(comment, [note.author for note in history])
        placed = notebook(self._on, history).notes
        about = {
            one_line(note_about(self._on, each, labels))
            for each in placed
            for labels in _languages()
        }
        return said[1:] if said and _flat(said[0]) in about else said


def _is_signed(comment: WordComment) -> bool:
    return any(_signature().fullmatch(_flat(each)) for each in comment.paragraphs)


def content_of(comment: WordComment) -> Content:
    """Return what a note's comment says, with the tags and grades of the line that signs it."""
    body = "\n\n".join(_without_signature(comment, [comment.author]))
    signatures = (_signature().fullmatch(_flat(each)) for each in comment.paragraphs)
    found = next((each for each in signatures if each), None)
    if found is None:
        return Content(body=body)
    fields = _fields(found["more"].split(SEPARATOR)[1:])
    return Content(body="" if _stands_for_nothing(body) else body, **fields)


def _without_signature(comment: WordComment, authors: Sequence[str]) -> list[str]:
    """Return the paragraphs of a comment but blank ones and those that say who wrote it."""
    names = {one_line(author) for author in (*authors, comment.author)}

    def signs(paragraph: str) -> bool:
        found = _signature().fullmatch(_flat(paragraph))
        return found is not None and found["author"] in names

    return [each.strip() for each in comment.paragraphs if each.strip() and not signs(each)]


def _revision(comment: WordComment, history: Sequence[Note]) -> Note | None:
    """Return the revision that a comment was made of, as its author or its time tells."""
    for note in reversed(history):
        if comment.date == _second(note.modified):
            return note
    ours = any(one_line(note.author) == comment.author for note in history)
    return history[-1] if ours else None


def _time(comment: WordComment, base: Note) -> dt.datetime:
    """Return when a comment was changed, as far as it says: mostly it has its old date."""
    is_old = comment.date in (None, _second(base.modified))
    return base.modified if is_old or comment.date is None else comment.date


def _second(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(microsecond=0)


def _fields(parts: Sequence[str]) -> dict[str, Any]:
    """Return the tags and grades of a signature's later parts."""
    fields: dict[str, Any] = {"tags": tuple(part[1:] for part in parts if part.startswith("#"))}
    confidences, likelihoods = _terms()
    for part in parts:
        if grades := _GRADES.fullmatch(part):
            fields |= {name: code for name, code in grades.groupdict().items() if code != "-"}
        elif part in confidences:
            fields["confidence"] = confidences[part]
        elif part in likelihoods:
            fields["likelihood"] = likelihoods[part]
    return fields


def _stands_for_nothing(body: str) -> bool:
    """Return whether a body is what stands for that of a note without one."""
    return any(body in (each.notes.highlight, each.notes.no_text) for each in _languages())


def _languages() -> Sequence[Labels]:
    """Return the words of each language in which a file may have been written."""
    return [labels_of(language) for language in available()]


@cache
def _signature() -> re.Pattern[str]:
    """Return what finds the line that `briefings.notes.wording.meta` writes, in any language."""
    dates = "|".join(map(_date_pattern, _languages()))
    return re.compile(rf"(?P<author>.+?) · (?:{dates})(?P<more>( · .+)?)")


def _date_pattern(labels: Labels) -> str:
    name = "|".join(map(re.escape, labels.dates.months))
    parts = {**_DATE_PARTS, "name": f"(?:{name})"}
    return "".join(
        re.escape(text) + parts.get(field or "", "")
        for text, field, _, _ in Formatter().parse(labels.dates.line)
    )


@cache
def _terms() -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of all confidences and likelihoods by how a signature has them."""
    confidences: dict[str, str] = {}
    likelihoods: dict[str, str] = {}
    for labels in _languages():
        confidences |= {step.term.lower(): code for code, step in labels.confidence.items()}
        likelihoods |= {said: term for term, said in labels.likelihood.items()}
    return confidences, likelihoods


def _words(paragraphs: Sequence[str]) -> list[str]:
    return " ".join(paragraphs).split()


def _flat(text: str) -> str:
    return " ".join(text.split())
