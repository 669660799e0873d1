"""How it reads where an article is from; what nobody knows is said to be unknown."""

import datetime as dt
from typing import TYPE_CHECKING, Final, Protocol

from briefings.labels import or_english
from briefings.model import Source

if TYPE_CHECKING:
    from briefings.labels.labels import Labels

SEPARATOR: Final = " · "

GIVEN: Final = "given"
FILE_NAME: Final = "the file's name"
"""Where something was found, in `Source.found`: a person has said it; nothing better is known."""


class Published(Protocol):
    """What has a publisher and a date: a source, a line of the catalogue."""

    @property
    def publisher(self) -> str | None: ...

    @property
    def published(self) -> dt.date | None: ...


def publisher(of: Published, labels: "Labels | None" = None) -> str:
    return of.publisher or or_english(labels).unknown.publisher


def published(of: Published, labels: "Labels | None" = None) -> str:
    spoken = or_english(labels)
    return spoken.unknown.date if of.published is None else spoken.day(of.published)


def byline(of: Published, labels: "Labels | None" = None) -> str:
    """Return publisher and date as they stand beneath a title."""
    return f"{publisher(of, labels)}{SEPARATOR}{published(of, labels)}"


def signed(source: Source, labels: "Labels | None" = None) -> str:
    """Return the byline with the author, where one is known."""
    return SEPARATOR.join(part for part in (source.author, byline(source, labels)) if part)


def origin(source: Source, labels: "Labels | None" = None) -> list[str]:
    """Return all that is known of where an article is from, and what is not."""
    author = source.author or or_english(labels).unknown.author
    return [author, publisher(source, labels), published(source, labels), *address(source, labels)]


def address(source: Source, labels: "Labels | None" = None) -> list[str]:
    """Return an article's address and when it was fetched from there, as far as they are known."""
    found = [source.url] if source.url else []
    if source.retrieved:
        spoken = or_english(labels)
        found.append(spoken.dates.retrieved.format(date=spoken.day(source.retrieved)))
    return found
