"""Notes that come from elsewhere, kept beside those that are here, each once.

What goes back to the revision that is here takes its place, and what the one here goes back to
changes nothing. The same words on both sides are one note. Only where both sides have changed it
since is what comes kept apart, as a note of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec

from briefings.errors import NotFoundError
from briefings.notes import digests, revisions
from briefings.notes.ids import derived_id
from briefings.notes.model import Content, Note, Target
from briefings.notes.repository import NoteRepository
from briefings.unknown_fields import both

CONFLICT: Final = "conflict"

_Said = tuple[Target, Content]


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What became of notes.

    `added` are new. `updated` took the place of what they go back to. `conflicting` say something
    else than here, where it was changed too: they are kept under ids of their own, tagged
    `conflict`. `unchanged` is how many were here before, as the current or an earlier revision,
    or say the same as one that is; `deleted` of these were deleted here, and stay so. `folded`
    were kept apart before, say now what their notes say, and are deleted.
    """

    added: tuple[Note, ...]
    updated: tuple[Note, ...]
    conflicting: tuple[Note, ...]
    unchanged: int
    deleted: int
    folded: tuple[Note, ...]


def merge(notes: Iterable[Note], known: NoteRepository) -> Merged:
    """Keep what of `notes` is not here yet; the caller holds a transaction.

    A note that is kept apart gets an id that follows from its id and content, so that the same
    notes may be merged again and nothing is kept twice.
    """
    # What was kept apart elsewhere comes last: its note may come with it, and say the same.
    ordered = sorted(notes, key=lambda note: CONFLICT in note.content.tags)
    merging = _Merging(ordered, known)
    for note in ordered:
        merging.take(note)
    return merging.end()


def marked(content: Content) -> Content:
    """Return a content with the tag of what was kept apart."""
    tags = tuple(dict.fromkeys((*content.tags, CONFLICT)))
    return msgspec.structs.replace(content, tags=tags)


