"""The comments of a Word file: what each says, who wrote it, which one it answers."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec

from briefings.notes.word.archive import WordParts
from briefings.notes.word.markup import Attributes, attributes_of, read_markup
from briefings.notes.word.paragraphs import WRITTEN

_TRUE: Final = ("1", "true", "on")
_TAKEN_OUT: Final = ("del", "moveFrom")


class WordComment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment: `number` is its id in this file, `answers` that of the one that it answers.

    `paragraphs` are its text as it is shown; `date` is in the world's time where the file says it,
    and else as the file writes it, which Word does by the clock on the wall.
    """

    number: str
    author: str
    date: dt.datetime | None
    paragraphs: tuple[str, ...]
    answers: str | None = None
    is_done: bool = False


class _RawComment(msgspec.Struct, kw_only=True):
    """A comment's element; `keys` are what other parts call its paragraphs."""

    number: str
    author: str
    date: str
    paragraphs: list[list[str]] = []
    keys: list[str] = []


class _CommentReader:
    def __init__(self) -> None:
        self.found: list[_RawComment] = []
        self._inside = False
        self._words = False
        self._taken_out = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        if name == "comment":
            self._inside = True
            author = attributes.get("author", "").strip() or attributes.get("initials", "").strip()
            number, date = attributes.get("id", ""), attributes.get("date", "")
            self.found.append(_RawComment(number=number, author=author, date=date))
        elif self._inside and name == "p":
            self.found[-1].paragraphs.append([])
            if key := attributes.get("paraId"):
                self.found[-1].keys.append(key.upper())
        elif name in WRITTEN:
            self._write(WRITTEN[name])
        self._words = self._words or name == "t"
        self._taken_out += name in _TAKEN_OUT

    def text(self, text: str) -> None:
        if self._words:
            self._write(text)

    def end(self, name: str) -> None:
        if name == "comment":
            self._inside = False
        elif name == "t":
            self._words = False
        self._taken_out -= name in _TAKEN_OUT

    def _write(self, text: str) -> None:
        if self._inside and not self._taken_out and self.found[-1].paragraphs:
            self.found[-1].paragraphs[-1].append(text)


def read_comments(parts: WordParts, file: str) -> tuple[WordComment, ...]:
    """Return the comments of a Word file, each once.

    Raises:
        DamagedError: one of the parts is not well-formed.
    """
    if not parts.comments:
        return ()
    reader = _CommentReader()
    read_markup(parts.comments, reader, file)
    threads = _by(attributes_of(parts.threads, "commentEx", file), "paraId")
    durable = _by(attributes_of(parts.durable, "commentId", file), "paraId")
    moments = _by(attributes_of(parts.moments, "commentExtensible", file), "durableId")
    numbers = {key: each.number for each in reader.found for key in each.keys}

    def joined(raw: _RawComment) -> WordComment:
        key = raw.keys[-1] if raw.keys else ""
        thread = threads.get(key, {})
        moment = moments.get(durable.get(key, {}).get("durableId", ""), {})
        return WordComment(
            number=raw.number,
            author=raw.author,
            date=moment_of(moment.get("dateUtc", "")) or moment_of(raw.date),
            paragraphs=tuple("".join(parts) for parts in raw.paragraphs),
            answers=numbers.get(thread.get("paraIdParent", "").upper()),
            is_done=thread.get("done", "").lower() in _TRUE,
        )

    once = {each.number: each for each in reversed(reader.found)}
    return tuple(joined(each) for each in reader.found if once[each.number] is each)


def moment_of(written: str) -> dt.datetime | None:
    """Return the moment that a file names, `None` where it names none; no zone is UTC."""
    try:
        moment = dt.datetime.fromisoformat(written.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _by(rows: list[dict[str, str]], name: str) -> Mapping[str, dict[str, str]]:
    return {row[name].upper(): row for row in rows if name in row}
