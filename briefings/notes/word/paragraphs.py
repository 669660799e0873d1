"""The text of a Word file as it was before anybody's tracked changes, with what is marked in it.

Deleted words are still part of that text and inserted ones are not yet: so it is the text that
was sent out, in which the words of an article are found.
"""

from typing import Final, NamedTuple

import msgspec

from briefings.notes.word.bookmarks import note_of_bookmark
from briefings.notes.word.changes import ADDING, CHANGE_KINDS, ChangeKind, TextChange
from briefings.notes.word.markup import Attributes, read_markup

LONGEST_SHOWN: Final = 300
"""So many characters of what a comment stands on are kept to name it by."""

WRITTEN: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
"""Elements that stand for a character."""


class Point(NamedTuple):
    """A place in the text: a paragraph's number from 0, and an offset in its text."""

    paragraph: int
    offset: int


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """What a comment stands on: `begin`..`end`, the same where it stands on no words.

    `shown` is the beginning of its words as they are shown now.
    """

    begin: Point
    end: Point
    shown: str


class MarkedPlace(msgspec.Struct, frozen=True):
    """The numbers of comments that end at one place, and the notes that bookmarks there name.

    Both are in the order in which they were written, but a program may move the ones against the
    others, and a comment may be gone or have come.
    """

    comments: list[str]
    notes: list[str]


class WordText(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs in order, what comments stand on by the comments' numbers, tracked changes.

    `spots` are the places where bookmarks name notes.
    """

    paragraphs: tuple[str, ...]
    marked: dict[str, Marked]
    spots: tuple[MarkedPlace, ...]
    changes: tuple[TextChange, ...]


def read_text(raw: bytes, file: str) -> WordText:
    """Return the text of a document's part.

    Raises:
        DamagedError: it is not well-formed.
    """
    reader = _TextReader()
    read_markup(raw, reader, file)
    return reader.finish()


class _Growing:
    """A text under way; `size` is its length."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.size = 0

    def add(self, text: str) -> None:
        self._parts.append(text)
        self.size += len(text)

    def whole(self) -> str:
        return "".join(self._parts)


class _Tracking(NamedTuple):
    """An element of tracked changes that is open."""

    element: str
    kind: ChangeKind
    author: str
    date: str


class _Changed(NamedTuple):
    """A change under way; another run goes on with it if it has the same `by` and `end`."""

    by: _Tracking
    paragraph: int
    start: int
    text: _Growing


class _Range(NamedTuple):
    """Where a comment's words begin, and how much of the text as it is shown stands before."""

    begin: Point
    shown: int


class _TextReader:
    """Follows two texts at once: as it was, paragraph by paragraph, and as it is shown now."""

    def __init__(self) -> None:
        self._paragraphs: list[_Growing] = []
        self._open: list[int] = []
        self._shown = _Growing()
        self._tracking: list[_Tracking] = []
        self._changes: list[_Changed] = []
        self._begun: dict[str, _Range] = {}
        self._ended: dict[str, tuple[_Range, _Range]] = {}
        self._spots = [MarkedPlace([], [])]
        self._words = False
        self._skipped = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        if self._skipped or name == "Fallback":  # says the same once more, for old programs
            self._skipped += 1
        elif name == "p":
            self._open.append(len(self._paragraphs))
            self._paragraphs.append(_Growing())
        elif name in ("t", "delText"):
            self._words = True
        elif name in WRITTEN:
            self._write(WRITTEN[name])
        elif name in CHANGE_KINDS:
            by = attributes.get("author", ""), attributes.get("date", "")
            self._tracking.append(_Tracking(name, CHANGE_KINDS[name], *by))
        elif name == "bookmarkStart":
            if note := note_of_bookmark(attributes.get("name", "")):
                self._spots[-1].notes.append(note)
        elif name.startswith("comment"):
            self._comment(name, attributes.get("id", ""))

    def text(self, text: str) -> None:
        if self._words and not self._skipped:
            self._write(text)

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._open:
            self._open.pop()
            self._shown.add("\n")
        elif name in ("t", "delText"):
            self._words = False
        elif self._tracking and name == self._tracking[-1].element:
            self._tracking.pop()

    def finish(self) -> WordText:
        shown = self._shown.whole()
        return WordText(
            paragraphs=tuple(each.whole() for each in self._paragraphs),
            marked={
                number: Marked(
                    begin=first.begin,
                    end=last.begin,
                    shown=shown[first.shown : min(last.shown, first.shown + LONGEST_SHOWN)],
                )
                for number, (first, last) in self._ended.items()
            },
            spots=tuple(each for each in self._spots if each.notes and each.comments),
            changes=tuple(
                TextChange(
                    kind=each.by.kind,
                    author=each.by.author,
                    date=each.by.date,
                    paragraph=each.paragraph,
                    start=each.start,
                    text=each.text.whole(),
                )
                for each in self._changes
            ),
        )

    def _comment(self, name: str, number: str) -> None:
        here = self._here()
        if name == "commentRangeStart":
            self._begun.setdefault(number, here)
        elif name in ("commentRangeEnd", "commentReference"):
            self._ended.setdefault(number, (self._begun.get(number, here), here))
        if name == "commentReference":
            self._spots[-1].comments.append(number)

    def _here(self) -> _Range:
        if self._open:
            last = self._open[-1]
            return _Range(Point(last, self._paragraphs[last].size), self._shown.size)
        return _Range(Point(len(self._paragraphs), 0), self._shown.size)

    def _write(self, text: str) -> None:
        """Take in words; those that somebody took out again are in neither text."""
        if not self._open or not text:
            return
        if self._spots[-1].comments or self._spots[-1].notes:
            self._spots.append(MarkedPlace([], []))
        is_shown = all(each.kind in ADDING for each in self._tracking)
        was_there = not any(each.kind in ADDING for each in self._tracking)
        if is_shown:
            self._shown.add(text)
        if self._tracking and is_shown != was_there:
            self._track(text)
        if was_there:
            self._paragraphs[self._open[-1]].add(text)

    def _track(self, text: str) -> None:
        """Keep what one person changed in one place together: it may be in several runs."""
        by, number = self._tracking[-1], self._open[-1]
        at = self._paragraphs[number].size
        last = self._changes[-1] if self._changes else None
        if last is None or last.by != by or last.paragraph != number or _end(last) != at:
            last = _Changed(by, number, at, _Growing())
            self._changes.append(last)
        last.text.add(text)


def _end(changed: _Changed) -> int:
    """Return where in the text as it was a change ends: inserted words take no room there."""
    return changed.start + (0 if changed.by.kind in ADDING else changed.text.size)
