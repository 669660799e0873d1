"""The types of notes. All are frozen; offsets are code points of the article's text."""

import datetime as dt
from typing import Any, Literal

import msgspec

from briefings.anchors.passages import Passage

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
Confidence = Literal["low", "moderate", "high"]


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a note is about: a briefing, or one panel, item or passage of it."""

    briefing: str
    panel: str | None = None
    item: str | None = None
    passage: Passage | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is the briefing as a whole."""
        return not (self.panel or self.item or self.passage)


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a person writes in a note.

    `body` is Markdown; an empty one makes a highlight. `reliability` and `credibility` are the
    Admiralty grades, `likelihood` a term of ICD 203; see `briefings.notes.scales`.
    """

    body: str = ""
    tags: tuple[str, ...] = ()
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    likelihood: str | None = None
    confidence: Confidence | None = None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One revision of a note.

    `id` is a UUIDv7. `revision` counts from 1; whoever saves names the revision that it was
    based on. `author` wrote the words of the content; `by` made the revision of them, where that
    was somebody else, who deleted the note or brought these words back. `restores` is the earlier
    revision whose content this one brought back; where undo did that (`by_undo`) the next undo
    goes on from there, and 0 is the time before the note was there. A deleted note is one more
    revision, `deleted`, with the content it had.

    `replaces` are digests of revisions that are not in the history here and that this one, which
    came from elsewhere, goes back to; see `briefings.notes.digests`. `annotation` holds what
    this program does not know of the Web Annotation that the note came as, `unknown` what it does
    not know of the note's document; see `briefings.unknown_fields`.
    """

    id: str
    target: Target
    content: Content
    author: str
    by: str | None = None
    created: dt.datetime
    modified: dt.datetime
    revision: int
    restores: int | None = None
    by_undo: bool = False
    deleted: bool = False
    replaces: tuple[str, ...] = ()
    annotation: dict[str, Any] = msgspec.field(default_factory=dict)
    unknown: dict[str, Any] = msgspec.field(default_factory=dict, name="briefings:unknown")

    @property
    def stands_for(self) -> int:
        """The revision whose content this one has, after undo and redo an earlier one, or 0."""
        return self.restores or 0 if self.by_undo else self.revision
