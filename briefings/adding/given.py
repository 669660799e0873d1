"""What somebody says of an article that they bring in."""

import datetime as dt

import msgspec

from briefings.model import Source


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata and lens; what is `None` was not said."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    lens: str | None = None

    def over(self, source: Source) -> Source:
        """Return what is known of an article with what was said in the place of it."""
        said = {
            name: value
            for name in ("title", "publisher", "author", "published", "language")
            if (value := getattr(self, name)) is not None
        }
        return msgspec.structs.replace(source, **said)

    @property
    def is_of_one(self) -> bool:
        """Whether this can be true of one article alone."""
        return self.title is not None


NOTHING_GIVEN = Given()