class _Merging:
    """One merging while it goes on: the notes as they were here before, and as they are now."""

    def __init__(self, notes: Sequence[Note], known: NoteRepository) -> None:
        self._known = known
        self._here = {note.id: found for note in notes if (found := _find(known, note.id))}
        on = {note.target.briefing for note in notes}
        self._live: dict[str, Note] = {}
        self._saying: dict[_Said, set[str]] = defaultdict(set)
        for name in on:
            for note in known.list(name):
                self._put(note)
        self._before = frozenset(self._live)
        self._histories = self._read_histories(notes)
        self._added: dict[str, Note] = {}
        self._updated: dict[str, Note] = {}
        self._conflicting: dict[str, Note] = {}
        self._unchanged = 0
        self._deleted = 0

    def _read_histories(self, notes: Iterable[Note]) -> dict[str, Sequence[Note]]:
        """Return the earlier revisions of those notes of which they matter."""
        differing: list[Note] = []
        for note in notes:
            now = self._here.get(note.id)
            if now is None and CONFLICT in note.content.tags:
                differing += [each for each in self._live.values() if each.target == note.target]
            elif now is not None and not _is_same(note, now):
                differing.append(now)
        ids = {note.id for note in differing if note.revision > 1}
        return dict(self._known.histories(ids)) if ids else {}

    def take(self, note: Note) -> None:
        """Keep a note: in the place of what is here, as a new one or apart, or not again."""
        current = self._here.get(note.id)
        if current is None:
            self._take_new(note)
            return
        history = self._histories.get(note.id, [current])
        if _is_same(note, current) or digests.digest(note) in digests.line(history):
            self._is_here(current)
        elif _said(note) == _said(current):
            self._is_here(current)
            self._join(note, history)
        elif digests.digest(current) in note.replaces and note.target == current.target:
            self._updated[note.id] = self._follow(note, history, author=note.author)
        elif not note.replaces and _said(note) in map(_said, history):
            self._is_here(current)
        else:
            self._keep_apart(note)

    def end(self) -> Merged:
        """Delete what was kept apart and now says what its note does; return what became of all."""
        return Merged(
            added=tuple(self._added.values()),
            updated=tuple(self._updated.values()),
            conflicting=tuple(self._conflicting.values()),
            unchanged=self._unchanged,
            deleted=self._deleted,
            folded=tuple(self._fold()),
        )

    def _is_here(self, current: Note) -> None:
        self._unchanged += 1
        self._deleted += current.deleted

    def _take_new(self, note: Note) -> None:
        if self._has_copy(note) or self._was_said(note):
            self._unchanged += 1
        else:
            self._added[note.id] = note
            self._insert(note)

    def _keep_apart(self, note: Note) -> None:
        apart = _apart(note)
        if self._has_copy(apart) or _find(self._known, apart.id) is not None:
            self._unchanged += 1
        else:
            self._conflicting[apart.id] = apart
            self._insert(apart)

    def _insert(self, note: Note) -> None:
        self._known.insert(note)
        self._put(note)
        self._here[note.id] = note

    def _put(self, note: Note) -> None:
        """Let a note that is not deleted be found by its id and by what it says."""
        if note.id in self._live:
            self._saying[_meant(self._live[note.id])].discard(note.id)
        self._live[note.id] = note
        self._saying[_meant(note)].add(note.id)

    def _join(self, note: Note, history: Sequence[Note]) -> None:
        """Note that both sides came to say the same, so that either may go on from there.

        The revision bears the other's time, by which it is known there. Undo passes over it.
        """
        current = history[-1]
        if note.replaces and not current.deleted:
            again = {"restores": current.stands_for, "by_undo": True}
            self._follow(note, history, author=current.author, **again)

    def _follow(self, note: Note, history: Sequence[Note], **fields: Any) -> Note:  # noqa: ANN401
        """Keep what came as the next revision; what it replaced stays in the history."""
        current, line = history[-1], digests.line(history)
        following = revisions.following(
            current,
            content=note.content,
            modified=note.modified,
            replaces=tuple(each for each in note.replaces if each not in line),
            annotation=both(current.annotation, note.annotation),
            **fields,
        )
        self._known.append(following)
        self._put(following)
        self._histories[note.id] = [*history, following]
        self._here[note.id] = following
        return following

    def _has_copy(self, note: Note) -> bool:
        """Return whether another note says the same.

        What was kept apart may be said by anybody's note; else it must be the same author's, who
        has written it in two libraries.
        """
        same = self._saying.get(_meant(note), set())
        if CONFLICT in note.content.tags:
            return bool(same)
        ours = (self._live[note_id] for note_id in same & self._before)
        return any(_said(note) == _said(each) and note.author == each.author for each in ours)

    def _was_said(self, note: Note) -> bool:
        """Return whether a note was kept apart elsewhere from what is an earlier revision here."""
        return CONFLICT in note.content.tags and note.id in self._ids_apart

    @cached_property
    def _ids_apart(self) -> set[str]:
        return {_apart(old).id for history in self._histories.values() for old in history}

    def _fold(self) -> Iterator[Note]:
        """Delete what was kept apart of notes that came, and says no more than these by now."""
        came = [self._live[note_id] for note_id in self._here if note_id in self._live]
        for note in came:
            if CONFLICT in note.content.tags:
                continue
            same = self._saying[_meant(note)]
            for copy in [self._live[note_id] for note_id in sorted(same)]:
                if CONFLICT in copy.content.tags:
                    same.discard(copy.id)
                    gone = revisions.following(copy, deleted=True)
                    self._known.append(gone)
                    yield gone


def _find(known: NoteRepository, note_id: str) -> Note | None:
    try:
        return known.get(note_id)
    except NotFoundError:
        return None


def _said(note: Note) -> _Said:
    return note.target, note.content


def _is_same(one: Note, other: Note) -> bool:
    """Return whether two are one revision, as most are that come again."""
    return (
        one.modified == other.modified
        and one.deleted == other.deleted
        and _said(one) == _said(other)
    )


def _meant(note: Note) -> _Said:
    """Return what a note says but for the tag of what was kept apart."""
    tags = tuple(tag for tag in note.content.tags if tag != CONFLICT)
    return note.target, msgspec.structs.replace(note.content, tags=tags)


def _apart(note: Note) -> Note:
    said = msgspec.json.encode((note.id, note.target, note.content))
    return msgspec.structs.replace(
        note, id=derived_id(note.modified, said), content=marked(note.content), replaces=()
    )
