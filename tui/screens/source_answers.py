"""What is known of an article, and what somebody says of it: the answers of a form."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec

from briefings import Given, Source, UsageError
from tui.screens.choice_list import Choice

FIELDS: Final[Mapping[str, str]] = {
    "title": "title",
    "publisher": "publisher",
    "published": "date",
    "author": "author",
    "url": "address",
    "language": "language",
    "interest": "interest",
}
"""What is asked, by the name of the field, as it is called."""

LENS: Final = "lens"
UNKNOWN: Final = "unknown"

EXAMPLES: Final[Mapping[str, str]] = {
    "published": "as in 2014-02-10",
    "language": "as in en, es",
    "url": "as in https://gazette.example",
    "interest": "what ties its publisher to a party to the matter, or that nothing does",
}


class SourceAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The answers so far, over what was known; `lens` is a key, `lenses` names by keys."""

    source: Source
    lens: str | None
    lenses: Mapping[str, str]
    given: Given = Given()

    @property
    def first_unknown(self) -> str:
        return next((name for name in FIELDS if self.shown(name) is None), "title")

    def shown(self, name: str) -> str | None:
        """Return an answer as it is read and typed, `None` where nobody knows it."""
        value = getattr(self.given, name)
        if value is None:
            value = getattr(self.source, name)
        return None if value is None else str(value)

    def answered(self, name: str, text: str) -> "SourceAnswers":
        """Return these with another answer; what is blank, or stands there, is none.

        Raises:
            UsageError: it is none; the sentence says how it is written.
        """
        text = text.strip()
        if not text or text == self.shown(name):
            return self
        try:
            value = dt.date.fromisoformat(text) if name == "published" else text
        except ValueError:
            raise UsageError(f"“{text}” is no date: write it {EXAMPLES[name]}.") from None
        given = msgspec.structs.replace(Given(), **{name: value}).checked()
        return self._with(name, getattr(given, name))

    @property
    def lens_now(self) -> str | None:
        return self.given.lens or self.lens

    def with_lens(self, key: str) -> "SourceAnswers":
        return self._with(LENS, None if key == self.lens else key)

    def rows(self) -> list[Choice]:
        """Return a row for each answer."""
        rows = [Choice(name, label, self._detail(name)) for name, label in FIELDS.items()]
        if self.lenses:
            now = self.lens_now
            rows.append(Choice(LENS, LENS, self.lenses.get(now, now) if now else "none"))
        return rows

    def lens_choices(self) -> list[Choice]:
        """Return the lenses there are, the present one marked."""
        return [
            Choice(key, name, is_marked=key == self.lens_now) for key, name in self.lenses.items()
        ]

    def _detail(self, name: str) -> str:
        where = self.source.found.get(name) if getattr(self.given, name) is None else None
        shown = self.shown(name)
        return UNKNOWN if shown is None else f"{shown} ({where})" if where else shown

    def _with(self, name: str, value: object) -> "SourceAnswers":
        given = msgspec.structs.replace(self.given, **{name: value})
        return msgspec.structs.replace(self, given=given)
