"""The notes of a library: written, changed, undone, and never lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from briefings.errors import ConflictError, NotFoundError, PurgedError
from briefings.notes import merge, revisions, targets, undo
from briefings.notes.index import TABLE, NoteLookups
from briefings.notes.model import Content, Note, Target
from briefings.notes.repository import NoteRepository
from briefings.notes.signature import Signature
from briefings.notes.targets import Outline
from briefings.notes.undo import Step
from briefings.notes.validation import checked_author, checked_content
from briefings.store import JournalDB
from briefings.unknown_fields import NOTHING, Unknown, both

CONFLICT = merge.CONFLICT
"""The tag of a text that was saved too late and became a note of its own."""


class Purged(msgspec.Struct, frozen=True, kw_only=True):
    """What a purge removed: `revisions` lines of `log`, and lines of the `copies` beside it."""

    id: str
    revisions: int
    log: str
    copies: tuple[str, ...]


class NoteConflictError(ConflictError):
    """Somebody else changed the note first; `kept` is the note that the later text became."""

    def __init__(self, sentence: str, kept: Note) -> None:
        super().__init__(sentence)
        self.kept = kept


class _TakenBackError(Exception):
    """Ends a transaction that was only to show what it would do."""


_NEWEST: Final = 1000
"""So many notes say which tags are in use."""


class Notes:
    """All notes of one library; safe between threads and programs.

    What a call has returned is on the disk. Each note is one document; its earlier revisions
    are earlier lines of the log. Whatever makes a revision raises `NobodyError` before anybody has
    said who writes here; only what comes from elsewhere bears its own names. `outline` returns
    what a briefing has, to check targets; `forget_drafts` is called with the id of a note that is
    about to be purged. `on_current` returns a target in the version that its article has now: who
    writes may have read the one before. `lookups` find notes without reading all.
    """

    def __init__(
        self,
        db: JournalDB,
        outline: Callable[[str], Outline] | None = None,
        forget_drafts: Callable[[str], object] | None = None,
        on_current: Callable[[Target], Target] = lambda target: target,
        lookups: NoteLookups | None = None,
    ) -> None:
        self._db = db
        self._outline = outline
        self._forget_drafts = forget_drafts
        self._on_current = on_current
        self._repository = NoteRepository(db, lookups)
        self._signature = Signature(db)

    # -- whose notes they are ------------------------------------------------------------------

    def author(self) -> str | None:
        """Return the name that notes are signed with, `None` before it was given."""
        return self._signature.name()

    def set_author(self, name: str) -> None:
        """Sign notes with this name from now on, in this library.

        Raises:
            UsageError: it is blank, too long, or holds control characters.
        """
        self._signature.set_name(name)

    # -- reading -------------------------------------------------------------------------------

    def get(self, note_id: str) -> Note:
        """Return a note's current revision, which may be a deleted one.

        Raises:
            NotFoundError: no note has this id, given in full.
        """
        return self._repository.get(note_id)

    def find(self, given: str) -> str:
        """Return the id that `given` is the beginning or the end of; see `ids.choose`."""
        return self._repository.find(given)

    def counts(self) -> dict[str, int]:
        """Return how many notes each briefing has that has any, deleted ones left out."""
        return self._repository.counts()

    def history(self, note_id: str) -> list[Note]:
        """Return every revision of a note, oldest first.

        Raises:
            NotFoundError: no note has this id.
        """
        return list(self._repository.history(note_id))

    def list(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Note]:
        """Return the notes on a briefing, or on all, the oldest first.

        With `deleted`, the deleted ones are among them.
        """
        return self._repository.list(briefing_id, deleted=deleted)

    def each(self, briefing_id: str | None = None, *, deleted: bool = False) -> Iterator[Note]:
        """Yield what `list` returns, without all of it in memory; others may write meanwhile."""
        return self._repository.each(briefing_id, deleted=deleted)

    def tags(self) -> Sequence[str]:
        """Return the tags of the notes written last, which are not deleted."""
        newest = self._repository.newest(_NEWEST)
        return sorted({tag for note in newest if not note.deleted for tag in note.content.tags})

    def traced(self, briefing_id: str) -> Sequence[Note]:
        """Return the notes on a briefing with the digests of all that they replaced.

        They are for another library to go by.
        """
        return self._repository.traced(self._repository.list(briefing_id))

    # -- writing -------------------------------------------------------------------------------

    def add(
        self,
        target: Target,
        content: Content,
        author: str | None = None,
        unknown: Unknown = NOTHING,
    ) -> Note:
        """Keep a new note. `author`, where given, signs it and those that follow.

        `unknown` is what this program does not know of the content; see `briefings.unknown_fields`.

        Raises:
            UsageError: the content cannot be kept, or nobody has said yet who writes.
            NotFoundError: what the target names is not there.
        """
        targets.check_form(target)
        content = checked_content(content, target)
        name = None if author is None else checked_author(author)
        with self._db.transaction():
            target = self._on_current(target)
            self.check(target)
            if name is not None:
                self._signature.set_name(name)
            return self._insert(target, content, unknown, name)

    def check(self, target: Target) -> None:
        """Make sure that what a note is to be on is there.

        Raises:
            NotFoundError: there is no such briefing, panel or item.
            UsageError: the passage reaches outside of the article.
        """
        if self._outline is not None:
            targets.check(target, self._outline(target.briefing))

    def save(
        self, note_id: str, content: Content, based_on: int, unknown: Unknown = NOTHING
    ) -> Note:
        """Keep a new revision of a note; nothing is written where the content is the same.

        `unknown` is what this program does not know of the content.

        Raises:
            NoteConflictError: the note is no longer at revision `based_on`. The content is kept as
                a note of its own on the same target, tagged `conflict`: `error.kept`.
            PurgedError: it was removed for good since revision `based_on` was read.
            NotFoundError: it was deleted.
            UsageError: the content cannot be kept.
        """
        with self._db.transaction():
            current = self._known(note_id)
            content = checked_content(content, current.target)
            if content == current.content and not current.deleted:
                return current
            if based_on in (current.revision, current.stands_for):
                if current.deleted:
                    raise revisions.gone(note_id)
                return self._append(
                    current,
                    content=content,
                    author=self._signature.required(),
                    unknown=both(current.unknown, unknown),
                )
            kept = self._insert(current.target, merge.marked(content), unknown)
        happened = "deleted" if current.deleted else f"changed to revision {current.revision}"
        raise NoteConflictError(
            f"Note {note_id} was {happened} while you worked on revision {based_on}: both texts "
            f"are kept, yours as note {kept.id}, tagged {CONFLICT}.",
            kept,
        )

    def merge_in(self, notes: Iterable[Note], *, keep: bool = True) -> merge.Merged:
        """Keep notes from elsewhere with ids, authors and times, all or none; see `merge`.

        They must be checked, and are not held against any briefing: what they are on may be gone.
        Where they are not to be kept, what would become of them is returned.
        """
        try:
            with self._db.transaction():
                merged = merge.merge(notes, self._repository)
                if not keep:
                    raise _TakenBackError  # noqa: TRY301 - nothing else undoes a transaction
        except _TakenBackError:
            pass
        return merged

    def delete(self, note_id: str, based_on: int) -> Note:
        """Hide a note; its text is kept, and `undo` brings it back.

        Raises:
            ConflictError: the note is no longer at revision `based_on`.
            PurgedError: it was removed for good since that revision was read.
            NotFoundError: it was deleted before.
        """
        with self._db.transaction():
            current = self._known(note_id)
            if current.deleted:
                raise revisions.gone(note_id)
            if current.revision != based_on:
                raise ConflictError(
                    f"Note {note_id} was changed to revision {current.revision} while you looked "
                    f"at revision {based_on}, and was not deleted: read it, then delete it."
                )
            return self._append(
                current, deleted=True, by=self._signature.other_than(current.author)
            )

    def undo(self, note_id: str, of: int | None = None) -> Note:
        """Bring back what the note was before its last change; again: what it was before that.

        Undoing the first revision deletes the note. `of` is the revision that is to be undone,
        where somebody else may have changed the note since.

        Raises:
            UsageError: everything is undone.
            ConflictError: the note no longer has the content of revision `of`.
            NotFoundError: no note has this id.
        """
        return self._walk(note_id, of, undo.previous)

    def redo(self, note_id: str, of: int | None = None) -> Note:
        """Bring back what the last `undo` went back from; again: what the one before it did.

        `of` is the revision that undo brought back, 0 for the time before the note was there.

        Raises:
            UsageError: nothing is undone.
            ConflictError: the note no longer has the content of revision `of`.
            NotFoundError: no note has this id.
        """
        return self._walk(note_id, of, undo.following)

    def restore(self, note_id: str, revision: int) -> Note:
        """Bring back a revision by its number.

        Raises:
            NotFoundError: there is no such note or revision.
        """
        with self._db.transaction():
            current = self._repository.get(note_id)
            wanted = undo.revision(self._repository.history(note_id), revision)
            return self._bring_back(current, wanted)

    def purge(self, note_id: str) -> Purged:
        """Remove a note for good, with every revision: from the log, copies beside it, drafts.

        Backups, exports and the disk's own remains are out of reach.

        Raises:
            NotFoundError: no note has this id.
        """
        key = self._repository.key(note_id)
        if self._forget_drafts is not None:
            self._forget_drafts(note_id)
        done = self._db.purge(TABLE, key, note_id)
        return Purged(id=note_id, revisions=done.lines, log=self._db.path.name, copies=done.copies)

    # -- inside --------------------------------------------------------------------------------

    def _known(self, note_id: str) -> Note:
        """Return the current revision of a note of which whoever calls has read one."""
        try:
            return self._repository.get(note_id)
        except NotFoundError:
            raise PurgedError(
                f"Note {note_id} was purged meanwhile: it is gone with all of its revisions."
            ) from None

    def _insert(
        self, target: Target, content: Content, unknown: Unknown, author: str | None = None
    ) -> Note:
        note = revisions.first(target, content, author or self._signature.required())
        note = msgspec.structs.replace(note, unknown=dict(unknown))
        self._repository.insert(note)
        return note

    def _append(self, current: Note, **changes: Any) -> Note:  # noqa: ANN401
        note = revisions.following(current, **changes)
        self._repository.append(note)
        return note

    def _walk(self, note_id: str, of: int | None, step: Step) -> Note:
        with self._db.transaction():
            current = self._repository.get(note_id)
            undo.check(current, of)
            history = self._repository.history(note_id)
            number = step(history, current)
            if number == undo.NOT_THERE:
                gone = {"deleted": True, "restores": number, "by_undo": True}
                return self._append(current, by=self._signature.other_than(current.author), **gone)
            return self._bring_back(current, undo.revision(history, number), by_undo=True)

    def _bring_back(self, current: Note, old: Note, *, by_undo: bool = False) -> Note:
        return self._append(
            current,
            content=old.content,
            author=old.author,
            by=self._signature.other_than(old.author),
            deleted=old.deleted and by_undo,
            restores=old.revision,
            by_undo=by_undo,
            unknown=both(current.unknown, old.unknown),
        )
