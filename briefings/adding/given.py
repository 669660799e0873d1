"""What somebody says of an article that they bring in."""

import datetime as dt
import re
from typing import Final

import msgspec

from briefings.errors import UsageError
from briefings.model import Source
from briefings.origin import GIVEN

_TEXTS: Final = ("title", "publisher", "author", "interest")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""A tag as in BCP 47: a language, and what narrows it."""

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
"""An address: the name of a scheme, as https, and what it leads to."""

_FIELDS: Final = (
    "title",
    "publisher",
    "author",
    "published",
    "language",
    "url",
    "retrieved",
    "interest",
)


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata and lens; what is `None` was not said. See `briefings.model.Source`.

    `update` is the id of a briefing that this is a new version of; with `as_new` it is none of any.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    url: str | None = None
    retrieved: dt.date | None = None
    interest: str | None = None
    lens: str | None = None
    update: str | None = None
    as_new: bool = False

    def checked(self) -> "Given":
        """Return this, each text one line of what can be read.

        Raises:
            UsageError: one of them is blank, or holds what no reader sees.
        """
        texts: dict[str, str] = {}
        for name in _TEXTS:
            value = getattr(self, name)
            if value is not None:
                texts[name] = " ".join(value.split())
                if not texts[name] or not texts[name].isprintable():
                    raise UsageError(f"The {name} is blank, or is no text: write it in words.")
        if self.update is not None and self.as_new:
            raise UsageError(
                "A new version is of one briefing, or a new one: say which of the two."
            )
        if self.language is not None and not is_language(self.language):
            raise UsageError(
                f"“{self.language}” is no language: write its tag, as in en, es or pt-BR."
            )
        if self.url is not None and not is_url(self.url):
            raise UsageError(
                f"“{self.url}” is no address: write it whole, as in https://gazette.example/1."
            )
        return msgspec.structs.replace(self, **texts)

    def over(self, source: Source) -> Source:
        """Return what is known of an article with what was said in the place of it."""
        said = {name: value for name in _FIELDS if (value := getattr(self, name)) is not None}
        found = {**source.found, **dict.fromkeys(said, GIVEN)} if said else source.found
        return msgspec.structs.replace(source, **said, found=found)

    @property
    def is_about_versions(self) -> bool:
        """Whether it says what an article is a version of."""
        return self.update is not None or self.as_new

    @property
    def is_of_one(self) -> bool:
        """Whether this can be true of one article alone."""
        return any(each is not None for each in (self.title, self.url, self.update))


def is_language(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


def is_url(text: str) -> bool:
    return text.isprintable() and _URL.fullmatch(text) is not None


NOTHING_GIVEN = Given()
