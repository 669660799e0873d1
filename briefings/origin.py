"""How it reads where an article is from; what nobody knows is said to be unknown."""

import datetime as dt
from typing import Final, Protocol

from briefings.model import Source

DATE_UNKNOWN: Final = "date unknown"
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


def publisher(of: Published) -> str:
    return of.publisher or "publisher unknown"


def published(of: Published) -> str:
    return DATE_UNKNOWN if of.published is None else of.published.isoformat()


def byline(of: Published) -> str:
    """Return publisher and date as they stand beneath a title."""
    return f"{publisher(of)}{SEPARATOR}{published(of)}"


def signed(source: Source) -> str:
    """Return the byline with the author, where one is known."""
    return SEPARATOR.join(part for part in (source.author, byline(source)) if part)


def origin(source: Source) -> list[str]:
    """Return all that is known of where an article is from, and what is not."""
    who = [source.author or "author unknown", publisher(source), published(source)]
    return [*who, *address(source)]


def address(source: Source) -> list[str]:
    """Return an article's address and when it was fetched from there, as far as they are known."""
    retrieved = f"retrieved {source.retrieved.isoformat()}" if source.retrieved else None
    return [part for part in (source.url, retrieved) if part]
