"""Notes that another program wrote, on their way in; and what becomes of those that stay out."""

import datetime as dt
from typing import Any, Final

import msgspec

from briefings.anchors.passages import Quote
from briefings.notes.model import Content
from briefings.text import shortened

NOBODY_NAMED: Final = "unknown author"
"""Who wrote what nobody has signed."""


class NotPlaced(msgspec.Struct, frozen=True, kw_only=True):
    """A note that did not come in, and why.

    `which` names it in its file, `words` are those it was on, `text` is what it said.
    """

    which: str
    author: str
    words: str
    text: str
    reason: str


class ReceivedNote(msgspec.Struct, frozen=True, kw_only=True):
    """A note of another program before it is known what it is on.

    `which` names it in its file and `key` is what others there answer it by; `answers` is the key
    of what it answers. `sources` are the names that the file has for what it is on: addresses,
    hashes. `at` is where the quote stood in another text. `annotation` is kept with the note.
    """

    which: str
    key: str
    id: str
    sources: tuple[str, ...]
    quote: Quote | None
    at: int | None
    content: Content
    author: str
    created: dt.datetime
    modified: dt.datetime
    answers: str | None = None
    annotation: dict[str, Any] = {}

    def not_placed(self, reason: str) -> NotPlaced:
        return NotPlaced(
            which=self.which,
            author=self.author,
            words=self.quote.exact if self.quote else "",
            text=self.content.body,
            reason=reason,
        )


def answering(author: str, said: str, text: str) -> str:
    """Return the text of a note that answers another one: it begins with what that one said."""
    return f"> {author}: {shortened(said)}\n\n{text}"
