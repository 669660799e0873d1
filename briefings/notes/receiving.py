"""Notes taken in from whatever has them: our exports, Web Annotations, a Word file that came back.

What this program exported comes in as a whole or not at all. What another program wrote comes in
note by note; whatever does not is returned with the reason.
"""

import codecs
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import msgspec

from briefings.anchors.spans import AnchorError
from briefings.errors import BriefingsError, DamagedError, NotFoundError, UsageError
from briefings.model import Briefing
from briefings.notes import web_annotations
from briefings.notes.annotations import Annotation, part_of, source_of
from briefings.notes.import_report import Received
from briefings.notes.importer import (
    LARGEST,
    Imported,
    import_notes,
    is_orphan,
    note_from,
)
from briefings.notes.intake import Intake, by_briefing, changed_words, keep_notes, not_here
from briefings.notes.model import Note, Target
from briefings.notes.quoted_words import find_quote
from briefings.notes.received import NotPlaced, ReceivedNote
from briefings.notes.shelf import Names, Shelf, is_article, means
from briefings.notes.word.archive import is_archive

LARGEST_FOREIGN: Final = 1 << 25
"""The most bytes that a file of another program may have: 32 MiB."""

_HEAD: Final = 200
"""An export that is damaged says within so many bytes that it is one."""


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be taken in.

    `briefing` is the id of the briefing that its notes are on, where the file need not be asked.
    Without `keep` nothing is written. `rendered` returns the paragraphs of the comment that a note
    is exported as, the line about its author last.
    """

    briefing: str | None = None
    keep: bool = True
    rendered: Callable[[Note], Sequence[str]] = lambda note: (note.content.body, note.author)


def receive(raw: bytes, name: str, shelf: Shelf, taking: Taking) -> Imported | Received:
    """Take in the notes of a file called `name`; nothing is kept twice.

    Raises:
        DamagedError: it holds no notes in any form that is known, or is broken.
        UsageError: it is too large, or of a later format.
        NotFoundError: the library does not have the briefing.
    """
    if is_archive(raw):
        if len(raw) > LARGEST_FOREIGN:
            raise UsageError(_too_large(name))
        from briefings.notes.word.returned import receive_word  # noqa: PLC0415 - for this alone

        return receive_word(raw, name, shelf, taking.briefing, taking.rendered, keep=taking.keep)
    data = _foreign(raw, name)
    if data is None:
        return _import(raw, name, shelf, taking)
    return _Annotations(shelf, taking).receive(web_annotations.pages(data), name)


def _import(raw: bytes, name: str, shelf: Shelf, taking: Taking) -> Imported:
    def briefing(briefing_id: str) -> Briefing:
        if taking.briefing not in (None, briefing_id):
            raise UsageError(
                f"The notes of {name} are on {briefing_id}, so none was imported: leave out "
                "--briefing."
            )
        return shelf.get(briefing_id)

    return import_notes(raw, name, shelf.notes, briefing, keep=taking.keep)


class _Head(msgspec.Struct):
    format: msgspec.Raw = msgspec.Raw()


def _foreign(raw: bytes, name: str) -> object | None:
    """Return the data of a file that another program wrote; none where it is an export or no JSON.

    What is wrong with those is for the importer of exports to say.
    """
    text = raw.removeprefix(codecs.BOM_UTF8)
    if len(raw) > LARGEST or _is_export(text):
        return None
    if len(text) > LARGEST_FOREIGN:
        raise UsageError(_too_large(name))
    try:
        data = json.loads(text)  # more lenient than msgspec, which refuses halves of characters
    except (ValueError, RecursionError):
        return None
    return data if web_annotations.looks_like_annotations(data) else None


def _is_export(text: bytes) -> bool:
    try:
        return bytes(msgspec.json.decode(text, type=_Head).format).startswith(b'"briefings-')
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return b'"briefings-export' in text[:_HEAD]


def _too_large(name: str) -> str:
    return (
        f"{name} is larger than {LARGEST_FOREIGN >> 20} MiB, the most that can be taken in of "
        "another program: check that it is the right file."
    )


class _Annotations:
    """Takes in the annotations of one file."""

    def __init__(self, shelf: Shelf, taking: Taking) -> None:
        self._shelf = shelf
        self._taking = taking
        self._names = Names(shelf)
        self._briefings: dict[str, Briefing] = {}
        self._now = dt.datetime.now(dt.UTC)

    def receive(self, pages: web_annotations.Pages, name: str) -> Received:
        given = pages.annotations
        if not given:
            where = f" (they are at {pages.elsewhere[0]})" if pages.elsewhere else ""
            raise DamagedError(
                f"{name} is no file that holds notes itself{where}, so none was imported: save the "
                "annotations into one file."
            )
        if len(given) > web_annotations.MOST:
            raise UsageError(_too_many(name))
        if self._taking.briefing is not None:
            self._briefing(self._taking.briefing)
        return self._receive(pages, name)

    def _receive(self, pages: web_annotations.Pages, name: str) -> Received:
        intake = Intake(self._target)
        received: list[ReceivedNote] = []
        for number, raw in enumerate(pages.annotations, start=1):
            try:
                notes = web_annotations.read_annotation(raw, number, self._now)
            except BriefingsError as error:
                intake.left_out.append(_unread(number, str(error)))
                continue
            own = self._own(raw)
            if own is None:
                received += notes
            else:
                intake.add(notes[0].key, own)
            if len(received) > web_annotations.MOST:
                raise UsageError(_too_many(name))
        intake.take(received)
        fresh = not_here(intake.notes, self._shelf.notes)
        return Received(
            imported=tuple(
                self._keep(briefing_id, notes)
                for briefing_id, notes in by_briefing(intake.notes).items()
            ),
            not_placed=tuple(intake.left_out),
            changed=changed_words(fresh, self._briefing),
            elsewhere=tuple(pages.elsewhere),
        )

    def _keep(self, briefing_id: str, notes: Sequence[Note]) -> Imported:
        on = self._briefing(briefing_id)
        return keep_notes(notes, self._shelf.notes, on, keep=self._taking.keep, follows=True)

    def _own(self, raw: object) -> Note | None:
        """Return the note that an annotation of ours is, `None` of another program's."""
        try:
            annotation = msgspec.convert(raw, Annotation)
            source = annotation.target.source.partition("#")[0]
            on = self._briefing(self._taking.briefing or self._names.briefing([source]))
            members: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
            note = note_from(annotation, members, on.id, source)
        except (AnchorError, BriefingsError, msgspec.ValidationError):
            return None
        return note if is_article(source, on) and not is_orphan(note.target, on) else None

    def _target(self, received: ReceivedNote) -> Target:
        """Return what a note is on.

        Raises:
            AnchorError: its briefing or its words are not to be found.
        """
        here = self._here(received.id)
        wanted = self._taking.briefing or (here and here.target.briefing)
        on = self._briefing(wanted or self._names.briefing(received.sources))
        for source in received.sources:
            if part := part_of(source, on.id):
                if is_orphan(part, on):
                    raise AnchorError(f"{on.id} has no {part.item or part.panel} any more")
                return part
        if received.quote is not None:
            found = find_quote(on.article, received.quote, received.at)
            return Target(briefing=on.id, passage=found.passage)
        is_whole = received.at == 0 and any(s.startswith(source_of("")) for s in received.sources)
        if received.at is not None and not is_whole:
            raise AnchorError(
                "it names a place in another text, and not the words that stand there"
            )
        is_here = here is not None and here.target == Target(briefing=on.id)
        if not is_here and not means(received.sources, on):
            raise AnchorError(f"it is on {received.sources[0]}, and quotes no words of {on.id}")
        return Target(briefing=on.id)

    def _here(self, note_id: str) -> Note | None:
        try:
            return self._shelf.notes.get(note_id)
        except NotFoundError:
            return None

    def _briefing(self, briefing_id: str) -> Briefing:
        if briefing_id not in self._briefings:
            self._briefings[briefing_id] = self._shelf.get(briefing_id)
        return self._briefings[briefing_id]


def _too_many(name: str) -> str:
    return (
        f"{name} holds over {web_annotations.MOST:,} annotations, so no note was imported: "
        "split it."
    )


def _unread(number: int, why: str) -> NotPlaced:
    return NotPlaced(
        which=f"annotation {number}", author="", words="", text="", reason=why.rstrip(".")
    )
