"""A Word file that came back: comments and their answers become notes, changes are listed.

A comment is known as one of our notes by the bookmark beside it, else it is a new note on the words
that it stands on. What a colleague changed in the text is nobody's to apply here: an article says
what it says.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from briefings.anchors.passages import Quote
from briefings.anchors.sentences import fingerprints
from briefings.anchors.spans import AnchorError
from briefings.errors import NotFoundError
from briefings.model import Article, Block, Briefing
from briefings.notes.ids import derived_id
from briefings.notes.import_report import ListedChange, Received
from briefings.notes.intake import Intake, changed_words, keep_notes, not_here
from briefings.notes.model import Content, Target
from briefings.notes.received import NOBODY_NAMED, ReceivedNote
from briefings.notes.shelf import Shelf
from briefings.notes.word.archive import unpack
from briefings.notes.word.comments import WordComment, read_comments
from briefings.notes.word.own_comments import OwnComments, Rendered, content_of
from briefings.notes.word.paragraphs import WordText, read_text
from briefings.notes.word.places import WordPlaces

SETTLED: Final = "resolved"
"""The tag of a new note whose comment was marked as done."""

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SHARED: Final = 0.5
"""The share of an article's sentences that a file must have to be one of it."""


def receive_word(
    raw: bytes, name: str, shelf: Shelf, briefing_id: str | None, rendered: Rendered, *, keep: bool
) -> Received:
    """Take in the comments of a Word file; see `briefings.notes.receiving.receive`."""
    parts = unpack(raw, name)
    text = read_text(parts.text, name)
    comments = read_comments(parts, name)
    named = _named(text, shelf)
    on = shelf.get(briefing_id or named or _by_words(text, shelf, name))
    places = WordPlaces(text, on, is_export=_is_export(text, on))
    file = _File(text, on, places, shelf)
    return file.receive(comments, rendered, keep=keep)


class _File:
    """One file, and the briefing that it is on."""

    def __init__(self, text: WordText, on: Briefing, places: WordPlaces, shelf: Shelf) -> None:
        self._text = text
        self._on = on
        self._places = places
        self._shelf = shelf
        self._now = dt.datetime.now(dt.UTC)
        self._same: Counter[bytes] = Counter()

    def receive(
        self, comments: Sequence[WordComment], rendered: Rendered, *, keep: bool
    ) -> Received:
        own = OwnComments(comments, self._shelf.notes, self._on, rendered)
        for spot in self._text.spots:
            own.look_at(spot)
        intake = Intake(self._target)
        for number, note in own.notes.items():
            intake.add(number, note)
        intake.take(
            self._received(comment, index, own.ids.get(comment.number))
            for index, comment in enumerate(comments, start=1)
            if comment.number not in own.notes
        )
        fresh = not_here(intake.notes, self._shelf.notes)
        kept = keep_notes(intake.notes, self._shelf.notes, self._on, keep=keep, follows=False)
        done = {comment.number for comment in comments if comment.is_done}
        return Received(
            imported=(kept,),
            not_placed=tuple(intake.left_out),
            changed=changed_words(fresh, lambda _: self._on),
            settled=tuple(note.id for number, note in own.notes.items() if number in done),
            changes=tuple(self._changes()),
        )

    def _received(self, comment: WordComment, index: int, note_id: str | None) -> ReceivedNote:
        """Return what a comment is that is no note of this library; `note_id` is its note's."""
        marked = self._text.marked.get(comment.number)
        words = self._places.words(marked) if marked else ""
        date = comment.date or self._now
        content = content_of(comment) if note_id else _content(comment)
        if comment.is_done:
            tags = tuple(dict.fromkeys((*content.tags, SETTLED)))
            content = msgspec.structs.replace(content, tags=tags)
        return ReceivedNote(
            which=f"comment {index}",
            key=comment.number,
            id=note_id or self._id(comment, words),
            sources=(),
            quote=Quote(words),
            at=None,
            content=content,
            author=comment.author or NOBODY_NAMED,
            created=date,
            modified=date,
            answers=comment.answers,
        )

    def _id(self, comment: WordComment, words: str) -> str:
        """Return the id of a new note, which is the same whenever the file comes again.

        It goes by what a comment says, not by where it stands: the text may change between.
        """
        where = "" if comment.date else words
        body = _content(comment).body
        said = msgspec.json.encode((self._on.id, comment.author, comment.date, where, body))
        self._same[said] += 1
        again = self._same[said]
        return derived_id(comment.date or _EPOCH, b"%b%d" % (said, again))

    def _target(self, received: ReceivedNote) -> Target:
        marked = self._text.marked.get(received.key)
        if marked is None:
            raise AnchorError("it is on nothing in the text")
        return self._places.target(marked)

    def _changes(self) -> Iterator[ListedChange]:
        for change in self._text.changes:
            if change.text.strip():
                yield ListedChange(
                    kind=change.kind,
                    author=change.author or NOBODY_NAMED,
                    date=change.date,
                    text=change.text,
                    after=self._places.before(change.paragraph, change.start),
                    paragraph=self._places.paragraph(change.paragraph),
                )


def _content(comment: WordComment) -> Content:
    return Content(body="\n\n".join(p.strip() for p in comment.paragraphs if p.strip()))


def _named(text: WordText, shelf: Shelf) -> str | None:
    """Return the id of the briefing that a file names, as our exports do at their end."""
    known = set(shelf.ids())
    return next((value for value in _values(text) if value in known), None)


def _is_export(text: WordText, on: Briefing) -> bool:
    """Return whether a file is our export of a briefing on this article, whoever made it."""
    names = {on.id, on.article.sha256, on.article.text_sha256}
    return bool(text.spots) or any(value in names for value in _values(text))


def _values(text: WordText) -> Iterator[str]:
    """Yield what stands behind colons, from the end: an export closes with what it is."""
    for words in reversed(text.paragraphs):
        yield words.partition(": ")[2].strip()


def _by_words(text: WordText, shelf: Shelf, name: str) -> str:
    """Return the id of the briefing whose article a file holds."""
    there = {each for words in text.paragraphs for each in fingerprints(_article(words))}
    best, shared = "", 0.0
    for briefing_id in shelf.ids():
        wanted = set(fingerprints(shelf.get(briefing_id).article))
        share = len(wanted & there) / len(wanted) if wanted else 0.0
        if share > shared:
            best, shared = briefing_id, share
    if shared < _SHARED:
        raise NotFoundError(
            f"No briefing of the library is on the article in {name}, so no note was imported: "
            "say with --briefing which one it belongs to."
        )
    return best


def _article(words: str) -> Article:
    return Article(text=words, blocks=(Block(start=0, end=len(words)),), sha256="")
